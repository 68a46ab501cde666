"""On which day a message to a follower leaves: quiet on weekends, public holidays and, if chosen, in recess.

What is held back is not lost: it leaves, as one message, at the first moment that is not quiet. ``bundle`` names what
travels together; it begins with why: ``held`` (a quiet day or a pause), ``daily`` or ``weekly``.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from motions.rules.calendar import YEARLY_RECESSES, Calendar, CalendarEntry, CalendarKind, assumed_recess
from motions.rules.holidays import is_working_day

MONDAY = 0
DAY = timedelta(days=1)


class Rhythm(StrEnum):
    """How often somebody wants to hear."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Departure:
    """When a notice leaves: on the morning of ``on`` in the bundle of this name, or at once (None) by itself ("")."""

    on: date | None = None
    bundle: str = ""


AT_ONCE = Departure()


def departure(
    rhythm: Rhythm, *, today: date, paused_until: date | None = None, recesses: Calendar | None = None
) -> Departure:
    """When a notice that is written on ``today`` leaves.

    ``paused_until`` is the first day on which messages come again. ``recesses`` is the calendar for somebody who wants
    quiet in recess. A daily message leaves on the next sending day, a weekly one on Monday or, where that is quiet, on
    the sending day after it; after a pause each leaves on its first day that is not before the pause's end.
    """
    paused = paused_until is not None and paused_until > today
    first = paused_until if paused and paused_until is not None else today + DAY
    if rhythm is Rhythm.DAILY:
        return _on(first, "daily", recesses)
    if rhythm is Rhythm.WEEKLY:
        return _on(first + timedelta(days=(MONDAY - first.weekday()) % 7), "weekly", recesses)
    if not paused and is_sending_day(today, recesses=recesses):
        return AT_ONCE
    return _on(first, "held", recesses)


def is_sending_day(day: date, *, recesses: Calendar | None = None) -> bool:
    """Whether messages to followers leave: a working day and, with ``recesses``, not in recess of the Tweede Kamer."""
    return is_working_day(day) and not (recesses is not None and in_recess(day, recesses))


def in_recess(day: date, calendar: Calendar) -> bool:
    """Whether the Tweede Kamer is in recess, by the calendar or, for a year without a row, by assumption."""
    years = (day.year - 1, day.year)
    entries: list[CalendarEntry | None] = [
        calendar.find(kind, year) or assumed_recess(kind, year) for kind in YEARLY_RECESSES for year in years
    ]
    entries += [calendar.find(CalendarKind.VERKIEZINGSRECES, year) for year in years]
    return any(entry is not None and entry.starts_on <= day <= entry.ends_on for entry in entries)


def _on(day: date, why: str, recesses: Calendar | None) -> Departure:
    while not is_sending_day(day, recesses=recesses):
        day += DAY
    return Departure(on=day, bundle=f"{why}:{day.isoformat()}")
