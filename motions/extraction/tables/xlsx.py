"""Excel workbooks (SpreadsheetML), by an own streaming reader.

openpyxl gives a cell's formula or its value but not both, drops merged cells when it streams, and keeps an object for
every text of the workbook. Element names are those of ECMA-376, part 1; the strict form differs only in its namespaces.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from motions.extraction.docx import main_part, read_relations
from motions.extraction.markup import attribute, events_of, forget, local, parse_xml
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
    moment_text,
    number_text,
    percentage_text,
    serial_text,
)
from motions.extraction.tables.xlsx_parts import PackedTexts, Styles, read_styles, read_texts, text_of

_TRUE = ("1", "true", "on")
_CHUNK = 1 << 16
_CELL = re.compile(r"(?P<letters>[A-Z]{1,3})(?P<row>\d{1,7})")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"')
"""``<mergeCell ref="A4:A6"/>``; they stand behind the rows that they concern."""
_MOST_MERGES = 100_000
_LAST_COLUMN = 16_383


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


def is_xlsx(package: Package) -> bool:
    return main_part(package).startswith("xl/")


def xlsx_sheets(package: Package) -> list[str]:
    """The names of the worksheets that are shown. Raises Unreadable, TableNotReadable (binary_excel)."""
    return [sheet.name for sheet in _sheets(package) if not sheet.hidden]


def _sheets(package: Package) -> list[_Sheet]:
    """The worksheets in the order of their tabs."""
    part = main_part(package)
    if part.endswith(".bin"):
        raise TableNotReadable("binary_excel")
    folder, base = posixpath.split(part)
    relations = read_relations(package, f"{folder}/_rels/{base}.rels", folder=folder)
    sheets = []
    for sheet in parse_xml(package.read(part)).iterfind("{*}sheets/{*}sheet"):
        kind, target = relations.get(_relation_of(sheet), ("", ""))
        if kind == "worksheet":
            sheets.append(_Sheet(sheet.get("name", ""), target, sheet.get("state", "visible") != "visible"))
    return sheets


def xlsx_rows(package: Package, name: str, *, limits: TableLimits) -> Iterator[Row]:
    """The rows of a sheet by its name; "" is the first that is shown.

    Raises Unreadable, TableNotReadable (binary_excel, no_table, no_sheet, too_many_rows), MemoryError.
    """
    sheet = next((each for each in _sheets(package) if (each.name == name if name else not each.hidden)), None)
    if sheet is None:
        raise TableNotReadable("no_sheet", sheet=name) if name else TableNotReadable("no_table")
    part = main_part(package)
    folder, base = posixpath.split(part)
    parts = dict(read_relations(package, f"{folder}/_rels/{base}.rels", folder=folder).values())
    properties = parse_xml(package.read(part)).find("{*}workbookPr")
    cells = _Cells(
        texts=read_texts(package, parts.get("sharedStrings", "")),
        styles=read_styles(package, parts.get("styles", "")),
        since_1904=properties is not None and properties.get("date1904") in _TRUE,
    )
    beginning = _merges_by_row(package, sheet.part)
    merges = Merges(columns=limits.columns)
    number = read = 0
    with package.open(sheet.part) as member:
        for event, element in events_of(member, "row"):
            if event == "start":
                continue
            number = int(element.get("r") or number + 1)
            draft = Draft(number, hidden=element.get("hidden") in _TRUE)
            cells.read(element, draft)
            forget(element)
            if draft.is_empty:
                continue
            read += 1
            if read > limits.rows:
                raise TableNotReadable("too_many_rows", limit=limits.rows)
            for block in beginning.pop(number, ()):
                merges.begin(block, draft.cells.get(block.first_column, ""))
            merges.carry_into(draft)
            yield finished(draft, columns=limits.columns)


class _Cells:
    """Cells to text, with what the workbook says of texts and formats."""

    def __init__(self, *, texts: PackedTexts, styles: Styles, since_1904: bool) -> None:
        self._texts = texts
        self._styles = styles
        self._since_1904 = since_1904

    def read(self, row: etree._Element, draft: Draft) -> None:
        column = -1
        for cell in row:
            place = _CELL.fullmatch(cell.get("r", ""))
            column = column_of(place["letters"]) if place else column + 1
            if column <= _LAST_COLUMN:
                self._read_cell(cell, column, draft)

    def _read_cell(self, cell: etree._Element, column: int, draft: Draft) -> None:
        value, formula = None, False
        kind = cell.get("t", "n")
        for child in cell:
            name = local(child)
            if name == "v":
                value = child.text
            elif name == "f":
                formula = True
            elif name == "is" and kind == "inlineStr":
                value = text_of(child)
        if value is not None:
            if kind == "e":
                draft.note(column, f"foutwaarde {value}, als leeg gelezen")
                return
            draft.put(column, self._text(value, kind, int(cell.get("s", "0")), column, draft))
        if formula:
            draft.note(column, FORMULA_WITHOUT_VALUE if value is None else FORMULA)

    def _text(self, value: str, kind: str, style: int, column: int, draft: Draft) -> str:
        if kind == "s":
            return self._texts[int(value)]
        if kind == "b":
            return TRUE if value in _TRUE else FALSE
        if kind == "d":
            return moment_text(value)
        if kind != "n":
            return value
        if style in self._styles.percentages:
            return percentage_text(value)
        if style not in self._styles.days:
            return number_text(value)
        day = serial_text(value, since_1904=self._since_1904)
        if day is None:
            draft.note(column, "datum buiten de kalender, als getal gelezen")
        return number_text(value) if day is None else day


def _merges_by_row(package: Package, part: str) -> dict[int, list[Block]]:
    """The merged blocks by their first row: read before the rows, behind which they stand."""
    blocks: dict[int, list[Block]] = defaultdict(list)
    found = 0
    tail = b""
    with package.open(part) as member:
        while chunk := member.read(_CHUNK):
            searched = tail + chunk
            end = 0
            for match in _MERGED.finditer(searched):
                end = match.end()
                found += 1
                if found > _MOST_MERGES:
                    raise MemoryError
                (first_column, first_row), (last_column, last_row) = map(_place, match.groups())
                block = Block(first_row, last_row, first_column, last_column)
                blocks[block.first_row].append(block)
            tail = searched[max(end, len(searched) - 300) :]
    return blocks


def _place(corner: bytes) -> tuple[int, int]:
    """Column and row of ``B4``."""
    name = corner.rstrip(b"0123456789")
    return column_of(name.decode()), int(corner[len(name) :])


def column_of(name: str) -> int:
    """The 0-based column of a name: A is 0, AA is 26."""
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _relation_of(sheet: etree._Element) -> str:
    return attribute(sheet, "id") or ""
