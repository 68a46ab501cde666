"""The recesses that phrases name: "voor het zomerreces", "na de zomer", "voor het einde van het kerstreces"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from motions.rules.calendar import (
    ASSUMED,
    YEARLY_RECESSES,
    CalendarEntry,
    CalendarKind,
    assumed_recess,
    sitting_day_before,
)
from motions.rules.windows import ANY_YEAR, DAY, Boundary, Context, Window, Year, window

_SOFT_DAYS_AFTER = timedelta(days=28)
"""How long "na het reces" lasts; after the summer it lasts up to and including September."""


@dataclass(frozen=True, slots=True)
class RecessPeriod:
    """``het zomerreces``; without ``kind`` ``het reces``, the first of any. ``at_end``: ``het einde van ...``."""

    kind: CalendarKind | None
    year: Year = ANY_YEAR
    at_end: bool = False

    def windows(self, boundary: Boundary, context: Context) -> Iterator[Window]:
        if self.kind:
            return recess_windows(self.kind, self.year, boundary, context, at_end=self.at_end)
        entries = [entry for kind in YEARLY_RECESSES for entry in _entries(kind, self.year, context)]
        entries.sort(key=lambda entry: entry.starts_on)
        return (_recess_window(entry, boundary, at_end=self.at_end, assumption="") for entry in entries)

    def words(self) -> str:
        return f"{'het einde van ' if self.at_end else ''}het {self.kind or 'eerstvolgende reces'}{self.year.suffix}"


def recess_windows(
    kind: str, year: Year, boundary: Boundary, context: Context, *, at_end: bool = False, assumption: str = ""
) -> Iterator[Window]:
    """Yield the windows of a recess by year, earliest first; ``assumption`` says why the phrase means this recess."""
    for entry in _entries(kind, year, context):
        yield _recess_window(entry, boundary, at_end=at_end, assumption=assumption)


def around_summer(year: int) -> Window:
    """Return the window of "rond de zomer"."""
    return Window(date(year, 6, 1), date(year, 9, 30), "season", "rond de zomer loopt van 1-6 tot en met 30-9")


def _entries(kind: str, year: Year, context: Context) -> Iterator[CalendarEntry]:
    for number in year.candidates(context.anchor):
        entry = context.calendar.find(kind, number, chamber=context.chamber)
        entry = entry or assumed_recess(kind, number, chamber=context.chamber)
        if entry:
            yield entry


def _recess_window(entry: CalendarEntry, boundary: Boundary, *, at_end: bool, assumption: str) -> Window:
    key, note = _provenance(entry)
    assumption = "; ".join(filter(None, (assumption, note)))
    if at_end:
        return Window(None, entry.ends_on, "recess", assumption, key)
    if boundary is Boundary.BEFORE:
        return Window(None, sitting_day_before(entry.starts_on), "recess", assumption, key)
    if boundary is Boundary.AFTER:
        return _after(entry, key)
    plain = window(boundary, entry.starts_on, entry.ends_on, "recess")
    return Window(plain.earliest, plain.due_on, plain.precision, plain.assumption or assumption, key)


def _after(entry: CalendarEntry, key: str | None) -> Window:
    if entry.kind == CalendarKind.ZOMERRECES:
        return Window(
            entry.ends_on + DAY, date(entry.year, 9, 30), "recess", "na de zomer is tot en met september", key
        )
    return Window(
        entry.ends_on + DAY, entry.ends_on + _SOFT_DAYS_AFTER, "recess", "na het reces is binnen vier weken erna", key
    )


def _provenance(entry: CalendarEntry) -> tuple[str | None, str]:
    """Return the key of the calendar row that was used, and what is uncertain about it."""
    if entry.source == ASSUMED:
        return None, f"voor {entry.year} staat dit reces niet in de kalender"
    return entry.key, "" if entry.confirmed else f"het {entry.kind} van {entry.year} is niet bevestigd"
