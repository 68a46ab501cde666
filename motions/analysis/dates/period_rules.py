"""Months, quarters, half-years and years: "eind oktober", "Q1 2026", "in de loop van 2024", "nog dit jaar"."""

import re
from collections.abc import Callable

from motions.analysis.dates.rule import DateRule
from motions.analysis.dates.wording import (
    boundary_of,
    is_whole,
    month_of,
    ordinal_of,
    part_of,
    squeezed,
    year_of,
)
from motions.rules.day_periods import DayPeriod
from motions.rules.deadlines import Bounded, Term
from motions.rules.windows import Boundary, Part, Period
from motions.rules.year_periods import HalfYearPeriod, MonthFrom, MonthPeriod, QuarterFrom, QuarterPeriod, YearPeriod


def _parted(match: re.Match[str], make: Callable[[Part | None], Period]) -> Bounded:
    """Bound the period that ``make`` makes; "voor het einde van oktober" is kept until October ends."""
    part = part_of(match["part"])
    if is_whole(match, part):
        return Bounded(Boundary.BY, make(None))
    return Bounded(boundary_of(match), make(part))


def _month_part(match: re.Match[str]) -> Term:
    month, year = month_of(match["month"]), year_of(match["year"])
    return _parted(match, lambda part: MonthPeriod(month, year, part))


def _month(match: re.Match[str]) -> Term | None:
    if match["past"]:
        return None
    month, last = month_of(match["month"]), match["last_month"]
    return Bounded(
        boundary_of(match), MonthPeriod(month, year_of(match["year"]), last_month=month_of(last) if last else None)
    )


def _week_of_month(match: re.Match[str]) -> Term:
    month, year, ordinal = month_of(match["month"]), year_of(match["year"]), squeezed(match["ordinal"])
    if ordinal == "laatste":
        return Bounded(boundary_of(match), MonthPeriod(month, year, Part.END))
    last = 7 * ordinal_of(ordinal)
    return Bounded(boundary_of(match), DayPeriod(last - 6, month, year, last_day=last))


def _month_from(match: re.Match[str]) -> Term | None:
    which = squeezed(match["which"])
    if which == "de" and not match["part"]:
        return None
    offset = 0 if which in ("de", "deze", "delopende") else 1
    return _parted(match, lambda part: MonthFrom(offset, part))


def _half_month(match: re.Match[str]) -> Term:
    month, year = month_of(match["month"]), year_of(match["year"])
    if ordinal_of(match["ordinal"]) == 1:
        return Bounded(boundary_of(match), DayPeriod(1, month, year, last_day=15))
    return Bounded(boundary_of(match), MonthPeriod(month, year, Part.END))


def _year_part(match: re.Match[str]) -> Term:
    year = year_of(match["year"])
    return _parted(match, lambda part: YearPeriod(year, part))


def _year(match: re.Match[str]) -> Term:
    last = match["last_year"]
    return Bounded(boundary_of(match), YearPeriod(year_of(match["year"]), last_year=int(last) if last else None))


def _this_year(match: re.Match[str]) -> Term:
    return Bounded(boundary_of(match), YearPeriod(year_of(match["year"])))


def _within_the_year(_: re.Match[str]) -> Term:
    return Bounded(Boundary.WITHIN, YearPeriod(year_of("dit jaar")))


def _year_end(match: re.Match[str]) -> Term:
    return Bounded(Boundary.BY, YearPeriod(year_of(match["year"])))


def _quarter(match: re.Match[str]) -> Term:
    quarter, year = ordinal_of(match["ordinal"]), year_of(match["year"])
    return _parted(match, lambda part: QuarterPeriod(quarter, year, part))


def _quarter_number(match: re.Match[str]) -> Term | None:
    if not (match["lead"] or match["part"] or match["year"]):
        return None
    quarter, year = int(match["quarter"]), year_of(match["year"])
    return _parted(match, lambda part: QuarterPeriod(quarter, year, part))


def _quarter_from(match: re.Match[str]) -> Term:
    offset = 0 if squeezed(match["which"]) in ("dit", "hetlopende") else 1
    return _parted(match, lambda part: QuarterFrom(offset, part))


def _half_year(match: re.Match[str]) -> Term | None:
    ordinal = ordinal_of(match["ordinal"])
    if ordinal == 3:
        return None
    return Bounded(boundary_of(match), HalfYearPeriod(min(ordinal, 2), year_of(match["year"])))


_SUBJECTS_OF_A_YEAR = re.compile(
    r"(?:begroting(?:en)?|doel(?:en|stelling(?:en)?)?|miljoenennota|raming(?:en)?|plan(?:nen)?|programma|budget|kader"
    r"|cijfers|\([IVX]+[A-F]?\)|begrotingsstaten|uitgaven|middelen|\beuro|mln\.?|miljoen|tarieven|premies|quotum|quota)\s*$",
    re.IGNORECASE,
)
"""After these "voor 2026" says what something is for, not when."""
_NOT_A_YEAR = re.compile(r"\s?(?:euro|miljoen|miljard|mln|personen|woningen|plaatsen|%)|[.,/–-]\d", re.IGNORECASE)

RULES: tuple[DateRule, ...] = (
    DateRule(
        "month-part",
        "eind oktober",
        r"(?:{end_lead})?(?:(?:begin|medio|half|eind) {a_month}(?: \d{4})? ?(?:/|,|-|en|of) ?)?"
        r"{part} (?:de maand )?{month}(?:{of_year})?",
        _month_part,
    ),
    DateRule(
        "month",
        "uiterlijk in oktober 2026",
        r"{lead}(?:de maand(?:en)? )?{month}(?: ?(?:,|en|of|/|-|t/m|tot en met) ?{last_month})?(?:{of_year})?"
        r"(?:{past}|{next})?",
        _month,
    ),
    DateRule(
        "month-of-year",
        "september of oktober 2026",
        r"(?P<lead>)(?P<past>){month}(?: ?(?:en|of|/|-|t/m) ?{last_month})? {year}",
        _month,
    ),
    DateRule(
        "week-of-month",
        "in de eerste week van november",
        r"(?:{lead})?de {ordinal} week van {month}(?:{of_year})?",
        _week_of_month,
    ),
    DateRule(
        "month-from",
        "eind volgende maand",
        r"(?:{end_lead})?(?:{part} )?(?:van )?(?P<which>deze|de lopende|(?:de )?{coming}|de) maand\b(?: nog\b)?",
        _month_from,
    ),
    DateRule(
        "half-month",
        "in de eerste helft van oktober",
        r"(?:{lead})?(?:de )?{ordinal} helft (?:van )?(?:de maand )?{month}(?:{of_year})?",
        _half_month,
    ),
    DateRule(
        "year-part",
        "begin volgend jaar",
        r"(?:{end_lead})?(?:(?:begin|medio|eind) 20\d\d ?(?:/|,|-|en|of) ?)?{part} {any_year}",
        _year_part,
    ),
    DateRule(
        "year",
        "in de loop van 2024",
        r"{lead}(?:het (?:kalender)?jaar |de jaren )?{year}(?: (?:en|of|t/m|tot en met) (?P<last_year>20\d\d\b))?",
        _year,
        unless_after=_SUBJECTS_OF_A_YEAR,
        unless_before=_NOT_A_YEAR,
    ),
    DateRule("this-year", "nog dit jaar", r"(?:{lead})?(?:(?:later|ergens) )?{this_year}(?: nog\b)?", _this_year),
    DateRule(
        "course-of-the-year", "in de loop van het jaar", r"(?:in de loop van|later in) het jaar\b", _within_the_year
    ),
    DateRule("year-end", "voor jaareinde", r"{end_lead}(?:het )?jaareinde\b(?:{of_year})?", _year_end),
    DateRule(
        "quarter",
        "uiterlijk vóór het vierde kwartaal van 2025",
        r"(?:{end_lead})?(?:{part} )?(?:van )?(?:het )?(?:(?:eerste|tweede|derde) (?:en|of|/) (?:het )?)?"
        r"{ordinal} kwartaal\b(?:{of_year})?",
        _quarter,
    ),
    DateRule(
        "quarter-number",
        "uiterlijk in Q1 2026",
        r"(?:{end_lead})?(?:{part} )?(?:van )?(?:Q[1-4] ?[/-] ?)?(?:Q|kwartaal )(?P<quarter>[1-4])\b(?:-?{of_year})?",
        _quarter_number,
    ),
    DateRule(
        "quarter-from",
        "eind volgend kwartaal",
        r"(?:{end_lead})?(?:{part} )?(?:van )?(?P<which>dit|het lopende|(?:het )?{coming}) kwartaal\b",
        _quarter_from,
    ),
    DateRule(
        "half-year",
        "in de eerste helft van 2024",
        r"(?:{lead})?(?:de )?{ordinal} (?:jaar)?helft (?:van )?{any_year}",
        _half_year,
    ),
    DateRule("half-year-number", "in H1 2026", r"(?:{lead})?H(?P<ordinal>[12])\b{of_year}", _half_year),
    DateRule(
        "half-year-word",
        "het tweede halfjaar van 2026",
        r"(?:{lead})?(?:het )?{ordinal} half ?jaar\b(?:{of_year})?",
        _half_year,
    ),
)
