"""Findings made in the clean text, put back in their place in the text that was read."""

from bisect import bisect_right
from dataclasses import replace
from typing import TypeVar

from motions.analysis.findings import Commitment, Evidence, FutureDate
from motions.analysis.text import CleanText

Placed = TypeVar("Placed", FutureDate, Commitment, Evidence)
LONGEST_BREAK = 200
"""Notes at the foot of a page that are longer break a sentence: it is then quoted up to or from there."""


def in_original(clean: CleanText, finding: Placed) -> Placed:
    """Return a finding of ``clean.text``, and the deadline inside it, with span and quote of ``clean.original``."""
    start, end = clean.original_span(*_longest_unbroken(clean, finding.start, finding.end))
    placed = replace(finding, start=start, end=end, quote=clean.original[start:end])
    if isinstance(placed, FutureDate) or placed.deadline is None:
        return placed
    return replace(placed, deadline=in_original(clean, placed.deadline))


def _longest_unbroken(clean: CleanText, start: int, end: int) -> tuple[int, int]:
    """Return the longest part of a span that no page end with notes breaks, or all of it where none does."""
    starts, originals, ends = clean.runs
    run = bisect_right(starts, start) - 1
    breaks = [start]
    while run + 1 < len(starts) and starts[run + 1] < end:
        if originals[run + 1] - ends[run] > LONGEST_BREAK:
            breaks.append(starts[run + 1])
        run += 1
    return max(zip(breaks, [*breaks[1:], end], strict=True), key=lambda part: part[1] - part[0])
