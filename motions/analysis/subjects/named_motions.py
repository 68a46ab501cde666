"""Motions that no import had, known by the subject lines of letters: "... de motie van het lid X (Kamerstuk ...)"."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from motions.analysis.citations import find_citations
from motions.analysis.findings import Citation
from motions.analysis.matching import KnownMotion
from motions.analysis.text import clean
from motions.analysis.zones import find_zones


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """What a letter of ``sent_on`` says it is about."""

    subject: str
    sent_on: date


def motions_named_in(lines: Iterable[SubjectLine]) -> tuple[KnownMotion, ...]:
    """Return the motions that subject lines name with movers and a whole number, each once, the first letter's.

    ``key`` is the reference, as there is no record yet. The title is the whole subject, for its words; when the motion
    was submitted is not known. A subject without the word "motie" costs next to nothing.
    """
    named: dict[str, KnownMotion] = {}
    for line in sorted((line for line in lines if "motie" in line.subject.casefold()), key=lambda line: line.sent_on):
        for motion in _named_in(line):
            form = motion.reference.normal_form
            first = named.setdefault(form, motion)
            if len(motion.movers) > len(first.movers):
                named[form] = replace(first, movers=motion.movers)
    return tuple(named.values())


def _named_in(line: SubjectLine) -> list[KnownMotion]:
    cleaned = clean(line.subject)
    return [
        KnownMotion(
            key=citation.refs[0],
            reference=citation.refs[0],
            movers=citation.movers,
            title=line.subject,
            named_on=line.sent_on,
        )
        for citation in find_citations(cleaned, find_zones(cleaned))
        if _names_one_motion(citation)
    ]


def _names_one_motion(citation: Citation) -> bool:
    return citation.kind == "motion" and bool(citation.movers) and len(citation.refs) == 1 and citation.complete
