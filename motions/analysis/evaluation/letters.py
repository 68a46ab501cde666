"""Scores readings of letters: citations, commitments with their deadlines, and evidence."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from motions.analysis.evaluation.gold import GoldCitation, GoldCommitment, GoldDate, GoldEvidence, GoldLetter
from motions.analysis.evaluation.pairing import Same, pairs, same_phrase, same_sentence
from motions.analysis.evaluation.projection import Projection, Span, holds, overlap, project
from motions.analysis.evaluation.tally import Tally
from motions.analysis.findings import Citation, Commitment, Evidence, FutureDate, LetterHead, LetterReading

_LEAST_OVERLAP_OF_A_DEADLINE = 0.4
_WIDEST_FAILURE = 170
_SHOWN_OF_A_FINDING = ("movers", "papers", "others", "stance", "tier")


class _Marked(Protocol):
    @property
    def quote(self) -> str: ...
    @property
    def n(self) -> int: ...
    @property
    def doubt(self) -> bool: ...


class _Found(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def quote(self) -> str: ...


G = TypeVar("G", bound=_Marked)
F = TypeVar("F", bound=_Found)
Check = tuple[str, Callable[[G, F], bool]]


def score_letters(read: Iterable[tuple[GoldLetter, LetterReading | None]]) -> Tally:
    """Return the measures of letters with their readings; a letter without reading counts as one with no findings."""
    tally = Tally(widest=_WIDEST_FAILURE)
    for gold, reading in read:
        if reading is None:
            tally.unread.append(gold.name)
            reading = LetterReading(text="", head=LetterHead("brief"))
        letter = _Letter(tally, gold, reading)
        letter.score_citations()
        letter.score_commitments()
        letter.score_evidence()
    return tally


@dataclass(frozen=True, slots=True)
class _Kind(Generic[G, F]):
    """What is compared under one name: marked and found, when the two are the same, and what else must be right."""

    measure: str
    gold: Sequence[G]
    found: Sequence[F]
    same: Same
    checks: Sequence[Check[G, F]] = ()


class _Letter:
    def __init__(self, tally: Tally, gold: GoldLetter, reading: LetterReading) -> None:
        self.tally, self.gold, self.reading = tally, gold, reading
        self.projection = Projection(gold.text)

    def score_citations(self) -> None:
        motions: _Kind[GoldCitation, Citation] = _Kind(
            "citations: motions",
            [marked for marked in self.gold.citations if marked.kind == "motion"],
            [found for found in self.reading.citations if found.kind == "motion"],
            same_phrase,
            (
                ("motions: movers right", lambda marked, found: _names(marked.movers) == _names(found.movers)),
                ("motions: papers right", lambda marked, found: papers(marked.papers) == papers(found.papers)),
                ("motions: c.s. right", lambda marked, found: marked.others == found.others),
            ),
        )
        every: _Kind[GoldCitation, Citation] = _Kind(
            "citations: all",
            self.gold.citations,
            self.reading.citations,
            same_phrase,
            (("citations: kind right", lambda marked, found: marked.kind == found.kind),),
        )
        self._compare(motions)
        self._compare(every)

    def score_commitments(self) -> None:
        kind: _Kind[GoldCommitment, Commitment] = _Kind(
            "commitments: all",
            self.gold.commitments,
            self.reading.commitments,
            same_sentence,
            (("commitments: tier right", lambda marked, found: marked.tier == found.tier),),
        )
        hits = self._compare(kind)
        # Any commitment found there counts: this is the recall of the formal kind.
        informed = sum(marked.tier == "inform" for marked, _ in hits)
        asked = sum(marked.tier == "inform" and not marked.doubt for marked in self.gold.commitments)
        self.tally.add("commitments: inform (recall)", asked, informed, informed)
        self.tally.add("deadlines: phrase", 0, 0, 0)
        self.tally.add("deadlines: date right", 0, 0, 0)
        for marked, found in hits:
            if not marked.deadline_doubt:
                self._score_deadline(marked.deadline, found.deadline)

    def score_evidence(self) -> None:
        kind: _Kind[GoldEvidence, Evidence] = _Kind(
            "evidence: sentences",
            self.gold.evidence,
            self.reading.evidence,
            same_sentence,
            (
                ("evidence: stance right", lambda marked, found: marked.stance == found.stance),
                ("evidence: about right", _same_about),
            ),
        )
        self._compare(kind)

    def _score_deadline(self, marked: GoldDate | None, found: FutureDate | None) -> None:
        hit = bool(marked and found and self._same_deadline(marked, found))
        self.tally.add("deadlines: phrase", bool(marked), bool(found), hit)
        if marked and found and hit:
            if marked.dated:
                right = marked.due_on == found.due_on
                self.tally.add("deadlines: date right", 1, 1, right)
                if not right:
                    said = f"{marked.quote} -> {found.due_on} (gold {marked.due_on})"
                    self._fail("deadlines: date right: wrong", said)
        elif marked:
            self._fail("deadlines: phrase: missed", marked.quote)
        elif found:
            self._fail("deadlines: phrase: wrong", found.quote)

    def _same_deadline(self, marked: GoldDate, found: FutureDate) -> bool:
        span, other = self.projection.span(marked.quote, marked.n), self._located(found)
        return other is not None and (overlap(span, other) >= _LEAST_OVERLAP_OF_A_DEADLINE or holds(span, other))

    def _compare(self, kind: _Kind[G, F]) -> list[tuple[G, F]]:
        """Count one kind; return the hits. What is doubtful counts neither as missed nor, when found, as wrong."""
        marked = [self.projection.span(item.quote, item.n) for item in kind.gold]
        located = [self._located(item) for item in kind.found]
        paired = pairs(marked, located, kind.same)
        hits = [(g, f) for g, f in paired if not kind.gold[g].doubt]
        doubtful = [span for span, item in zip(marked, kind.gold, strict=True) if item.doubt]
        ignored = {f for g, f in paired if kind.gold[g].doubt}
        free = set(range(len(located))) - {f for _, f in paired}
        ignored |= {f for f in free if any(_is_same(kind.same, span, located[f]) for span in doubtful)}
        wanted = [g for g, item in enumerate(kind.gold) if not item.doubt]
        self.tally.add(kind.measure, len(wanted), len(kind.found) - len(ignored), len(hits))
        self._note_failures(kind, {g for g, _ in hits}, {f for _, f in hits} | ignored)
        found = [(kind.gold[g], kind.found[f]) for g, f in hits]
        self._check(kind, found)
        return found

    def _note_failures(self, kind: _Kind[G, F], matched: set[int], excused: set[int]) -> None:
        for g, marked in enumerate(kind.gold):
            if g not in matched and not marked.doubt:
                self._fail(f"{kind.measure}: missed", marked.quote)
        for f, found in enumerate(kind.found):
            if f not in excused:
                self._fail(f"{kind.measure}: wrong", found.quote)

    def _check(self, kind: _Kind[G, F], hits: Sequence[tuple[G, F]]) -> None:
        for measure, right in kind.checks:
            wrong = [(marked, found) for marked, found in hits if not right(marked, found)]
            for marked, found in wrong:
                self._fail(f"{measure}: wrong", f"{marked.quote} -> {_shown(found)}")
            self.tally.add(measure, len(hits), len(hits), len(hits) - len(wrong))

    def _located(self, found: _Found) -> Span | None:
        return self.projection.locate(self.reading.text, found.start, found.end)

    def _fail(self, what: str, said: str) -> None:
        self.tally.fail(what, self.gold.name, said)


def papers(normal_forms: Iterable[str]) -> list[str]:
    """Return paper numbers so that only their letters and digits count."""
    return sorted(re.sub(r"[^a-z0-9]+", "-", form.casefold()).strip("-") for form in normal_forms)


def _names(movers: Iterable[str]) -> list[str]:
    return sorted(map(project, movers))


def _same_about(marked: GoldEvidence, found: Evidence) -> bool:
    """What a sentence is about: the kind and the number, or the movers where there is no number."""
    about = found.about
    return (marked.about_kind, papers(marked.papers) or _names(marked.movers)) == (
        about.kind,
        papers(about.papers) or _names(about.movers),
    )


def _is_same(same: Same, marked: Span, found: Span | None) -> bool:
    return found is not None and same(marked, found)


def _shown(found: Any) -> str:
    return json.dumps({name: getattr(found, name, None) for name in _SHOWN_OF_A_FINDING}, ensure_ascii=False)
