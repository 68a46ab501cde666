"""Which of the ZIP formats a package is, its sheets and their rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from motions.extraction.docx import is_docx
from motions.extraction.package import Package
from motions.extraction.tables.docx_tables import docx_rows, docx_tables
from motions.extraction.tables.limits import TableLimits
from motions.extraction.tables.not_readable import TableNotReadable
from motions.extraction.tables.ods import is_ods, ods_rows, ods_sheets
from motions.extraction.tables.row import Row
from motions.extraction.tables.xlsx import is_xlsx, xlsx_rows, xlsx_sheets


def office_sheets(file: BinaryIO, *, limits: TableLimits) -> list[str]:
    """The names of what is shown. Raises Unreadable, TableNotReadable."""
    names = [name for name, hidden in _sheets(Package(file, limits)) if not hidden]
    if not names:
        raise TableNotReadable("no_table")
    return names


def office_rows(file: BinaryIO, sheet: str, *, limits: TableLimits) -> Iterator[Row]:
    """The rows of a sheet by its name; "" is the first that is shown. Raises Unreadable, TableNotReadable."""
    package = Package(file, limits)
    sheets = _sheets(package)
    name = sheet or next((name for name, hidden in sheets if not hidden), "")
    if not name:
        raise TableNotReadable("no_table")
    if name not in (known for known, _ in sheets):
        raise TableNotReadable("no_sheet", sheet=sheet)
    if is_ods(package):
        return ods_rows(package, name, limits=limits)
    if is_xlsx(package):
        return xlsx_rows(package, next(each for each in xlsx_sheets(package) if each.name == name), limits=limits)
    return docx_rows(package, name, limits=limits)


def _sheets(package: Package) -> list[tuple[str, bool]]:
    """Name, and whether it is hidden."""
    if is_ods(package):
        return ods_sheets(package)
    if is_xlsx(package):
        return [(sheet.name, sheet.hidden) for sheet in xlsx_sheets(package)]
    if is_docx(package):
        return [(name, False) for name in docx_tables(package)]
    raise TableNotReadable("unknown_type")
