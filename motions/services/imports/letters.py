"""Letters of the government: announced with subject, date and number as soon as they are registered, then read.

An announced letter has no text yet; its subject line is evidence already. Its file is fetched, read and put in the
review queue by the service that receives letters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motions.extraction import Unreadable
from motions.models import Letter, Paper, Visibility
from motions.rules.references import Reference
from motions.services import letters
from motions.services.imports import bulk, one_by_one, papers
from motions.services.imports.records import Fault, Origin, Stored
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


@dataclass(frozen=True, slots=True)
class LetterFile:
    """The file of an announced letter; empty while it could not be had."""

    letter: int
    document_id: str
    data: bytes = b""


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


class _Letters(Table):
    """Letters, with their paper."""

    def store(self, records: Sequence[Any]) -> Stored:
        """Announce new letters and change what the source changed."""
        return one_by_one.stored(records, self._announce)

    def _announce(self, records: Sequence[LetterRecord]) -> Stored:
        references = {record.reference: record.dossier_title for record in records if record.reference}
        dossiers = papers.dossiers_of(references)
        numbered = papers.known_papers(references, dossiers)
        known = dict(bulk.among(Paper, "official_id", [r.document_number for r in records], "official_id", "id"))
        taken = dict(bulk.among(Letter, "paper_id", numbered.values(), "paper_id", "official_id"))
        rows = []
        for record in records:
            paper = numbered.get(record.reference) if record.reference else None
            paper = paper or known.get(record.document_number) or _new_paper(record, dossiers)
            if paper in taken and taken[paper] is None:
                Letter.objects.filter(paper=paper).update(official_id=record.origin.official_id)
            elif taken.get(paper, record.origin.official_id) != record.origin.official_id:
                paper = None
            rows.append(_row(record, paper))
        return Table._store(self, rows)


LETTERS = _Letters(Letter)


def waiting(*, since: date, most: int) -> Iterator[LetterFile]:
    """Announced letters since a day whose file is not here, the newest first."""
    rows = Letter.objects.filter(
        official_id__isnull=False, text="", sha256=None, sent_on__gte=since, source_removed_at=None
    )
    for pk, url in rows.order_by("-sent_on", "-pk").values_list("pk", "source_url")[:most]:
        yield LetterFile(pk, url.rpartition("did=")[2])


def read_files(files: Sequence[LetterFile], *, now: datetime) -> Stored:
    """Read the files and queue what they say for review; an unreadable one is named."""
    stored = Stored()
    for file in files:
        if not file.data:
            stored.unchanged += 1
            continue
        try:
            _receive(file, now=now)
            stored.changed += 1
        except Unreadable as error:
            stored.faults.append(Fault(file.document_id, error.message))
            stored.refused.add(file.document_id)
        stored.seen.append(file.document_id)
    return stored


def _receive(file: LetterFile, *, now: datetime) -> None:
    with transaction.atomic():
        announced = Letter.objects.select_for_update().get(pk=file.letter)
        received = letters.receive(
            data=file.data, file_name=file.document_id, actor=None, now=now, sent_on=announced.sent_on,
            announced=announced,
        )  # fmt: skip
        if received.letter.pk != announced.pk:
            _join(announced, received.letter)


def _join(announced: Letter, kept: Letter) -> None:
    """The same file was added by hand before: that row becomes the source's."""
    columns = {name: getattr(announced, name) for name in Letter.SOURCE_FIELDS}
    paper = announced.paper_id
    announced.delete()
    Letter.objects.filter(pk=kept.pk).update(**columns)
    if kept.paper_id is None and paper is not None:
        Letter.objects.filter(pk=kept.pk).update(paper=paper)


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
