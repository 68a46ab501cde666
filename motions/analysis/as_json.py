"""Findings as plain dictionaries for JSON, in the form that ``read_letter --json`` promises."""

from dataclasses import asdict
from typing import Any

from motions.analysis.findings import Citation, Commitment, Evidence, FutureDate, LetterReading
from motions.rules.references import Reference


def letter_as_json(reading: LetterReading) -> dict[str, Any]:
    """Return the reading with days as ISO dates; every finding has ``start``, ``end``, ``quote`` and ``rule``."""
    head = reading.head
    return {
        "text": reading.text,
        "reader_version": reading.reader_version,
        "letter": {
            "kind": head.kind,
            "reference": head.reference,
            "sent_on": head.sent_on.isoformat() if head.sent_on else None,
            "signatories": [{"name": signatory.name, "office": signatory.office} for signatory in head.signatories],
            "addressee": head.addressee,
            "subject": head.subject,
        },
        "citations": [_citation(found) for found in reading.citations],
        "dates": [date_as_json(found) for found in reading.dates],
        "commitments": [_commitment(found) for found in reading.commitments],
        "evidence": [_evidence(found) for found in reading.evidence],
    }


def date_as_json(found: FutureDate) -> dict[str, Any]:
    values = asdict(found)
    for key in ("earliest", "due_on", "anchor_on", "review_on"):
        values[key] = values[key].isoformat() if values[key] else None
    return values


def _place(found: Citation | Commitment | Evidence) -> dict[str, Any]:
    return {"start": found.start, "end": found.end, "quote": found.quote, "rule": found.rule}


def _reference(reference: Reference) -> dict[str, Any]:
    return {**asdict(reference), "normal_form": reference.normal_form}


def _citation(found: Citation) -> dict[str, Any]:
    return {
        **_place(found),
        "kind": found.kind,
        "movers": list(found.movers),
        "others": found.others,
        "papers": list(found.papers),
        "refs": [_reference(reference) for reference in found.refs],
        "footnote": found.footnote,
        "complete": found.complete,
        "incomplete_reason": found.incomplete_reason,
    }


def _deadline(found: FutureDate | None) -> dict[str, Any] | None:
    return date_as_json(found) if found else None


def _commitment(found: Commitment) -> dict[str, Any]:
    return {**_place(found), "tier": found.tier, "deadline": _deadline(found.deadline)}


def _evidence(found: Evidence) -> dict[str, Any]:
    about = {"kind": found.about.kind, "movers": list(found.about.movers), "papers": list(found.about.papers)}
    return {
        **_place(found),
        "about": about,
        "stance": found.stance,
        "citation": found.citation,
        "deadline": _deadline(found.deadline),
    }
