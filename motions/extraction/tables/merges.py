"""Merged cells: every cell of the block gets the value of its first, and the row says so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from motions.extraction.tables.row import Draft, letters


@dataclass(frozen=True, slots=True)
class Block:
    """A merged block, 0-based columns and 1-based rows, all inclusive."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


class Merges:
    """The merged blocks that the rows still to come may lie in."""

    def __init__(self, *, columns: int) -> None:
        self._columns = columns
        self._open: list[tuple[Block, str]] = []

    def begin(self, block: Block, text: str) -> None:
        """From the row of its first cell on, the block holds this value; an empty one changes nothing."""
        if text and block.first_column < self._columns:
            within = replace(block, last_column=min(block.last_column, self._columns - 1))
            self._open.append((within, text))

    def carry_into(self, draft: Draft) -> None:
        """Fill the covered cells of a row. Rows are given in their order."""
        if not self._open:
            return
        self._open = [(block, text) for block, text in self._open if block.last_row >= draft.number]
        for block, text in self._open:
            first = block.first_column + (draft.number == block.first_row)
            if first > block.last_column:
                continue
            for column in range(first, block.last_column + 1):
                draft.cells[column] = text
            draft.note(first, f"samengevoegd met {_origin(block, draft.number)}", last=block.last_column)


def _origin(block: Block, row: int) -> str:
    if row == block.first_row:
        return f"kolom {letters(block.first_column)}"
    if block.first_column == block.last_column:
        return f"rij {block.first_row}"
    return f"cel {letters(block.first_column)}{block.first_row}"
