"""What happened, as each reader of a notice may know it: from rows that were read with how things stand."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from motions.models import Deadline, FollowUp, FollowUpEvent, TransferItem
from motions.queries.seen import Viewer
from motions.queries.timeline import Passage, timeline_line
from motions.rules.follow_ups import EventKind, Outcome

if TYPE_CHECKING:
    from motions.models import Ministry, Office
    from motions.queries.seen import SeenEvent, SeenFollowUp
    from motions.queries.standings import Standing


@dataclass(frozen=True, slots=True)
class NoticeEvent:
    """An event with its source. ``former_due_on`` is the last day of the version before it, ``due_on`` of its own.

    ``reason`` is why a term or a transfer is as it is, or an offer was refused; ``moved_from`` and ``moved_to`` name
    ministry and office, and for staff unit and owner. ``transfer`` is the key of the transfer that it tells of,
    ``asked`` the ministry that has to answer an offer, or "".
    """

    pk: int
    kind: EventKind
    day: date
    letter_on: date | None
    quote: str
    summary: str
    passage: Passage | None
    outcome: Outcome | None
    body: str
    former_due_on: date | None
    due_on: date | None
    reason: str
    moved_from: str
    moved_to: str
    transfer: int | None
    asked: str


def notice_events(
    follow_ups: "Iterable[tuple[SeenFollowUp, Standing]]", events: Collection[int], *, viewer: Viewer
) -> dict[int, NoticeEvent]:
    """These events of these follow-ups by key; what was taken back or the viewer may not see is absent.

    No statement, or one where something was moved.
    """
    rows = [
        (event, follow_up, stand) for follow_up, stand in follow_ups for event in stand.events if event.pk in events
    ]
    moves = _moves([event for event, _, _ in rows])
    return {
        event.pk: _event(event, follow_up, stand.deadlines, moves.get(event.pk), viewer)
        for event, follow_up, stand in rows
    }


def _moves(events: "Sequence[SeenEvent]") -> dict[int, TransferItem]:
    """What each event moved, by the event's key."""
    moved = {(row.transfer_id, row.follow_up_id): row.pk for row in events if row.transfer_id}
    if not moved:
        return {}
    follow_ups = [follow_up for _, follow_up in moved]
    items = TransferItem.objects.filter(
        Q(follow_up__in=follow_ups) | Q(successor__in=follow_ups), transfer__in={transfer for transfer, _ in moved}
    ).select_related(
        "transfer__ministry",
        "transfer__office",
        "transfer__owner",
        "former_ministry",
        "former_office",
        "former_owner",
    )
    return {
        moved[item.transfer_id, follow_up]: item
        for item in items
        for follow_up in (item.follow_up_id, item.successor_id)
        if follow_up is not None and (item.transfer_id, follow_up) in moved
    }


def _event(
    row: "SeenEvent",
    follow_up: "SeenFollowUp",
    deadlines: Sequence[Deadline],
    move: TransferItem | None,
    viewer: Viewer,
) -> NoticeEvent:
    line = timeline_line(row, viewer)
    deadline = row.deadline
    moved_from, moved_to = _moved(row, follow_up, move, viewer)
    return NoticeEvent(
        pk=row.pk,
        kind=EventKind(row.kind),
        day=row.happened_on,
        letter_on=row.letter.sent_on if row.letter else None,
        quote=line.quote,
        summary=row.summary,
        passage=line.passage,
        outcome=Outcome(row.outcome) if row.outcome else None,
        body=row.body,
        former_due_on=_former_due_on(deadline, deadlines),
        due_on=deadline.due_on if deadline else None,
        reason=_reason(row, move, deadline, viewer),
        moved_from=moved_from,
        moved_to=moved_to,
        transfer=row.transfer_id,
        asked=_named(move.transfer.ministry, None) if move and row.kind == EventKind.OFFERED.value else "",
    )


def _former_due_on(deadline: Deadline | None, deadlines: Sequence[Deadline]) -> date | None:
    """The last day of the version that counted before this one; ``deadlines`` are newest first."""
    if deadline is None:
        return None
    binding = (row for row in deadlines if row.set_by != Deadline.SetBy.INTERNAL and row.due_on is not None)
    return next((row.due_on for row in binding if row.version < deadline.version), None)


def _reason(row: FollowUpEvent, move: TransferItem | None, deadline: Deadline | None, viewer: Viewer) -> str:
    """Why; of a transfer for staff only."""
    if move is not None:
        why = move.answer if row.kind == EventKind.OFFER_REFUSED.value else move.transfer.reason
        return why if viewer.is_staff else ""
    return deadline.reason if deadline else ""


def _moved(row: FollowUpEvent, follow_up: FollowUp, move: TransferItem | None, viewer: Viewer) -> tuple[str, str]:
    if move is None:
        successor = getattr(follow_up, "successor", None) if row.kind == EventKind.TRANSFERRED.value else None
        to = successor.ministry if successor else None
        return (_named(follow_up.ministry, None), _named(to, None)) if to else ("", "")
    transfer = move.transfer
    to_unit, to_owner = (transfer.unit, str(transfer.owner or "")) if viewer.is_staff else ("", "")
    from_unit, from_owner = (move.former_unit, str(move.former_owner or "")) if viewer.is_staff else ("", "")
    moved_from = _named(
        move.former_ministry if transfer.ministry_id else None,
        move.former_office if transfer.office_id else None,
        from_unit if transfer.unit else "",
        from_owner if transfer.owner_id else "",
    )
    return moved_from, _named(transfer.ministry, transfer.office, to_unit, to_owner)


def _named(ministry: "Ministry | None", office: "Office | None", *others: str) -> str:
    """``BZ, minister van Buitenlandse Zaken, DGPZ``: only what moved."""
    names = (ministry.abbreviation if ministry else "", office.title if office else "", *others)
    return ", ".join(name for name in names if name)
