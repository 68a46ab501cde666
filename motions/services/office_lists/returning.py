"""What taking a row back comes down to, decided from how things stand now; or that it was changed since."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from django.db.models import F

from motions.models import Commitment, FollowUp, FollowUpEvent, OfficeListRow, Statement
from motions.models.follow_ups import ENDED_STATES
from motions.models.transfers import TransferItem
from motions.rules.notice_kinds import BY_SWEEP
from motions.services.bulk import Row
from motions.services.refreshing import Histories
from motions.services.standing import standing_among

FOLLOW_UP_COLUMNS = {
    "ministry": "ministry_id",
    "ministry_source": "ministry_source",
    "unit": "unit",
    "owner": "owner_id",
}
REGISTER_COLUMNS = {"register_number": "register_number", "register_status": "register_status"}


class ChangedSince(Exception):
    """Somebody or something changed what the row made; ``str()`` is Dutch."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What is written to take a row back: columns by id, events to retract, and the commitment to withdraw."""

    row: OfficeListRow
    follow_up: Row | None = None
    commitment: Row | None = None
    withdraws: int | None = None
    events: list[FollowUpEvent] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Present:
    """How what some rows made stands now: locked, and read in a fixed number of statements."""

    follow_ups: dict[int, FollowUp]
    commitments: dict[int, Commitment]
    histories: Histories
    edited: frozenset[int]
    handed_over: frozenset[int]
    edited_commitments: frozenset[int]
    said: Counter[int]
    followed: dict[int, set[int]]

    @classmethod
    def of(cls, rows: Sequence[OfficeListRow]) -> Self:
        """Locks the follow-ups, then the commitments, each in the order of their key, as everywhere."""
        made = [row.made for row in rows]
        follow_ups = FollowUp.objects.filter(pk__in={pk for one in made for pk in one["follow_ups"]})
        keys = {one[name] for one in made for name in ("commitment", "register_of") if name in one}
        commitments = Commitment.objects.filter(pk__in=keys)
        locked = {row.pk: row for row in follow_ups.order_by("pk").select_for_update(of=("self",))}
        with_number = {row.pk: row for row in commitments.order_by("pk").select_for_update(of=("self",))}
        opened = {pk for one in made for pk in one["opened"]}
        edits = FollowUp.history.filter(id__in=opened, history_type="~").order_by()
        items = TransferItem.objects.filter(follow_up__in=opened).order_by()
        brought = {one["commitment"] for one in made if "commitment" in one}
        said = Statement.objects.filter(commitment__in=brought, retracted_at=None).order_by()
        others = FollowUp.objects.filter(commitment__in=brought).exclude(state__in=ENDED_STATES).order_by()
        followed: dict[int, set[int]] = {pk: set() for pk in brought}
        for commitment, follow_up in others.values_list(F("commitment"), "pk"):
            followed[commitment].add(follow_up)
        return cls(
            follow_ups=locked,
            commitments=with_number,
            histories=Histories.of(follow_ups),
            edited=frozenset(edits.values_list("id", flat=True)),
            handed_over=frozenset(items.values_list("follow_up", flat=True)),
            edited_commitments=frozenset(
                Commitment.history.filter(id__in=brought).order_by().values_list("id", flat=True)
            ),
            said=Counter(said.values_list("commitment", flat=True)),
            followed=followed,
        )


def returned(row: OfficeListRow, present: Present) -> Returned:
    """What taking this row back writes. Raises ChangedSince."""
    made = row.made
    opened = set(made["opened"])
    events = [event for pk in made["follow_ups"] for event in _events(pk, made, present, is_opened=pk in opened)]
    follow_up = commitment = withdraws = None
    if "columns" in made:
        there = present.follow_ups.get(made["follow_ups"][0])
        follow_up = _restored(there, made["columns"], FOLLOW_UP_COLUMNS, "De opvolging")
    if "register" in made:
        there_too = present.commitments.get(made["register_of"])
        commitment = _restored(there_too, made["register"], REGISTER_COLUMNS, "De toezegging")
    if "commitment" in made and (brought := present.commitments.get(made["commitment"])):
        _check_withdrawn(brought, opened, present)
        commitment = {"id": brought.pk, "register_number": "", "register_status": ""}
        withdraws = brought.pk
    return Returned(row, follow_up, commitment, withdraws, events)


def _events(follow_up: int, made: dict[str, Any], present: Present, *, is_opened: bool) -> list[FollowUpEvent]:
    """The events to take back: those of the row, and what the calendar made of them since."""
    own = set(made["events"])
    standing = standing_among(present.histories.events.get(follow_up, []))
    later = [event for event in standing if event.pk not in own and event.pk > max(own, default=0)]
    if any(event.kind not in BY_SWEEP for event in later) and (own or is_opened):
        raise ChangedSince("Sinds het overnemen is bij deze opvolging iets vastgelegd. Zij blijft zoals zij is.")
    if is_opened and follow_up in present.edited:
        raise ChangedSince("Deze opvolging is sinds het overnemen gewijzigd en blijft zoals zij is.")
    if is_opened and follow_up in present.handed_over:
        raise ChangedSince("Deze opvolging is sindsdien overgedragen of aangeboden. Zij blijft zoals zij is.")
    deadline = made.get("deadline")
    return [
        event
        for event in sorted(standing, key=lambda event: event.pk)
        if event.pk in own or is_opened or (deadline is not None and event.deadline_id == deadline)
    ]


def _restored(
    row: FollowUp | Commitment | None, columns: dict[str, list[Any]], named: dict[str, str], what: str
) -> Row:
    """The columns as they were, beside those that stay; unless somebody changed one since."""
    if row is None or any(getattr(row, named[name]) != after for name, (_, after) in columns.items()):
        raise ChangedSince(f"{what} is sinds het overnemen gewijzigd en blijft zoals het hier staat.")
    here = {column: getattr(row, column) for column in named.values()}
    return {"id": row.pk, **here, **{named[name]: before for name, (before, _) in columns.items()}}


def _check_withdrawn(commitment: Commitment, opened: set[int], present: Present) -> None:
    """A commitment that the list brought no longer stands, unless something hangs on it that the list did not bring."""
    is_edited = commitment.pk in present.edited_commitments or commitment.official_id is not None
    if is_edited or present.followed[commitment.pk] - opened or present.said[commitment.pk] != 1:
        raise ChangedSince("De toezegging is sinds het overnemen gewijzigd en blijft zoals zij is.")
