"""Fixed days of the political and ordinary year that phrases name: "met Prinsjesdag", "voor de kerst"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from motions.rules.calendar import CalendarKind, prinsjesdag, verantwoordingsdag
from motions.rules.holidays import easter
from motions.rules.recesses import recess_windows
from motions.rules.windows import ANY_YEAR, DAY, Boundary, Context, Window, Year, window

_COMPUTED: dict[str, Callable[[int], date]] = {
    CalendarKind.PRINSJESDAG: prinsjesdag,
    CalendarKind.VERANTWOORDINGSDAG: verantwoordingsdag,
}


@dataclass(frozen=True, slots=True)
class PoliticalDay:
    """``Prinsjesdag``, ``Verantwoordingsdag``: a row of the calendar, or computed where there is none."""

    kind: CalendarKind
    year: Year = ANY_YEAR

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        for year in self.year.candidates(context.anchor):
            row = context.calendar.find(self.kind, year, chamber=context.chamber)
            day = row.starts_on if row else _COMPUTED[self.kind](year)
            found = window(boundary, day, day, "day")
            key = row.key if row else None
            yield Window(found.earliest, found.due_on, found.precision, found.assumption, key)

    def words(self) -> str:
        return f"{self.kind.capitalize()}{self.year.suffix}"


_FEASTS: dict[str, Callable[[int], tuple[date, date]]] = {
    "Pasen": lambda year: (easter(year), easter(year) + DAY),
    "Pinksteren": lambda year: (easter(year) + 49 * DAY, easter(year) + 50 * DAY),
    "Kerst": lambda year: (date(year, 12, 25), date(year, 12, 26)),
    "de jaarwisseling": lambda year: (date(year + 1, 1, 1), date(year + 1, 1, 1)),
}


@dataclass(frozen=True, slots=True)
class Feast:
    """``Kerst``, ``Pasen``, ``Pinksteren``, ``de jaarwisseling`` (``year`` is the year that ends)."""

    name: str
    year: Year = ANY_YEAR

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        for year in self.year.candidates(context.anchor):
            first, last = _FEASTS[self.name](year)
            if self.name == "de jaarwisseling" and boundary is Boundary.AROUND:
                yield Window(
                    date(year, 12, 15),
                    date(year + 1, 1, 15),
                    "month",
                    "rond de jaarwisseling loopt van 15-12 tot en met 15-1",
                )
            elif boundary is Boundary.AFTER:
                yield self._after(year, last)
            else:
                yield window(boundary, first, last, "day", self._assumption(boundary))

    def _after(self, year: int, last: date) -> Window:
        if self.name in ("Kerst", "de jaarwisseling"):
            end = date(year + 1, 1, 31)
            earliest = date(year + 1, 1, 1) if self.name == "de jaarwisseling" else last + DAY
            return Window(earliest, end, "month", f"na {self.name} is tot en met januari")
        return Window(last + DAY, last + timedelta(days=28), "month", f"na {self.name} is binnen vier weken erna")

    def _assumption(self, boundary: Boundary) -> str:
        return "voor Kerst is tot en met 24-12" if self.name == "Kerst" and boundary is Boundary.BEFORE else ""

    def words(self) -> str:
        return f"{self.name}{self.year.suffix}"


_BUDGET_NOTES: dict[str, tuple[int, int]] = {"de Voorjaarsnota": (6, 1), "de Najaarsnota": (12, 1)}
"""The day by which the note is due by law (month, day); it may come earlier, and then so does the term."""


@dataclass(frozen=True, slots=True)
class BudgetNote:
    """``de Voorjaarsnota``, ``de Najaarsnota``: an event, with the statutory day as its fallback."""

    name: str
    year: Year = ANY_YEAR

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        month, day = _BUDGET_NOTES[self.name]
        for year in self.year.candidates(context.anchor):
            last = date(year, month, day)
            if boundary is Boundary.AFTER:
                yield Window(last + DAY, None, "event")
            else:
                yield Window(None, last, "event", f"{self.name} komt uiterlijk op {day}-{month}")

    def words(self) -> str:
        return f"{self.name}{self.year.suffix}"


@dataclass(frozen=True, slots=True)
class BudgetDebate:
    """``de begrotingsbehandeling``: an event late in ``year``; its fallback is the Christmas recess."""

    year: Year = ANY_YEAR

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        note = "de datum van de behandeling is niet bekend, gerekend is tot het kerstreces"
        for found in recess_windows(CalendarKind.KERSTRECES, self.year, Boundary.BEFORE, context):
            if boundary is Boundary.AFTER:
                yield Window(found.due_on and found.due_on + DAY, None, "event")
            else:
                yield Window(None, found.due_on, "event", note, found.calendar_key)

    def words(self) -> str:
        return f"de begrotingsbehandeling{self.year.suffix}"


@dataclass(frozen=True, slots=True)
class GeneralDebate:
    """``de Algemene Politieke Beschouwingen``: the Wednesday and Thursday after Prinsjesdag (as a rule)."""

    year: Year = ANY_YEAR

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        note = "de Algemene Politieke Beschouwingen zijn op de woensdag en donderdag na Prinsjesdag"
        for found in PoliticalDay(CalendarKind.PRINSJESDAG, self.year).windows(Boundary.WITHIN, context):
            if found.due_on:
                day = window(boundary, found.due_on + DAY, found.due_on + 2 * DAY, "event")
                yield Window(day.earliest, day.due_on, "event", day.assumption or note, found.calendar_key)

    def words(self) -> str:
        return f"de Algemene Politieke Beschouwingen{self.year.suffix}"
