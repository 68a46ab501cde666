"""Which of the dates in a sentence is the term of the promise that it makes."""

from collections.abc import Sequence

from motions.analysis.commitments.rules import Match
from motions.analysis.findings import FutureDate


def belonging_date(sentence: str, match: Match, dates: Sequence[FutureDate], offset: int) -> FutureDate | None:
    """Return the date that belongs to the promise, or None. ``offset`` is where the sentence starts in its text."""
    if not dates:
        return None
    return max(dates, key=lambda date: (date.due_on is not None, -date.start))
