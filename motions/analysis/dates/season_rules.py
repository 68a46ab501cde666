"""Seasons, recesses and feasts: "voor de zomer", "na het kerstreces", "rond de jaarwisseling"."""

import re

from motions.analysis.dates.rule import DateRule, hangs_on_event
from motions.analysis.dates.wording import boundary_of, part_of, squeezed, year_of
from motions.rules.calendar import CalendarKind
from motions.rules.deadlines import Bounded, Term
from motions.rules.political_days import Feast
from motions.rules.recesses import RecessPeriod
from motions.rules.windows import ANY_YEAR, Boundary, Part, Year
from motions.rules.year_periods import SeasonPeriod

_SEASONS = {"lente": "voorjaar", "herfst": "najaar"}
_RECESSES = {
    "voorjaars": CalendarKind.VOORJAARSRECES,
    "krokus": CalendarKind.VOORJAARSRECES,
    "mei": CalendarKind.MEIRECES,
    "zomer": CalendarKind.ZOMERRECES,
    "herfst": CalendarKind.HERFSTRECES,
    "kerst": CalendarKind.KERSTRECES,
    "verkiezings": CalendarKind.VERKIEZINGSRECES,
}
_FEASTS = {"pasen": "Pasen", "pinksteren": "Pinksteren", "jaarwisseling": "de jaarwisseling"}
_SHADES = {"vroege": Part.BEGIN, "late": Part.END}


def _season(match: re.Match[str]) -> Term | None:
    which, shade = squeezed(match["which"] or ""), squeezed(match["shade"] or "")
    if not (match["lead"] or match["year"] or match["part"] or which not in ("", "de", "het")):
        return None
    word = squeezed(match["season"])
    season = _SEASONS.get(word, word)
    part = part_of(match["part"]) or _SHADES.get(shade)
    boundary = boundary_of(match)
    if part is Part.END and boundary is Boundary.BEFORE:
        boundary, part = Boundary.BY, None
    year = year_of(match["year"])
    if which in ("deze", "dit") and season != "winter" and year == ANY_YEAR:
        year = Year(offset=0)
    upcoming = "kom" in which or "volgend" in which or "aanstaand" in which
    return Bounded(boundary, SeasonPeriod(season, year, part, upcoming))


def _recess(match: re.Match[str]) -> Term | None:
    kind = match["kind"]
    if not kind and not match["article"]:
        return None
    boundary = boundary_of(match)
    period = RecessPeriod(_RECESSES[squeezed(kind)] if kind else None, year_of(match["year"]), bool(match["end"]))
    return Bounded(boundary, period)


def _feast(match: re.Match[str]) -> Term:
    return Bounded(boundary_of(match), Feast(_FEASTS.get(squeezed(match["feast"]), "Kerst"), year_of(match["year"])))


RULES: tuple[DateRule, ...] = (
    DateRule(
        "season",
        "vóór de zomer van 2025",
        r"(?:{lead})?(?:{part} )?(?:(?P<which>deze|dit|(?:de |het )?{coming}|de|het) )?(?:(?P<shade>vroege|late) )?"
        r"(?P<season>voorjaar|lente|zomer|najaar|herfst|winter)(?:periode|maanden)?\b"
        r"(?:{of_year}(?: ?[-/] ?\d{2,4})?)?",
        _season,
    ),
    DateRule(
        "recess",
        "uiterlijk voor het einde van het zomerreces",
        r"{with_lead}(?:(?P<end>(?:het )?einde? (?:van )?))?"
        r"(?:(?:(?:het )?begin|(?:de )?aanvang|de start) van )?(?P<article>het |dit )?(?:{coming} )?"
        r"(?P<kind>voorjaars|krokus|mei|zomer|herfst|kerst|verkiezings)? -?reces\b(?:{of_year})?",
        _recess,
    ),
    DateRule(
        "feast",
        "rond de jaarwisseling",
        r"{with_lead}(?:de )?(?P<feast>kerst(?:dagen|mis)?|jaarwisseling|pasen|pinksteren)\b(?:{of_year})?",
        _feast,
    ),
    DateRule(
        "school-holiday",
        "na de zomervakantie",
        r"{with_lead}de (?:{coming} )?(?:zomer|kerst|mei|herfst|voorjaars|krokus)?vakantie\b",
        hangs_on_event,
    ),
)
