"""What a digest says: the most urgent notices, how many of each sort there are, and why its reader gets them.

However many notifications it carries, few of them are in memory at once, and the number of statements is fixed.
"""

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from heapq import nsmallest

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When

from motions.models import Message, Notification
from motions.queries import seen
from motions.queries.seen import Viewer
from motions.rules.calendar import Calendar
from motions.rules.follow_ups import EventKind, State
from motions.rules.notice_words import Count
from motions.services.delivery.carrying import Carried, carried
from motions.services.notices.news import BY_LIST, BY_OFFER, BY_REFUSAL, BY_TRANSFER
from motions.services.notices.reasons import CHUNK, Row, looked_at

LINES = 20
"""The notices that a digest shows; it leads to the others."""
PERIODICAL = ("daily:", "weekly:")
"""Bundles that somebody asked for, also when there is one thing in it."""

SORTS: dict[str, frozenset[EventKind]] = {
    "passed": frozenset({EventKind.TERM_PASSED, EventKind.STILL_OPEN}),
    "approaching": frozenset({EventKind.DUE_SOON}),
    "extended": frozenset({EventKind.TERM_EXTENDED}),
    "reported": frozenset({EventKind.REPORTED, EventKind.PARTLY, EventKind.DECLINED}),
}
"""What the subject counts, most urgent first; the rest is "other"."""
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Digest:
    """What still stands of a bundle: ``lines`` most urgent first, at most LINES of ``total``.

    ``subscriptions`` are those by which it comes to its reader, empty where it does not come to a follower.
    """

    bundle: str
    total: int
    counts: tuple[Count, ...]
    lines: tuple[Carried, ...]
    subscriptions: tuple[int, ...]

    @property
    def is_periodical(self) -> bool:
        return self.bundle.startswith(PERIODICAL)

    @property
    def is_move(self) -> bool:
        return self.bundle.startswith((BY_TRANSFER, BY_OFFER, BY_REFUSAL))

    @property
    def is_decision_list(self) -> bool:
        return self.bundle.startswith(BY_LIST)


@dataclass(slots=True)
class _Sieve:
    """Lets through what stands, and keeps count of that and of the rest."""

    counts: Counter[str] = field(default_factory=Counter)
    dropped: "array[int]" = field(default_factory=lambda: array("q"))
    subscriptions: set[int] = field(default_factory=set)
    bundle: str = ""

    def pass_on(self, rows: Iterator[tuple[Row, bool]]) -> Iterator[Row]:
        for row, stands in rows:
            if not stands:
                self.dropped.append(row.pk)
                continue
            self.counts[sort_of(row)] += 1
            self.bundle = row.bundle
            if row.following is not None:
                self.subscriptions.add(row.following)
            yield row


def gather(message: Message, *, today: date, calendar: Calendar, now: datetime) -> Digest | None:
    """What the digest says now; None when nothing stands any more. What no longer stands is cancelled."""
    sieve = _Sieve()
    everything = Notification.objects.filter(message=message, cancelled_at=None)
    rows = looked_at(everything, today=today, visible=_visible(today=today))
    first = nsmallest(LINES, sieve.pass_on(rows), key=urgency)
    _cancel(message, sieve.dropped, now=now)
    if not first:
        return None
    keys = [row.pk for row in first]
    about = {
        each.notification.pk: each
        for each in carried(Notification.objects.filter(pk__in=keys), today=today, calendar=calendar, named=False)
    }
    lines = tuple(about[key] for key in keys if key in about and about[key].item and about[key].event)
    if not lines:
        # All of them went out of sight between the two looks; what is left comes instead of them.
        _cancel(message, array("q", keys), now=now)
        return gather(message, today=today, calendar=calendar, now=now)
    return Digest(
        bundle=sieve.bundle,
        total=sieve.counts.total(),
        counts=tuple(Count(sort, sieve.counts[sort]) for sort in (*SORTS, OTHER) if sieve.counts[sort]),
        lines=lines,
        subscriptions=tuple(sorted(sieve.subscriptions)),
    )


def sort_of(row: Row) -> str:
    return next((sort for sort, kinds in SORTS.items() if row.kind in kinds), OTHER)


def urgency(row: Row) -> tuple[int, date, int]:
    """What is late first, the longest; then what approaches, the nearest; then what the government told."""
    return [*SORTS, OTHER].index(sort_of(row)), row.last_on or date.max, row.pk


def _visible(*, today: date) -> Case:
    """Whether the reader of a notification may see what it is about."""
    follow_ups = seen.follow_ups(Viewer.VISITOR).filter(pk=OuterRef("event__follow_up"))
    same_term = Q(seen_open_due_on=F("open_due_on")) | Q(seen_open_due_on=None, open_due_on=None)
    events = seen.events(Viewer.VISITOR, today=today).filter(pk=OuterRef("event"))
    works_here = ~Q(role=Notification.Role.FOLLOWER) | Q(subscription__user__is_staff=True)
    return Case(
        When(works_here & Q(event__follow_up__state=State.RETRACTED.value), then=Value(False)),
        When(works_here, then=Value(True)),
        When(Exists(follow_ups.filter(same_term)) & Exists(events), then=Value(True)),
        default=Value(False),
    )


def _cancel(message: Message, dropped: "array[int]", *, now: datetime) -> None:
    for begin in range(0, len(dropped), CHUNK):
        keys = dropped[begin : begin + CHUNK].tolist()
        Notification.objects.filter(pk__in=keys, message=message, cancelled_at=None).update(cancelled_at=now)
