"""The lists of motions and commitments: the most urgent first, a page at a time, with counts beside each choice."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    ExpressionWrapper,
    F,
    IntegerField,
    Min,
    Q,
    QuerySet,
    Value,
    When,
)

from motions.models import Commitment, Motion
from motions.models.follow_ups import RUNNING_STATES
from motions.queries import seen
from motions.queries.criteria import (
    NO_MINISTRY,
    STAND_CONDITIONS,
    Criteria,
    ItemKind,
    Stand,
    TermStand,
    any_of,
    term_condition,
)
from motions.queries.items import commitments_where, motions_where
from motions.queries.rows import ItemRow, item_rows
from motions.queries.seen import Viewer
from motions.queries.slippage import has_moved

if TYPE_CHECKING:
    from motions.queries.seen import SeenFollowUp

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. ``number`` is the page shown: the last one where a later one was asked for."""

    rows: tuple[ItemRow, ...]
    total: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class MinistryCount:
    """A choice of the ministry filter: its code (or NO_MINISTRY), label and number of items."""

    code: str
    label: str
    items: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many items each choice would give, the other fields' choices kept. ``not_followed`` stands apart."""

    stands: dict[Stand, int]
    terms: dict[TermStand, int]
    ministries: tuple[MinistryCount, ...]
    not_followed: int


def page(kind: ItemKind, criteria: Criteria, *, viewer: Viewer, today: date, number: int = 1) -> Page:
    """The rows of one page; each shows its most urgent follow-up among those that meet the criteria."""
    keys = _ordered_keys(kind, criteria, viewer=viewer, today=today)
    total = keys.count()
    pages = max(1, -(-total // PAGE_SIZE))
    number = min(max(1, number), pages)
    shown = list(keys[(number - 1) * PAGE_SIZE : number * PAGE_SIZE])
    rows = item_rows(kind, shown, matching(kind, criteria, viewer=viewer, today=today), viewer=viewer, today=today)
    return Page(rows=rows, total=total, number=number, pages=pages)


def first_rows(kind: ItemKind, criteria: Criteria, *, viewer: Viewer, today: date, limit: int) -> tuple[ItemRow, ...]:
    """The most urgent rows without counting the others."""
    shown = list(_ordered_keys(kind, criteria, viewer=viewer, today=today)[:limit])
    return item_rows(kind, shown, matching(kind, criteria, viewer=viewer, today=today), viewer=viewer, today=today)


def rows_of(kind: ItemKind, keys: list[int], *, viewer: Viewer, today: date) -> tuple[ItemRow, ...]:
    """The rows of these items, in this order."""
    return item_rows(kind, keys, everything(kind, viewer=viewer), viewer=viewer, today=today)


def facets(kind: ItemKind, criteria: Criteria, *, viewer: Viewer, today: date) -> Facets:
    """The counts beside the choices, in four statements."""
    stands = _counts(
        kind,
        matching(kind, replace(criteria, stands=()), viewer=viewer, today=today),
        {stand.name: condition for stand, condition in STAND_CONDITIONS.items()},
    )
    # A condition that looks into other tables is decided for each row before the rows are counted.
    moved = ExpressionWrapper(has_moved(viewer), output_field=BooleanField())
    conditions = {term: term_condition(term, viewer=viewer, today=today) for term in TermStand}
    terms = _counts(
        kind,
        matching(kind, replace(criteria, terms=()), viewer=viewer, today=today).annotate(has_moved=moved),
        {term.name: condition for term, condition in (conditions | {TermStand.MOVED: Q(has_moved=True)}).items()},
    )
    by_ministry = (
        matching(kind, replace(criteria, ministries=()), viewer=viewer, today=today)
        .order_by()
        .values("ministry__code", "ministry__name")
        .annotate(items=Count(kind.path, distinct=True))
        .order_by(F("ministry__name").asc(nulls_last=True))
    )
    return Facets(
        stands={stand: stands[stand.name] for stand in stands_for(viewer)},
        terms={term: terms[term.name] for term in TermStand},
        ministries=tuple(
            MinistryCount(row["ministry__code"] or NO_MINISTRY, row["ministry__name"] or "Nog geen", row["items"])
            for row in by_ministry
        ),
        not_followed=_not_followed(kind, criteria, viewer=viewer).count(),
    )


def matching(kind: ItemKind, criteria: Criteria, *, viewer: Viewer, today: date) -> "QuerySet[SeenFollowUp]":
    """The follow-ups that meet the criteria."""
    rows = (
        everything(kind, viewer=viewer)
        .filter(any_of([STAND_CONDITIONS[stand] for stand in criteria.stands]))
        .filter(any_of([term_condition(term, viewer=viewer, today=today) for term in criteria.terms]))
        .filter(any_of([_of_ministry(code) for code in criteria.ministries]))
    )
    items = _items_where(kind, criteria, viewer=viewer)
    return rows if items is None else rows.filter(**{f"{kind.path}__in": items.values("pk")})


def stands_for(viewer: Viewer) -> tuple[Stand, ...]:
    """The choices of the filter; what an office closed for itself is not public."""
    return tuple(stand for stand in Stand if viewer.is_staff or stand is not Stand.CLOSED)


def everything(kind: ItemKind, *, viewer: Viewer) -> "QuerySet[SeenFollowUp]":
    """The follow-ups of all items of this kind."""
    return seen.follow_ups(viewer).filter(**{f"{kind.path}__isnull": False})


def _ordered_keys(kind: ItemKind, criteria: Criteria, *, viewer: Viewer, today: date) -> "QuerySet[Any, int]":
    """Primary keys of items: terms that can pass by day, then what runs without one, then the rest, newest first."""
    if not criteria.followed:
        newest = "submitted_on" if kind.is_motion else "promised_on"
        unfollowed = _not_followed(kind, criteria, viewer=viewer)
        return unfollowed.order_by(F(newest).desc(nulls_last=True), "-pk").values_list("pk", flat=True)
    finished = Case(When(seen_state__in=RUNNING_STATES, then=Value(0)), default=Value(1), output_field=IntegerField())
    keys: QuerySet[Any, int] = (
        matching(kind, criteria, viewer=viewer, today=today)
        .order_by()
        .values(kind.path)
        .annotate(finished=Min(finished), urgent_on=Min("seen_open_due_on"))
        .order_by("finished", F("urgent_on").asc(nulls_last=True), f"-{kind.path}")
        .values_list(kind.path, flat=True)
    )
    return keys


def _not_followed(kind: ItemKind, criteria: Criteria, *, viewer: Viewer) -> "QuerySet[Motion] | QuerySet[Commitment]":
    items = _items_where(kind, criteria, viewer=viewer)
    if items is None:
        items = Motion.objects.all() if kind.is_motion else seen.commitments(viewer)
    return items.exclude(pk__in=everything(kind, viewer=viewer).order_by().values(kind.path))


def _items_where(
    kind: ItemKind, criteria: Criteria, *, viewer: Viewer
) -> "QuerySet[Motion] | QuerySet[Commitment] | None":
    return motions_where(criteria) if kind.is_motion else commitments_where(criteria, viewer=viewer)


def _counts(kind: ItemKind, rows: "QuerySet[SeenFollowUp]", conditions: dict[str, Q]) -> dict[str, int]:
    counts: dict[str, int] = rows.order_by().aggregate(
        **{name: Count(kind.path, filter=condition, distinct=True) for name, condition in conditions.items()}
    )
    return counts


def _of_ministry(code: str) -> Q:
    return Q(ministry__isnull=True) if code == NO_MINISTRY else Q(ministry__code=code)


def counts(
    kind: ItemKind, conditions: dict[str, Q], *, viewer: Viewer, today: date, ministry: str = ""
) -> dict[str, int]:
    """The number of items with a follow-up (at one ministry) that meets each condition, in one statement."""
    criteria = Criteria(ministries=(ministry,) if ministry else ())
    return _counts(kind, matching(kind, criteria, viewer=viewer, today=today), conditions)
