"""What the sheets of a workbook share: its texts and its formats."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from lxml import etree

from motions.extraction.markup import events_of, forget, local, parse_xml
from motions.extraction.package import Package
from motions.extraction.tables.values import is_date_format, is_percent_format
from motions.extraction.unreadable import Unreadable

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""``_x000D_``: a character that XML does not allow, as OOXML writes it (22.9.2.19)."""


class PackedTexts:
    """Texts by number, held as one block of UTF-8: an object for each would take several times their size."""

    def __init__(self) -> None:
        self._block = bytearray()
        self._ends = array("Q", [0])

    def append(self, text: str) -> None:
        self._block += text.encode("utf-8", errors="replace")
        self._ends.append(len(self._block))

    def __getitem__(self, number: int) -> str:
        """Raises Unreadable (damaged) for a number that the table does not have."""
        if not 0 <= number < len(self._ends) - 1:
            raise Unreadable("damaged")
        return self._block[self._ends[number] : self._ends[number + 1]].decode()


def read_texts(package: Package, part: str) -> PackedTexts:
    """The shared texts; none where the workbook has no such part."""
    texts = PackedTexts()
    if part not in package:
        return texts
    with package.open(part) as member:
        for event, item in events_of(member, "si"):
            if event == "end":
                texts.append(text_of(item))
                forget(item)
    return texts


def text_of(item: etree._Element) -> str:
    """The text of a shared or inline string, plain or in runs; how it is pronounced (rPh) is left out."""
    pieces = []
    for child in item:
        name = local(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces.extend(run.text or "" for run in child if local(run) == "t")
    text = "".join(pieces)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@dataclass(frozen=True, slots=True)
class Styles:
    """The numbers of the cell styles that show a number as a day or time, and of those that show a percentage."""

    days: frozenset[int] = frozenset()
    percentages: frozenset[int] = frozenset()


def read_styles(package: Package, part: str) -> Styles:
    """The styles of a workbook; none where it has no such part."""
    if part not in package:
        return Styles()
    styles = parse_xml(package.read(part))
    codes = {
        int(code.get("numFmtId", "0")): code.get("formatCode", "") for code in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    formats = [int(style.get("numFmtId", "0")) for style in styles.iterfind("{*}cellXfs/{*}xf")]
    return Styles(
        frozenset(style for style, number in enumerate(formats) if is_date_format(number, codes.get(number))),
        frozenset(style for style, number in enumerate(formats) if is_percent_format(number, codes.get(number))),
    )
