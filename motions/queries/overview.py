"""The front page in numbers: what is followed, what is late, and how each ministry stands."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from motions.models import Ministry
from motions.queries.criteria import STAND_CONDITIONS, ItemKind, Stand, TermStand, term_condition
from motions.queries.lists import counts, everything
from motions.queries.seen import Viewer
from motions.queries.slippage import Moved, moved_by_ministry
from motions.queries.standings import letters_until
from motions.queries.timeline import WeekLine, past_week


@dataclass(frozen=True, slots=True)
class Numbers:
    """Items of one kind: all that are followed, and how many stand so today."""

    followed: int
    open: int
    passed: int
    soon: int
    undated: int
    to_establish: int


@dataclass(frozen=True, slots=True)
class MinistryRow:
    """A ministry with its open and late motions and commitments, and those whose term it moved."""

    pk: int
    code: str
    name: str
    abbreviation: str
    is_example: bool
    open_motions: int
    late_motions: int
    open_commitments: int
    late_commitments: int
    moved: Moved

    @property
    def open(self) -> int:
        return self.open_motions + self.open_commitments

    @property
    def late(self) -> int:
        return self.late_motions + self.late_commitments


@dataclass(frozen=True, slots=True)
class Overview:
    motions: Numbers
    commitments: Numbers
    ministries: tuple[MinistryRow, ...]
    week: tuple[WeekLine, ...]
    letters_until: date | None


def overview(*, viewer: Viewer, today: date) -> Overview:
    """Everything of the front page, in a fixed number of statements."""
    return Overview(
        motions=numbers(ItemKind.MOTION, viewer=viewer, today=today),
        commitments=numbers(ItemKind.COMMITMENT, viewer=viewer, today=today),
        ministries=ministry_rows(viewer=viewer, today=today),
        week=past_week(viewer, today=today),
        letters_until=letters_until(viewer, today=today),
    )


def numbers(kind: ItemKind, *, viewer: Viewer, today: date, ministry: str = "") -> Numbers:
    """The numbers of one kind, of one ministry where its code is given; one statement."""
    found = counts(
        kind,
        {
            "followed": Q(),
            "open": STAND_CONDITIONS[Stand.OPEN],
            "passed": term_condition(TermStand.PASSED, viewer=viewer, today=today),
            "soon": term_condition(TermStand.SOON, viewer=viewer, today=today),
            "undated": term_condition(TermStand.UNDATED, viewer=viewer, today=today),
            "to_establish": STAND_CONDITIONS[Stand.TO_ESTABLISH],
        },
        viewer=viewer,
        today=today,
        ministry=ministry,
    )
    return Numbers(**found)


def ministry_rows(*, viewer: Viewer, today: date) -> tuple[MinistryRow, ...]:
    """Ministries with something open or a term that moved, the latest first; five statements."""
    per_kind = {kind: _per_ministry(kind, viewer=viewer, today=today) for kind in ItemKind}
    motions, commitments = per_kind[ItemKind.MOTION], per_kind[ItemKind.COMMITMENT]
    moved = moved_by_ministry(viewer=viewer)
    rows = [
        MinistryRow(
            pk=ministry.pk,
            code=ministry.code,
            name=ministry.name,
            abbreviation=ministry.abbreviation,
            is_example=ministry.is_example,
            open_motions=motions.get(ministry.pk, (0, 0))[0],
            late_motions=motions.get(ministry.pk, (0, 0))[1],
            open_commitments=commitments.get(ministry.pk, (0, 0))[0],
            late_commitments=commitments.get(ministry.pk, (0, 0))[1],
            moved=moved.get(ministry.pk, Moved()),
        )
        for ministry in Ministry.objects.filter(pk__in=motions.keys() | commitments.keys() | moved.keys())
    ]
    return tuple(sorted(rows, key=lambda row: (-row.late, -row.open, row.name)))


def _per_ministry(kind: ItemKind, *, viewer: Viewer, today: date) -> dict[int, tuple[int, int]]:
    late = term_condition(TermStand.PASSED, viewer=viewer, today=today)
    rows = (
        everything(kind, viewer=viewer)
        .filter(STAND_CONDITIONS[Stand.OPEN], ministry__isnull=False)
        .order_by()
        .values("ministry")
        .annotate(open=Count(kind.path, distinct=True), late=Count(kind.path, distinct=True, filter=late))
    )
    return {row["ministry"]: (row["open"], row["late"]) for row in rows}
