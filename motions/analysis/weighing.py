"""How likely it is that a letter means one known motion, of which it gives no whole number."""

from dataclasses import dataclass
from datetime import date

from motions.analysis.known_papers import Candidate, KnownMotion
from motions.analysis.names import likeness
from motions.rules.dutch_dates import written
from motions.rules.references import Reference

TOPIC_WEIGHT = 0.6
"""What it weighs that all words of a title stand in the sentence: as much as the first mover does."""
FEWEST_WORDS = 3
"""Of fewer words none says much."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a letter says of a motion without a whole number: its movers, a broken number, the day, the words around."""

    movers: tuple[str, ...]
    others: bool
    broken: tuple[Reference, ...]
    sent_on: date | None
    words: frozenset[str]


def judge(motion: KnownMotion, asked: Asked, topic: frozenset[str]) -> Candidate | None:
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
        reasons.append(named(motion.named_on))
    if motion.replaced:
        score -= 0.2
        reasons.append("vervangen door een gewijzigde motie")
    return Candidate(motion.key, round(score, 4), "; ".join(reasons))


def same_dossier(motion: KnownMotion, asked: Asked) -> bool:
    return any(motion.reference.dossier == ref.dossier for ref in asked.broken)


def _dossier(motion: KnownMotion, asked: Asked) -> tuple[float, str]:
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


def _age(motion: KnownMotion, asked: Asked) -> tuple[float, str]:
    """A letter mostly speaks of motions of the last months."""
    if not asked.sent_on or not motion.submitted_on:
        return 0.0, ""
    days = (asked.sent_on - motion.submitted_on).days
    return 0.15 / (1 + days / 90), f"ingediend op {written(motion.submitted_on)}, {_ago(days)} voor de brief"


def _adopted(motion: KnownMotion, asked: Asked) -> tuple[float, str]:
    """A letter mostly tells what became of a motion that was adopted before it."""
    if motion.adopted_on is None or (asked.sent_on and motion.adopted_on > asked.sent_on):
        return 0.0, ""
    return 0.05, f"aangenomen op {written(motion.adopted_on)}"


def _ago(days: int) -> str:
    if days < 60:
        return "1 dag" if days == 1 else f"{days} dagen"
    return f"{days // 30} maanden" if days < 730 else f"{days // 365} jaar"


def _topic(topic: frozenset[str], asked: Asked) -> tuple[float, str]:
    """The share of the words in common, of the title or the sentence, whichever has fewer."""
    shared = len(topic & asked.words)
    if not shared:
        return 0.0, ""
    said = "1 woord van de titel staat in de zin" if shared == 1 else f"{shared} woorden van de titel staan in de zin"
    return TOPIC_WEIGHT * shared / max(FEWEST_WORDS, min(len(topic), len(asked.words))), said


def named(named_on: date) -> str:
    return f"genoemd in het onderwerp van de brief van {written(named_on)}"
