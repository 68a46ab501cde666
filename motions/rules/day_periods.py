"""Days and weeks that phrases name. See :mod:`motions.rules.year_periods` for what a period is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from motions.rules.dutch_dates import MONTHS, WEEKDAYS
from motions.rules.windows import ANY_YEAR, DAY, Boundary, Context, Part, Window, Year, add_months, part_window, window


@dataclass(frozen=True, slots=True)
class DayPeriod:
    """``23 oktober``; with ``last_day`` ``23 en 24 oktober``. A day that a year does not have is left out."""

    day: int
    month: int
    year: Year = ANY_YEAR
    last_day: int | None = None

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        for year in self.year.candidates(context.anchor):
            try:
                first = date(year, self.month, self.day)
                last = date(year, self.month, self.last_day or self.day)
            except ValueError:
                continue
            if first <= last:
                yield window(boundary, first, last, "day")

    def words(self) -> str:
        return (
            f"{self.last_day or self.day} {MONTHS[self.month - 1]}{f' {self.year.number}' if self.year.number else ''}"
        )


@dataclass(frozen=True, slots=True)
class DaySpan:
    """``28 oktober tot en met 3 november``; the year is that of the last day."""

    day: int
    month: int
    last: DayPeriod

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        for found in self.last.windows(Boundary.BY, context):
            if not found.due_on:
                continue
            try:
                first = date(found.due_on.year, self.month, self.day)
            except ValueError:
                continue
            if first > found.due_on:
                first = add_months(first, -12)
            yield window(boundary, first, found.due_on, "day")

    def words(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1]} tot en met {self.last.words()}"


@dataclass(frozen=True, slots=True)
class DayFrom:
    """``morgen`` (1), ``overmorgen`` (2)."""

    days: int

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        if context.anchor:
            day = context.anchor + self.days * DAY
            yield window(boundary, day, day, "day")

    def words(self) -> str:
        return "morgen" if self.days == 1 else "overmorgen"


@dataclass(frozen=True, slots=True)
class WeekdayPeriod:
    """``aanstaande dinsdag`` (the first after the anchor), ``volgende week dinsdag`` (``next_week``); Monday is 0."""

    weekday: int
    next_week: bool = False

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        if not context.anchor:
            return
        monday = context.anchor - context.anchor.weekday() * DAY
        day = monday + self.weekday * DAY
        if self.next_week or day <= context.anchor:
            day += 7 * DAY
        yield window(boundary, day, day, "day")

    def words(self) -> str:
        return (
            f"{WEEKDAYS[self.weekday]} van volgende week" if self.next_week else f"aanstaande {WEEKDAYS[self.weekday]}"
        )


_WEEK_PARTS = {Part.BEGIN: (0, 2), Part.MIDDLE: (1, 3), Part.END: (3, 6)}
"""First and last weekday; Monday is 0."""


@dataclass(frozen=True, slots=True)
class WeekPeriod:
    """``deze week`` (``offset`` 0), ``volgende week`` (1): Monday to Sunday."""

    offset: int
    part: Part | None = None

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        if not context.anchor:
            return
        monday = context.anchor + (7 * self.offset - context.anchor.weekday()) * DAY
        if self.part:
            first, last = _WEEK_PARTS[self.part]
            yield part_window(boundary, self.part, monday + first * DAY, monday + last * DAY, "week")
        else:
            yield window(boundary, monday, monday + 6 * DAY, "week")

    def words(self) -> str:
        return " ".join(filter(None, (self.part, ("deze week", "volgende week")[min(self.offset, 1)])))


@dataclass(frozen=True, slots=True)
class WeekOf:
    """``de week van 12 mei``: Monday to Sunday."""

    day: DayPeriod

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        for found in self.day.windows(Boundary.WITHIN, context):
            if found.earliest:
                monday = found.earliest - found.earliest.weekday() * DAY
                yield window(boundary, monday, monday + 6 * DAY, "week")

    def words(self) -> str:
        return f"de week van {self.day.words()}"


@dataclass(frozen=True, slots=True)
class WeekNumber:
    """``week 23``, ISO; a number that a year does not have is left out."""

    number: int
    year: Year = ANY_YEAR

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        for year in self.year.candidates(context.anchor):
            try:
                monday = date.fromisocalendar(year, self.number, 1)
            except ValueError:
                continue
            yield window(boundary, monday, monday + 6 * DAY, "week")

    def words(self) -> str:
        return f"week {self.number}{self.year.suffix}"
