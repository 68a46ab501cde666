"""The budget year and its days: "met Prinsjesdag", "bij de Voorjaarsnota", "voor de begrotingsbehandeling"."""

import re

from motions.analysis.dates.meeting_rules import HELD
from motions.analysis.dates.phrases import noun_phrase_end
from motions.analysis.dates.rule import DateRule
from motions.analysis.dates.wording import boundary_of, squeezed, year_of
from motions.rules.calendar import CalendarKind
from motions.rules.deadlines import Bounded, Term
from motions.rules.political_days import BudgetDebate, BudgetNote, GeneralDebate, PoliticalDay

_OF_YEAR = r"(?:(?: over)?{of_year})?"


def _prinsjesdag(match: re.Match[str]) -> Term:
    return Bounded(boundary_of(match), PoliticalDay(CalendarKind.PRINSJESDAG, year_of(match["year"])))


def _budget_papers(match: re.Match[str]) -> Term | None:
    """Read "de Miljoenennota voor 2026": it comes on Prinsjesdag of the year before."""
    if _is_place(match):
        return None
    return Bounded(boundary_of(match), PoliticalDay(CalendarKind.PRINSJESDAG, year_of(match["year"], shift=-1)))


def _accounts_day(match: re.Match[str]) -> Term:
    return Bounded(boundary_of(match), PoliticalDay(CalendarKind.VERANTWOORDINGSDAG, year_of(match["year"])))


def _annual_report(match: re.Match[str]) -> Term | None:
    """Read "het jaarverslag over 2024": it comes on Verantwoordingsdag of the year after."""
    if _is_place(match):
        return None
    return Bounded(boundary_of(match), PoliticalDay(CalendarKind.VERANTWOORDINGSDAG, year_of(match["year"], shift=1)))


def _is_place(match: re.Match[str]) -> bool:
    """Whether "in de begroting" says where something stands: so it does without a year or "komende"."""
    return squeezed(match["lead"]) in ("in", "op", "via", "aan") and not match["year"] and not match["coming"]


def _budget_note(match: re.Match[str]) -> Term:
    spring = squeezed(match["note"] or match["supplement"]) in ("voorjaars", "eerste")
    name = "de Voorjaarsnota" if spring else "de Najaarsnota"
    return Bounded(boundary_of(match), BudgetNote(name, year_of(match["year"])))


def _budget_debate(match: re.Match[str]) -> Term:
    return Bounded(boundary_of(match), BudgetDebate(year_of(match["year"], shift=-1)))


def _general_debate(match: re.Match[str]) -> Term:
    return Bounded(boundary_of(match), GeneralDebate(year_of(match["year"])))


RULES: tuple[DateRule, ...] = (
    DateRule(
        "prinsjesdag",
        "voor Prinsjesdag",
        r"(?:{with_lead})?(?:{coming} )?(?:prinsjesdag|de derde dinsdag (?:van|in) september)\b(?:{of_year})?",
        _prinsjesdag,
    ),
    DateRule(
        "budget-papers",
        "bij het Belastingplan 2026",
        r"{with_lead}(?:de |het )?(?:(?P<coming>{coming}) )?"
        r"(?:miljoenennota|(?:rijks|ontwerp)?begroting(?:en|sstukken)?|(?:pakket )?belastingplan(?:nen)?)\b" + _OF_YEAR,
        _budget_papers,
        unless_after=re.compile(r"(?:gevolgen|consequenties|dekking|ruimte|behandeling|debat)\s*$", re.IGNORECASE),
    ),
    DateRule(
        "verantwoordingsdag",
        "op Verantwoordingsdag",
        r"(?:{with_lead})?(?:{coming} )?verantwoordingsdag\b(?:{of_year})?",
        _accounts_day,
    ),
    DateRule(
        "annual-report",
        "bij het jaarverslag over 2024",
        r"{with_lead}(?:het |de )?(?:(?P<coming>{coming}) )?(?:departementale? |financieel )?jaarverslag(?:en)?\b"
        + _OF_YEAR,
        _annual_report,
    ),
    DateRule(
        "budget-note",
        "uiterlijk bij de Voorjaarsnota",
        r"{with_lead}(?:de )?(?:{coming} )?(?:(?P<note>voorjaars|najaars)nota"
        r"|(?P<supplement>eerste|tweede) suppletoire begroting(?:en)?)\b" + _OF_YEAR,
        _budget_note,
    ),
    DateRule(
        "budget-debate",
        "voor de begrotingsbehandeling van Defensie",
        r"{with_lead}(?:de |het )?(?:{coming} )?(?:[A-Za-z&]{2,12}-)?"
        r"(?:begrotings(?:behandeling(?:en)?|debat(?:ten)?|overleg)"
        r"|behandeling van de (?:[A-Za-z&]{2,12}-)?begroting)\b"
        + r"(?:(?: (?:van )?(?:het )?[\w&-]{2,25})?{of_year})?",
        _budget_debate,
        tail=noun_phrase_end,
        unless_after=HELD,
    ),
    DateRule(
        "general-debate",
        "tijdens de Algemene Politieke Beschouwingen",
        r"{with_lead}de (?:{coming} )?algemene politieke beschouwingen\b(?:{of_year})?",
        _general_debate,
    ),
)
