"""Commitments: the sentences of the government's own voice that promise to inform parliament or to act."""

from collections.abc import Sequence

from motions.analysis.characters import one_byte_each
from motions.analysis.commitments.deadlines import belonging_date
from motions.analysis.commitments.lookalikes import lookalike
from motions.analysis.commitments.rules import Match, matching_rules
from motions.analysis.findings import Commitment, FutureDate

LONGEST_SENTENCE = 2_000
"""Longer "sentences" are tables and lists without stops; nothing in them is read as a promise."""


def promise_in(sentence: str, dates: Sequence[FutureDate] = ()) -> Match | None:
    """Return the first rule that fits a sentence and is no look-alike; ``dates`` are those inside the sentence."""
    for match in matching_rules(one_byte_each(sentence)):
        if _has_needed_date(match, dates) and lookalike(sentence, match) is None:
            return match
    return None


def _has_needed_date(match: Match, dates: Sequence[FutureDate]) -> bool:
    if match.rule.needs == "none":
        return True
    return any(match.rule.needs == "any" or date.due_on for date in dates)


def find_commitments(text: str, sentences: Sequence[tuple[int, int]], dates: Sequence[FutureDate]) -> list[Commitment]:
    """Find the promises among ``sentences`` (spans of ``text``, all in the government's voice).

    ``dates`` are the future dates of the same text in order; offsets of the findings are those of ``text``.
    """
    found = []
    i = 0
    for start, end in sentences:
        if end - start > LONGEST_SENTENCE:
            continue
        while i < len(dates) and dates[i].start < start:
            i += 1
        j = i
        while j < len(dates) and dates[j].end <= end:
            j += 1
        inside = dates[i:j]
        sentence = text[start:end]
        match = promise_in(sentence, inside)
        if match:
            deadline = belonging_date(sentence, match, inside, start)
            found.append(Commitment(start, end, sentence, match.rule.name, match.rule.tier, deadline))
    return found
