"""The reader's door for subject lines: which motions and commitments a letter says it is about, and what it says."""

from datetime import date

from motions.analysis.citations import find_citations
from motions.analysis.findings import About, Citation, Evidence, SubjectReading
from motions.analysis.subjects.commitments import commitments_in
from motions.analysis.subjects.stances import ASKED, SubjectRule, of_commitment, of_motion
from motions.analysis.text import clean
from motions.analysis.zones import find_zones

SUBJECT_READER_VERSION = "1.0"
"""Stored with every reading of a subject line; raised when the same line can give other findings."""

_CAN_NAME = ("motie", "toezegging")


def can_name(subject: str) -> bool:
    """Whether a line can be about a motion or commitment at all; it costs next to nothing."""
    line = subject.casefold()
    return any(word in line for word in _CAN_NAME)


def read_subject(subject: str, *, sent_on: date | None = None) -> SubjectReading:
    """Read a subject line. The quote of each finding is the whole line, without white space around it.

    A motion counts where its movers or number are named, a commitment where the line says which it is. No term is read:
    of the subject lines that postpone one, none in the open data names a day that is not its topic's.
    """
    if not can_name(subject):
        return SubjectReading(subject)
    cleaned = clean(subject)
    citations = tuple(
        citation
        for citation in find_citations(cleaned, find_zones(cleaned))
        if citation.kind == "motion" and (citation.movers or citation.refs)
    )
    found = [*_motions(subject, citations), *_commitments(subject, citations, sent_on)]
    return SubjectReading(subject, citations, tuple(evidence for _, evidence in sorted(found, key=lambda one: one[0])))


def _motions(subject: str, citations: tuple[Citation, ...]) -> list[tuple[int, Evidence]]:
    found: list[tuple[int, Evidence]] = []
    seen: set[About] = set()
    rule: SubjectRule | None = None
    for number, citation in enumerate(citations):
        before = subject[: citation.start]
        own = of_motion(before, is_first=rule is None)
        if own is ASKED and not citation.movers:
            continue  # the number is that of the letter that was asked about
        # "Uitvoering van de motie X over a en van het lid Y over b": the same is said of both.
        rule = rule if rule and own.stance == "mentions" and _goes_on(before) else own
        about = About("motion", citation.movers, citation.papers)
        if about not in seen:
            seen.add(about)
            found.append((citation.start, _evidence(subject, about, rule, number)))
    return found


def _goes_on(before: str) -> bool:
    return before.rstrip().casefold().removesuffix(" de").removesuffix(" van").endswith((" en", ",", ";", " alsmede"))


def _commitments(subject: str, citations: tuple[Citation, ...], sent_on: date | None) -> list[tuple[int, Evidence]]:
    found = []
    for start, about in commitments_in(subject, sent_on=sent_on):
        rule = of_commitment(subject[:start])
        in_topic = rule.name == "onderwerp-genoemd" and any(citation.start < start for citation in citations)
        if not in_topic:
            found.append((start, _evidence(subject, about, rule, None)))
    return found


def _evidence(subject: str, about: About, rule: SubjectRule, citation: int | None) -> Evidence:
    start = len(subject) - len(subject.lstrip())
    end = len(subject.rstrip())
    return Evidence(start, end, subject[start:end], rule.name, about, rule.stance, citation)
