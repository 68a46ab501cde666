"""The page that compares the records here with their sources: each kind of difference with its number of rows."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from motions.models import ImportCursor, Settlement
from motions.queries.reconciliation.catalogue import CATEGORIES, DIFFERENCES
from motions.queries.reconciliation.differences import Difference, Side


@dataclass(frozen=True, slots=True)
class Line:
    """A kind of difference with the number of its rows, and of those that people left as they are or accepted.

    ``is_unknown`` where nobody can say yet: what a source no longer gives shows only when all of it was read.
    """

    difference: Difference
    count: int
    settled: int
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A category of the sources: when it was last read, and from when on it was last read as a whole."""

    title: str
    lines: tuple[Line, ...]
    read_at: datetime | None
    whole_at: datetime | None

    @property
    def count(self) -> int:
        return sum(line.count for line in self.lines)


def parts(since: date) -> list[Part]:
    """The whole page: one statement for each kind of difference, and two."""
    read = {cursor.category: cursor for cursor in ImportCursor.objects.all()}
    settled = dict(
        Settlement.objects.filter(undone_at=None).order_by().values_list("difference").annotate(rows=Count("pk"))
    )
    return [
        Part(
            title=title,
            lines=tuple(
                Line(
                    one,
                    count=one.counted(since).count(),
                    settled=settled.get(one.slug, 0),
                    is_unknown=one.side is Side.UNSEEN and not (cursor and cursor.whole_at),
                )
                for one in DIFFERENCES
                if one.category == category
            ),
            read_at=cursor.moved_at if cursor else None,
            whole_at=cursor.whole_at if cursor else None,
        )
        for category, title in CATEGORIES.items()
        for cursor in [read.get(category)]
    ]
