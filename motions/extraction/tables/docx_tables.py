"""The tables of a Word document: ministries publish their lists as annexes to letters.

Element names are those of ECMA-376, part 1. A cell's text is as printed with all tracked changes accepted.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from motions.extraction.docx import main_part
from motions.extraction.docx_numbering import Numbering
from motions.extraction.docx_story import Story
from motions.extraction.flow import Flow
from motions.extraction.markup import attribute, events_of, forget, local
from motions.extraction.package import Package
from motions.extraction.tables.limits import TableLimits
from motions.extraction.tables.merges import Block, Merges
from motions.extraction.tables.not_readable import TableNotReadable
from motions.extraction.tables.row import Draft, Row, finished

_NAME = "Tabel {number}"
_LAST_ROW = 1 << 24


def docx_tables(package: Package) -> list[str]:
    """The names of the outermost tables, by their order. Raises Unreadable."""
    return [_NAME.format(number=number) for number, row in _rows(package) if row is None]


def docx_rows(package: Package, table: str, *, limits: TableLimits) -> Iterator[Row]:
    """The rows of one table, counted from 1; "" is the first table.

    Raises Unreadable, TableNotReadable (no_table, no_sheet, too_many_rows), MemoryError.
    """
    wanted = table or _NAME.format(number=1)
    reader = _Table(limits)
    found = False
    for number, row in _rows(package):
        if _NAME.format(number=number) != wanted:
            if found:
                return
            continue
        found = True
        if row is not None:
            yield from reader.read(row)
    if not found:
        raise TableNotReadable("no_sheet", sheet=table) if table else TableNotReadable("no_table")


def _rows(package: Package) -> Iterator[tuple[int, etree._Element | None]]:
    """Each row of an outermost table with the number of that table; a table itself comes first, without a row."""
    tables = depth = 0
    with package.open(main_part(package)) as member:
        for event, element in events_of(member, "tbl", "tr"):
            if local(element) == "tbl":
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 1:
                    tables += 1
                    yield tables, None
                elif depth == 0:
                    forget(element)
            elif event == "end" and depth == 1:
                yield tables, element
                forget(element)


class _Table:
    """Reads the rows of one table in their order."""

    def __init__(self, limits: TableLimits) -> None:
        self._limits = limits
        self._number = 0
        self._joined: dict[int, tuple[int, str]] = {}

    def read(self, row: etree._Element) -> Iterator[Row]:
        """The row, unless it is empty or its deletion was tracked."""
        if row.find("{*}trPr/{*}del") is not None:
            return
        self._number += 1
        if self._number > self._limits.rows:
            raise TableNotReadable("too_many_rows", limit=self._limits.rows)
        draft = Draft(self._number)
        merges = Merges(columns=self._limits.columns)
        column = _number(row, "trPr/gridBefore", default=0)
        for cell in row.iter("{*}tc"):
            if _row_of(cell) is not row:
                continue
            width = _number(cell, "tcPr/gridSpan", default=1)
            self._read_cell(cell, Block(self._number, self._number, column, column + width - 1), draft, merges)
            column += width
        if not draft.is_empty:
            merges.carry_into(draft)
            yield finished(draft, columns=self._limits.columns)

    def _read_cell(self, cell: etree._Element, block: Block, draft: Draft, merges: Merges) -> None:
        merge = cell.find("{*}tcPr/{*}vMerge")
        text = ""
        if merge is None or attribute(merge, "val") == "restart":
            draft.put(block.first_column, _text(cell))
            text = draft.cells.get(block.first_column, "")
            self._joined.pop(block.first_column, None)
            if merge is not None and text:
                self._joined[block.first_column] = (self._number, text)
        elif block.first_column in self._joined:
            first_row, text = self._joined[block.first_column]
            merges.begin(Block(first_row, block.last_row, block.first_column, block.last_column), text)
            return
        merges.begin(block, text)


def _text(cell: etree._Element) -> str:
    flow = Flow()
    Story(flow, notes={}, numbering=Numbering(numbering=None, styles=None)).read(cell)
    return flow.text().replace("\n\n", "\n")


def _row_of(cell: etree._Element) -> etree._Element:
    return next(cell.iterancestors("{*}tr"))


def _number(element: etree._Element, path: str, *, default: int) -> int:
    found = element.find("/".join(f"{{*}}{name}" for name in path.split("/")))
    given = attribute(found, "val") if found is not None else None
    return min(int(given), _LAST_ROW) if given and given.isdecimal() else default
