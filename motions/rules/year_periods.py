"""Months, quarters, seasons and years that phrases name.

Each period yields a window for every year that the phrase may mean, earliest first; who resolves it takes the first
that is not over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from motions.rules.dutch_dates import MONTHS
from motions.rules.recesses import around_summer, recess_windows
from motions.rules.windows import (
    ANY_YEAR,
    Boundary,
    Context,
    Part,
    Window,
    Year,
    add_months,
    month_end,
    part_window,
    thirds,
    window,
)


def _part_words(part: Part | None, words: str) -> str:
    return f"{part} {words}" if part else words


_MONTH_PARTS = {Part.BEGIN: (1, 10), Part.MIDDLE: (11, 20), Part.END: (21, 31)}


def _month_window(boundary: Boundary, part: Part | None, year: int, month: int, last_month: int) -> Window:
    first, last = date(year, month, 1), month_end(year, last_month)
    if not part:
        return window(boundary, first, last, "month")
    from_day, to_day = _MONTH_PARTS[part]
    return part_window(boundary, part, first.replace(day=from_day), last.replace(day=min(to_day, last.day)), "month")


@dataclass(frozen=True, slots=True)
class MonthPeriod:
    """``oktober``; with ``last_month`` ``september of oktober``; ``eind oktober`` is its last third."""

    month: int
    year: Year = ANY_YEAR
    part: Part | None = None
    last_month: int | None = None

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        last_month = self.last_month or self.month
        for year in self.year.candidates(context.anchor):
            if self.month <= last_month:
                yield _month_window(boundary, self.part, year, self.month, last_month)

    def words(self) -> str:
        return _part_words(self.part, f"{MONTHS[(self.last_month or self.month) - 1]}{self.year.suffix}")


@dataclass(frozen=True, slots=True)
class MonthFrom:
    """``deze maand`` (``offset`` 0), ``volgende maand`` (1)."""

    offset: int
    part: Part | None = None

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        if context.anchor:
            day = add_months(context.anchor.replace(day=1), self.offset)
            yield _month_window(boundary, self.part, day.year, day.month, day.month)

    def words(self) -> str:
        return _part_words(self.part, ("deze maand", "volgende maand")[min(self.offset, 1)])


def _quarter_window(boundary: Boundary, part: Part | None, year: int, quarter: int) -> Window:
    months = [3 * quarter - 2, 3 * quarter - 1, 3 * quarter]
    if not part:
        return window(boundary, date(year, months[0], 1), month_end(year, months[2]), "quarter")
    month = months[list(Part).index(part)]
    return part_window(boundary, part, date(year, month, 1), month_end(year, month), "quarter")


_ORDINALS = ("eerste", "tweede", "derde", "vierde")


@dataclass(frozen=True, slots=True)
class QuarterPeriod:
    """``het eerste kwartaal``, ``Q1 2026``; ``eind eerste kwartaal`` is its last month."""

    quarter: int
    year: Year = ANY_YEAR
    part: Part | None = None

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        for year in self.year.candidates(context.anchor):
            yield _quarter_window(boundary, self.part, year, self.quarter)

    def words(self) -> str:
        return _part_words(self.part, f"het {_ORDINALS[self.quarter - 1]} kwartaal{self.year.suffix}")


@dataclass(frozen=True, slots=True)
class QuarterFrom:
    """``dit kwartaal`` (``offset`` 0), ``volgend kwartaal`` (1)."""

    offset: int
    part: Part | None = None

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        if context.anchor:
            year, quarter = divmod(context.anchor.year * 4 + (context.anchor.month - 1) // 3 + self.offset, 4)
            yield _quarter_window(boundary, self.part, year, quarter + 1)

    def words(self) -> str:
        return _part_words(self.part, ("dit kwartaal", "volgend kwartaal")[min(self.offset, 1)])


@dataclass(frozen=True, slots=True)
class HalfYearPeriod:
    """``de eerste helft van 2024``, ``het tweede halfjaar``."""

    half: int
    year: Year = ANY_YEAR

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        for year in self.year.candidates(context.anchor):
            month = 6 * self.half
            yield window(boundary, date(year, month - 5, 1), month_end(year, month), "half-year")

    def words(self) -> str:
        return f"de {_ORDINALS[self.half - 1]} helft{self.year.suffix}"


_YEAR_PARTS = {Part.BEGIN: (1, 3), Part.MIDDLE: (6, 7), Part.END: (10, 12)}
"""First and last month (convention)."""


@dataclass(frozen=True, slots=True)
class YearPeriod:
    """``2025``, ``volgend jaar``, ``eind 2025``; with ``last_year`` ``2025 en 2026``."""

    year: Year
    part: Part | None = None
    last_year: int | None = None

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        for year in self.year.candidates(context.anchor):
            if self.part:
                first, last = _YEAR_PARTS[self.part]
                yield part_window(boundary, self.part, date(year, first, 1), month_end(year, last), "quarter")
            else:
                yield window(boundary, date(year, 1, 1), date(self.last_year or year, 12, 31), "year")

    def words(self) -> str:
        if self.year.number is not None:
            return _part_words(self.part, str(self.last_year or self.year.number))
        return _part_words(self.part, ("dit jaar", "volgend jaar")[min(self.year.offset or 0, 1)])


SEASONS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "voorjaar": ((3, 1), (6, 20)),
    "zomer": ((6, 21), (9, 20)),
    "najaar": ((9, 1), (12, 20)),
    "winter": ((12, 1), (3, 20)),
}
"""First and last (month, day); a convention."""


@dataclass(frozen=True, slots=True)
class SeasonPeriod:
    """``het voorjaar``, ``zomer 2025``. ``upcoming`` ("komend"): not the one that is already half over.

    "Voor de zomer" and "na de zomer" are read as the summer recess: that is what the chamber means by it.
    """

    season: str
    year: Year = ANY_YEAR
    part: Part | None = None
    upcoming: bool = False

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        if self.season == "zomer" and not self.part and boundary in (Boundary.BEFORE, Boundary.AFTER):
            yield from recess_windows("zomerreces", self.year, boundary, context, assumption="zomer is het zomerreces")
            return
        for year in self.year.candidates(context.anchor):
            first, last = self._days(year)
            if self.upcoming and context.anchor and context.anchor - first > last - context.anchor:
                continue
            if boundary is Boundary.AROUND and self.season == "zomer":
                yield around_summer(year)
            elif self.part:
                yield part_window(boundary, self.part, *thirds(first, last, self.part), "season")
            else:
                yield window(boundary, first, last, "season", self._assumption(first, last))

    def _days(self, year: int) -> tuple[date, date]:
        (first_month, first_day), (last_month, last_day) = SEASONS[self.season]
        return date(year, first_month, first_day), date(year + (last_month < first_month), last_month, last_day)

    def _assumption(self, first: date, last: date) -> str:
        return f"{self.season} loopt van {first.day}-{first.month} tot en met {last.day}-{last.month}"

    def words(self) -> str:
        article = "het" if self.season in ("voorjaar", "najaar") else "de"
        return _part_words(self.part, f"{article} {self.season}{self.year.suffix}")
