"""Evidence: the sentences in which the government says what became of a motion or of an earlier commitment."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from motions.analysis.evidence.antecedents import COMMITMENT_POINTER, MOTION_POINTER, Antecedent, taken_up
from motions.analysis.evidence.stances import stance_of
from motions.analysis.findings import About, Citation, Evidence, FutureDate
from motions.analysis.placing import in_original
from motions.analysis.sentences import Sentences
from motions.analysis.text import CleanText
from motions.analysis.zones import Zones

__all__ = ["find_evidence"]

SPEAKS_OF_IT = re.compile(r"[Mm]otie|[Tt]oezeg|[Tt]oegezegd")
REACH = 2
"""How many sentences behind a motion or promise its own noun ("dit onderzoek") still means it."""
LONGEST_SENTENCE = 3_000
Cited = tuple[int, Citation]


def find_evidence(
    clean: CleanText,
    zones: Zones,
    sentences: Sentences,
    citations: Sequence[Citation],
    dates: Sequence[FutureDate],
) -> tuple[Evidence, ...]:
    """Return the government's sentences about motions and earlier commitments, with spans and quotes of the original.

    ``citations`` are those of :func:`find_citations`; ``dates`` are the future dates of ``clean.text``, in its offsets,
    in order.
    """
    return tuple(in_original(clean, found) for found in _find(clean, zones, sentences, citations, dates))


def _find(
    clean: CleanText,
    zones: Zones,
    sentences: Sentences,
    citations: Sequence[Citation],
    dates: Sequence[FutureDate],
) -> Iterator[Evidence]:
    cited = _by_sentence(clean, sentences, citations)
    last: dict[str, Antecedent] = {}
    latest: Antecedent | None = None
    for index in _worth_reading(clean, sentences, cited):
        start, end = sentences.spans[index]
        sentence = clean.text[start:end]
        own = [(number, _about(citation)) for number, citation in cited.get(index, ())]
        if zones.voice_at(start) == "government" and end - start <= LONGEST_SENTENCE and not sentence.endswith("?"):
            abouts = own or list(_pointed_at(sentence, index, last, latest))
            for number, about in abouts:
                yield _evidence(sentence, start, end, about, number, dates)
        else:
            abouts = own
        for _, about in abouts:
            latest = last[about.kind] = Antecedent(about, sentence, index)


def _by_sentence(clean: CleanText, sentences: Sentences, citations: Sequence[Citation]) -> dict[int, list[Cited]]:
    """Return the motions cited in each sentence, or where it cites none, the earlier commitments."""
    starts = [start for start, _ in sentences.spans]
    found: dict[int, list[Cited]] = defaultdict(list)
    for number, citation in enumerate(citations):
        if citation.kind in ("motion", "commitment") and starts:
            found[max(0, bisect_right(starts, clean.clean_offset(citation.start)) - 1)].append((number, citation))
    return {
        index: [cited for cited in here if cited[1].kind == "motion"] or here[:1] for index, here in found.items()
    }


def _worth_reading(clean: CleanText, sentences: Sentences, cited: dict[int, list[Cited]]) -> list[int]:
    """Return the sentences that cite or speak of a motion or promise, and those right behind them."""
    starts = [start for start, _ in sentences.spans]
    speaking = {bisect_right(starts, found.start()) - 1 for found in SPEAKS_OF_IT.finditer(clean.text, 0, clean.body_end)}
    speaking.discard(-1)
    speaking.update(cited)
    return sorted({index + step for index in speaking for step in range(REACH + 1) if index + step < len(starts)})


def _about(citation: Citation) -> About:
    kind = "motion" if citation.kind == "motion" else "commitment"
    return About(kind, citation.movers, citation.papers)


def _pointed_at(
    sentence: str, index: int, last: dict[str, Antecedent], latest: Antecedent | None
) -> Iterator[tuple[None, About]]:
    """Yield what a sentence without citation points back to, where the context says so plainly."""
    if MOTION_POINTER.search(sentence):
        if "motion" in last:
            yield None, last["motion"].about
    elif COMMITMENT_POINTER.search(sentence):
        yield None, last["commitment"].about if "commitment" in last else About("commitment")
    elif latest and index - latest.index <= REACH and taken_up(sentence, latest):
        yield None, latest.about


def _evidence(
    sentence: str, start: int, end: int, about: About, citation: int | None, dates: Sequence[FutureDate]
) -> Evidence:
    rule = stance_of(sentence)
    deadline = _new_date(start, end, dates) if rule.stance == "postpones" else None
    return Evidence(start, end, sentence, rule.name, about, rule.stance, citation, deadline)


def _new_date(start: int, end: int, dates: Sequence[FutureDate]) -> FutureDate | None:
    """Return the last date with a day in a sentence that postpones: "niet voor de zomer, maar in het najaar"."""
    inside = [date for date in dates if start <= date.start and date.end <= end]
    return next((date for date in reversed(inside) if date.due_on), inside[-1] if inside else None)
