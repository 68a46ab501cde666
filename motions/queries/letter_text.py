"""A letter's text cut into paragraphs, with what was found in it marked in place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from motions.queries.findings import Finding
from motions.rules.flowing_text import shown, unwrapped

PARAGRAPH_END = re.compile(r"\n[ \t\r\f\v\u00a0]*\n\s*")
"""A blank line, with all white space that follows it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding whose place in the text is known."""

    start: int
    end: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``anchor`` names the place where a finding starts, ``ends`` are the findings that end here."""

    text: str
    marked: bool
    anchor: str
    ends: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, and the findings that begin in it, for the margin."""

    pieces: tuple[Piece, ...]
    notes: tuple[Finding, ...]


def paragraphs(text: str, findings: Sequence[Finding]) -> tuple[Paragraph, ...]:
    """The paragraphs that are not empty. Offsets outside the text mark nothing; each anchor is given once."""
    flow = unwrapped(text)
    placed = [Placed(*finding.span, finding) for finding in findings if finding.span]
    return tuple(
        Paragraph(
            pieces=tuple(_pieces(flow, start, end, placed)),
            notes=tuple(place.finding for place in placed if start <= place.start < end),
        )
        for start, end in _spans(text)
    )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in PARAGRAPH_END.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _pieces(text: str, start: int, end: int, placed: Sequence[Placed]) -> Iterator[Piece]:
    here = [place for place in placed if place.start < end and place.end > start]
    cuts = {start, end} | {min(max(at, start), end) for place in here for at in (place.start, place.end)}
    for begin, stop in pairwise(sorted(cuts)):
        covering = [place for place in here if place.start <= begin and place.end >= stop]
        yield Piece(
            text=shown(text[begin:stop]),
            marked=bool(covering),
            anchor=next((place.finding.anchor for place in covering if place.start == begin), ""),
            ends=tuple(place.finding for place in covering if place.end == stop),
        )
