"""Motions as letters cite them: by movers, by number, by both, with the mover before or behind the word.

Each rule below carries an example of its form; the same examples are its tests.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from motions.analysis.citations.cues import Cue
from motions.analysis.citations.draft import Draft
from motions.analysis.citations.movers import Movers, read_movers
from motions.analysis.citations.numbers import Number, read_number
from motions.rules.references import Reference

RULES = {
    "motion-movers-number": "motie van de leden Bikker en Omtzigt (Kamerstuk 36 410, nr. 74)",
    "motion-movers": "motie Ceder/Mulder",
    "motion-number-movers": "motie (Kamerstuk 36 410 XVI, nr. 116) van de leden Mohandis en Van Nispen",
    "motion-number": "moties 30 300 XV, nr. 87 en 88",
    "motion-mover-before": "door het lid Van As c.s. ingediende motie",
    "motion-mover-later": "motie over de vrije doorgang van het lid Ceder",
    "motion-also": "en van de leden Markuszower en Helder (Kamerstuk 35925-VI-41)",
    "motion-replaced": "t.v.v. 36410-31",
}
"""The rules by name, each with an example of its form."""

_AMENDED = re.compile(r"(?:(?:[Nn]ader|[Nn]og nader|[Tt]weede nader)\s)?[Gg]ewijzigde\s$")
_BEFORE = re.compile(
    r"""(?P<door>(?:door|van)\s(?:(?:het|de)\s)?(?:(?:Tweede\s|Eerste\s)?[Kk]amer)?(?:[Ll]id|[Ll]eden|heer|mevrouw|heren)\s(?:[^.;:?!\n]|c\.s\.|[A-Z]\.){2,110}?)
    (?:\s(?:en|of))?(?:\s(?:in|op|tijdens|bij|destijds|toen|eerder|onlangs|vorig|dit)\s[^.;:?!\n]{2,60}?)?
    \s(?:(?:is|was|zijn)\s)?(?:ingediende|voorgestelde|aangehouden|aangenomen|ingebrachte|medeondertekende|medeingediende|verworpen)
    (?:\s(?:en\s)?(?:aangenomen|aangehouden|gewijzigde|overgenomen|verworpen|unaniem|breed|gesteunde|nader|door\sde\sKamer))*\s$""",
    re.VERBOSE,
)
_TITLE = re.compile(
    r"""\s*,?\s*(?:(?:van|d\.?d\.?)\s\d|over\b|inzake\b|betreffende\b|omtrent\b|met\sbetrekking\b|met\snummer|nr\b|nummer|waarin\b|waarmee\b|die\b|
    om\b|ter\b|tot\b|ten\saanzien|aangaande|t\.a\.v\.|m\.b\.t\.|gericht|«|“|"|‘|'|op\sstuk|ingediend|aangenomen|over:|dat\b|tegen\b|voor\b|rond)""",
    re.VERBOSE,
)
_LATER_MOVERS = re.compile(
    r"\s(?:(?:van|door)\s|die\s(?:door\s)?)(?=(?:het\s(?:[Kk]amer)?lid|de\s(?:[Kk]amer)?leden)\s)"
)
_STOP = re.compile(
    r"[.?!](?=\s+[A-Z«])|\n|;|\b[Mm]oties?\b|\b(?:[Kk]amer)?brief\b|\bverslag\b|\brapport\b|\bamendement|\btoezegging|\bkamervragen\b|\bKamervragen\b"
)
_ALSO = re.compile(r"\s*(?:,|;|,?\s*en|alsmede|alsook|evenals|,?\sen\sook)\s+(?=van\s(?:het\slid|de\sleden)\s)")
_ALSO_NAME = re.compile(r"\s*(?:,|,?\s*en|&)\s+(?=(?:-\s?)?(?:[A-ZÀ-Þ]|[Vv]an\s|[Dd]e[rn]?\s))")
_JOIN_NUMBER = re.compile(
    r"\s*[,;:]?\s*(?:met\s(?:nummer|kenmerk)\s|(?:op|onder)\s(?:stuk\s)?|zie\s(?:ook\s)?|d\.?d\.?\s)?"
)
_REPLACED = re.compile(r"(?:t\.\s?v\.\s?v\.|ter\svervanging\svan(?:\sdie\s(?:gedrukt|voorkomend)\sonder)?|was)\s*")
_OPEN = re.compile(r"\s*[,;]?\s*[(\[]")
_MOVERS_BEHIND = re.compile(r"\s*,?\s*(?:van|door)\s?(?:het|de)\s(?:[Kk]amer)?(?:lid|leden)\s")
_BRACKET_WIDTH = 160
_TITLE_WIDTH = 420


class Found(NamedTuple):
    """Papers read behind a motion's name, and the place behind them."""

    refs: tuple[Reference, ...]
    end: int


def read_motions(text: str, cue: Cue) -> Iterator[Draft]:
    """Yield the motions that the word at ``cue`` introduces: none ("deze motie"), one, or several ("moties X en Y")."""
    word_end = _word_end(text, cue)
    amended = _AMENDED.search(text, max(0, cue.start - 24), cue.start)
    start = amended.start() if amended else cue.start
    plural = text[cue.start : word_end].casefold().endswith("s")
    number = _number_at(text, word_end)
    if number:
        yield _number_first(text, start, *number)
        return
    movers = read_movers(text, word_end, plural=plural)
    if movers:
        yield from _listed(text, start, movers, "motion-movers", plural=plural)
        return
    before = _mover_before(text, start)
    if before:
        found = _number_behind(text, word_end) or Found((), word_end)
        yield Draft(
            before[0], found.end, "motion", "motion-mover-before", before[1].names, before[1].others, found.refs
        )
    elif _TITLE.match(text, word_end):
        yield from _titled(text, start, word_end, plural=plural)


def _word_end(text: str, cue: Cue) -> int:
    end = cue.start + 5
    return end + 1 if text[end : end + 1] in "sS" and not text[end + 1 : end + 2].isalpha() else end


def _listed(text: str, start: int, movers: Movers, rule: str, *, plural: bool) -> Iterator[Draft]:
    """``motie van de leden X en Y (Kamerstuk ...)``, and the further motions of the same list."""
    drafts: list[Draft] = []
    following: tuple[int, Movers] | None = (start, movers)
    while following:
        start, movers = following
        draft = Draft(start, movers.end, "motion", rule, movers.names, movers.others)
        number = _number_behind(text, movers.group_end)
        if number:
            draft.refs, draft.end = number.refs, number.end
            draft.rule = "motion-movers-number" if rule == "motion-movers" else rule
        drafts.append(draft)
        resume = max(draft.end, movers.group_end)
        following = _following_movers(text, resume, listed=plural and (movers.others or number is not None))
        rule = "motion-also"
    _share_out(drafts)
    yield from drafts


def _share_out(drafts: list[Draft]) -> None:
    """One bracket behind several movers holds their numbers in order: ``X c.s. en Y c.s. (27400 VII, nrs. 33 en 34)``."""
    last = drafts[-1]
    if len(drafts) == len(last.refs) > 1 and not any(draft.refs for draft in drafts[:-1]):
        for draft, ref in zip(drafts, last.refs, strict=True):
            draft.refs = (ref,)


def _following_movers(text: str, at: int, *, listed: bool) -> tuple[int, Movers] | None:
    """The movers of one more motion in the same list: ``en van het lid Y``, ``, Van den Doel c.s.``."""
    match = _ALSO.match(text, at)
    if match is None and listed:
        match = _ALSO_NAME.match(text, at)
    if match is None:
        return None
    movers = read_movers(text, match.end())
    return (match.end(), movers) if movers else None


def _number_first(text: str, start: int, number: Number, end: int) -> Draft:
    movers = read_movers(text, end) if _MOVERS_BEHIND.match(text, end) else None
    if movers:
        return Draft(start, movers.end, "motion", "motion-number-movers", movers.names, movers.others, number.refs)
    return Draft(start, end, "motion", "motion-number", refs=number.refs)


def _titled(text: str, start: int, word_end: int, *, plural: bool) -> Iterator[Draft]:
    """A motion whose movers stand behind its title, or that has only a number behind its title."""
    limit = _limit(text, word_end)
    later = _LATER_MOVERS.search(text, word_end, limit)
    movers = read_movers(text, later.start()) if later else None
    if movers:
        yield from _listed(text, start, movers, "motion-mover-later", plural=plural)
        return
    number = _bracketed_number(text, word_end, limit)
    if number:
        yield Draft(start, number.end, "motion", "motion-number", refs=number.refs)


def _mover_before(text: str, start: int) -> tuple[int, Movers] | None:
    window = max(0, start - 190)
    match = _BEFORE.search(text, window, start)
    if match is None:
        return None
    movers = read_movers(text, match.start("door"))
    return (match.start("door"), movers) if movers and movers.end <= start else None


def _number_at(text: str, at: int) -> tuple[Number, int] | None:
    """The number straight behind the word: ``moties 30 300 XV, nr. 87``, ``motie (TK ..., nr. 116) van de leden``."""
    bracket = _OPEN.match(text, at)
    if bracket:
        close = text.find(")", bracket.end(), bracket.end() + _BRACKET_WIDTH)
        inside = _search_number(text, bracket.end(), close) if close > 0 else None
        return (inside, close + 1) if inside else None
    match = _JOIN_NUMBER.match(text, at)
    assert match is not None
    number = read_number(text, match.end())
    return (number, number.end) if number and number.numbered and number.start - at < 40 else None


def _number_behind(text: str, at: int) -> Found | None:
    """The number behind the movers: in brackets, behind a comma, or in brackets behind the title."""
    match = _OPEN.match(text, at)
    if match:
        found = _bracketed_number(text, match.start(), match.end() + _BRACKET_WIDTH)
        if found:
            return found
    join = _JOIN_NUMBER.match(text, at)
    assert join is not None
    number = read_number(text, join.end())
    if number and (number.word or number.years or number.numbered) and number.start - at < 30:
        return Found(number.refs, number.end)
    if _TITLE.match(text, at):
        return _bracketed_number(text, at, _limit(text, at))
    return None


def _bracketed_number(text: str, at: int, limit: int) -> Found | None:
    """The first brackets between ``at`` and ``limit`` that hold a number; the place behind the closing bracket."""
    open_at = text.find("(", at, limit)
    while open_at >= 0:
        close = _closing(text, open_at)
        if close < 0:
            return None
        number = _search_number(text, open_at + 1, close)
        if number:
            return Found(number.refs, close + 1)
        open_at = text.find("(", close, limit)
    return None


def _closing(text: str, open_at: int) -> int:
    """Return the bracket that closes the one at ``open_at``, within reach, or -1."""
    depth = 0
    for at in range(open_at, min(len(text), open_at + _BRACKET_WIDTH)):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth == 0:
                return at
    return -1


_IN_BRACKET = re.compile(
    r"(?:[Kk]amer-?\s?stuk|Kst|TK\b|EK\b|Tweede Kamer|Eerste Kamer|[Vv]ergaderjaar|stuk\b|[Nn]r\.|\b[123]\d[ .]?\d{3})"
)


def _search_number(text: str, start: int, end: int) -> Number | None:
    """The first reference inside brackets, passing over what it replaces (``t.v.v. 36410-31``)."""
    at = start
    while True:
        match = _IN_BRACKET.search(text, at, end)
        if match is None:
            return None
        replaced = _REPLACED.search(text, max(start, match.start() - 45), match.start())
        number = read_number(text, match.start())
        if number and number.end <= end + 1 and not (replaced and replaced.end() >= match.start() - 2):
            return number
        at = max(match.end(), number.end if number else 0)


def _limit(text: str, at: int) -> int:
    """How far the title of a motion can go: to the end of the sentence, or to the next thing that is cited."""
    stop = _STOP.search(text, at, at + _TITLE_WIDTH)
    return stop.start() if stop else min(len(text), at + _TITLE_WIDTH)
