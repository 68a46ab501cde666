"""Where in a sentence a promise's own clause lies: what stands in another clause says nothing of the promise."""

import re

from motions.analysis.commitments.rule import Match
from motions.analysis.findings import FutureDate

# a finite verb of its own ends the clause before "zullen": "De punten die zijn genoemd zullen ..."
FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|heeft|hebben|had|hadden|kan|kunnen|moet|moeten)\b", re.IGNORECASE
)
CLAUSE_START = re.compile(r"[,;:(]")
_RELATIVE = re.compile(r"\b(?:die|dat|waar\w*|welke)\b", re.IGNORECASE)
# ", die dit jaar vijftig miljoen bedraagt": behind the promise, about something else
ASIDE = re.compile(
    r"[,;(] ?(?:die|dat|waar\w*|welke|wat|omdat|terwijl|aangezien|nu|maar|doch|want|zodat|hoewel) ", re.IGNORECASE
)
# ", dat eind dit jaar getekend zal worden": what is promised comes then
_COMES_THEN = re.compile(r"[,(] ?(?:die|dat|welke) [^,;]{0,80}?\b(?:zal|zullen)\b[^,;]{0,40}", re.IGNORECASE)
_WILL_BE = re.compile(r"\b(?:zal|zullen) (?:[^,;]{0,40} )?worden\b|\bworden (?:zal|zullen)\b", re.IGNORECASE)
# "in mijn brief van 3 mei", "het overleg van 3 en 5 mei": the day of a paper or a debate, the year of a plan
_DAY_OF_PAPER = re.compile(
    r"\b(?:\w*brief|\w*debat|\w*overleg|\w*verslag|\w*nota|\w*rapport|motie|akkoord|besluit|vragen|antwoorden?)"
    r"(?: jl\.?)? (?:van|d\.d\.|dd\.?)(?: de)?\s(?:\d{1,2} [a-z]+(?: \d{4})?(?:,| en) ){0,4}$|\b(?:van|inzake|uit) $",
    re.IGNORECASE,
)
# "later dan 1 september", "in aanvulling op de jaarlijkse rapportage": a time from which this one differs
_OTHER_TIME = re.compile(
    r"\b(?:later|eerder|vroeger) dan $|\b(?:in aanvulling op|naast) (?:de|het|mijn) $", re.IGNORECASE
)
# "het zo snel mogelijk hervatten van": part of a noun
_INSIDE_NOUN = re.compile(r"\b(?:het|een) $", re.IGNORECASE)


def clause_begin(sentence: str, position: int) -> int:
    """Return where the clause begins that holds ``position``, counted from the last comma, colon or bracket."""
    return max((mark.end() for mark in CLAUSE_START.finditer(sentence, 0, position)), default=0)


def says_when(sentence: str, match: Match, date: FutureDate, offset: int) -> bool:
    """Whether a date of the sentence stands where it can be the time of the promise, and not of an aside."""
    start, end = date.start - offset, date.end - offset
    if date.precision == "none" and _INSIDE_NOUN.search(sentence, 0, start):
        return False
    if _OTHER_TIME.search(sentence, max(0, start - 24), start):
        return False
    if date.quote.startswith("tot ") or _DAY_OF_PAPER.search(sentence, max(0, start - 80), start):
        return False
    if start >= match.end:
        aside = ASIDE.search(sentence, match.end, start + 1)
        return not aside or _comes_in_aside(sentence, aside, end)
    if end > match.start:
        return True
    relative = _RELATIVE.search(sentence, clause_begin(sentence, start), start)
    return not (relative and FINITE.search(sentence, end, match.start))


def _comes_in_aside(sentence: str, aside: re.Match[str], end: int) -> bool:
    """Whether an aside says when the thing itself will be made, and the time that ends at ``end`` is in it."""
    coming = _COMES_THEN.match(sentence, aside.start())
    return coming is not None and end <= coming.end() and _WILL_BE.search(coming.group()) is not None
