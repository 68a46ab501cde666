"""From a stretch of days and a preposition to the days between which a promise is kept in time.

Conventions (nobody laid down what "eind oktober" or "rond de zomer" means) are named in ``assumption``.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal, Protocol

from motions.rules.calendar import TWEEDE_KAMER, Calendar

Precision = Literal[
    "day", "week", "month", "quarter", "season", "half-year", "year", "recess", "recurring", "event", "none"
]

DAY = timedelta(days=1)
AROUND_DAYS = 14
"""How far "rond" reaches to either side."""


class Boundary(StrEnum):
    """How a phrase relates to the stretch of days it names."""

    WITHIN = "in"
    BY = "uiterlijk"
    BEFORE = "vóór"
    FROM = "vanaf"
    AROUND = "rond"
    AFTER = "na"
    EARLIEST = "op zijn vroegst"


class Part(StrEnum):
    """A part of a month, quarter or year."""

    BEGIN = "begin"
    MIDDLE = "medio"
    END = "eind"


@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase is resolved against: the day counted from (None when unknown) and the chamber's calendar."""

    anchor: date | None
    calendar: Calendar
    chamber: str = TWEEDE_KAMER


@dataclass(frozen=True, slots=True)
class Year:
    """Which year a phrase means: a number, so many years after the anchor's, or (neither) the first that fits."""

    number: int | None = None
    offset: int | None = None

    def candidates(self, anchor: date | None) -> tuple[int, ...]:
        """Return the years to try, earliest first; none where an anchor is needed and unknown."""
        if self.number is not None:
            return (self.number,)
        if anchor is None:
            return ()
        if self.offset is not None:
            return (anchor.year + self.offset,)
        return (anchor.year - 1, anchor.year, anchor.year + 1)

    @property
    def suffix(self) -> str:
        """The year as it follows a name: " van 2026", or nothing."""
        return "" if self.number is None else f" van {self.number}"


ANY_YEAR = Year()


@dataclass(frozen=True, slots=True)
class Window:
    """The days between which a promise is in time. No ``earliest``: from the anchor. No ``due_on``: no last day.

    ``assumption`` says in Dutch which convention or fallback was used; empty means that the window is a fact.
    """

    earliest: date | None
    due_on: date | None
    precision: Precision
    assumption: str = ""
    calendar_key: str | None = None


class Period(Protocol):
    """A stretch of days that a phrase names."""

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        """Yield the windows the phrase may mean, earliest first; none where it needs an anchor that is unknown."""

    def words(self) -> str:
        """Name the period in Dutch, for the explanation."""


def window(boundary: Boundary, first: date, last: date, precision: Precision, assumption: str = "") -> Window:
    """Return the window of a phrase about the days ``first`` to ``last``."""
    if boundary is Boundary.WITHIN:
        return Window(first, last, precision, assumption)
    if boundary is Boundary.BY:
        return Window(None, last, precision, assumption)
    if boundary is Boundary.BEFORE:
        return Window(None, first - DAY, "day", assumption)
    if boundary is Boundary.FROM:
        return Window(first, first, "day", assumption)
    if boundary is Boundary.AROUND:
        reach = timedelta(days=AROUND_DAYS)
        return Window(first - reach, last + reach, precision, f"rond is tot {AROUND_DAYS} dagen ervoor of erna")
    return Window(first if boundary is Boundary.EARLIEST else last + DAY, None, "none")


def part_window(boundary: Boundary, part: Part, first: date, last: date, precision: Precision) -> Window:
    """Return the window of a phrase about a part (``first`` to ``last``) of a month, quarter, season or year.

    "Voor eind oktober" is kept on the last day of October, "voor medio oktober" up to its middle.
    """
    if boundary is Boundary.BEFORE and part is Part.END:
        return Window(None, last, "day")
    if boundary is Boundary.BEFORE and part is Part.MIDDLE:
        return Window(None, first + ((last - first).days - 1) // 2 * DAY, "day", "medio is het midden")
    if boundary is Boundary.FROM:
        boundary = Boundary.WITHIN
    span = f"{part} loopt van {first.day}-{first.month} tot en met {last.day}-{last.month}"
    return window(boundary, first, last, precision, span)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month where it is shorter."""
    year, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))


def thirds(first: date, last: date, part: Part) -> tuple[date, date]:
    """Return the first, middle or last third of a stretch of days."""
    days = (last - first).days + 1
    cuts = (0, days // 3, days - days // 3, days)
    index = list(Part).index(part)
    return first + cuts[index] * DAY, first + (cuts[index + 1] - 1) * DAY
