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
    """The names of the sheets or tables that are shown. Raises Unreadable, TableNotReadable."""
    package = Package(file, limits)
    if is_ods(package):
        names = ods_sheets(package)
    elif is_xlsx(package):
        names = xlsx_sheets(package)
    elif is_docx(package):
        names = docx_tables(package)
    else:
        raise TableNotReadable("unknown_type")
    if not names:
        raise TableNotReadable("no_table")
    return names


def office_rows(file: BinaryIO, sheet: str, *, limits: TableLimits) -> Iterator[Row]:
    """The rows of a sheet by its name; "" is the first that is shown. Raises Unreadable, TableNotReadable."""
    package = Package(file, limits)
    if is_ods(package):
        return ods_rows(package, sheet, limits=limits)
    if is_xlsx(package):
        return xlsx_rows(package, sheet, limits=limits)
    if is_docx(package):
        return docx_rows(package, sheet, limits=limits)
    raise TableNotReadable("unknown_type")
