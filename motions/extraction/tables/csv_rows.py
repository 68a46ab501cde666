"""CSV as spreadsheets save it: separator and encoding found out, rows streamed, mistakes kept to their own row."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO

from motions.extraction.tables.limits import TableLimits
from motions.extraction.tables.not_readable import TableNotReadable
from motions.extraction.tables.row import Draft, Row, finished

_CHUNK = 1 << 16
_SAMPLE_CHARACTERS = 50_000
_SAMPLE_ROWS = 50
_SEPARATORS = ";,\t|"
_NAMED_SEPARATOR = re.compile(r"sep=(?P<separator>[;,\t|])\s*", re.IGNORECASE)
"""``sep=;``: a first line by which Excel is told the separator; it shows no row for it."""
_LONGEST_ROW = 1_000_000
_MOST_OPEN_QUOTES = 20
_ESCAPED = re.compile("[\udc80-\udcff]")
_OTHER_ENCODING = "een teken stond niet in UTF-8 en is gelezen als Windows-1252"


def csv_rows(file: BinaryIO, *, limits: TableLimits) -> Iterator[Row]:
    """The rows of a CSV. Raises TableNotReadable (row_too_long, open_quotes, too_many_rows)."""
    encoding = _encoding(file)
    file.seek(0)
    # A byte that is no UTF-8 becomes a lone surrogate here, so that the row that holds it can say so.
    errors = "surrogateescape" if encoding == "utf-8-sig" else "replace"
    text = io.TextIOWrapper(file, encoding=encoding, errors=errors, newline="")
    try:
        sample = text.read(_SAMPLE_CHARACTERS)
        text.seek(0)
        named = _NAMED_SEPARATOR.fullmatch(sample.partition("\n")[0])
        if named:
            text.readline()
        records = _Records(text, separator=named["separator"] if named else _separator(sample))
        yield from _rows(records, limits)
    finally:
        text.detach()


def _rows(records: _Records, limits: TableLimits) -> Iterator[Row]:
    number = 0
    for number, (cells, unclosed) in enumerate(records, start=1):
        if number > limits.rows:
            raise TableNotReadable("too_many_rows", limit=limits.rows)
        draft = Draft(number)
        for column, cell in enumerate(cells):
            readable = _ESCAPED.sub(_as_windows_1252, cell)
            draft.put(column, readable)
            if readable != cell:
                draft.note(column, _OTHER_ENCODING)
            if unclosed and cell.startswith('"'):
                draft.note(column, "het aanhalingsteken wordt niet gesloten; deze regel is als gewone tekst gelezen")
        if not draft.is_empty:
            yield finished(draft, columns=limits.columns)


class _Records:
    """The records of a CSV, each with whether it was read without its quotes because they never close."""

    def __init__(self, text: io.TextIOWrapper, *, separator: str) -> None:
        self._text = text
        self._separator = separator
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._ran_out = False
        self._number = 0

    def __iter__(self) -> Iterator[tuple[list[str], bool]]:
        recovered = 0
        while True:
            self._taken = []
            self._number += 1
            try:
                cells = next(csv.reader(self._lines(), delimiter=self._separator), None)
            except csv.Error:
                cells = None
            if not self._taken:
                return
            # The reader asks for another line only while a quote is open.
            if cells is not None and not self._ran_out:
                yield cells, False
                continue
            recovered += 1
            if recovered > _MOST_OPEN_QUOTES:
                raise TableNotReadable("open_quotes", row=self._number)
            yield self._without_quotes(), True

    def _lines(self) -> Iterator[str]:
        size = 0
        while line := self._again.popleft() if self._again else self._text.readline(_LONGEST_ROW):
            self._taken.append(line)
            size += len(line)
            if size >= _LONGEST_ROW:
                raise csv.Error("this record does not end")
            yield line
        self._ran_out = True

    def _without_quotes(self) -> list[str]:
        """The first line alone; the lines that its quote took along are read again."""
        line, *others = self._taken
        if len(line) >= _LONGEST_ROW:
            raise TableNotReadable("row_too_long", row=self._number)
        self._again.extendleft(reversed(others))
        self._ran_out = False
        try:
            return next(csv.reader([line], delimiter=self._separator, quoting=csv.QUOTE_NONE))
        except csv.Error as error:
            raise TableNotReadable("row_too_long", row=self._number) from error


def _as_windows_1252(escaped: re.Match[str]) -> str:
    return bytes([ord(escaped[0]) - 0xDC00]).decode("cp1252", errors="replace")


def _encoding(file: BinaryIO) -> str:
    """UTF-16 by its mark or its zeros; UTF-8 unless what is not ASCII in the file is mostly something else."""
    file.seek(0)
    head = file.read(_CHUNK)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if without_mark := utf_16_without_mark(head):
        return without_mark
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    beyond_ascii = escaped = 0
    for chunk in chain([head], iter(lambda: file.read(_CHUNK), b"")):
        text = decoder.decode(chunk)
        if not text.isascii():
            beyond_ascii += len(text) - len(text.encode("ascii", errors="ignore"))
            escaped += len(_ESCAPED.findall(text))
    escaped += len(decoder.decode(b"", final=True))
    return "cp1252" if 2 * escaped > beyond_ascii else "utf-8-sig"


def utf_16_without_mark(head: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be`` when every second byte is zero, as in western text; else empty."""
    pairs = len(head) // 2
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if pairs and zeros.count(0) > 0.9 * pairs and head.count(0) < 1.1 * pairs:
            return encoding
    return ""


def _separator(sample: str) -> str:
    """The separator that divides most rows of the sample into the same number of cells."""

    def fit(separator: str) -> tuple[float, int]:
        widths = []
        lines = sample.splitlines(keepends=True)
        try:
            widths = [len(cells) for cells in islice(csv.reader(lines, delimiter=separator), _SAMPLE_ROWS) if cells]
        except csv.Error:
            return 0, 0
        usual = max(widths, key=widths.count, default=1)
        return (widths.count(usual) / len(widths), usual) if usual > 1 else (0, 0)

    return max(_SEPARATORS, key=fit)
