"""Dutch public holidays, computed, and the working days between them."""

from datetime import date, timedelta
from functools import lru_cache

_SUNDAY = 6


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """Koningsdag (27 April, the day before when that is a Sunday); until 2013 Koninginnedag (30 April, likewise)."""
    day = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    return day - timedelta(days=1) if day.weekday() == _SUNDAY else day


@lru_cache(maxsize=128)
def holidays(year: int) -> frozenset[date]:
    """Days on which nobody works: Goede Vrijdag is not one of them, Bevrijdingsdag only every fifth year."""
    paasdag = easter(year)
    days = {
        date(year, 1, 1),
        paasdag,
        paasdag + timedelta(days=1),
        kings_day(year),
        paasdag + timedelta(days=39),  # Hemelvaart
        paasdag + timedelta(days=49),
        paasdag + timedelta(days=50),  # Tweede Pinksterdag
        date(year, 12, 25),
        date(year, 12, 26),
    }
    if year % 5 == 0:
        days.add(date(year, 5, 5))
    return frozenset(days)


def is_working_day(day: date) -> bool:
    """Monday to Friday, not a public holiday."""
    return day.weekday() < 5 and day not in holidays(day.year)


def add_working_days(day: date, count: int) -> date:
    """Return the ``count``-th working day after ``day``, which itself is not counted."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
