"""The door: a file in, its sheets or rows out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from motions.extraction.extraction import MEGABYTE
from motions.extraction.sniff import sniff
from motions.extraction.tables.apart import answers_apart
from motions.extraction.tables.csv_rows import csv_rows, utf_16_without_mark
from motions.extraction.tables.limits import TableLimits
from motions.extraction.tables.not_readable import TableNotReadable, refusal
from motions.extraction.tables.row import Row
from motions.extraction.unreadable import Unreadable

_DEFAULT_LIMITS = TableLimits()
_CHUNK = 1 << 16
_WHITE = b"\x00\t\n\v\f\r "
_MARKUP = ("html", "xml")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OLD_WORKBOOKS = tuple(stream.encode("utf-16-le") for stream in ("Workbook", "Book\0"))


def sheet_names(file: BinaryIO, *, filename: str, limits: TableLimits = _DEFAULT_LIMITS) -> tuple[str, ...]:
    """The names of the sheets that the file shows, in its order; ("",) for a CSV, which has one without a name.

    Raises TableNotReadable, with a Dutch message. `file` is read from its beginning and not needed afterwards.
    """
    kept, is_csv = _kept(file, filename, limits)
    with kept:
        return ("",) if is_csv else tuple(answers_apart(kept, "sheets", "", limits))


def rows_of(file: BinaryIO, *, filename: str, sheet: str = "", limits: TableLimits = _DEFAULT_LIMITS) -> Iterator[Row]:
    """The rows of a sheet, the first one for ""; they are read as they are taken.

    Raises TableNotReadable at once for a file that is no list, and while rows are taken for what shows only then
    (damage, a sheet that is not there, too many rows). `file` is read from its beginning and not needed afterwards.
    """
    kept, is_csv = _kept(file, filename, limits)
    return _csv(kept, limits) if is_csv else _apart(kept, sheet, limits)


def _csv(kept: BinaryIO, limits: TableLimits) -> Iterator[Row]:
    with kept:
        yield from csv_rows(kept, limits=limits)


def _apart(kept: BinaryIO, sheet: str, limits: TableLimits) -> Iterator[Row]:
    with kept:
        for number, cells, remarks in answers_apart(kept, "rows", sheet, limits):
            yield Row(number, tuple(cells), tuple(remarks))


def _kept(file: BinaryIO, filename: str, limits: TableLimits) -> tuple[BinaryIO, bool]:
    """A copy of our own on disk, which the child can be given, and whether it is a CSV."""
    kept = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 (whoever reads it closes it)
    try:
        size, content = 0, False
        file.seek(0)
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > limits.file_bytes:
                raise TableNotReadable("too_large", limit=limits.file_bytes // MEGABYTE)
            content = content or bool(chunk.strip(_WHITE))
            kept.write(chunk)
        if not content:
            raise TableNotReadable("empty")
        kept.flush()
        return kept, _is_csv(kept, filename)
    except BaseException:
        kept.close()
        raise


def _is_csv(kept: BinaryIO, filename: str) -> bool:
    """Whether the file is text, and else a package. Raises TableNotReadable for all that is neither."""
    kept.seek(0)
    head = kept.read(_CHUNK)
    if utf_16_without_mark(head):
        return True
    if head.startswith(_OLE):
        head += kept.read()
        if any(stream in head for stream in _OLD_WORKBOOKS):
            raise TableNotReadable("old_excel")
    try:
        container = sniff(head, name=filename)
    except Unreadable as reason:
        raise refusal(reason.code, reason.values) from None
    if container in _MARKUP or (container == "txt" and head.lstrip().startswith(b"<")):
        raise TableNotReadable("web_page")
    if container == "pdf":
        raise TableNotReadable("unknown_type")
    return container == "txt"
