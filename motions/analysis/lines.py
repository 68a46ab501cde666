"""How two lines of a letter belong together: one paragraph, two paragraphs, or one word broken over the line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from motions.analysis.headings import heads_line, starts_heading, starts_item

NEXT_TO, BLANK_BETWEEN, PAGE_BETWEEN = range(3)
"""What stands between two lines of body text: nothing, a blank line, or the end of a page (footer, footnotes)."""

_TERMINAL = frozenset(".?!:;…")
_CLOSING = frozenset("»”\"’')]")
_AFTER_SUSPENDED_HYPHEN = frozenset(("en", "of", "noch", "dan", "tot", "alsmede", "danwel", "c.q.", "t/m", "versus"))
_NEVER_LAST_WORD = frozenset(
    "de het een der den van in op te ten ter en of aan met voor door bij tot uit om als dat die nr. nrs. motie lid"
    " leden Kamerstuk Kamerstukken Tweede Eerste vergaderjaar".split()
)
"""Words that no paragraph ends with: whatever comes next goes on."""
_BEFORE_DATE = frozenset("van op d.d. dd. en tot sinds per".split())
_DATE = re.compile(r"\d{1,2} (?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)|\d{1,2}, \d{1,2} ")
"""``25 november 2011`` below "mijn brief van": web pages set a date on a line of its own."""
_PROSE = re.compile(r"[a-zà-ÿ»”)][.?!][»”)]?\s[A-ZÀ-Þ«]")
"""A sentence that ended inside a line: the line is no heading, and what it leaves open goes on in the next."""
_OPEN_BRACKET = re.compile(r"\([^()]{0,80}$")
_CLOSES = re.compile(r"[^()]{0,80}\)")
"""``... (Kamerstuk`` above ``29 023, nr. 322) ...``: what began between brackets goes on."""
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,5}(?:(?:van|de|der|den|ten|ter|'t) )*[A-Z][^.?!,]{1,40}$")
"""The name under a letter: ``E.N.A.J. Schreinemacher``."""
UNWRAPPED = 10**9
"""The width of a text whose lines are not wrapped: no line is ever full."""


def line_width(plain: str, lines: Sequence[tuple[int, int]]) -> int:
    """Return the width at which lines are wrapped, or ``UNWRAPPED``.

    A text is wrapped when lines of common length are followed by lines that go on in lower case.
    """
    lengths = sorted(end - start for start, end in lines if 45 <= end - start <= 130)
    going_on = 0
    for (start, end), (after, after_end) in pairwise(lines):
        if (
            45 <= end - start <= 130
            and after < after_end
            and plain[after].islower()
            and plain[end - 1] not in _TERMINAL
        ):
            going_on += 1
    if going_on < 3:
        return UNWRAPPED
    return lengths[len(lengths) * 9 // 10]


def joint(plain: str, before: tuple[int, int], after: tuple[int, int], between: int, width: int) -> str:
    """Return what joins two lines: "\\n" (a new paragraph), " ", "" (glue), or "-" (drop the hyphen and glue)."""
    last, first = plain[before[1] - 1], plain[after[0]]
    if last == "-" and before[1] - before[0] > 1 and plain[before[1] - 2].isalnum() and first.isalpha():
        return _hyphen(plain, before, after)
    line, above = plain[after[0] : after[1]], plain[before[0] : before[1]]
    if starts_heading(line) or heads_line(above) or (first.isupper() and _INITIALS.match(line)):
        return "\n"
    ended = _is_terminal(plain, before[1])
    full = len(above) + 1 + len(line.split(" ", 1)[0]) >= 0.85 * width
    if starts_item(line) and (ended or not full or first in "•●▪◦‣·"):
        return "\n"
    if between == NEXT_TO and _OPEN_BRACKET.search(above) and _CLOSES.match(line):
        return " "
    if between == PAGE_BETWEEN:
        return " " if not ended and (full or first.islower() or first.isdigit()) else "\n"
    if between == BLANK_BETWEEN:
        if first.isdigit() and above.rsplit(" ", 1)[-1] in _BEFORE_DATE and _DATE.match(line):
            return " "
        return " " if not ended and first.islower() and (full or last == ",") else "\n"
    if full or (not ended and (first.islower() or above.rsplit(" ", 1)[-1] in _NEVER_LAST_WORD)):
        return " "
    if not ended and _PROSE.search(above):
        return " "
    if not ended and _is_last_words(above, line):
        return " "
    number_goes_on = first.isdigit() and width != UNWRAPPED and (last.islower() or last == ",")
    return " " if not ended and number_goes_on else "\n"


def _is_last_words(above: str, line: str) -> bool:
    """Whether a short line only ends the sentence of the prose above: "... in de eerstvolgende / NOVI brief."."""
    return len(above) >= 45 and above[0].islower() and len(line) <= 30 and line.endswith(".")


def _is_terminal(plain: str, end: int) -> bool:
    """Whether the line that ends at ``end`` ends a sentence, also inside quotes or brackets."""
    last = plain[end - 1]
    return last in _TERMINAL or (last in _CLOSING and plain[end - 2] in _TERMINAL)


def _hyphen(plain: str, before: tuple[int, int], after: tuple[int, int]) -> str:
    word = plain[after[0] : after[1]].split(" ", 1)[0]
    if word in _AFTER_SUSPENDED_HYPHEN:
        return " "
    left = plain[before[1] - 2]
    return "" if left.isupper() or left.isdigit() or word[0].isupper() else "-"
