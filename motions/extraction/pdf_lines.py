"""The lines of a PDF page, and which of them begin a paragraph: the distance between two baselines tells."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

# PDFium's own mark for a word broken at a line end is U+FFFE (older: U+0002), and then no line end follows.
# Other makers leave a soft hyphen (U+00AD) or a true hyphen (U+2010) before the line end.
_LINE_END = re.compile(r"(?P<hyphen>[\x02\ufffe](?:\r\n)?|[\u00ad\u2010]\r\n)|\r\n?|\n")
_DROPPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u00ad\ufffe\uffff\ud800-\udfff]")
_PARAGRAPH_GAP = 1.35
_PAGE_BREAK = "\n\f\n"


@dataclass(frozen=True, slots=True)
class Line:
    """One line and the height of its baseline above the foot of the page, in points; None where PDFium has none."""

    text: str
    baseline: float | None


def page_lines(page: pypdfium2.PdfPage) -> list[Line]:
    """The page's lines. A word broken at the line end keeps a hyphen there, for the reader to join."""
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    lines = [
        Line(_DROPPED.sub("", text[start:end]) + hyphen, _baseline(textpage, text, start, end))
        for start, end, hyphen in _line_spans(text)
    ]
    textpage.close()
    return lines


def to_text(pages: list[list[Line]]) -> str:
    """The pages as one text: an empty line between paragraphs, a line with a form feed between pages."""
    leading = _usual_distance(pages)
    return _PAGE_BREAK.join("\n".join(_spaced(lines, leading)).strip("\n") for lines in pages)


def _line_spans(text: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for end in _LINE_END.finditer(text):
        yield start, end.start(), "-" if end["hyphen"] else ""
        start = end.end()
    yield start, len(text), ""


def _baseline(textpage: pypdfium2.PdfTextPage, text: str, start: int, end: int) -> float | None:
    first = next((at for at in range(start, end) if not text[at].isspace()), None)
    if first is None:
        return None
    index = raw.FPDFText_GetCharIndexFromTextIndex(textpage, first)
    x, y = ctypes.c_double(), ctypes.c_double()
    if index < 0 or not raw.FPDFText_GetCharOrigin(textpage, index, x, y):
        return None
    return y.value


def _usual_distance(pages: list[list[Line]]) -> float | None:
    """The document's commonest distance between a line and the next below it, in points."""
    distances = Counter(
        round(distance, 1)
        for lines in pages
        for upper, lower in pairwise(lines)
        if (distance := _distance(upper, lower)) is not None and distance > 1
    )
    return distances.most_common(1)[0][0] if distances else None


def _distance(upper: Line, lower: Line) -> float | None:
    if upper.baseline is None or lower.baseline is None:
        return None
    return upper.baseline - lower.baseline


def _spaced(lines: list[Line], leading: float | None) -> Iterator[str]:
    previous: Line | None = None
    for line in lines:
        distance = _distance(previous, line) if previous else None
        if distance is not None and leading is not None and distance > _PARAGRAPH_GAP * leading:
            yield ""
        yield line.text
        previous = line
