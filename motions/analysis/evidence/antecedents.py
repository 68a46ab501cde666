"""Sentences that speak of a motion or commitment without naming it: what they point back to."""

import re
from dataclasses import dataclass

from motions.analysis.findings import About

# "deze motie", "de genoemde motie", "beide moties"; a citation by name is found as such
MOTION_POINTER = re.compile(
    r"""\b(?:de|deze|die|uw|dezelfde)\s(?:(?:onder\s\d+\s)?(?:eerder\s)?(?:boven)?(?:genoemde|voornoemde|bedoelde|betreffende|aangenomen|ingediende)\s)?
        motie\b
      | \b(?:genoemde|bovengenoemde|voornoemde|onderhavige|aangenomen)\smotie\b
      | \b(?:deze|beide|genoemde|bovengenoemde|voornoemde)\smoties\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "deze toezegging zal ik nakomen", "conform de toezegging van", "na mijn toezegging"
COMMITMENT_POINTER = re.compile(
    r"""\b(?:deze|die|mijn|onze|de(?:\seerder(?:\sgedane)?|\sgedane)?)\stoezegging(?:en)?\b
      | \b(?:zoals|conform|overeenkomstig)\s[^.;]{0,80}\btoegezegd""",
    re.VERBOSE | re.IGNORECASE,
)
# what a promised or requested thing is called when the next sentence takes it up: "Dit onderzoek", "Het overzicht"
TAKES_UP = re.compile(r"^(?:Dit|Deze|Dat|Die|Het|De|Ik zal deze|Ik zal dit)\s(?P<noun>[a-zà-ÿ]{5,})\b")
REQUEST_CONTENT = re.compile(
    r"\b(?:verzocht|verzoekt|gevraagd|vraagt|opgeroepen|roept|toegezegd|toezegging)\b(?P<content>.*)", re.DOTALL
)
# "Dit kan helaas niet meer voor ..." right behind what was promised
CANNOT_ANY_MORE = re.compile(
    r"^(?:Dit|Dat|Deze [a-zà-ÿ]+) (?:kan|kon|zal|lukt|is) [^.;]{0,40}niet (?:meer|langer|gelukt|haalbaar|tijdig)\b"
)


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The thing last spoken of, the sentence that did so, and that sentence's place among the sentences."""

    about: About
    sentence: str
    index: int


def taken_up(sentence: str, antecedent: Antecedent) -> bool:
    """Whether a sentence goes on about the very thing that the antecedent's sentence asked for or promised."""
    if CANNOT_ANY_MORE.match(sentence):
        return True
    opening = TAKES_UP.match(sentence)
    content = REQUEST_CONTENT.search(antecedent.sentence)
    if not opening or not content:
        return False
    return re.search(rf"\b{re.escape(opening['noun'])}\b", content["content"]) is not None
