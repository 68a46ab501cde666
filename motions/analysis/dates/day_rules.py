"""Days and weeks: "23 oktober a.s.", "uiterlijk 1 september 2026", "eind volgende week"."""

import re
from datetime import date

from motions.analysis.dates.rule import DateRule
from motions.analysis.dates.wording import boundary_of, month_of, part_of, squeezed, year_of
from motions.rules.day_periods import DayFrom, DayPeriod, DaySpan, WeekdayPeriod, WeekNumber, WeekOf, WeekPeriod
from motions.rules.deadlines import Bounded, Impossible, Term
from motions.rules.dutch_dates import WEEKDAYS
from motions.rules.windows import Year

_LEAP_YEAR = 2000
DAY_PATTERN = (
    r"(?:(?P<first>\d\d?) ?(?:,|en|of|/|-|t/m|tot en met) ?(?:\d\d? ?(?:,|en|of|/|-) ?){0,2})?"
    r"(?P<day>\d\d?)(?:ste|de|e)? {day_month}"
    r"(?:,? (?:(?:van )?{this_year}|(?P<number>(?:19|20)\d{1,3}\b)))?"
    r"(?:{past}|{next})?"
)
"""A day as it is written out: "23 en 24 oktober 2025", "23 oktober a.s.", "4 oktober jl."."""


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def day_period(match: re.Match[str]) -> DayPeriod | Impossible:
    """Read what ``DAY_PATTERN`` matched; a year of three or five digits and 31 November are impossible."""
    day, month = int(match["day"]), month_of(match["month"])
    number = match["number"]
    if number and len(number) != 4:
        return Impossible(f"{number} is geen mogelijk jaartal")
    if not _exists(day, month, int(number) if number else _LEAP_YEAR):
        return Impossible(f"{day} {match['month'].lower()}{' ' + number if number else ''} bestaat niet")
    year = Year(number=int(number)) if number else year_of(match["year"])
    first = int(match["first"]) if match["first"] else day
    return DayPeriod(first, month, year, last_day=day) if 0 < first < day else DayPeriod(day, month, year)


def _day(match: re.Match[str]) -> Term | None:
    if match["past"]:
        return None
    period = day_period(match)
    return period if isinstance(period, Impossible) else Bounded(boundary_of(match), period)


def _day_span(match: re.Match[str]) -> Term | None:
    last = day_period(match)
    day, month = int(match["from_day"]), month_of(match["from_month"])
    if match["past"] or isinstance(last, Impossible) or not _exists(day, month, _LEAP_YEAR):
        return None
    return Bounded(boundary_of(match), DaySpan(day, month, last))


def _numeric_day(match: re.Match[str]) -> Term | None:
    day, month, year = int(match["day"]), int(match["month_number"]), int(match["year"])
    if not _exists(day, month, year):
        return None
    return Bounded(boundary_of(match), DayPeriod(day, month, Year(number=year)))


def _week_of(match: re.Match[str]) -> Term | None:
    if match["past"]:
        return None
    period = day_period(match)
    return period if isinstance(period, Impossible) else Bounded(boundary_of(match), WeekOf(period))


def _weekday(match: re.Match[str]) -> Term:
    weekday = WEEKDAYS.index(squeezed(match["weekday"]))
    return Bounded(boundary_of(match), WeekdayPeriod(weekday, next_week="volgendeweek" in squeezed(match[0])))


def _week(match: re.Match[str]) -> Term | None:
    which = squeezed(match["which"])
    if which == "de" and not match["part"]:
        return None
    offset = 0 if which in ("de", "deze", "delopende") else 1
    return Bounded(boundary_of(match), WeekPeriod(offset, part_of(match["part"])))


def _week_number(match: re.Match[str]) -> Term:
    return Bounded(boundary_of(match), WeekNumber(int(match["week"]), year_of(match["year"])))


def _day_from(match: re.Match[str]) -> Term:
    return Bounded(boundary_of(match), DayFrom(2 if "over" in squeezed(match["when"]) else 1))


RULES: tuple[DateRule, ...] = (
    DateRule(
        "day",
        "uiterlijk om 12.00 uur op 10 april 2025",
        r"(?:{day_lead})?(?:om \d\d?[.:]\d\d uur (?:op )?)?(?:{weekday} )?"
        + DAY_PATTERN
        + r"(?: om \d\d?[.:]\d\d uur)?",
        _day,
    ),
    DateRule(
        "day-span",
        "van 28 oktober tot en met 3 november 2025",
        r"(?:{day_lead}|van |tussen )?(?P<from_day>\d\d?)(?:ste|de|e)? {from_month},? (?:en|of|tot(?: en met)?|t/m|-) "
        r"(?:{weekday} )?" + DAY_PATTERN,
        _day_span,
    ),
    DateRule(
        "numeric-day",
        "voor 01-07-2026",
        r"(?:{day_lead})?(?P<day>\d\d?)[-/.](?P<month_number>\d\d?)[-/.]{year}",
        _numeric_day,
    ),
    DateRule(
        "iso-day",
        "uiterlijk 2026-07-01",
        r"(?:{day_lead})?(?P<year>20\d\d)-(?P<month_number>\d\d)-(?P<day>\d\d)\b",
        _numeric_day,
    ),
    DateRule("week-of", "in de week van 12 mei", r"(?:{lead})?de week van (?:{weekday} )?" + DAY_PATTERN, _week_of),
    DateRule(
        "weekday",
        "uiterlijk aanstaande dinsdag",
        r"(?:{day_lead})?(?:volgende week|aanstaande|komende|aankomende|eerstvolgende) {weekday}",
        _weekday,
    ),
    DateRule("weekday-next", "dinsdag a.s.", r"(?:{day_lead})?{weekday}{next}", _weekday),
    DateRule(
        "week",
        "eind volgende week",
        r"(?:{end_lead})?(?:{part} )?(?:van )?(?P<which>deze|de lopende|(?:de )?{coming}|de) week\b(?: nog\b)?",
        _week,
    ),
    DateRule("week-number", "in week 23 van 2026", r"{lead}week (?P<week>\d\d?)\b(?:{of_year})?", _week_number),
    DateRule(
        "day-from", "voor morgen", r"(?:{day_lead})?(?P<when>overmorgen|morgen)(?:ochtend|middag|avond)?\b", _day_from
    ),
)
