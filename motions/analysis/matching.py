"""Which known motion or commitment a letter speaks of: one exactly, one probably, several, or none, each with why.

Only a complete number decides by itself. Everything else is a proposal for a person: candidates in order, with the
reason that put each where it is.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from motions.analysis.findings import About, Citation
from motions.analysis.names import likeness, name_key
from motions.analysis.topics import stems
from motions.rules.dutch_dates import written
from motions.rules.references import NotAReference, Reference, parse_normal_form, why_incomplete

Outcome = Literal["exact", "one", "several", "none"]

TOPIC_WEIGHT = 0.6
"""What it weighs that all words of a title stand in the sentence: as much as the first mover does."""
FEWEST_WORDS = 3
"""Of fewer words none says much."""
MOST_CANDIDATES = 10
LEAST_SHARE = 0.3
"""How much of the words of a commitment its sentence must share to propose it."""


@dataclass(frozen=True, slots=True)
class KnownMotion:
    """A motion on record. ``replaced`` says that an amended motion took its place; ``key`` is the caller's own.

    ``named_on`` is the day of the letter by whose subject line alone the motion is known, where no import had it.
    """

    key: Hashable
    reference: Reference
    movers: tuple[str, ...] = ()
    submitted_on: date | None = None
    title: str = ""
    adopted_on: date | None = None
    replaced: bool = False
    named_on: date | None = None


@dataclass(frozen=True, slots=True)
class KnownCommitment:
    """A commitment on record: its number in a register or "", its words and the day it was first said."""

    key: Hashable
    number: str = ""
    wording: str = ""
    said_on: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known motion or commitment that may be meant. ``score`` orders candidates; ``reason`` is one Dutch line."""

    key: Hashable
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Match:
    """``exact``: one motion by its complete number. ``one``, ``several``: proposals, best first. ``none``: nothing."""

    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()

    @property
    def decided(self) -> Candidate | None:
        """The candidate that may be chosen in advance: that of an exact match only."""
        return self.candidates[0] if self.outcome == "exact" else None


NO_MATCH = Match("none")


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
        the sentence, whose words are compared with titles and wordings.
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
        return self._match_movers(_Asked(about.movers, others, tuple(broken), sent_on, words))

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

    def _match_movers(self, asked: "_Asked") -> Match:
        judged = [
            (_judge(motion, asked, self._topic_of(motion)), motion) for motion in self._with_mover(asked.movers[0])
        ]
        scored = [(candidate, motion) for candidate, motion in judged if candidate]
        if any(_same_dossier(motion, asked) for _, motion in scored):
            scored = [(candidate, motion) for candidate, motion in scored if _same_dossier(motion, asked)]
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
        wanted = stems(quote)
        scored = []
        for commitment, words in zip(self._commitments, self._stems, strict=True):
            shared = wanted & words
            too_late = sent_on and commitment.said_on and commitment.said_on > sent_on
            share = len(shared) / max(3, min(len(wanted), len(words)))
            if len(shared) >= 2 and share >= LEAST_SHARE and not too_late:
                scored.append(Candidate(commitment.key, round(share, 3), _wording_reason(commitment, len(shared))))
        scored.sort(key=lambda candidate: -candidate.score)
        if not scored:
            return NO_MATCH
        return Match("one" if len(scored) == 1 else "several", tuple(scored[:MOST_CANDIDATES]))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a letter says of a motion without a whole number: its movers, a broken number, the day, the words around."""

    movers: tuple[str, ...]
    others: bool
    broken: tuple[Reference, ...]
    sent_on: date | None
    words: frozenset[str]


def _judge(motion: KnownMotion, asked: _Asked, topic: frozenset[str]) -> Candidate | None:
    """Weigh one motion: who moved it, in which dossier, how long before the letter, about what."""
    if asked.sent_on and motion.submitted_on and motion.submitted_on > asked.sent_on:
        return None
    alike = [max((likeness(cited, mover) for mover in motion.movers), default=0.0) for cited in asked.movers]
    if min(alike) == 0.0:
        return None
    first = likeness(asked.movers[0], motion.movers[0])
    score = 0.5 * first if first else 0.3 * alike[0]
    reasons = [f"{motion.movers[0] if first else asked.movers[0]} is {'indiener' if first else 'mede-indiener'}"]
    if 0.0 < max(first, alike[0]) < 1.0:
        reasons[0] += f" (in de brief gespeld als {asked.movers[0]})"
    if len(asked.movers) == len(motion.movers) and not asked.others and len(asked.movers) > 1:
        score += 0.1
        reasons.append("dezelfde indieners")
    if asked.others and len(asked.movers) == 1 and len(motion.movers) == 2:
        score -= 0.05  # a motion of two is named after both
    for weight, reason in (
        _dossier(motion, asked),
        _age(motion, asked),
        _adopted(motion, asked),
        _topic(topic, asked),
    ):
        score += weight
        if reason:
            reasons.append(reason)
    if motion.named_on:
        reasons.append(_named(motion.named_on))
    if motion.replaced:
        score -= 0.2
        reasons.append("vervangen door een gewijzigde motie")
    return Candidate(motion.key, round(score, 4), "; ".join(reasons))


def _same_dossier(motion: KnownMotion, asked: _Asked) -> bool:
    return any(motion.reference.dossier == ref.dossier for ref in asked.broken)


def _dossier(motion: KnownMotion, asked: _Asked) -> tuple[float, str]:
    for ref in asked.broken:
        if motion.reference.dossier == ref.dossier:
            if motion.reference.suffix and motion.reference.suffix == ref.number:
                return 0.3, f"dossier klopt, en de gedrukte {ref.number} is de toevoeging van {_dossier_name(motion)}"
            return 0.2, f"zelfde dossier {_dossier_name(motion)}"
    return 0.0, ""


def _dossier_name(motion: KnownMotion) -> str:
    digits = f"{motion.reference.dossier:05d}"
    suffix = f"-{motion.reference.suffix}" if motion.reference.suffix else ""
    return f"{digits[:2]} {digits[2:]}{suffix}"


def _age(motion: KnownMotion, asked: _Asked) -> tuple[float, str]:
    """A letter mostly speaks of motions of the last months."""
    if not asked.sent_on or not motion.submitted_on:
        return 0.0, ""
    days = (asked.sent_on - motion.submitted_on).days
    return 0.15 / (1 + days / 90), f"ingediend op {written(motion.submitted_on)}, {_ago(days)} voor de brief"


def _adopted(motion: KnownMotion, asked: _Asked) -> tuple[float, str]:
    """A letter mostly tells what became of a motion that was adopted before it."""
    if motion.adopted_on is None or (asked.sent_on and motion.adopted_on > asked.sent_on):
        return 0.0, ""
    return 0.05, f"aangenomen op {written(motion.adopted_on)}"


def _ago(days: int) -> str:
    if days < 60:
        return "1 dag" if days == 1 else f"{days} dagen"
    return f"{days // 30} maanden" if days < 730 else f"{days // 365} jaar"


def _topic(topic: frozenset[str], asked: _Asked) -> tuple[float, str]:
    """The share of the words in common, of the title or the sentence, whichever has fewer."""
    shared = len(topic & asked.words)
    if not shared:
        return 0.0, ""
    said = "1 woord van de titel staat in de zin" if shared == 1 else f"{shared} woorden van de titel staan in de zin"
    return TOPIC_WEIGHT * shared / max(FEWEST_WORDS, min(len(topic), len(asked.words))), said


def _named(named_on: date) -> str:
    return f"genoemd in het onderwerp van de brief van {written(named_on)}"


def _number_reason(motion: KnownMotion, movers: Sequence[str]) -> str:
    reason = f"het nummer is volledig en bekend ({motion.reference.normal_form})"
    if movers and not _first_agrees(movers, motion):
        return f"{reason}, maar de brief noemt als indiener {movers[0]} en niet {', '.join(motion.movers)}"
    if motion.named_on:
        return f"{reason}; {_named(motion.named_on)}"
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
    return f"{shared} woorden van de toezegging staan in de zin{day}"
