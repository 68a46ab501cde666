"""The text of a letter made clean, with a map from every place in it back to the text that was read.

In the clean text a paragraph is one line: words broken over line ends are joined, page headers and footers are gone,
a sentence that a page end interrupts goes on, footnotes stand behind the body and the digits that point to them are
taken out and kept as anchors. Findings are made in the clean text and reported in offsets of the original.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from motions.analysis.characters import irregular_spans, plain_characters
from motions.analysis.footnotes import (
    NoteLines,
    anchor_candidates,
    lost_pointers,
    note_lines,
    note_pointers,
    numbers_at_line_start,
)
from motions.analysis.furniture import is_page_number, text_end
from motions.analysis.headings import numbers_ask
from motions.analysis.lines import BLANK_BETWEEN, NEXT_TO, PAGE_BETWEEN, joint, line_width


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its number, its span in the clean text (without the number), its line as written and where.

    ``line`` starts at ``line_at`` in the original, with the number.
    """

    number: int
    start: int
    end: int
    line: str
    line_at: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place in the clean text, just behind a word or sentence, where note ``number`` is pointed to."""

    at: int
    number: int


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text made clean. ``text[:body_end]`` is the body, the footnotes follow, each a paragraph of its own.

    ``runs`` are pieces that stand in the original as they stand here: where each starts here, where it starts in the
    original, and where it ends there.
    """

    original: str
    text: str
    body_end: int
    footnotes: tuple[Footnote, ...]
    anchors: tuple[Anchor, ...]
    runs: "tuple[array[int], array[int], array[int]]"

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the original of ``text[start:end]`` (``start < end``), without white space at its ends."""
        while start < end - 1 and self.text[start].isspace():
            start += 1
        while end - 1 > start and self.text[end - 1].isspace():
            end -= 1
        first, last = self._original(start), self._original(end - 1) + 1
        return (first, last) if first < last else (last - 1, first + 1)

    def clean_offset(self, original: int) -> int:
        """Return where the character ``original[original]`` of the body stands here, or where the next one does.

        The body's runs are in the order of the original; a place in a footnote gives the nearest place in the body.
        """
        starts, originals, ends = self.runs
        bodies = bisect_right(starts, max(0, self.body_end - 1))
        run = bisect_right(originals, original, 0, bodies) - 1
        if run < 0:
            return 0
        return starts[run] + min(original, ends[run]) - originals[run]

    def behind_word(self, original: int) -> int:
        """Return the place here just behind the last word before the character ``original`` of the original."""
        at = self.clean_offset(original)
        while at > 0 and self.text[at - 1].isspace():
            at -= 1
        return at

    def _original(self, at: int) -> int:
        starts, originals, ends = self.runs
        run = bisect_right(starts, at) - 1
        return min(originals[run] + at - starts[run], ends[run] - 1)


class _Assembly:
    """Builds the clean text from pieces of the original, and the runs of the map as it goes."""

    def __init__(self, plain: str, changes: list[tuple[int, int, str]]) -> None:
        self.plain = plain
        self.changes = changes
        self.next_change = 0
        self.pieces: list[str] = []
        self.length = 0
        self.starts, self.originals, self.ends = array("q"), array("q"), array("q")

    def add(self, start: int, end: int) -> None:
        """Add ``plain[start:end]`` with its changes made."""
        changes, i = self.changes, self.next_change
        while i < len(changes) and changes[i][0] < start:
            i += 1
        while i < len(changes) and changes[i][0] < end:
            change_start, change_end, replacement = changes[i]
            self._run(start, change_start, self.plain[start:change_start])
            self._run(change_start, change_end, replacement)
            start = max(start, change_end)
            i += 1
        self._run(start, end, self.plain[start:end])
        self.next_change = i

    def join(self, mark: str, at: int) -> None:
        """Join with what comes next: see :func:`joint`; ``at`` is the line end's place in the original."""
        if mark == "-":
            self.pieces[-1] = self.pieces[-1][:-1]
            self.ends[-1] -= 1
            self.length -= 1
        else:
            self._run(at, at + 1, mark)

    def restart_changes(self) -> None:
        self.next_change = 0

    def _run(self, start: int, end: int, piece: str) -> None:
        if not piece:
            return
        same = len(piece) == end - start
        if (
            same
            and self.ends
            and self.ends[-1] == start
            and self.originals[-1] + self.length - self.starts[-1] == start
        ):
            self.ends[-1] = end
        else:
            self.starts.append(self.length)
            self.originals.append(start)
            self.ends.append(end)
        self.pieces.append(piece)
        self.length += len(piece)


@dataclass(slots=True)
class _Layout:
    """The lines of a text (spans without white space at their ends) and what each of them is."""

    lines: list[tuple[int, int]]
    width: int
    page_ends: set[int]
    emptied: set[int]
    notes: list[NoteLines]
    numbers_ask: bool


def clean(text: str) -> CleanText:
    """Clean ``text`` (any text, also empty or hostile), in time linear in its length."""
    plain = plain_characters(text)
    layout, pointers = _lay_out(plain)
    taken_out = ((start, end, _left_behind(plain, start, end)) for start, end, _ in pointers)
    assembly = _Assembly(plain, sorted([*irregular_spans(plain), *taken_out]))
    _assemble_body(assembly, layout)
    body_end = assembly.length
    footnotes = _assemble_notes(assembly, layout)
    cleaned = "".join(assembly.pieces)
    runs = (assembly.starts, assembly.originals, assembly.ends)
    unanchored = CleanText(text, cleaned, body_end, footnotes, (), runs)
    anchors = tuple(Anchor(unanchored.behind_word(start), number) for start, _, number in pointers)
    return CleanText(text, cleaned, body_end, footnotes, anchors, runs)


def _left_behind(plain: str, start: int, end: int) -> str:
    """What stays where a note number is taken out: a space where it held two words apart ("het lid De Kort1het")."""
    return " " if plain[start - 1 : start].isalpha() and plain[end : end + 1].isalpha() else ""


def _lay_out(plain: str) -> tuple[_Layout, list[tuple[int, int, int]]]:
    """Return the layout, and (start, end, number) of what points to a footnote."""
    lines, page_ends = _lines(plain)
    width = line_width(plain, lines)
    candidates = sorted([*anchor_candidates(plain), *numbers_at_line_start(plain, lines)])
    notes = note_lines(plain, lines, frozenset(number for _, _, number in candidates), width)
    pointers = note_pointers(lines, notes, candidates)
    last = max((note.number for note in notes), default=0)
    pointers += lost_pointers(plain, lines, [found for found in candidates if found[2] > last], last)
    pointers.sort()
    emptied = _pass_over(lines, pointers)
    return _Layout(lines, width, page_ends, emptied, notes, numbers_ask(plain, lines)), pointers


def _lines(plain: str) -> tuple[list[tuple[int, int]], set[int]]:
    """Return each line's span without white space at its ends, and which lines are page furniture (then empty)."""
    lines: list[tuple[int, int]] = []
    page_ends: set[int] = set()
    start = 0
    for raw in plain.split("\n"):
        stripped = raw.strip(" ")
        if stripped:
            first = start + len(raw) - len(raw.lstrip(" "))
            end = text_end(plain, first, first + len(stripped))
            if end == first:
                page_ends.add(len(lines))
            lines.append((first, end))
        else:
            lines.append((start, start))
        start += len(raw) + 1
    return lines, page_ends


def _pass_over(lines: list[tuple[int, int]], pointers: Sequence[tuple[int, int, int]]) -> set[int]:
    """Start lines behind the note numbers they begin with; return the lines that held nothing else."""
    at = {start: i for i, (start, end) in enumerate(lines) if start < end}
    emptied = set()
    for start, end, _ in pointers:
        i = at.pop(start, None)
        if i is not None:
            lines[i] = (end, lines[i][1])
            if end >= lines[i][1]:
                emptied.add(i)
            else:
                at[end] = i
    return emptied


def _assemble_body(assembly: _Assembly, layout: _Layout) -> None:
    plain, width = assembly.plain, layout.width
    skipped = layout.page_ends.union(*(range(note.first, note.last + 1) for note in layout.notes))
    before: tuple[int, int] | None = None
    between = NEXT_TO
    for i, line in enumerate(layout.lines):
        start, end = line
        if i in layout.emptied:
            continue
        if start == end and i not in skipped:
            between = max(between, BLANK_BETWEEN)
        elif i in skipped or (between != NEXT_TO and not layout.numbers_ask and is_page_number(plain, start, end)):
            between = PAGE_BETWEEN
        else:
            if before is not None:
                assembly.join(joint(plain, before, line, between, width), before[1])
            assembly.add(start, end)
            before, between = line, NEXT_TO


def _assemble_notes(assembly: _Assembly, layout: _Layout) -> tuple[Footnote, ...]:
    plain, lines = assembly.plain, layout.lines
    footnotes = []
    assembly.restart_changes()
    for note in layout.notes:
        pieces = [(note.text_start, lines[note.first][1]), *lines[note.first + 1 : note.last + 1]]
        pieces[-1] = (pieces[-1][0], note.text_end)
        if assembly.length:
            assembly.join("\n", max(0, note.number_at - 1))
        start = assembly.length
        assembly.add(*pieces[0])
        for before, line in pairwise(pieces):
            assembly.join(joint(plain, before, line, NEXT_TO, layout.width), before[1])
            assembly.add(*line)
        written = plain[note.number_at : note.text_end]
        footnotes.append(Footnote(note.number, start, assembly.length, written, note.number_at))
    return tuple(footnotes)
