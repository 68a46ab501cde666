"""Slippage: whose terms moved, how often and how far. ``rules.slippage`` in SQL, for what this viewer may know."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear
from django.db.models.lookups import GreaterThan

from motions.models import Deadline
from motions.queries import seen
from motions.queries.seen import Viewer
from motions.rules.follow_ups import State


@dataclass(frozen=True, slots=True)
class Moved:
    """How many motions and commitments had a term that the government moved, and by how many months in the middle.

    ``motion_months`` and ``commitment_months`` are medians over their moved terms; None where none moved.
    """

    motions: int = 0
    commitments: int = 0
    motion_months: float | None = None
    commitment_months: float | None = None


def has_moved(viewer: Viewer) -> Q:
    """The follow-ups of ``seen.follow_ups`` with a postponement by the government, whose last day is later by it.

    What was handed over is left out: its term and history go on at the successor.
    """
    own = _versions(viewer).filter(follow_up=OuterRef("pk"))
    before = _versions(viewer).filter(follow_up=OuterRef("follow_up"), version__lt=OuterRef("version"))
    postponed = own.filter(
        set_by=Deadline.SetBy.PROMISED, due_on__gt=Subquery(before.order_by("-version").values("due_on")[:1])
    )
    # The first condition spares nearly all rows the search through their versions.
    return (
        Q(term_version__gt=1)
        & ~Q(seen_state=State.TRANSFERRED.value)
        & Q(Exists(postponed))
        & Q(GreaterThan(_last(viewer), _first(viewer)))
    )


def moved_by_ministry(*, viewer: Viewer, ministry: int | None = None) -> dict[int, Moved]:
    """What moved at each ministry (or at one), by its primary key, in two statements."""
    rows = seen.follow_ups(viewer).filter(has_moved(viewer), ministry__isnull=False).order_by()
    if ministry is not None:
        rows = rows.filter(ministry=ministry)
    totals = rows.values("ministry").annotate(
        motions=Count("request__motion", distinct=True), commitments=Count("commitment", distinct=True)
    )
    first, last = _first(viewer), _last(viewer)
    of_motion = Case(When(request__isnull=False, then=Value(True)), default=Value(False))
    distances = (
        rows.annotate(of_motion=of_motion, first_on=first, last_on=last)
        .annotate(months=_months())
        .values("ministry", "of_motion", "months")
        .annotate(count=Count("pk"))
    )
    months: dict[tuple[int, bool], Counter[int]] = defaultdict(Counter)
    for row in distances:
        months[row["ministry"], row["of_motion"]][row["months"]] += row["count"]
    return {
        row["ministry"]: Moved(
            motions=row["motions"],
            commitments=row["commitments"],
            motion_months=median(months[row["ministry"], True]),
            commitment_months=median(months[row["ministry"], False]),
        )
        for row in totals
    }


def median(counts: Counter[int]) -> float | None:
    """The middle of these values, or halfway between the two in the middle; None of none."""
    total = counts.total()
    if not total:
        return None
    middle = [_at(counts, (total - 1) // 2), _at(counts, total // 2)]
    return sum(middle) / 2


def _at(counts: Counter[int], place: int) -> int:
    for value in sorted(counts):
        place -= counts[value]
        if place < 0:
            return value
    raise IndexError(place)


def _versions(viewer: Viewer) -> QuerySet[Deadline]:
    return seen.deadlines(viewer).exclude(set_by=Deadline.SetBy.INTERNAL).filter(due_on__isnull=False)


def _first(viewer: Viewer) -> Subquery:
    return Subquery(_versions(viewer).filter(follow_up=OuterRef("pk")).order_by("version").values("due_on")[:1])


def _last(viewer: Viewer) -> Subquery:
    return Subquery(_versions(viewer).filter(follow_up=OuterRef("pk")).order_by("-version").values("due_on")[:1])


def _months() -> Case:
    """``rules.slippage.whole_months`` of ``first_on`` and ``last_on``."""
    years, months = (Extract("last_on") - Extract("first_on") for Extract in (ExtractYear, ExtractMonth))
    between = years * 12 + months
    return Case(
        When(GreaterThan(ExtractDay("first_on"), ExtractDay("last_on")), then=between - 1),
        default=between,
        output_field=IntegerField(),
    )
