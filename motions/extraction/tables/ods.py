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
from motions.extraction.tables.values import duration_text, moment_text, number_text
from motions.extraction.unreadable import Unreadable

_MEDIA_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT = "content.xml"
_NUMBERS = ("float", "percentage", "currency")
_CELLS = ("table-cell", "covered-table-cell")


def is_ods(package: Package) -> bool:
    return "mimetype" in package and package.read("mimetype").startswith(_MEDIA_TYPE)


def ods_sheets(package: Package) -> list[tuple[str, bool]]:
    """Name and whether it is hidden, of each sheet in order. Raises Unreadable (encrypted, damaged, doctype)."""
    if is_encrypted(package):
        raise Unreadable("encrypted")
    hidden_styles = set()
    sheets = []
    with package.open(_CONTENT) as member:
        for event, element in events_of(member, "style", "table", "table-row"):
            name = local(element)
            if event == "start":
                if name == "table" and _is_sheet(element):
                    sheets.append((attribute(element, "name") or "", attribute(element, "style-name") in hidden_styles))
            elif name == "style" and any(attribute(child, "display") == "false" for child in element):
                hidden_styles.add(attribute(element, "name"))
            elif name == "table-row":
                forget(element)
    return sheets


def ods_rows(package: Package, sheet: str, *, limits: TableLimits) -> Iterator[Row]:
    """The rows of one sheet. Raises Unreadable, TableNotReadable (too_many_rows), MemoryError."""
    inside = False
    number, read = 1, 0
    merges = Merges(columns=limits.columns)
    with package.open(_CONTENT) as member:
        for event, element in events_of(member, "table", "table-row"):
            if local(element) == "table":
                if _is_sheet(element):
                    if inside:
                        return
                    inside = event == "start" and attribute(element, "name") == sheet
                continue
            if event == "start" or _is_nested(element):
                continue
            repeated = _count(element, "number-rows-repeated")
            first = Draft(number, hidden=attribute(element, "visibility") in ("collapse", "filter"))
            blocks = _read_cells(element, first, limits) if inside else []
            forget(element)
            number += repeated
            if first.is_empty:
                continue
            for block, text in blocks:
                merges.begin(block, text)
            for row_number in range(first.number, number):
                read += 1
                if read > limits.rows:
                    raise TableNotReadable("too_many_rows", limit=limits.rows)
                draft = Draft(row_number, dict(first.cells), list(first.notes), first.hidden)
                merges.carry_into(draft)
                yield finished(draft, columns=limits.columns)


def _read_cells(row: etree._Element, draft: Draft, limits: TableLimits) -> list[tuple[Block, str]]:
    """Fill the draft; the blocks are those that begin in this row, with their values."""
    blocks = []
    column = 0
    for cell in row:
        if local(cell) not in _CELLS:
            continue
        repeated = _count(cell, "number-columns-repeated")
        if local(cell) == "table-cell":
            # One more than is read, so that the row can say that there was more.
            for place in range(column, min(column + repeated, limits.columns + 1)):
                _read_cell(cell, place, draft)
            if block := _block(cell, row=draft.number, column=column):
                blocks.append((block, draft.cells.get(column, "")))
        column += repeated
    return blocks


def _read_cell(cell: etree._Element, column: int, draft: Draft) -> None:
    kinds = [value for key, value in cell.attrib.items() if etree.QName(key).localname == "value-type"]
    if "error" in kinds:
        draft.note(column, f"foutwaarde {_shown(cell)}, als leeg gelezen")
        return
    text = _text(cell, kinds[0] if kinds else "")
    draft.put(column, text)
    if attribute(cell, "formula") is not None:
        used = "de berekende waarde is gebruikt" if kinds else "maar zonder berekende waarde, als leeg gelezen"
        draft.note(column, f"formule, {used}")


def _text(cell: etree._Element, kind: str) -> str:
    if kind in _NUMBERS:
        return number_text(attribute(cell, "value") or "")
    if kind == "date":
        return moment_text(attribute(cell, "date-value") or "")
    if kind == "time":
        return duration_text(attribute(cell, "time-value") or "")
    if kind == "boolean":
        return "WAAR" if attribute(cell, "boolean-value") == "true" else "ONWAAR"
    return attribute(cell, "string-value") or _shown(cell)


def _shown(cell: etree._Element) -> str:
    return "\n".join(inline_text(paragraph) for paragraph in cell if local(paragraph) == "p")


def _block(cell: etree._Element, *, row: int, column: int) -> Block | None:
    rows, columns = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
    return Block(row, row + rows - 1, column, column + columns - 1) if rows * columns > 1 else None


def _count(element: etree._Element, name: str) -> int:
    given = attribute(element, name) or "1"
    return max(1, min(int(given), 1 << 24)) if given.isdecimal() else 1


def _is_sheet(table: etree._Element) -> bool:
    parent = table.getparent()
    return parent is not None and local(parent) == "spreadsheet"


def _is_nested(row: etree._Element) -> bool:
    """Whether the row stands in a table inside a cell."""
    return any(local(above) in _CELLS for above in row.iterancestors())
