"""A sentence without what only refers: numbers in brackets, marks of footnotes, points of abbreviations, titles.

The rules of stance read over a few words ("is ... gegeven") but never over a full stop; "nr. 74" and "c.s." hold none.
What a motion is called ("over het niet uitvoeren van ...") says nothing of what became of it.
"""

import re

_NAMED = r"(?:van|het|de|der|den|lid|leden|en|c\.?s\.?|[A-ZÀ-Þ][\w/'’.-]*,?)"
_TITLE = re.compile(rf"(\b[Mm]oties?(?:[ -]{_NAMED}){{1,16}}) (?:over|om|inzake) [^()]{{3,250}} (?=\([^()]*\d)")
# "de motie Jansen, waarin wordt gevraagd om een lagere tol, voer ik niet uit": what it asks for is no stance
_WHAT_IT_ASKS = re.compile(
    r"(\b[Mm]otie\b[^,;.]{0,120}?),? (?:waarin|waarmee|die) "
    r"(?:(?:de regering|het kabinet|mij|ons|is|wordt|werd|er) ){0,3}(?:om )?"
    r"(?:gevraagd|verzocht|opgeroepen|verzoekt|vraagt|oproept)\b[^,;]*,?"
)
_BRACKETS = re.compile(r" ?\((?P<inside>[^()]*\d[^()]*)\)")
_DIGIT = re.compile(r"\d")
_FOOTNOTE_MARK = re.compile(r" ?\[\d+ ?\]")
_ABBREVIATION = re.compile(
    r"\b(c\.s|jl|jongstleden|nrs?|d\.d|dd|t\.v\.v|m\.b\.t|i\.v\.m|t\.a\.v|o\.a|bijv|resp|mw|dhr|mr|dr|drs|ir|prof|st"
    r"|blz|art|z\.g|zgn|ca|vgl|incl|excl)\.(?=[ ,;:)]|$)",
    re.IGNORECASE,
)
_LIKEWISE = re.compile(r"\bn\.a\.v\.?(?= )", re.IGNORECASE)


def plain_words(sentence: str) -> str:
    """Return the sentence as the rules of stance read it. A motion named in brackets stays one."""
    plain = sentence
    if "(" in plain:
        plain = _BRACKETS.sub(_keep_motion, _TITLE.sub(r"\1", plain))
    if "otie" in plain:
        plain = _WHAT_IT_ASKS.sub(r"\1", plain)
    if "[" in plain:
        plain = _FOOTNOTE_MARK.sub("", plain)
    if "." in plain[:-1]:
        plain = _LIKEWISE.sub("naar aanleiding van", _ABBREVIATION.sub(_without_points, plain))
    return plain


def _keep_motion(brackets: re.Match[str]) -> str:
    before_number = _DIGIT.split(brackets["inside"], maxsplit=1)[0]
    return f" ({before_number})" if "motie" in before_number.lower() else ""


def _without_points(abbreviation: re.Match[str]) -> str:
    return abbreviation[1].replace(".", "")
