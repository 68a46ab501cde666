"""Earlier commitments as letters cite them: "mijn toezegging tijdens ...", "zoals toegezegd", "heb ik toegezegd"."""

import re

from motions.analysis.citations.cues import Cue
from motions.analysis.citations.draft import Draft
from motions.analysis.citations.numbers import read_number

RULES = {
    "commitment-as-promised": "Zoals toegezegd in het commissiedebat van 8 juni 2023",
    "commitment-noun": "mijn toezegging tijdens het debat over de begroting",
    "commitment-was-promised": "In het debat over de herijking heb ik toegezegd een visie te sturen",
}
"""The rules by name, each with an example of its form."""

_AS = re.compile(r"\b[Zz]oals\s(?:[^.;?!\n]{0,140})$")
_HAVE = re.compile(r"\b(?:heb|heeft|hebben|is|zijn|was|waren|werd|werden|had)\b[^.;?!\n]{0,140}$")
_IDIOM = re.compile(r"(?:toegezegde\s(?:bedrag|middelen|gelden|budget|financi|steun|bijdrage|pensioen)|toezeggings)")
_CLAUSE_END = re.compile(
    r"[.;?!](?=\s|$)|\n|,\s(?=(?:ben|heb|zal|zend|stuur|bied|informeer|deel|doet|onderzoekt|ga|kan|treft|ontvangt|wordt|is|maar|wil|geef|bericht|meld)\b)|:\s"
)
_NOUN_TAIL = re.compile(
    r"""\s(?:(?:\(?(?:van|aan|tijdens|in|op|bij|om|over|dat|die|gedaan|uit|n\.a\.v\.|naar\saanleiding|met|inzake|ten\saanzien|betreffende|jegens|zoals)\b)|TZ\d)""",
    re.VERBOSE,
)
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:eerder(?:e)?|reeds|destijds|toen|mondeling|in\s[^.;,\n]{3,40})\s(?:gedane\s)?|\bgedane\s)$"
)


def read_commitment(text: str, cue: Cue, sentence: tuple[int, int]) -> Draft | None:
    """Read the earlier commitment named at ``cue`` inside ``sentence``; None for idiom and for new promises."""
    if _IDIOM.match(text, cue.start):
        return None
    word = text[cue.start : cue.end].casefold()
    if word.startswith("toezegging"):
        return _noun(text, cue, sentence)
    return _participle(text, cue, sentence)


def _participle(text: str, cue: Cue, sentence: tuple[int, int]) -> Draft | None:
    as_promised = _AS.search(text, max(sentence[0], cue.start - 160), cue.start)
    if as_promised:
        end = _clause_end(text, cue.end, sentence[1])
        return Draft(as_promised.start(), end, "commitment", "commitment-as-promised")
    if _HAVE.search(text, max(sentence[0], cue.start - 160), cue.start) is None:
        return None
    end = min(sentence[1], cue.end + 320)
    start = sentence[0] if cue.start - sentence[0] < 110 else cue.start
    while end > cue.end and text[end - 1] in ".?! ":
        end -= 1
    return Draft(start, end, "commitment", "commitment-was-promised")


def _noun(text: str, cue: Cue, sentence: tuple[int, int]) -> Draft | None:
    start = cue.start
    before = _BEFORE_NOUN.search(text, max(sentence[0], cue.start - 60), cue.start)
    if before:
        start = before.start()
    if _NOUN_TAIL.match(text, cue.end):
        return Draft(start, _clause_end(text, cue.end, sentence[1]), "commitment", "commitment-noun")
    possessive = re.compile(r"\b(?:mijn|onze|uw|zijn|haar|eerdere)\s$").search(text, max(sentence[0], start - 8), start)
    if possessive or before:
        return Draft(possessive.start() if possessive else start, cue.end, "commitment", "commitment-noun")
    return None


def _clause_end(text: str, at: int, limit: int) -> int:
    number = None
    bracket = text.find("(", at, min(limit, at + 160))
    if bracket >= 0:
        number = read_number(text, bracket + 1)
        if number and number.refs:
            close = text.find(")", number.end, number.end + 60)
            return close + 1 if close >= 0 else number.end
    match = _CLAUSE_END.search(text, at, limit)
    return match.start() if match else limit
