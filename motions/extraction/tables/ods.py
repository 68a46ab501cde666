"""OpenDocument spreadsheets, by an own streaming reader.

Element and attribute names are those of OpenDocument 1.3, part 3. Rows and cells that are alike are written once with
how often they repeat, and LibreOffice fills a sheet to its last row that way: only what holds something is repeated.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from motions.extraction.markup import attribute, events_of, forget, local
from motions.extraction.odt import inline_text, is_encrypted
from motions.extraction.package import Package
from motions.extraction.tables.limits import TableLimits
from motions.extraction.tables.merges import Block, Merges
from motions.extraction.tables.not_readable import TableNotReadable
from motions.extraction.tables.row import Draft, Row, finished
from motions.extraction.tables.values import (
    FALSE,
    FORMULA,
    FORMULA_WITHOUT_VALUE,
    TRUE,
    duration_text,
    moment_text,
    number_text,
    percentage_text,
)
from motions.extraction.unreadable import Unreadable

_MEDIA_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT = "content.xml"
_NUMBERS = ("float", "currency")
_CELLS = ("table-cell", "covered-table-cell")
_MOST_REPEATED = 1 << 24


def is_ods(package: Package) -> bool:
    return "mimetype" in package and package.read("mimetype").startswith(_MEDIA_TYPE)


def ods_sheets(package: Package) -> list[str]:
    """The names of the sheets that are shown. Raises Unreadable (encrypted, damaged, doctype)."""
    return [name for name, hidden, row in _rows(package) if row is None and not hidden]


def ods_rows(package: Package, sheet: str, *, limits: TableLimits) -> Iterator[Row]:
    """The rows of a sheet by its name; "" is the first that is shown.

    Raises Unreadable, TableNotReadable (no_table, no_sheet, too_many_rows), MemoryError.
    """
    reader: _Sheet | None = None
    for name, hidden, row in _rows(package):
        if row is None:
            if reader:
                return
            if name == sheet if sheet else not hidden:
                reader = _Sheet(limits)
        elif reader:
            yield from reader.read(row)
    if reader is None:
        raise TableNotReadable("no_sheet", sheet=sheet) if sheet else TableNotReadable("no_table")


def _rows(package: Package) -> Iterator[tuple[str, bool, etree._Element | None]]:
    """Name of the sheet, whether it is hidden, and a row of it; a sheet itself comes first, without a row."""
    if is_encrypted(package):
        raise Unreadable("encrypted")
    hidden_styles = set()
    name, hidden = "", False
    with package.open(_CONTENT) as member:
        for event, element in events_of(member, "style", "table", "table-row"):
            kind = local(element)
            if kind == "table" and event == "start" and _is_sheet(element):
                name = attribute(element, "name") or ""
                hidden = attribute(element, "style-name") in hidden_styles
                yield name, hidden, None
            elif kind == "style" and event == "end":
                if any(attribute(properties, "display") == "false" for properties in element):
                    hidden_styles.add(attribute(element, "name"))
            elif kind == "table-row" and event == "end" and not _is_nested(element):
                yield name, hidden, element
                forget(element)


class _Sheet:
    """Reads the rows of one sheet in their order."""

    def __init__(self, limits: TableLimits) -> None:
        self._limits = limits
        self._merges = Merges(columns=limits.columns)
        self._next = 1
        self._read = 0

    def read(self, row: etree._Element) -> Iterator[Row]:
        """The row as often as it stands there; nothing for an empty one."""
        said = _attributes(row)
        first = Draft(self._next, hidden=said.get("visibility") in ("collapse", "filter"))
        blocks = _read_cells(row, first, self._limits)
        self._next += _count(said, "number-rows-repeated")
        if first.is_empty:
            return
        for block, text in blocks:
            self._merges.begin(block, text)
        for number in range(first.number, self._next):
            self._read += 1
            if self._read > self._limits.rows:
                raise TableNotReadable("too_many_rows", limit=self._limits.rows)
            draft = Draft(number, dict(first.cells), list(first.notes), first.hidden)
            self._merges.carry_into(draft)
            yield finished(draft, columns=self._limits.columns)


def _read_cells(row: etree._Element, draft: Draft, limits: TableLimits) -> list[tuple[Block, str]]:
    """Fill the draft; the blocks are those that begin in this row, with their values."""
    blocks = []
    column = 0
    for cell in row:
        kind = local(cell)
        if kind not in _CELLS:
            continue
        said = _attributes(cell)
        repeated = _count(said, "number-columns-repeated")
        if kind == "table-cell":
            # One more than is read, so that the row can say that there was more.
            for place in range(column, min(column + repeated, limits.columns + 1)):
                _read_cell(cell, said, place, draft)
            if block := _block(said, row=draft.number, column=column):
                blocks.append((block, draft.cells.get(column, "")))
        column += repeated
    return blocks


def _read_cell(cell: etree._Element, said: dict[str, str], column: int, draft: Draft) -> None:
    kind = said.get("value-type", "")
    if kind == "error":
        draft.note(column, f"foutwaarde {_shown(cell)}, als leeg gelezen")
        return
    draft.put(column, _text(cell, said, kind))
    if "formula" in said:
        draft.note(column, FORMULA if kind else FORMULA_WITHOUT_VALUE)


def _text(cell: etree._Element, said: dict[str, str], kind: str) -> str:
    if kind == "percentage":
        return percentage_text(said.get("value", ""))
    if kind in _NUMBERS:
        return number_text(said.get("value", ""))
    if kind == "date":
        return moment_text(said.get("date-value", ""))
    if kind == "time":
        return duration_text(said.get("time-value", ""))
    if kind == "boolean":
        return TRUE if said.get("boolean-value") == "true" else FALSE
    return said.get("string-value") or _shown(cell)


def _shown(cell: etree._Element) -> str:
    return "\n".join(inline_text(paragraph) for paragraph in cell if local(paragraph) == "p")


def _block(said: dict[str, str], *, row: int, column: int) -> Block | None:
    rows, columns = _count(said, "number-rows-spanned"), _count(said, "number-columns-spanned")
    return Block(row, row + rows - 1, column, column + columns - 1) if rows * columns > 1 else None


def _attributes(element: etree._Element) -> dict[str, str]:
    """By local name. LibreOffice gives a cell with an error two value types: "string", and its own "error"."""
    said: dict[str, str] = {}
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2]
        if said.get(name) != "error":
            said[name] = value
    return said


def _count(said: dict[str, str], name: str) -> int:
    given = said.get(name, "1")
    return max(1, min(int(given), _MOST_REPEATED)) if given.isdecimal() else 1


def _is_sheet(table: etree._Element) -> bool:
    parent = table.getparent()
    return parent is not None and local(parent) == "spreadsheet"


def _is_nested(row: etree._Element) -> bool:
    """Whether the row stands in a table inside a cell."""
    return any(local(above) in _CELLS for above in row.iterancestors())
