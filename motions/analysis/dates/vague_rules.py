"""Wishes without a date: "zo spoedig mogelijk", "op korte termijn", "in de komende periode"."""

import re

from motions.analysis.dates.rule import DateRule
from motions.rules.deadlines import NoDate, Term


def _no_date(match: re.Match[str]) -> Term:
    return NoDate()


RULES: tuple[DateRule, ...] = (
    DateRule(
        "as-soon-as-possible",
        "zo spoedig mogelijk",
        r"(?:zo (?:spoedig|snel|vlug|gauw|vroeg|tijdig) (?:als )?|zodra (?:dit |dat )?)mogelijk",
        _no_date,
        glued=True,
    ),
    DateRule("as-soon-as-possible-short", "z.s.m.", r"z\. ?s\. ?m\.|zsm\b", _no_date),
    DateRule(
        "short-notice",
        "op zo kort mogelijke termijn",
        r"(?:op|binnen) (?:een |de )?(?:(?:zeer|heel|zo) )?"
        r"(?:korte?|kortst|afzienbare|redelijke|lange(?:re)?|middellange)(?: mogelijke?)? (?:termijn|tijd)\b",
        _no_date,
    ),
    DateRule(
        "soon",
        "binnenkort",
        r"(?:binnenkort|(?:ten )?spoedigste?|spoedig|eerdaags|weldra|dezer dagen|onverwijld|per om(?:me)?gaande"
        r"|met (?:(?:de )?(?:nodige|meeste|grote|grootste) )?spoed|op termijn|per direct"
        r"|met onmiddellijke ingang|vandaag nog|nog vandaag)\b",
        _no_date,
    ),
    DateRule("in-due-time", "te zijner tijd", r"te (?:zijner|gelegener) tijd\b|t\. ?z\. ?t\.", _no_date),
    DateRule(
        "coming-time",
        "in de komende periode",
        r"(?:(?:in de loop van|in|gedurende|tijdens|binnen) )?(?:de )?(?:komende|aankomende|eerstvolgende) (?:enkele )?"
        r"(?:periode|tijd|dagen|weken|maanden|jaren)\b",
        _no_date,
    ),
    DateRule(
        "later-moment",
        "op een later moment",
        r"op een (?:later|nader te bepalen|volgend) (?:moment|tijdstip)\b|in een later(?:e)? (?:stadium|fase)\b",
        _no_date,
    ),
    DateRule("future", "in de nabije toekomst", r"in de (?:nabije )?toekomst\b", _no_date),
    DateRule(
        "some-time",
        "binnen enkele weken",
        r"(?:binnen|over) (?:enkele|een paar|een aantal|enige) (?:dagen|weken|maanden|jaren|tijd)\b",
        _no_date,
    ),
)
