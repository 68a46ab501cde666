"""Whether the reasons of notices stand at this moment, in one statement for any number of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.expressions import Combinable

from motions.models import FollowUpEvent, Notification
from motions.rules.follow_ups import EventKind, State
from motions.rules.notices import Reason, still_stands
from motions.services.notices.pace import current_pace

CHUNK = 1000
"""Rows in memory at once."""


class Row(NamedTuple):
    """A notification with its event and its follow-up as it is now; ``last_on`` is the term that can still pass."""

    pk: int
    role: str
    following: int | None
    ended: Any
    refused: Any
    event: int
    kind: str
    happened_on: date
    retracted: bool
    version: int | None
    follow_up: int
    state: str
    due_on: date | None
    last_on: date | None
    term_version: int
    is_estimate: bool
    mentioned_on: date | None
    is_staff: bool | None
    bundle: str
    visible: bool


COLUMNS = (
    "pk",
    "role",
    "subscription",
    "subscription__ended_at",
    "subscription__refused_at",
    "event",
    "event__kind",
    "event__happened_on",
    Exists(FollowUpEvent.objects.filter(follow_up=OuterRef("event__follow_up"), retracts=OuterRef("event"))),
    "event__deadline__version",
    "event__follow_up",
    "event__follow_up__state",
    "event__follow_up__due_on",
    "event__follow_up__open_due_on",
    "event__follow_up__term_version",
    "event__follow_up__is_estimate",
    "event__follow_up__mentioned_on",
    "subscription__user__is_staff",
    "bundle",
)


def looked_at(
    notifications: QuerySet[Notification], *, today: date, visible: Combinable | None = None
) -> Iterator[tuple[Row, bool]]:
    """Each of them and whether it may still leave, in no order and never all in memory.

    It may not when its event was taken back, its term moved, its follow-up is done, its reader unsubscribed or cannot
    be reached, or ``visible`` (where it is given) is false.
    """
    pace = current_pace()
    columns = (*COLUMNS, visible or Value(True))
    for values in notifications.order_by().values_list(*columns).iterator(chunk_size=CHUNK):
        row = Row(*values)
        yield row, row.visible and _is_wanted(row) and still_stands(_reason(row), today=today, pace=pace)


def _is_wanted(row: Row) -> bool:
    if row.role != Notification.Role.FOLLOWER:
        return True
    return row.following is not None and row.ended is None and row.refused is None


def _reason(row: Row) -> Reason:
    return Reason(
        kind=EventKind(row.kind),
        retracted=row.retracted,
        version=row.version,
        term_version=row.term_version,
        open_due_on=row.last_on,
        state=State(row.state),
        due_on=row.due_on,
        is_estimate=row.is_estimate,
        mentioned_on=row.mentioned_on,
        happened_on=row.happened_on,
    )
