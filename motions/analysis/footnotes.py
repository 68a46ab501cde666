"""Footnotes: the lines under a page that start with a number, and the digits in the text that point to them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import re2

from motions.analysis.characters import LATIN, one_byte_each

_GLUED = re.compile(r"(\d{1,3})(?=[A-Z«“\"‘]|https?:|www\.)")
_SPACED = re.compile(r"(\d{1,3})[ ]+(?=[A-Z«“\"‘’']|https?:|www\.)")
_NEXT_INSIDE = re.compile(r"(?<=[.)\d])[ \n]+(\d{1,3})[ ]?(?=(?:TK|EK|Tweede Kamer|Eerste Kamer),?\s|[A-Z][a-z]{2,}\s)")
_NOOT = re.compile(r"Noot (\d{1,3}) ?[:.] ?(?=\S)")
_BRACKETED = re.compile(r"\[(\d{1,3})\][ ]*(?=\S)")
_OFFICIAL = re.compile(
    r"\d{1,3} ?(?:Kamer|Handelingen|Aanhangsel|Tweede Kamer|Eerste Kamer|TK|EK|Motie|Bijlage|Stb|Stcrt|Zie|http|www)"
)
_ANCHOR = re.compile(
    r"""(?<=[^\W\d_A-Z])(?P<close>[.,;:?!»”"’')\]]{0,3})
        (?:(?P<glued>\d{1,3})(?![\d%)]|[.,]\d)|(?P<super>[¹²³⁰⁴-⁹]{1,3}))  # "Ceder/Mulder3", "gestuurd.2"
    | (?<=[A-Z\d]»)(?P<quoted>\d{1,3})(?![\d%)]|[.,]\d)                   # "«Meten is weten II»19"
    | (?<=[a-z]\ 20\d\d)(?P<year>\d{1,2})(?![\d-]|[.,]\d)                 # "12 april 20242"
    | (?<=[a-z]\ 20\d\d)\ (?P<loose>\d{1,2})(?=\ [a-z])                   # "24 juni 2022 2 is normering"
    | (?<=20\d\d[.,;])(?P<closed>\d{1,2})(?=\s|$)                          # "12 april 2024.2"
    | [ ]?\[(?P<bracket>\d{1,3})[ ]?\]                                     # "gezuiverd»[1 ]"
    | (?<=[.?!])[ ](?P<apart>\d{1,2})(?=[ ]*(?:\n|$))                      # "te reiken. 3"
    """,
    re.VERBOSE,
)
# The same places for one pass of re2 over one byte a character; what it finds is looked at again with _ANCHOR.
_PLACES = re2.compile(
    rb"""[a-z\xdf-\xff][.,;:?!\xbb"')\]]{0,3}[0-9\xb9\xb2\xb3]|\xbb\d|20\d\d[.,;]?\d|[a-z] 20\d\d \d{1,2} [a-z]"""
    rb"""|\[\d{1,3} ?\]|[.?!] \d{1,2} *(?:\n|\z)""",
    LATIN,
)
_AT_LINE_START = re.compile(r"(?P<numbers>\d{1,3}(?:[ ]\d{1,3})*)(?:$|[ ]+(?=[^\W\d_(])|(?=\.[ ]))")
_RAISED = str.maketrans("⁰⁴⁵⁶⁷⁸⁹", "¹¹¹¹¹¹¹")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MOST_MISSED = 3
"""How far the notes that are pointed to may run ahead: pointers that were lost on the way out of a PDF."""
_PART = re.compile(
    r"(?:antwoord(?:en)?|bijlage|deel|stap|fase|tabel|figuur|hoofdstuk|spoor|pijler|versie|pagina|groep|optie|sessie)$",
    re.I,
)
"""Words that a number belongs to without a space: ``tabel3``."""
_NOT_BEFORE_NOTE = re.compile(
    r"(?<![^\W\d_])(?:nrs?|artt?|lid|blz|pp?|box|bijl|vraag|hfst|item|Q|covid|SARS|CO|km|m|cm)[.]?$", re.I
)
"""A whole word that a number belongs to: ``nr.12``; the digit of ``museum.1`` and ``Bisschop1`` is a note's."""


@dataclass(frozen=True, slots=True)
class NoteLines:
    """A footnote as a range of lines [first, last]: where its number stands, where its text starts and ends."""

    number: int
    first: int
    last: int
    number_at: int
    text_start: int
    text_end: int


def anchor_candidates(plain: str) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, number) of digits that are glued to a word or sentence as a note number is."""
    done = 0
    for place in _PLACES.finditer(one_byte_each(plain.translate(_RAISED) if _has_raised(plain) else plain)):
        match = _ANCHOR.search(plain, max(done, place.start()), place.end() + 8)
        if match is None:
            continue
        done = match.end()
        group = match.lastgroup or ""
        start = match.start(group) if group in ("glued", "super", "quoted") else match.start()
        if (
            group == "glued"
            and match["close"] in ("", ".")
            and _NOT_BEFORE_NOTE.search(plain, max(0, start - 7), start)
        ):
            continue
        yield start, match.end(), int(match[group].translate(_SUPERSCRIPTS))


def _has_raised(plain: str) -> bool:
    return any(digit in plain for digit in "⁰⁴⁵⁶⁷⁸⁹")


def note_lines(plain: str, lines: Sequence[tuple[int, int]], anchored: frozenset[int], width: int) -> list[NoteLines]:
    """Find the footnotes among ``lines``; ``anchored`` are the numbers the text points to, ``width`` the line width.

    Numbers count up from 1 (one may be missed on the way); a number without an anchor is a note only when it opens
    with the name of an official paper. A note runs on over full lines, to a blank line or the next note.
    """
    labelled = list(_labelled(plain, lines, width))
    if labelled:
        return labelled
    pattern = _style(plain, lines)
    notes: list[NoteLines] = []
    expected = 1
    for i, (start, end) in enumerate(lines):
        if start == end or plain[start] not in "0123456789[":
            continue
        match = pattern.match(plain, start, end)
        if match is None:
            continue
        number = int(match[1])
        if not (number == 1 or expected <= number <= expected + 2):
            continue
        if number not in anchored and not _OFFICIAL.match(plain, start, end):
            continue
        notes.extend(_divided(plain, lines, _note(plain, lines, number, i, match.end(), width), anchored))
        expected = notes[-1].number + 1
    return notes


def _note(
    plain: str, lines: Sequence[tuple[int, int]], number: int, first: int, text_start: int, width: int
) -> NoteLines:
    last = _last_line(plain, lines, first, width)
    return NoteLines(number, first, last, lines[first][0], text_start, lines[last][1])


def _divided(
    plain: str, lines: Sequence[tuple[int, int]], note: NoteLines, anchored: frozenset[int]
) -> Iterator[NoteLines]:
    """Short notes can stand on one line: ``26 Kamerstuk 36 410 VI, nr. 26. 27 Kamerstuk 32 637, nr. 476.``"""
    for inside in _NEXT_INSIDE.finditer(plain, note.text_start, note.text_end):
        number = int(inside[1])
        if number == note.number + 1 and number in anchored:
            on = next(i for i in range(note.first, note.last + 1) if inside.start() < lines[i][1])
            yield replace(note, last=on, text_end=inside.start())
            note = NoteLines(number, on, note.last, inside.start(1), inside.end(), note.text_end)
    yield note


def _labelled(plain: str, lines: Sequence[tuple[int, int]], width: int) -> Iterator[NoteLines]:
    """Notes of a web page: "X Noot", the number and the text, each on a line of its own; or "Noot 3: " in front."""
    for i, (start, end) in enumerate(lines):
        match = _NOOT.match(plain, start, end) if plain.startswith("Noot ", start) else None
        if match:
            yield _note(plain, lines, int(match[1]), i, match.end(), width)
        elif start == end and (number := _number_under_label(plain, lines, i)):
            at = next((j for j in range(i + 2, min(i + 5, len(lines))) if lines[j][0] < lines[j][1]), None)
            if at is not None:
                yield _note(plain, lines, number, at, lines[at][0], width)


def _number_under_label(plain: str, lines: Sequence[tuple[int, int]], i: int) -> int:
    """The number alone on the line under a "Noot" line, which is furniture and so has been emptied; 0 without."""
    if i + 1 >= len(lines) or not plain.startswith(("X Noot\n", "Noot\n", "XNoot\n"), lines[i][0]):
        return 0
    below = plain[slice(*lines[i + 1])]
    return int(below) if len(below) <= 3 and below.isdecimal() else 0


def note_pointers(
    lines: Sequence[tuple[int, int]],
    notes: Sequence[NoteLines],
    candidates: Sequence[tuple[int, int, int]],
) -> list[tuple[int, int, int]]:
    """Return (start, end, number) of what points to a note that is there, outside the notes, in counting order."""
    rank = {number: place for place, number in enumerate(sorted({note.number for note in notes}), start=1)}
    if not rank:
        return []
    starts = [lines[note.first][0] for note in notes]
    ends = [lines[note.last][1] for note in notes]
    line_starts = [start for start, _ in lines]
    line_start_set = frozenset(line_starts)
    kept: list[tuple[int, int, int]] = []
    highest = 0
    for start, end, number in candidates:
        block = bisect_right(starts, start) - 1
        in_note = block >= 0 and start < ends[block]
        in_body = start < lines[bisect_right(line_starts, start) - 1][1]
        if in_note or not in_body or number not in rank or rank[number] > highest + _MOST_MISSED:
            continue
        if start in line_start_set and rank[number] != highest + 1:
            continue
        highest = rank[number] if number == 1 else max(highest, rank[number])
        kept.append((start, end, number))
    return kept


def lost_pointers(
    plain: str, lines: Sequence[tuple[int, int]], candidates: Sequence[tuple[int, int, int]], last: int
) -> Iterator[tuple[int, int, int]]:
    """Yield what points to notes that are not in the text: digits that count on from note ``last``.

    Part of a letter is often kept without the notes at its end ("de motie Vedder1 en de motie De Kort2").
    """
    inside = iter(lines)
    line_start, line_end = next(inside, (0, 0))
    for start, end, number in candidates:
        while start >= line_end:
            following = next(inside, None)
            if following is None:
                return
            line_start, line_end = following
        glued = start > line_start and plain[start] != " " and plain[start - 1] != " "
        if glued and last < number <= last + 2 and not _PART.search(plain, max(line_start, start - 12), start):
            last = number
            yield start, end, number


def numbers_at_line_start(plain: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """A note number set smaller can come out at the start of the next line: ``2 is gekeken``, ``2 3`` alone.

    ``2. Daarna`` ends the sentence of the line above; under a blank line, or one that is ended, it numbers an item.
    """
    above = ""
    for start, end in lines:
        last, above = above, plain[end - 1 : end] if start < end else ""
        if start < end and plain[start].isdigit():
            match = _AT_LINE_START.match(plain, start, end)
            if match and plain.startswith(". ", match.end()) and last in ("", *".?!:;"):
                continue
            at = start
            for number in match["numbers"].split() if match else ():
                after = plain.index(number, at) + len(number)
                while after < end and plain[after] == " ":
                    after += 1
                yield at, after, int(number)
                at = after


def _style(plain: str, lines: Sequence[tuple[int, int]]) -> re.Pattern[str]:
    """A document glues the numbers of its notes to their text, or puts a space between, or brackets around them."""
    counts = {_GLUED: 0, _SPACED: 0, _BRACKETED: 0}
    for start, end in lines:
        if start < end and plain[start] in "0123456789[":
            for pattern in counts:
                if pattern.match(plain, start, end):
                    counts[pattern] += 1
    if counts[_GLUED]:
        return _GLUED
    return _BRACKETED if counts[_BRACKETED] > counts[_SPACED] else _SPACED


def _last_line(plain: str, lines: Sequence[tuple[int, int]], first: int, width: int) -> int:
    last = first
    while last + 1 < len(lines) and last - first < 12:
        start, end = lines[last]
        after_start, after_end = lines[last + 1]
        if after_start == after_end or (plain[after_start].isdigit() and _SPACED.match(plain, after_start, after_end)):
            break
        if _GLUED.match(plain, after_start, after_end) or _BRACKETED.match(plain, after_start, after_end):
            break
        # A line that starts with a space is the first of a new page in the text that pdf readers give.
        if after_start and plain[after_start - 1] == " " and plain[after_start - 2 : after_start - 1] == "\n":
            break
        full = end - start + 1 + len(plain[after_start:after_end].split(" ", 1)[0]) >= 0.8 * width
        inside_brackets = plain.rfind("(", start, end) > plain.rfind(")", start, end)
        if not inside_brackets and (not full or (plain[end - 1] == "." and plain[after_start].isupper())):
            break
        last += 1
    return last
