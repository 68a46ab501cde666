"""Scores the matching of cited motions with known ones: by their number, and again as if they had been cited without.

The number decides who is right. Taken away, it leaves what most letters give: movers, a day, and the words around.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from motions.analysis.evaluation.tally import Tally
from motions.analysis.findings import About, Citation, LetterReading
from motions.analysis.matching import KnownIndex, KnownMotion, Match, Outcome
from motions.analysis.names import name_key

_WIDEST_FAILURE = 200


@dataclass(frozen=True, slots=True)
class MatchingScore:
    """The measures, and how often each outcome came: of all citations, and of those of known motions without number."""

    tally: Tally = field(default_factory=lambda: Tally(widest=_WIDEST_FAILURE))
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    without_number: Counter[Outcome] = field(default_factory=Counter)


class MatchingJudge:
    """Motions on record, in the index that is judged and by the number that judges it."""

    def __init__(self, motions: Iterable[KnownMotion]) -> None:
        motions = tuple(motions)
        self._index = KnownIndex(motions)
        self._motions: Mapping[Hashable, KnownMotion] = {motion.key: motion for motion in motions}
        self._keys: dict[str, set[Hashable]] = {}
        for motion in motions:
            self._keys.setdefault(motion.reference.normal_form, set()).add(motion.key)

    def score(self, readings: Iterable[LetterReading]) -> MatchingScore:
        """Score every motion that the readings cite; only those cited by one whole number can be right or wrong."""
        score = MatchingScore()
        for reading in readings:
            for citation, sentence in _cited(reading):
                match = self._match(reading, citation, sentence)
                score.outcomes[match.outcome] += 1
                if len(citation.papers) == 1 and citation.complete:
                    self._score_one(score, reading, citation, sentence, match)
        return score

    def _score_one(
        self, score: MatchingScore, reading: LetterReading, citation: Citation, sentence: str, match: Match
    ) -> None:
        right = self._keys.get(citation.papers[0], set())
        if not right:
            score.tally.add("unknown number: no match", 1, 1, match.outcome == "none")
            return
        chosen = match.decided
        score.tally.add("known number: exact match", 1, chosen is not None, bool(chosen and chosen.key in right))
        if not citation.movers:
            return
        named = any(name_key(citation.movers[0]).main == main for key in right for main in self._mains(key))
        score.tally.add("first mover is a mover on record", 1, 1, named)
        blind = self._match(reading, replace(citation, papers=(), refs=(), footnote=None), sentence)
        score.without_number[blind.outcome] += 1
        self._score_blind(score.tally, blind, right, f"{reading.head.sent_on} {sentence}")

    def _score_blind(self, tally: Tally, match: Match, right: set[Hashable], said: str) -> None:
        answered = match.outcome != "none"
        ranks = [rank for rank, candidate in enumerate(match.candidates) if candidate.key in right]
        tally.add("without number: among the candidates", 1, answered, bool(ranks))
        tally.add("without number: first candidate", 1, answered, ranks[:1] == [0])
        if match.outcome == "one":
            tally.add("without number: the only candidate", 1, 1, bool(ranks))
        if ranks[:1] != [0]:
            tally.fail("without number: first candidate", f"rank {ranks or '-'}", said)

    def _match(self, reading: LetterReading, citation: Citation, sentence: str) -> Match:
        about = About("motion", citation.movers, citation.papers)
        return self._index.match(about, citation=citation, sent_on=reading.head.sent_on, quote=sentence)

    def _mains(self, key: Hashable) -> Iterator[str]:
        return (name_key(mover).main for mover in self._motions[key].movers)


def _cited(reading: LetterReading) -> Iterator[tuple[Citation, str]]:
    """Yield the motions that a reading cites, each with the sentence it stands in where that is known."""
    sentences = {found.citation: found.quote for found in reading.evidence}
    for index, citation in enumerate(reading.citations):
        if citation.kind == "motion":
            yield citation, sentences.get(index, citation.quote)
