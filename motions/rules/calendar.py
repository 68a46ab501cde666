"""The political calendar: recesses and fixed days of a chamber, each row with its source.

A :class:`Calendar` is an immutable collection that is passed in wherever a phrase such as "voor het zomerreces" has to
become a date. Rows of the database and the packaged rows (:func:`default_calendar`) make the same kind of calendar.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Self

from motions.rules.calendar_rows import DAY_ROWS, RECESS_ROWS

TWEEDE_KAMER = "tk"
ASSUMED = "aangenomen, geen rij in de kalender"
"""The source of an entry that no row stands behind."""


class CalendarKind(StrEnum):
    """What a row may stand for; a calendar keeps rows of other kinds too, and does not use them."""

    VOORJAARSRECES = "voorjaarsreces"
    MEIRECES = "meireces"
    ZOMERRECES = "zomerreces"
    HERFSTRECES = "herfstreces"
    KERSTRECES = "kerstreces"
    VERKIEZINGSRECES = "verkiezingsreces"
    PRINSJESDAG = "prinsjesdag"
    VERANTWOORDINGSDAG = "verantwoordingsdag"
    ELECTION = "tweede-kamerverkiezing"


YEARLY_RECESSES: tuple[CalendarKind, ...] = (
    CalendarKind.VOORJAARSRECES,
    CalendarKind.MEIRECES,
    CalendarKind.ZOMERRECES,
    CalendarKind.HERFSTRECES,
    CalendarKind.KERSTRECES,
)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A recess or a fixed day. ``year`` is the year it starts in; both days are part of it; a day starts and ends it.

    Recesses are noted as the Tweede Kamer announces them, from a Friday up to and including a Monday. ``confirmed`` is
    false where the row rests on a third party, or where the chamber did not keep to what was announced.
    """

    chamber: str
    kind: str
    year: int
    starts_on: date
    ends_on: date
    source: str
    confirmed: bool = True

    @property
    def key(self) -> str:
        """``tk:zomerreces:2026``."""
        return f"{self.chamber}:{self.kind}:{self.year}"


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """All rows by chamber, kind and year; of two rows with one key the last counts."""

    entries: tuple[CalendarEntry, ...]
    _by_key: dict[str, CalendarEntry] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_key = {entry.key: entry for entry in self.entries}
        object.__setattr__(self, "_by_key", by_key)
        object.__setattr__(self, "entries", tuple(sorted(by_key.values(), key=lambda e: (e.starts_on, e.key))))

    @classmethod
    def of(cls, entries: Iterable[CalendarEntry]) -> Self:
        """Make a calendar of any entries, in any order."""
        return cls(tuple(entries))

    def with_entries(self, entries: Iterable[CalendarEntry]) -> "Calendar":
        """Return a calendar in which these rows replace the rows with the same key and join the others."""
        return Calendar((*self.entries, *entries))

    def find(self, kind: str, year: int, *, chamber: str = TWEEDE_KAMER) -> CalendarEntry | None:
        return self._by_key.get(f"{chamber}:{kind}:{year}")

    def of_kind(self, kind: str, *, chamber: str = TWEEDE_KAMER) -> Iterator[CalendarEntry]:
        """Yield the rows of one kind, earliest first."""
        return (entry for entry in self.entries if entry.kind == kind and entry.chamber == chamber)


def missing_years(
    calendar: Calendar, until: int, *, chamber: str = TWEEDE_KAMER
) -> tuple[tuple[CalendarKind, int], ...]:
    """Return (kind, year) for each yearly recess without a row, from the year after its last row up to ``until``."""
    missing = []
    for kind in YEARLY_RECESSES:
        last = max((entry.year for entry in calendar.of_kind(kind, chamber=chamber)), default=until - 1)
        missing += [(kind, year) for year in range(last + 1, until + 1)]
    return tuple(missing)


def sitting_day_before(starts_on: date) -> date:
    """Return the last Thursday before a recess: the chamber sits from Tuesday to Thursday."""
    back = (starts_on.weekday() - 3) % 7 or 7
    return starts_on - timedelta(days=back)


def nth_weekday(year: int, month: int, *, weekday: int, nth: int) -> date:
    """Return e.g. the third Tuesday of September (``weekday=1, nth=3``; Monday is 0)."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def prinsjesdag(year: int) -> date:
    """The third Tuesday of September (article 65 of the constitution)."""
    return nth_weekday(year, 9, weekday=1, nth=3)


def verantwoordingsdag(year: int) -> date:
    """The third Wednesday of May."""
    return nth_weekday(year, 5, weekday=2, nth=3)


_ASSUMED_START: dict[str, tuple[int, int, int]] = {
    CalendarKind.VOORJAARSRECES: (2, 21, 10),
    CalendarKind.MEIRECES: (4, 21, 17),
    CalendarKind.ZOMERRECES: (7, 3, 59),
    CalendarKind.HERFSTRECES: (10, 15, 10),
    CalendarKind.KERSTRECES: (12, 17, 24),
}
"""Month and first possible day of the Friday a recess starts on, and its length in days.

Summer and Christmas fit every year of the packaged rows, May and autumn all but the displaced ones, spring most.
"""


def assumed_recess(kind: str, year: int, *, chamber: str = TWEEDE_KAMER) -> CalendarEntry | None:
    """Return what a yearly recess is assumed to be in a year without a row; None for the election recess."""
    if kind not in _ASSUMED_START:
        return None
    month, first, length = _ASSUMED_START[kind]
    start = date(year, month, first)
    start += timedelta(days=(4 - start.weekday()) % 7)
    return CalendarEntry(chamber, kind, year, start, start + timedelta(days=length), ASSUMED, confirmed=False)


@lru_cache(maxsize=1)
def default_calendar() -> Calendar:
    """Return the packaged calendar, the same object each time."""
    entries = []
    for kind, first, last, source, confirmed in (*RECESS_ROWS, *DAY_ROWS):
        starts_on, ends_on = date.fromisoformat(first), date.fromisoformat(last)
        entries.append(CalendarEntry(TWEEDE_KAMER, kind, starts_on.year, starts_on, ends_on, source, confirmed))
    return Calendar.of(entries)
