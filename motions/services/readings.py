"""A reading stored: its citations, its suggestions with their candidates, ready for a person to decide on."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from motions.analysis import findings
from motions.analysis.letters import read_letter
from motions.analysis.matching import Candidate as KnownCandidate
from motions.analysis.matching import Match
from motions.models import Candidate, Citation, CitedReference, Letter, Reading, Suggestion
from motions.rules.references import Reference
from motions.services.calendars import current_calendar
from motions.services.known import Known, known_to
from motions.services.terms import NewTerm

_Place = tuple[str, int, int, str]


def store(*, letter: Letter, analysis: findings.LetterReading, now: datetime) -> Reading:
    """Keep what was read, once per letter, reader version and anchor; an earlier reading is superseded.

    What a person decided on an earlier reading stays, and the same sentence is not suggested again.
    """
    known = known_to(analysis)
    with transaction.atomic():
        # Readings of one letter wait for each other, so that one of them is the present one.
        Letter.objects.select_for_update().get(pk=letter.pk)
        reading, is_new = letter.readings.get_or_create(
            reader_version=analysis.reader_version,
            anchor=letter.sent_on.isoformat() if letter.sent_on else "",
            defaults={"read_at": now},
        )
        letter.readings.exclude(pk=reading.pk).filter(superseded_at=None).update(superseded_at=now)
        if is_new:
            citations = _store_citations(reading, analysis.citations, known)
            _store_suggestions(reading, analysis, citations, known)
        elif reading.superseded_at is not None:
            _make_present(reading, analysis, known)
        return reading


def _make_present(reading: Reading, analysis: findings.LetterReading, known: Known) -> None:
    """Take up an earlier reading again: the letter has its earlier date back, decisions have been taken since."""
    reading.superseded_at = None
    reading.save(update_fields=["superseded_at"])
    reading.suggestions.filter(state=Suggestion.State.OPEN).delete()
    _store_suggestions(reading, analysis, list(reading.citations.order_by("pk")), known)


def suggest_again(*, letter: Letter) -> None:
    """Add what the newest reading left out because it was decided on an earlier one, and is open again now."""
    reading = letter.readings.get(superseded_at=None)
    analysis = read_letter(letter.text, sent_on=letter.sent_on, calendar=current_calendar())
    _store_suggestions(reading, analysis, list(reading.citations.order_by("pk")), known_to(analysis))


def _store_citations(reading: Reading, found: Iterable[findings.Citation], known: Known) -> list[Citation]:
    found = list(found)
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
        for citation in found
    )
    CitedReference.objects.bulk_create(
        CitedReference(
            citation=row,
            normal_form=normal_form[:60],
            paper_id=known.papers.get(normal_form) if citation.complete else None,
        )
        for row, citation in zip(rows, found, strict=True)
        for normal_form in dict.fromkeys(citation.papers)
    )
    return rows


def _store_suggestions(
    reading: Reading, analysis: findings.LetterReading, citations: list[Citation], known: Known
) -> None:
    settled: set[_Place] = set(
        Suggestion.objects.filter(reading__letter=reading.letter)
        .filter(~Q(state=Suggestion.State.OPEN) | Q(reading=reading))
        .values_list("kind", "start", "end", "about")
    )
    evidence = [
        (_evidence_suggestion(reading, finding, citations), known.match(finding, analysis))
        for finding in analysis.evidence
    ]
    commitments = [(_commitment_suggestion(reading, finding), None) for finding in analysis.commitments]
    fresh: dict[_Place, tuple[Suggestion, Match | None]] = {}
    for suggestion, match in (*evidence, *commitments):
        place = (suggestion.kind, suggestion.start, suggestion.end, suggestion.about)
        if place not in settled:
            fresh.setdefault(place, (suggestion, match))
            suggestion.match = _outcome(match)
    rows = Suggestion.objects.bulk_create(suggestion for suggestion, _ in fresh.values())
    Candidate.objects.bulk_create(
        Candidate(
            suggestion=row,
            rank=rank,
            reason=candidate.reason[:300],
            **_what(row, candidate),
        )
        for row, (_, match) in zip(rows, fresh.values(), strict=True)
        if match
        for rank, candidate in enumerate(match.candidates, 1)
    )


def _evidence_suggestion(reading: Reading, finding: findings.Evidence, citations: list[Citation]) -> Suggestion:
    names = "/".join(finding.about.movers)
    return Suggestion(
        reading=reading,
        kind=Suggestion.Kind.EVIDENCE,
        start=finding.start,
        end=finding.end,
        quote=finding.quote,
        rule=finding.rule,
        stance=finding.stance,
        about_kind=finding.about.kind,
        about=" ".join(part for part in (names, *finding.about.papers) if part)[:300],
        citation=citations[finding.citation] if finding.citation is not None else None,
        **_term(finding.deadline),
    )


def _commitment_suggestion(reading: Reading, finding: findings.Commitment) -> Suggestion:
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
