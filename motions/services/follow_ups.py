"""Follow-ups: open, report, decide, close, reopen, transfer, take back. Each is an event with who, when and source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motions.models import (
    Addressee,
    Commitment,
    Deadline,
    Evidence,
    FollowUp,
    FollowUpEvent,
    Letter,
    Ministry,
    Motion,
    Notification,
    Request,
    Suggestion,
)
from motions.rules.decisions import FOLLOWED, Decided, DecisionKind, outcome_of
from motions.rules.follow_ups import EventKind, NotAllowed, Outcome, State, may_happen
from motions.services import standing
from motions.services.permissions import FOLLOW_UP, require
from motions.services.refusals import Refused
from motions.services.terms import NewTerm, Source, set_term

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class NothingToFollow(Refused):
    """The motion asks nothing of the government that was adopted or taken over."""

    def __init__(self, motion: Motion) -> None:
        super().__init__(f"{motion.name} is niet aangenomen of overgenomen, of vraagt niets van de regering.")


class AlreadyFollowed(Refused):
    """The request or commitment is followed already at this ministry."""

    def __init__(self) -> None:
        super().__init__("Dit wordt al gevolgd bij dit ministerie.")


@dataclass(frozen=True, slots=True)
class Report:
    """What a letter reported: where it stands, and the passage and suggestion that carry it."""

    letter: Letter | None = None
    evidence: Evidence | None = None
    suggestion: Suggestion | None = None
    note: str = ""


def open_follow_up(
    *,
    follow_from: date,
    actor: "User | None",
    now: datetime,
    today: date,
    request: Request | None = None,
    commitment: Commitment | None = None,
    ministry: Ministry | None = None,
    ministry_source: str = "",
    part: str = "",
    term: NewTerm | None = None,
    set_by: Deadline.SetBy = Deadline.SetBy.PROMISED,
    source: Source | None = None,
) -> FollowUp:
    """Follow a request or a commitment from a day on, with its first term where it has one.

    Raises AlreadyFollowed, TermBeforePromise. Callers check the permission of ``actor``.
    """
    source = source or Source()
    with transaction.atomic():
        same = FollowUp.objects.filter(request=request, commitment=commitment, ministry=ministry, part=part, period="")
        if same.exclude(state=State.TRANSFERRED.value).exists():
            raise AlreadyFollowed
        follow_up = FollowUp.objects.create(
            request=request,
            commitment=commitment,
            ministry=ministry,
            ministry_source=ministry_source,
            part=part,
            follow_from=follow_from,
            opened_at=now,
        )
        _record(
            follow_up, EventKind.OPENED, follow_from, "1", actor, now, Report(source.letter, None, source.suggestion)
        )
        if term is not None:
            set_term(
                follow_up=follow_up, term=term, set_by=set_by, actor=actor, now=now, today=today, source=source,
                happened_on=follow_from,
            )  # fmt: skip
        standing.refresh(follow_up, today=today, now=now)
    return follow_up


def open_for_motion(
    *,
    motion: Motion,
    ministry: Ministry | None,
    terms: dict[int, NewTerm],
    actor: "User | None",
    now: datetime,
    today: date,
) -> list[FollowUp]:
    """Open a follow-up for each request to the government of a motion that was adopted or taken over.

    ``terms`` gives the term of a request by its primary key (relative terms count from the adoption). Requests that
    are followed already are left alone. Raises NothingToFollow.
    """
    require(actor, FOLLOW_UP)
    decided = outcome_of(
        Decided(DecisionKind(decision.kind), decision.decided_on, decision.order) for decision in motion.decisions.all()
    )
    requests = motion.requests.exclude(addressee=Addressee.NOBODY)
    if decided is None or decided.kind not in FOLLOWED or not requests:
        raise NothingToFollow(motion)
    with transaction.atomic():
        return [
            open_follow_up(
                request=request,
                ministry=ministry,
                ministry_source=FollowUp.MinistrySource.STAFF if ministry else "",
                follow_from=decided.decided_on,
                term=terms.get(request.pk),
                set_by=Deadline.SetBy.REQUESTED,
                actor=actor,
                now=now,
                today=today,
            )
            for request in requests.filter(follow_ups=None)
        ]


def report(
    *,
    follow_up: FollowUp,
    kind: EventKind,
    happened_on: date,
    actor: "User | None",
    now: datetime,
    today: date,
    source: Report | None = None,
) -> FollowUpEvent:
    """Note what a letter says. It changes the state where it may; a late-read old letter only joins the timeline.

    ``kind`` is a report, MENTIONED, or TERM_EXTENDED for a postponement that names no new date. Callers check the
    permission of ``actor``.
    """
    source = source or Report()
    episode = f"s{source.suggestion.pk}" if source.suggestion else now.isoformat()
    if source.suggestion:
        episode += f".{follow_up.events.filter(suggestion=source.suggestion, kind=kind.value).count() + 1}"
    return _change(follow_up, kind, happened_on, episode, actor, now, today, source)


def decide(
    *,
    follow_up: FollowUp,
    outcome: Outcome,
    body: str,
    decided_on: date,
    actor: "User | None",
    now: datetime,
    today: date,
) -> FollowUpEvent:
    """Note what the body that may decide established; ``body`` names it ("toezeggingenregister", a committee)."""
    require(actor, FOLLOW_UP)
    return _by_hand(follow_up, EventKind.DECIDED, decided_on, actor, now, today, outcome=outcome.value, body=body)


def change_by_hand(
    *,
    follow_up: FollowUp,
    kind: EventKind,
    happened_on: date,
    note: str,
    actor: "User | None",
    now: datetime,
    today: date,
) -> FollowUpEvent:
    """A person notes a report, that it was overtaken or lapsed, closes or reopens. Raises NotAllowed."""
    require(actor, FOLLOW_UP)
    return _by_hand(follow_up, kind, happened_on, actor, now, today, note=note)


def transfer(
    *, follow_up: FollowUp, ministry: Ministry, note: str, actor: "User | None", now: datetime, today: date
) -> FollowUp:
    """Hand the follow-up to another ministry: the old one stays as transferred, all versions of the term go along."""
    require(actor, FOLLOW_UP)
    with transaction.atomic():
        _by_hand(
            follow_up, EventKind.TRANSFERRED, today, actor, now, today, note=note or f"Aan {ministry.abbreviation}."
        )
        successor = FollowUp.objects.create(
            request=follow_up.request,
            commitment=follow_up.commitment,
            part=follow_up.part,
            period=follow_up.period,
            ministry=ministry,
            ministry_source=FollowUp.MinistrySource.STAFF,
            predecessor=follow_up,
            follow_from=follow_up.follow_from,
            opened_at=now,
        )
        former = f"Overgenomen van {follow_up.ministry}." if follow_up.ministry else "Overgenomen."
        _record(successor, EventKind.OPENED, follow_up.follow_from, "1", actor, now, Report(note=former))
        for deadline in follow_up.deadlines.order_by("version"):
            deadline.pk, deadline.follow_up = None, successor
            deadline._state.adding = True
            deadline.save()
        standing.refresh(successor, today=today, now=now)
    return successor


def retract(*, events: Iterable[FollowUpEvent], actor: "User | None", now: datetime, today: date) -> None:
    """Take events back: each gets a RETRACTED event, its unsent notices are cancelled, the state follows again."""
    with transaction.atomic():
        follow_ups: dict[int, FollowUp] = {}
        for event in events:
            follow_up = follow_ups.setdefault(
                event.follow_up_id, FollowUp.objects.select_for_update().get(pk=event.follow_up_id)
            )
            FollowUpEvent.objects.create(
                follow_up=follow_up,
                kind=EventKind.RETRACTED.value,
                once_key=f"{follow_up.pk}:retracted:{event.pk}",
                happened_on=today,
                recorded_at=now,
                actor=actor,
                retracts=event,
                is_silent=True,
            )
            Notification.objects.filter(event=event, message=None, cancelled_at=None).update(cancelled_at=now)
        for follow_up in follow_ups.values():
            standing.refresh(follow_up, today=today, now=now)


def _by_hand(
    follow_up: FollowUp,
    kind: EventKind,
    happened_on: date,
    actor: "User | None",
    now: datetime,
    today: date,
    *,
    note: str = "",
    outcome: str = "",
    body: str = "",
) -> FollowUpEvent:
    with transaction.atomic():
        state = State(FollowUp.objects.select_for_update().get(pk=follow_up.pk).state)
        if not may_happen(state, kind):
            raise NotAllowed(kind, state)
        return _change(
            follow_up,
            kind,
            happened_on,
            now.isoformat(),
            actor,
            now,
            today,
            Report(note=note),
            outcome=outcome,
            body=body,
        )


def _change(
    follow_up: FollowUp,
    kind: EventKind,
    happened_on: date,
    episode: str,
    actor: "User | None",
    now: datetime,
    today: date,
    source: Report,
    **columns: str,
) -> FollowUpEvent:
    with transaction.atomic():
        locked = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
        event = _record(locked, kind, happened_on, episode, actor, now, source, **columns)
        standing.refresh(locked, today=today, now=now)
    follow_up.refresh_from_db()
    return event


def _record(
    follow_up: FollowUp,
    kind: EventKind,
    happened_on: date,
    episode: str,
    actor: "User | None",
    now: datetime,
    source: Report,
    **columns: str,
) -> FollowUpEvent:
    return FollowUpEvent.objects.create(
        follow_up=follow_up,
        kind=kind.value,
        once_key=f"{follow_up.pk}:{kind.value}:{episode}",
        happened_on=happened_on,
        recorded_at=now,
        actor=actor,
        letter=source.letter,
        evidence=source.evidence,
        suggestion=source.suggestion,
        note=source.note,
        is_internal=kind is EventKind.CLOSED,
        is_silent=kind in (EventKind.OPENED, EventKind.MENTIONED, EventKind.PROGRESS),
        **columns,
    )
