"""What the reader found, as rows: citations with their numbers, suggestions with what each may be about."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from motions.analysis import findings
from motions.analysis.matching import Candidate as KnownCandidate
from motions.analysis.matching import Match
from motions.models import Candidate, Citation, CitedReference, Place, Reading, Suggestion
from motions.rules.references import Reference
from motions.services.known import Known
from motions.services.terms import NewTerm

Suggested = tuple[Suggestion, Match | None]
"""A suggestion to write, with what it may be about."""


def write_citations(found: Sequence[tuple[Reading, findings.Citation]], known: Known) -> list[Citation]:
    """Keep citations with the readings that have them, in the same order; two statements."""
    rows = Citation.objects.bulk_create(
        Citation(
            reading=reading,
            kind=citation.kind,
            start=citation.start,
            end=citation.end,
            quote=citation.quote,
            rule=citation.rule,
            movers="/".join(citation.movers)[:300],
            others=citation.others,
            footnote=citation.footnote or "",
            complete=citation.complete,
            incomplete_reason=citation.incomplete_reason[:300],
        )
        for reading, citation in found
    )
    CitedReference.objects.bulk_create(
        CitedReference(
            citation=row,
            normal_form=normal_form[:60],
            paper_id=known.papers.get(normal_form) if citation.complete else None,
        )
        for row, (_, citation) in zip(rows, found, strict=True)
        for normal_form in dict.fromkeys(citation.papers)
    )
    return rows


def write_suggestions(suggested: Iterable[Suggested]) -> None:
    """Keep suggestions with their candidates; two statements."""
    suggested = list(suggested)
    for suggestion, match in suggested:
        suggestion.match = _outcome(match)
    rows = Suggestion.objects.bulk_create(suggestion for suggestion, _ in suggested)
    Candidate.objects.bulk_create(
        Candidate(suggestion=row, rank=rank, reason=candidate.reason[:300], **_what(row, candidate))
        for row, (_, match) in zip(rows, suggested, strict=True)
        if match
        for rank, candidate in enumerate(match.candidates, 1)
    )


def of_evidence(reading: Reading, finding: findings.Evidence, citation: Citation | None) -> Suggestion:
    """A sentence, or a subject line, about a motion or commitment."""
    about = finding.about
    names = "/".join(about.movers)
    return Suggestion(
        reading=reading,
        kind=Suggestion.Kind.EVIDENCE,
        place=Place.SUBJECT if reading.subject else Place.TEXT,
        start=finding.start,
        end=finding.end,
        quote=finding.quote,
        rule=finding.rule,
        stance=finding.stance,
        about_kind=about.kind,
        about=" ".join(part for part in (names, *about.papers, about.wording) if part)[:300],
        citation=citation,
        **_term(finding.deadline),
    )


def of_commitment(reading: Reading, finding: findings.Commitment) -> Suggestion:
    """A sentence that promises something."""
    return Suggestion(
        reading=reading,
        kind=Suggestion.Kind.COMMITMENT,
        start=finding.start,
        end=finding.end,
        quote=finding.quote,
        rule=finding.rule,
        tier=finding.tier,
        **_term(finding.deadline),
    )


def _outcome(match: Match | None) -> str:
    """What the screen may say was found; a motion known by a subject line alone is not in Nakoming."""
    if match is None:
        return ""
    rows = [candidate for candidate in match.candidates if not isinstance(candidate.key, Reference)]
    return match.outcome if rows else Suggestion.Match.NONE


def _what(suggestion: Suggestion, candidate: KnownCandidate) -> dict[str, Any]:
    if isinstance(candidate.key, Reference):
        return {"named": candidate.key.normal_form}
    return {f"{suggestion.about_kind}_id": candidate.key}


def _term(found: findings.FutureDate | None) -> dict[str, Any]:
    return asdict(NewTerm.found(found)) if found else {}
