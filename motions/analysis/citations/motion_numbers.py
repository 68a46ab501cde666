"""The number that belongs to a motion's name: straight behind it, in brackets, or in brackets behind its title."""

import re
from typing import NamedTuple

from motions.analysis.citations.numbers import Number, read_number
from motions.rules.references import Reference

_OPEN = re.compile(
    r"\s*[,;]?\s*(?:(?:nr\.?|nummer)? ?(?<=[a-z.] )\d{1,4}\s)?[(\[]"
)  # "motie 35 (Kamerstuk 33 750 VIII, nr. 35)"
_JOIN = re.compile(r" *[,;:]? *(?:met\s(?:nummer|kenmerk)\s|(?:op|onder)\s(?:stuk\s)?|zie\s(?:ook\s)?|d\.?d\.?\s)?")
# What opens the title of a motion: "over ...", "d.d. 3 juni over ...", "«...»".
_TITLE = re.compile(
    r"""\s*[,:]?\s*(?:(?:van|d\.?d\.?)\s\d|van\s(?:de\s)?[\w/-]{2,24}-?fracties?\b|over\b|inzake\b|betreffende\b|omtrent\b|met\sbetrekking\b|met\snummer|nr\b
    |nummer|waarin\b|waarmee\b|die\b|om\b|ter\b|tot\b|ten\saanzien|aangaande|naar\b|t\.a\.v\.|m\.b\.t\.|gericht
    |met\s(?:het\s|als\s)?(?:verzoek|strekking|oproep)|uit\s(?:19|20)\d\d
    |«|“|"|‘|'|op\sstuk|ingediend|aangenomen|aanvaard|overgenomen|aangehouden|verworpen|dat\b|tegen\b|voor\b|rond)""",
    re.VERBOSE,
)
_STOP = re.compile(
    r"""(?<!\bSt)[.?!](?=\s+[A-Z«])|\n|;|\b[Mm]oties?(?=[-\s](?:van\b|op\sstuk|[A-Z]))|\b[Kk]amerbrief\b|\bbrief\s(?:van\s\d|aan\b|d\.?d\.)
    |\bverslag\svan\s(?:de|het|een)\b|\b[Kk]amervragen\b|\binitiatiefnota\svan\b|\bamendement\svan\b""",
    re.VERBOSE,
)
_FINITE = re.compile(
    r"""(?<!\ste)\s(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|zal|zullen|kan|kunnen|ben|heb|informeer|verwijs
    |verzoekt|vraagt|vroeg|ga|gaat|doet|bekijkt|zie|ziet|stuur|is|geeft|geef|blijft|roept|zet|wil|moet)\s""",
    re.VERBOSE,
)
_GOES_ON = re.compile(r"\s*(?:,|en\b|&|/|;)")
_REPLACED = re.compile(r"(?:t\.\s?v\.\s?v\.|ter\svervanging\svan(?:\sdie\s(?:gedrukt|voorkomend)\sonder)?|was)\s*")
_COMMA_PAPER = re.compile(r",\s(?=[Kk]amerstuk(?:ken)?\s|(?:TK|Tweede\sKamer),?\s)")
_IN_BRACKET = re.compile(
    r"[Kk]amer-?\s?stuk|Kst|TK\b|EK\b|Tweede Kamer|Eerste Kamer|[Vv]ergaderjaar|stuk\b|[Nn]r\.|\b[123]\d[ .]?\d{3}"
)
_BRACKET_WIDTH = 160
_TITLE_WIDTH = 420


class Found(NamedTuple):
    """Papers read behind a motion's name, and the place behind them."""

    refs: tuple[Reference, ...]
    end: int
    numbered: bool


def number_at(text: str, at: int) -> Found | None:
    """The number straight behind the word: ``moties 30 300 XV, nr. 87``, ``motie (TK ..., nr. 116) van de leden``."""
    bracket = _OPEN.match(text, at)
    if bracket:
        found = _bracketed(text, bracket.end() - 1, bracket.end())
        return found if found and found.numbered else None
    join = _JOIN.match(text, at)
    assert join is not None
    number = read_number(text, join.end())
    if number and number.numbered and number.start - at < 40:
        return Found(number.refs, number.end, True)
    return None


def number_behind(text: str, at: int) -> Found | None:
    """The number behind the movers: in brackets, behind a comma, or in brackets behind the title."""
    bracket = _OPEN.match(text, at)
    if bracket:
        found = _bracketed(text, bracket.end() - 1, bracket.end() + _BRACKET_WIDTH)
        if found:
            return found
    join = _JOIN.match(text, at)
    assert join is not None
    number = read_number(text, join.end())
    if number and (number.word or number.years or number.numbered) and number.start - at < 30:
        return Found(number.refs, number.end, number.numbered)
    return number_behind_title(text, at)


def number_behind_title(text: str, at: int) -> Found | None:
    """The number in brackets behind the title that starts at ``at``, inside the sentence."""
    limit = title_limit(text, at)
    opened = opens_title(text, at)
    found = (_behind_comma(text, at, limit) if opened else None) or _bracketed(text, at, limit)
    if found is None or (not opened and (_GOES_ON.match(text, at) or _FINITE.search(text, at, found.end))):
        return None
    return found


def _behind_comma(text: str, at: int, limit: int) -> Found | None:
    """The number behind a title and a comma, without brackets: ``over sluizen, Kamerstuk 32 813, nr. 502``."""
    comma = _COMMA_PAPER.search(text, at, limit)
    if comma is None or "(" in text[at : comma.start()] or _FINITE.search(text, at, comma.start()):
        return None
    number = read_number(text, comma.end())
    return Found(number.refs, number.end, True) if number and number.numbered else None


def opens_title(text: str, at: int) -> bool:
    """Whether the words at ``at`` open the title of a motion (``over ...``), and not the rest of the sentence."""
    return _TITLE.match(text, at) is not None


def title_limit(text: str, at: int) -> int:
    """How far the title of a motion can go: to the end of the sentence, or to the next thing that is cited."""
    stop = _STOP.search(text, at, at + _TITLE_WIDTH)
    return stop.start() if stop else min(len(text), at + _TITLE_WIDTH)


def replaced_before(text: str, at: int, floor: int) -> bool:
    """Whether "t.v.v." stands before the number at ``at``: then it is that of the motion that was replaced."""
    return any(found.end() >= at - 12 for found in _REPLACED.finditer(text, max(floor, at - 45), at))


def _bracketed(text: str, at: int, limit: int) -> Found | None:
    """The first brackets between ``at`` and ``limit`` that hold a number; the place behind the closing bracket."""
    open_at = text.find("(", at, limit)
    while open_at >= 0:
        close = _closing(text, open_at)
        if close < 0:
            return None
        number = _search_number(text, open_at + 1, close)
        if number:
            return Found(number.refs, close + 1, number.numbered)
        open_at = text.find("(", close, limit)
    return None


def _closing(text: str, open_at: int) -> int:
    """Return the bracket that closes the one at ``open_at``; where brackets do not pair, the last within reach."""
    depth, last = 0, -1
    for at in range(open_at, min(len(text), open_at + _BRACKET_WIDTH)):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth, last = depth - 1, at
            if depth == 0:
                return at
        elif text[at] == "\n":
            break
    return last


def _search_number(text: str, start: int, end: int) -> Number | None:
    """The first reference inside brackets, passing over what it replaces (``t.v.v. 36410-31``)."""
    at = start
    while True:
        match = _IN_BRACKET.search(text, at, end)
        if match is None:
            return None
        number = read_number(text, match.start())
        if number and number.end <= end + 1 and not replaced_before(text, match.start(), start):
            return number
        at = max(match.end(), number.end if number else 0)
