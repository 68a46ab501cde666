"""Which known motion or commitment a letter speaks of: one exactly, one probably, several, or none, each with why.

Only a complete number decides by itself. Everything else is a proposal for a person: candidates in order, with the
reason that put each where it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from motions.analysis.findings import About, Citation
from motions.analysis.known_papers import NO_MATCH, Candidate, KnownCommitment, KnownMotion, Match, Outcome
from motions.analysis.names import likeness, name_key
from motions.analysis.topics import stems
from motions.analysis.weighing import Asked, judge, named, same_dossier
from motions.rules.dutch_dates import written
from motions.rules.references import NotAReference, Reference, parse_normal_form, why_incomplete

__all__ = ["Candidate", "KnownCommitment", "KnownIndex", "KnownMotion", "Match", "Outcome"]

MOST_CANDIDATES = 10
LEAST_SHARE = 0.3
"""How much of the words of a commitment its sentence must share to propose it."""


class KnownIndex:
    """What is known, indexed once; asking is fast and changes nothing."""

    def __init__(self, motions: Iterable[KnownMotion] = (), commitments: Iterable[KnownCommitment] = ()) -> None:
        self._by_form: dict[str, list[KnownMotion]] = defaultdict(list)
        self._by_mover: dict[str, list[KnownMotion]] = defaultdict(list)
        # What an import had comes before what only a subject line names.
        for motion in sorted(motions, key=lambda motion: motion.named_on is not None):
            if motion.named_on and motion.reference.normal_form in self._by_form:
                continue
            self._by_form[motion.reference.normal_form].append(motion)
            for mover in motion.movers:
                for part in _main_parts(mover):
                    self._by_mover[part].append(motion)
        self._topics: dict[str, frozenset[str]] = {}
        self._commitments = tuple(commitments)
        self._by_number = {commitment.number: commitment for commitment in self._commitments if commitment.number}
        self._stems = [stems(commitment.wording) for commitment in self._commitments]

    def match(
        self, about: About, *, citation: Citation | None = None, sent_on: date | None = None, quote: str = ""
    ) -> Match:
        """Return what ``about`` can mean in a letter of ``sent_on``.

        ``citation``, where there is one, adds its references in structure and whether they are complete; ``quote`` is
        the sentence, whose words are compared with titles and wordings. Of a commitment whose day ``about`` knows,
        those of that day go before all others.
        """
        quote = f"{quote} {citation.quote}" if citation else quote
        if about.kind == "commitment":
            return self._match_commitment(about, sent_on, quote)
        refs = citation.refs if citation else tuple(_references(about.papers))
        broken = [ref for ref in refs if why_incomplete(ref, of_motion=True)]
        whole = [ref for ref in refs if ref not in broken]
        if whole:
            return self._match_numbers(whole, about.movers)
        if not about.movers:
            return NO_MATCH
        others = citation.others if citation else False
        words = stems(quote) - stems(" ".join(about.movers))
        return self._match_movers(Asked(about.movers, others, tuple(broken), sent_on, words))

    def _match_numbers(self, refs: Sequence[Reference], movers: Sequence[str]) -> Match:
        found = [motion for ref in refs for motion in self._by_form.get(ref.normal_form, ())]
        found = [motion for motion in found if any(_same_paper(ref, motion.reference) for ref in refs)]
        if not found:
            return NO_MATCH
        candidates = tuple(Candidate(motion.key, 1.0, _number_reason(motion, movers)) for motion in found)
        disagree = movers and not any(_first_agrees(movers, motion) for motion in found)
        if len(found) > 1:
            return Match("several", candidates)
        return Match("one" if disagree else "exact", candidates)

    def _match_movers(self, asked: Asked) -> Match:
        judged = [
            (judge(motion, asked, self._topic_of(motion)), motion) for motion in self._with_mover(asked.movers[0])
        ]
        scored = [(candidate, motion) for candidate, motion in judged if candidate]
        if any(same_dossier(motion, asked) for _, motion in scored):
            scored = [(candidate, motion) for candidate, motion in scored if same_dossier(motion, asked)]
        scored.sort(key=lambda pair: (-pair[0].score, pair[1].reference.normal_form))
        candidates = tuple(candidate for candidate, _ in scored[:MOST_CANDIDATES])
        if not candidates:
            return NO_MATCH
        return Match("one" if len(scored) == 1 else "several", candidates)

    def _with_mover(self, mover: str) -> list[KnownMotion]:
        found = {id(motion): motion for part in _main_parts(mover) for motion in self._by_mover.get(part, ())}
        return list(found.values())

    def _topic_of(self, motion: KnownMotion) -> frozenset[str]:
        """Return the words that a title is about, computed once, when the motion is first weighed."""
        if motion.title not in self._topics:
            self._topics[motion.title] = stems(motion.title)
        return self._topics[motion.title]

    def _match_commitment(self, about: About, sent_on: date | None, quote: str) -> Match:
        numbered = [self._by_number[paper] for paper in about.papers if paper in self._by_number]
        if numbered:
            reason = "hetzelfde nummer in het toezeggingenregister"
            exact = tuple(Candidate(commitment.key, 1.0, reason) for commitment in numbered)
            return Match("exact" if len(exact) == 1 else "several", exact)
        wanted = stems(about.wording or quote)
        scored, that_day = [], []
        for commitment, words in zip(self._commitments, self._stems, strict=True):
            shared = wanted & words
            too_late = sent_on and commitment.said_on and commitment.said_on > sent_on
            share = len(shared) / max(3, min(len(wanted), len(words)))
            candidate = Candidate(commitment.key, round(share, 3), _wording_reason(commitment, len(shared)))
            if about.said_on and commitment.said_on == about.said_on and shared:
                that_day.append(candidate)
            elif len(shared) >= 2 and share >= LEAST_SHARE and not too_late:
                scored.append(candidate)
        found = sorted(that_day or scored, key=lambda candidate: -candidate.score)
        if not found:
            return NO_MATCH
        return Match("one" if len(found) == 1 else "several", tuple(found[:MOST_CANDIDATES]))


def _number_reason(motion: KnownMotion, movers: Sequence[str]) -> str:
    reason = f"het nummer is volledig en bekend ({motion.reference.normal_form})"
    if movers and not _first_agrees(movers, motion):
        return f"{reason}, maar de brief noemt als indiener {movers[0]} en niet {', '.join(motion.movers)}"
    if motion.named_on:
        return f"{reason}; {named(motion.named_on)}"
    return f"{reason}; de motie is vervangen door een gewijzigde" if motion.replaced else reason


def _first_agrees(movers: Sequence[str], motion: KnownMotion) -> bool:
    """Whether the first name in the letter is a mover of the motion; a motion without movers contradicts nobody."""
    return not motion.movers or any(likeness(movers[0], mover) > 0 for mover in motion.movers)


def _same_paper(asked: Reference, known: Reference) -> bool:
    """Normal forms can coincide (a fund's letter, a senate's number): the chamber tells them apart."""
    return asked.normal_form == known.normal_form and (asked.chamber == known.chamber or not asked.number.isdigit())


def _main_parts(mover: str) -> set[str]:
    """What a mover is indexed under: the surname without particle, and its beginning, to survive a slip of the pen."""
    main = name_key(mover).main
    return {main[:3]} if main else set()


def _references(papers: Iterable[str]) -> Iterable[Reference]:
    for paper in papers:
        try:
            yield parse_normal_form(paper)
        except NotAReference:
            continue


def _wording_reason(commitment: KnownCommitment, shared: int) -> str:
    day = f", gedaan op {written(commitment.said_on)}" if commitment.said_on else ""
    words = "1 woord van de toezegging staat" if shared == 1 else f"{shared} woorden van de toezegging staan"
    return f"{words} in de zin{day}"
