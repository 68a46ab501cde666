"""Kinds of differences with a source, each with its rows: the same rows are counted, listed and settled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Exists, F, Model, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Left

from motions.models import Settlement
from motions.models.settlements import VALUE
from motions.rules.labels import Labelled


class Side(Labelled):
    """On which side something is, or what became of it."""

    MISSING = "missing", "In de bron, niet hier"
    EXTRA = "extra", "Hier, niet in de bron"
    OTHER = "other", "Anders dan de bron"
    UNSEEN = "unseen", "Niet meer gezien"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a difference: what it is about and, beside each other, what stands here and in the source.

    ``item`` is the row of this database that it leads to, ``address`` the source's page ("" where there is none),
    ``content`` the record as the source wrote it.
    """

    record: str
    title: str
    ours: str = ""
    theirs: str = ""
    since: date | datetime | None = None
    item: Model | None = None
    address: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A kind of difference between a category of a source and the records here.

    ``rows(since)`` are its rows, annotated with ``record``, ``ours`` and ``theirs`` as text (see :func:`compared`);
    ``since`` is the day from which decisions are followed. ``shown`` turns the rows of a page into what is shown, in a
    fixed number of statements. ``action`` says in Dutch what accepting the source's value does, "" where that cannot
    be done from here.
    """

    slug: str
    side: Side
    category: str
    title: str
    meaning: str
    rows: Callable[[date], QuerySet[Any]]
    shown: Callable[[Sequence[Any]], list[Row]]
    action: str = ""

    def counted(self, since: date) -> QuerySet[Any]:
        """The rows that count: not those that people chose to leave as they are."""
        rows: QuerySet[Any] = self.rows(since).filter(~Exists(_kept(self.slug)))
        return rows

    def of(self, records: Sequence[str], since: date) -> QuerySet[Any]:
        """Those of the counted rows that are about these records."""
        rows: QuerySet[Any] = self.counted(since).filter(record__in=records)
        return rows


def compared(rows: QuerySet[Any], *, ours: Any = "", theirs: Any = "", record: str = "pk") -> QuerySet[Any]:
    """Annotate rows with what a settlement of them names: the record and both values, as text."""
    annotated: QuerySet[Any] = rows.annotate(
        record=Cast(F(record), CharField()), ours=_text(ours), theirs=_text(theirs)
    )
    return annotated


def _text(value: Any) -> Any:
    if isinstance(value, str):
        return Value(value, output_field=CharField())
    return Left(Cast(value, CharField()), VALUE, output_field=CharField())


def _kept(slug: str) -> QuerySet[Settlement]:
    return Settlement.objects.filter(
        difference=slug,
        choice=Settlement.Choice.KEPT,
        undone_at=None,
        record=OuterRef("record"),
        ours=OuterRef("ours"),
        theirs=OuterRef("theirs"),
    )
