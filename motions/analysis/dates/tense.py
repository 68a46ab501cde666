"""Whether the sentence around a time that fits past and future ("in oktober", "dit jaar") tells of the past."""

import re

_REACH = 160
_SENTENCE_BREAK = re.compile(r"[.?!;](?=\s)|\n\s*\n")
_FUTURE = re.compile(
    r"\b(?:zal|zullen|zult|ga|gaat|gaan|kom|komt|komen|komend|komende|volgend|volgende|aanstaande|verwacht|verwachten|"
    r"streef|streeft|streven|voornemens|voornemen|beoogd|beoogt|gepland|voorzien|wil|willen|wordt|worden|stuur|stuurt|"
    r"sturen|zend|zenden|ontvangt|informeer|informeren|verzoekt|roept|moet|moeten|kan|kunnen|hoop|hopen|uiterlijk|start|starten|"
    r"begint|volgt|volgen|treedt|zou|zouden)\b|\ba\. ?s\.|\bte \w{2,30}en\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:heb|heeft|hebben|had|hadden|was|waren|werd|werden|vond|vonden|kwam|kwamen|bleek|bleken|ging|gingen|deed|deden|"
    r"gaf|gaven|stond|stonden|kon|konden|afgelopen|vorig|vorige|destijds|eerder|sinds)\b"
    r"|\b(?:ben|is|zijn)\b.{0,80}?\b(?:\w{0,12}ge\w{2,20}(?:d|t|en)|(?:be|ver|ont|her|onder)\w{2,20}(?:d|t|en)|\w+eerd)\b",
    re.IGNORECASE | re.DOTALL,
)


def tells_of_past(text: str, start: int, end: int) -> bool:
    """Whether the sentence that holds ``text[start:end]`` is in the past tense and in no future one."""
    first = max(0, start - _REACH)
    for found in _SENTENCE_BREAK.finditer(text, first, start):
        first = found.end()
    stop = _SENTENCE_BREAK.search(text, end, end + _REACH)
    sentence = text[first : stop.start() if stop else end + _REACH]
    return not _FUTURE.search(sentence) and bool(_PAST.search(sentence))
