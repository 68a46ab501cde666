"""Commitments as subject lines name them: "Toezegging gedaan tijdens het commissiedebat X van DAG, over Y"."""

import re
from collections.abc import Iterator
from datetime import date

from motions.analysis.findings import About
from motions.rules.dutch_dates import MONTHS

# "Toezegging", "toezeggingen"; not "toezeggingenbrief", "pensioentoezegging"
_WORD = re.compile(r"(?<![\w-])toezegging(?P<plural>en)?(?![\w-])", re.IGNORECASE)
# "gedaan tijdens het commissiedebat Natuur op 10 februari 2022", "Algemeen Overleg van 3 juni", "d.d. 29-05-2024"
_DEBATE = re.compile(
    rf"""(?:debat|overleg|vergadering|vragenuur|vragen|briefing|behandeling|beschouwingen|\b(?:V?AO|WGO|CD|SO|TMD)\b)
    [^;()]{{0,140}}?\b(?:(?P<day>\d{{1,2}})\s(?P<month>{"|".join(MONTHS)})(?:\s(?P<year>(?:19|20)\d\d))?
    |(?P<digits>\d{{1,2}}-\d{{1,2}}-(?:19|20)\d\d))\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "(TZ202412-033)", "T03456"
_REGISTERED = re.compile(r"\b(?:TZ\d{6}-\d{3,4}|T\d{5})\b")
_SHORTEST = 12
"""Characters behind the word, below which nothing says which commitment it is."""


def commitments_in(subject: str, *, sent_on: date | None) -> Iterator[tuple[int, About]]:
    """Yield where each commitment is named, and which: one that says what it is about, or several of one debate.

    "Stand van zaken moties en toezeggingen" names none. A day without a year is the last one on or before ``sent_on``.
    """
    named = list(_WORD.finditer(subject))
    for at, word in enumerate(named):
        end = named[at + 1].start() if at + 1 < len(named) else len(subject)
        wording = subject[word.start() : end].strip(" ,;").removesuffix(" en")
        said_on = _said_on(wording, sent_on)
        numbers = tuple(dict.fromkeys(_REGISTERED.findall(wording)))
        says_which = not word["plural"] and len(wording) - len(word[0]) >= _SHORTEST
        if says_which or said_on or numbers:
            yield word.start(), About("commitment", papers=numbers, wording=wording, said_on=said_on)


def _said_on(wording: str, sent_on: date | None) -> date | None:
    debate = _DEBATE.search(wording)
    if debate is None:
        return None
    try:
        if debate["digits"]:
            day, month, year = (int(part) for part in debate["digits"].split("-"))
            said_on = date(year, month, day)
        else:
            month = MONTHS.index(debate["month"].lower()) + 1
            said_on = _in_year(int(debate["day"]), month, debate["year"], sent_on)
    except ValueError:
        return None
    return None if sent_on and said_on > sent_on else said_on


def _in_year(day: int, month: int, year: str | None, sent_on: date | None) -> date:
    """Raises ValueError where no such day is known."""
    if year:
        return date(int(year), month, day)
    if sent_on is None:
        raise ValueError
    this_year = date(sent_on.year, month, day)
    return this_year if this_year <= sent_on else date(sent_on.year - 1, month, day)
