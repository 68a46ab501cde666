"""Whether words that fit past and future ("in oktober", "dit jaar", "9 juni") point back in their sentence."""

import re
from datetime import date
from functools import lru_cache

_REACH = 160
_SENTENCE_BREAK = re.compile(r"[.?!;](?=\s)|\n\s*\n")
_OF_SOMETHING = re.compile(r"\b(?:van|sinds|sedert|d\.d\.|dd\.?|gedateerd)\s*$", re.IGNORECASE)
"""Before a day these words date a document or a beginning ("mijn brief van 9 juni")."""
_NEXT = re.compile(r"\ba\.\s?s\.|\bas\.|aanstaande", re.IGNORECASE)
_NEXT_DAYS = 270
_SENDS = (
    "(?:bied|biedt|deel|deelt|stel|stelt|leg|legt|doe|doet|breng|brengt|koppel|koppelt|meld|meldt|bericht|betrek|neem|zeg"
    "|houd|houdt|rapporteer|presenteer)"
)
_FUTURE = re.compile(
    r"\b(?:zal|zullen|zult|ga|gaat|gaan|kom|komt|komen|komende?|volgende?|verwacht|verwachten|streef|streeft|streven|"
    r"voornemens|voornemen|beoogd|beoogt|gepland|voorzien|wil|willen|wordt|worden|stuur|stuurt|sturen|zend|zenden|ontvangt|"
    r"informeer|informeren|rapporteren|berichten|toesturen|verzoekt|roept|moet|moeten|kan|kunnen|hoop|hopen|uiterlijk|start|"
    r"starten|begint|volgt|volgen|treedt|zou|zouden|verschijnt|verschijnen|verwachting|bereikt|blijf)\b"
    rf"|\b{_SENDS} (?:ik|wij|we|u|uw|het kabinet|de minister|de staatssecretaris)\b"
    rf"|\b(?:ik|wij|we|het kabinet) {_SENDS}\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:heb|heeft|hebben|had|hadden|was|waren|werd|werden|vond|vonden|kwam|kwamen|bleek|bleken|ging|gingen|deed|deden|"
    r"gaf|gaven|stond|stonden|kon|konden|eerder|sinds|afgelopen|vorige?|onlangs|destijds|recentelijk)\b"
    r"|\b(?:ben|is|zijn)\b.{0,80}?\b(?:\w{0,12}ge\w{2,20}(?:d|t|en)|(?:be|ver|ont|her|onder)\w{2,20}(?:d|t|en)|\w{2,20}eerd)\b",
    re.IGNORECASE | re.DOTALL,
)


def points_back(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, whose words fit past and future, means the past where it stands.

    So it does after "mijn brief van", and in a sentence about the past and no future.
    """
    if _OF_SOMETHING.search(text, max(0, start - 12), start):
        return True
    return _tells_of_past(_sentence(text, start, end))


@lru_cache(maxsize=256)
def _tells_of_past(sentence: str) -> bool:
    return bool(_PAST.search(sentence)) and not _FUTURE.search(sentence)


def was_next(words: str, due_on: date | None, anchor: date | None) -> bool:
    """Whether "9 juni a.s." was written before the letter, in a question that it repeats: a year off is not next."""
    return bool(due_on and anchor and (due_on - anchor).days > _NEXT_DAYS and _NEXT.search(words))


def _sentence(text: str, start: int, end: int) -> str:
    first = max(0, start - _REACH)
    for found in _SENTENCE_BREAK.finditer(text, first, start):
        first = found.end()
    stop = _SENTENCE_BREAK.search(text, end, end + _REACH)
    return text[first : stop.start() if stop else end + _REACH]
