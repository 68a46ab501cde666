"""Commitments: the sentences of the government's own voice that promise to inform parliament or to act."""

from bisect import bisect_left
from collections.abc import Sequence

from motions.analysis.characters import one_byte_each
from motions.analysis.commitments.deadlines import belonging_date
from motions.analysis.commitments.lookalikes import lookalike
from motions.analysis.commitments.rules import Match, matching_rules
from motions.analysis.findings import Commitment, FutureDate
from motions.analysis.placing import in_original
from motions.analysis.sentences import Sentences
from motions.analysis.text import CleanText
from motions.analysis.zones import Zones

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


def find_commitments(
    clean: CleanText, zones: Zones, sentences: Sentences, dates: Sequence[FutureDate]
) -> tuple[Commitment, ...]:
    """Return the promises in the government's voice, with spans and quotes of the original.

    ``dates`` are the future dates of ``clean.text``, in its offsets, in order of ``start``.
    """
    starts = [date.start for date in dates]
    found = []
    for start, end in sentences.spans:
        if start >= clean.body_end or end - start > LONGEST_SENTENCE or zones.voice_at(start) != "government":
            continue
        inside = [date for date in dates[bisect_left(starts, start) : bisect_left(starts, end)] if date.end <= end]
        sentence = clean.text[start:end]
        match = promise_in(sentence, inside)
        if match:
            deadline = belonging_date(sentence, match, inside, start)
            promise = Commitment(start, end, sentence, match.rule.name, match.rule.tier, deadline)
            found.append(in_original(clean, promise))
    return tuple(found)
