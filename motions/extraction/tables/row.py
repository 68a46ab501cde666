"""One row of a list, and how the readers put it together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from motions.extraction.plain_text import storable

_LINE_END = re.compile(r"\r\n?")
_BROKEN = re.compile("\ufffd|[ÃÂ][\u0080-\u00bf]|â€.")
"""A character that was lost, or UTF-8 that somebody read as Windows-1252: "privÃ©", "â€œ"."""


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is 1-based and as the office's own program shows it; `remarks` are Dutch, a sentence part each."""

    number: int
    cells: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """A row while it is being read: texts and remarks by 0-based column."""

    number: int
    cells: dict[int, str] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)
    hidden: bool = False

    def put(self, column: int, text: str) -> None:
        if tidied := tidy(text):
            self.cells[column] = tidied

    def note(self, column: int, remark: str, *, last: int | None = None) -> None:
        """Remark on a column, or on the columns from `column` up to and including `last`."""
        self.notes.append((column, f"{columns_named(column, column if last is None else last)}: {remark}"))

    @property
    def is_empty(self) -> bool:
        return not self.cells and not self.notes


def finished(draft: Draft, *, columns: int) -> Row:
    """The row of at most so many columns; remarks stand in the order of their columns."""
    beyond = min((column for column in draft.cells if column >= columns), default=None)
    width = 1 + max((column for column in draft.cells if column < columns), default=-1)
    cells = tuple(draft.cells.get(column, "") for column in range(width))
    notes = [note for note in draft.notes if note[0] < columns]
    notes.extend(_broken(cells))
    remarks = [remark for _, remark in sorted(notes, key=lambda note: note[0])]
    if beyond is not None:
        remarks.append(
            f"Kolom {letters(beyond)} en verder: niet gelezen, een lijst heeft ten hoogste {columns} kolommen"
        )
    if draft.hidden:
        remarks.append("Deze rij is in het bestand verborgen")
    return Row(draft.number, cells, tuple(remarks))


def tidy(text: str) -> str:
    """`text` with plain line ends, without white space around it, and without what no database stores."""
    return storable(_LINE_END.sub("\n", text)).strip()


def letters(column: int) -> str:
    """The name of a 0-based column: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def columns_named(first: int, last: int) -> str:
    """``Kolom B``, ``Kolommen B t/m D``."""
    return f"Kolom {letters(first)}" if first == last else f"Kolommen {letters(first)} t/m {letters(last)}"


def _broken(cells: Iterable[str]) -> list[tuple[int, str]]:
    if not _BROKEN.search("\n".join(cells)):
        return []
    return [
        (column, f"Kolom {letters(column)}: “{found[0]}” is waarschijnlijk een verkeerd opgeslagen teken")
        for column, text in enumerate(cells)
        if (found := _BROKEN.search(text))
    ]
