"""Paragraphs and notes, in the order of reading, to the one text that all structured formats give.

The form is that of a printed letter: a note's number is glued to the word it hangs on ("motie-Jansen/De Wit3"), and
the note stands below as a line of its own ("3 Kamerstuk 12 345, nr. 6"). A paragraph is one line, and an empty line
stands between two paragraphs; a forced line break is a line end within the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SPACES = re.compile(r"[^\S\n\t]+")
_SPACE_AROUND_LINE_END = re.compile(r"[ \t]*\n[ \t]*")


@dataclass(slots=True)
class Flow:
    """Collects the blocks of one text; `text()` is the result."""

    _blocks: list[str] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)

    def add(self, *paragraphs: str) -> None:
        self._blocks.extend(filter(None, map(tidy, paragraphs)))

    def add_note(self, label: str, paragraphs: list[str]) -> None:
        body = " ".join(tidy(paragraph).replace("\n", " ") for paragraph in paragraphs)
        self._notes.append(f"{label} {body}".rstrip())

    def text(self) -> str:
        notes = "\n".join(self._notes)
        return "\n\n".join([*self._blocks, notes] if notes else self._blocks)


def row(cells: list[list[str]]) -> list[str]:
    """The paragraphs of one table row; each cell is its paragraphs. Cells of one paragraph share a line, tabs between.

    Letters are laid out in tables, so a cell of several paragraphs is running text and not data.
    """
    filled = [paragraphs for cell in cells if (paragraphs := list(filter(None, map(tidy, cell))))]
    if all(len(paragraphs) == 1 for paragraphs in filled):
        return ["\t".join(paragraphs[0] for paragraphs in filled)]
    return [paragraph for paragraphs in filled for paragraph in paragraphs]


def tidy(paragraph: str) -> str:
    """`paragraph` with runs of spaces (also no-break ones) as one space, and none at its line ends."""
    spaced = _SPACES.sub(" ", paragraph)
    return _SPACE_AROUND_LINE_END.sub("\n", spaced).strip()


def anchored(text: str, label: str) -> str:
    """`text` with a note's label glued to its last word; a space that stood before the anchor comes after it."""
    word = text.rstrip(" ")
    return word + label + text[len(word) :]
