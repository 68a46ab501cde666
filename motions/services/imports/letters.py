"""Letters of the government: announced with subject, date and number as soon as they are registered, then read.

An announced letter has no text yet; its subject line is read and waits for review already. Its file is fetched, read
and put in the review queue by the service that receives letters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motions.models import Letter, Paper, Visibility
from motions.rules.references import Reference
from motions.services import attachments, bulk, subject_readings
from motions.services.imports import one_by_one, papers, same_letter, signatories
from motions.services.imports.records import Fault, Origin, Stored
from motions.services.imports.signatories import Signature
from motions.services.imports.upserts import RowRecord, Table


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """A letter as the source registers it; ``document_number`` ("2026D00123") is what its paper is also known by."""

    origin: Origin
    subject: str
    sent_on: date | None
    document_number: str
    dossier_title: str
    reference: Reference | None
    signed: tuple[Signature, ...] = ()


ANNOUNCED: dict[str, Any] = {
    "reference": "",
    "addressee": "",
    "visibility": Visibility.PUBLIC.value,
    "file": "",
    "file_name": "",
    "sha256": None,
    "text": "",
    "extraction": "",
    "received_by_id": None,
}
"""Columns of an announced letter that its file fills."""
TWICE = "Deze brief staat er twee keer, onder twee nummers en elk met zijn tekst. Kies welke blijft."


class _Letters(Table):
    """Letters, with their paper."""

    def store(self, records: Sequence[Any]) -> Stored:
        """Announce new letters and change what the source changed."""
        return one_by_one.stored(records, self._announce)

    def _announce(self, records: Sequence[LetterRecord]) -> Stored:
        places = _Places(records)
        rows = [_row(record, places.of(record)) for record in records]
        stored = Table._store(self, rows)
        stored.faults += places.faults
        signed = {record.origin.official_id: record.signed for record in records if record.signed}
        stored.words += signatories.store(signed)
        ids = [record.origin.official_id for record in records]
        attachments.follow({pk for (pk,) in bulk.among(Letter, "official_id", ids, "id")})
        return stored


class _Places:
    """Under which paper each letter stands; a row of the same letter from elsewhere is adopted."""

    def __init__(self, records: Sequence[LetterRecord]) -> None:
        references = {record.reference: record.dossier_title for record in records if record.reference}
        self._dossiers = papers.dossiers_of(references)
        self._numbered = papers.known_papers(references)
        self._known = dict(bulk.among(Paper, "official_id", [r.document_number for r in records], "official_id", "id"))
        listed = [*self._numbered.values(), *self._known.values()]
        held = bulk.among(Letter, "paper_id", listed, "paper_id", "id", "official_id")
        self._held = {paper: (letter, official_id) for paper, letter, official_id in held}
        ids = [record.origin.official_id for record in records]
        self._own = dict(bulk.among(Letter, "official_id", ids, "official_id", "id"))
        self.faults: list[Fault] = []

    def of(self, record: LetterRecord) -> int | None:
        """The paper's primary key; None where another letter of the source has it."""
        paper, opaque = self._paper(record)
        letter, official_id = self._held.get(paper, (None, None))
        own = self._own.get(record.origin.official_id)
        if letter is None or letter == own:
            return paper
        if official_id is not None:
            return None
        if own is None:
            Letter.objects.filter(pk=letter).update(official_id=record.origin.official_id)
            return paper
        try:
            same_letter.merge(own, letter)
        except same_letter.BothRead:
            self.faults.append(Fault(record.origin.official_id, TWICE, record.subject))
            return opaque
        if opaque is not None:
            papers.drop_unused([opaque], instead={opaque: paper})
        return paper

    def _paper(self, record: LetterRecord) -> tuple[int, int | None]:
        """The paper of a record, and the one by which it was known before it had a number."""
        opaque = self._known.get(record.document_number)
        if record.reference is None:
            return opaque or _new_paper(record, self._dossiers), opaque
        numbered = self._numbered.get(record.reference)
        if numbered is None and opaque is not None:
            Paper.objects.filter(pk=opaque, number="").update(**papers.identity(record.reference, self._dossiers))
        numbered = self._numbered[record.reference] = numbered or opaque or _new_paper(record, self._dossiers)
        return numbered, opaque if opaque != numbered else None


LETTERS = _Letters(Letter)


def read_subjects(official_ids: Iterable[str], *, since: date, now: datetime) -> None:
    """Queue for review what the subject lines of letters since a day say, as they stand; their texts may come later."""
    letters = Letter.objects.filter(official_id__in=list(official_ids), sent_on__gte=since)
    subject_readings.store(letters.values_list("pk", flat=True), now=now)


def _row(record: LetterRecord, paper: int | None) -> RowRecord:
    facts = {
        "paper_id": paper,
        "kind": Letter.Kind.LETTER.value,
        "subject": record.subject[:500],
        "sent_on": record.sent_on,
    }
    return RowRecord(record.origin, facts, first=ANNOUNCED | {"received_at": record.origin.changed_at})


def _new_paper(record: LetterRecord, dossiers: dict[papers.Key, int]) -> int:
    identity = papers.identity(record.reference, dossiers) if record.reference else papers.OPAQUE
    row = papers.columns(
        official_id=record.document_number, title=record.subject, published_on=record.sent_on, identity=identity
    )
    ((paper,),) = bulk.insert(Paper, [row])
    return int(paper)
