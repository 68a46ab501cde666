"""Decision lists: many follow-ups decided on one day in one source, noted as one step and undone as one.

All rows or none. Each follow-up gets its own event that names the list, so that whoever handles several of them hears
of them in one message. A fixed number of statements, however long the list is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motions.models import (
    Activity,
    Deadline,
    DecisionList,
    DecisionListRow,
    FollowUp,
    FollowUpEvent,
    Letter,
    Visibility,
)
from motions.rules.follow_ups import STATE_AFTER, EventKind
from motions.rules.listed_decisions import OUTCOMES
from motions.services.acts import Act
from motions.services.listed_events import write_plans
from motions.services.listed_rows import ListedRow, Plan, RowsRefused, planned
from motions.services.permissions import ESTABLISH, FOLLOW_UP, require
from motions.services.refreshing import Histories, refresh_all
from motions.services.refusals import Refused
from motions.services.retractions import take_back_all
from motions.services.standing import standing_among

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import QuerySet

TERM_KINDS = (EventKind.TERM_SET, EventKind.TERM_EXTENDED, EventKind.TERM_CONFIRMED)
CHANGES = frozenset({*STATE_AFTER, EventKind.KEPT_OPEN, *TERM_KINDS})
"""Kinds after which a follow-up is no longer what the list made of it."""


class ListRefused(Refused):
    """The list cannot be as it is; ``field`` names what is wrong: decided_on, body, letter, source or rows."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class NothingToUndo(Refused):
    """Every row was undone already, or its follow-up changed since."""

    def __init__(self) -> None:
        super().__init__("Er is niets ongedaan te maken: dat is al gebeurd, of er is daarna iets anders vastgelegd.")


@dataclass(frozen=True, slots=True)
class ListSource:
    """Where a list of decisions stands: a letter, a debate or meeting, or a text that says where; at least one."""

    letter: Letter | None = None
    activity: Activity | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """How many rows no longer count, and those that stay because their follow-up changed since."""

    undone: int
    left: tuple[DecisionListRow, ...]


def foresee(
    *,
    decided_on: date,
    body: str,
    source: ListSource,
    rows: Sequence[ListedRow],
    actor: "User | None",
    now: datetime,
    today: date,
) -> list[Plan]:
    """What noting this list would write, a plan for each row in its order; nothing is written.

    Raises what record_list does.
    """
    require(actor, FOLLOW_UP)
    _check_head(decided_on, body, source, rows, today=today)
    chosen = FollowUp.objects.filter(pk__in=[row.follow_up for row in rows])
    named = chosen.select_related(*NAMED, "request__motion__paper__dossier", "ministry")
    follow_ups = {follow_up.pk: follow_up for follow_up in named}
    return _plans(rows, follow_ups, Histories.of(chosen), on=decided_on, act=Act(actor, now, today))


def record_list(
    *,
    decided_on: date,
    body: str,
    source: ListSource,
    rows: Sequence[ListedRow],
    actor: "User | None",
    now: datetime,
    today: date,
) -> DecisionList:
    """Note what ``body`` decided about these follow-ups. Raises ListRefused, RowsRefused and PermissionDenied."""
    require(actor, FOLLOW_UP)
    _check_head(decided_on, body, source, rows, today=today)
    act = Act(actor, now, today)
    with transaction.atomic():
        chosen = FollowUp.objects.filter(pk__in=[row.follow_up for row in rows])
        follow_ups = {follow_up.pk: follow_up for follow_up in _locked(chosen)}
        plans = _plans(rows, follow_ups, Histories.of(chosen), on=decided_on, act=act)
        noted = DecisionList.objects.create(
            decided_on=decided_on,
            body=body.strip(),
            letter=source.letter,
            activity=source.activity,
            source=source.text.strip(),
            made_at=now,
            made_by=actor,
        )
        write_plans(noted, plans, act)
        refresh_all(_follow_ups(noted.rows.all()), today=today, now=now)
    return noted


def undo(*, decision_list: DecisionList, actor: "User | None", now: datetime, today: date) -> Undone:
    """Take the whole list back: each follow-up becomes what it was, unless something else was noted of it since.

    Each event is taken back by one of its own and its unsent notices are cancelled; nothing is deleted. Raises
    NothingToUndo, and PermissionDenied, also for who may not establish where the list did.
    """
    require(actor, FOLLOW_UP)
    standing = decision_list.rows.filter(undone_at=None)
    if standing.filter(decision__in=[decision.value for decision in OUTCOMES]).exists():
        require(actor, ESTABLISH)
    act = Act(actor, now, today)
    with transaction.atomic():
        DecisionList.objects.select_for_update().get(pk=decision_list.pk)
        list(_locked(_follow_ups(standing)))
        histories = Histories.of(_follow_ups(standing))
        listed = list(standing.select_related(*(f"follow_up__{name}" for name in NAMED), "follow_up__ministry"))
        ours = {row.pk: _unchanged_since(decision_list, histories.events[row.follow_up_id]) for row in listed}
        untouched = [pk for pk, events in ours.items() if events]
        if not untouched:
            raise NothingToUndo
        take_back_all((event for events in ours.values() for event in events), act)
        rows = DecisionListRow.objects.filter(pk__in=untouched)
        Deadline.objects.filter(
            events__decision_list=decision_list, follow_up__in=rows.values("follow_up"), retracted_at=None
        ).update(retracted_at=now)
        rows.update(undone_at=now)
        DecisionList.objects.filter(pk=decision_list.pk).update(undone_at=now, undone_by=actor)
        refresh_all(_follow_ups(rows), today=today, now=now)
    return Undone(len(untouched), tuple(row for row in listed if not ours[row.pk]))


NAMED = ("request__motion__paper", "commitment")
"""What names a follow-up and says who establishes it."""


def _plans(
    rows: Sequence[ListedRow], follow_ups: Mapping[int, FollowUp], histories: Histories, *, on: date, act: Act
) -> list[Plan]:
    plans, problems = planned(rows, follow_ups, histories, on=on, act=act)
    if problems:
        raise RowsRefused(problems)
    return plans


def _check_head(decided_on: date, body: str, source: ListSource, rows: Sequence[ListedRow], *, today: date) -> None:
    if decided_on > today:
        raise ListRefused("decided_on", "Deze dag moet nog komen.")
    if not body.strip():
        raise ListRefused("body", "Schrijf op wie dit besloot.")
    if source.letter is None and source.activity is None and not source.text.strip():
        raise ListRefused("source", "Noem een brief of een debat, of schrijf op waar de besluiten staan.")
    if source.letter is not None and source.letter.visibility == Visibility.DRAFT:
        raise ListRefused("letter", "Deze brief is een concept. In een concept is nog niets besloten.")
    if not rows:
        raise ListRefused("rows", "Kies bij minstens één regel een besluit.")


def _locked(follow_ups: "QuerySet[FollowUp]") -> "QuerySet[FollowUp]":
    """In the order of their keys, as everywhere, so that two of these never wait for each other."""
    return follow_ups.select_related(*NAMED).select_for_update(of=("self",), no_key=True).order_by("pk")


def _follow_ups(rows: "QuerySet[DecisionListRow]") -> "QuerySet[FollowUp]":
    return FollowUp.objects.filter(pk__in=rows.order_by().values("follow_up"))


def _unchanged_since(noted: DecisionList, history: list[FollowUpEvent]) -> list[FollowUpEvent]:
    """What the list wrote of this follow-up, empty where that was taken back or something else was noted since."""
    standing = standing_among(history)
    ours = [event for event in standing if event.decision_list_id == noted.pk]
    if not ours:
        return []
    last = max(event.pk for event in ours)
    kinds = {event.pk: event.kind for event in history}
    later = any(event.pk > last and event.kind in CHANGES for event in standing)
    earlier_taken_back = any(
        event.pk > last and event.retracts_id is not None and event.retracts_id < last
        and kinds[event.retracts_id] in CHANGES
        for event in history
    )  # fmt: skip
    return [] if later or earlier_taken_back else ours
