"""Findings made in the clean text, put back in their place in the text that was read."""

from dataclasses import replace
from typing import TypeVar

from motions.analysis.findings import Commitment, Evidence, FutureDate
from motions.analysis.text import CleanText

Placed = TypeVar("Placed", FutureDate, Commitment, Evidence)


def in_original(clean: CleanText, finding: Placed) -> Placed:
    """Return a finding of ``clean.text``, and the deadline inside it, with span and quote of ``clean.original``."""
    start, end = clean.original_span(finding.start, finding.end)
    placed = replace(finding, start=start, end=end, quote=clean.original[start:end])
    if isinstance(placed, FutureDate) or placed.deadline is None:
        return placed
    return replace(placed, deadline=in_original(clean, placed.deadline))
