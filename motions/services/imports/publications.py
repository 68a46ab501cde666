"""Letters and written answers as officially published: each publication by its identifier, and the letter it is of.

A letter is known by its number in the publication's metadata, never by what the identifier looks like. One that the
Tweede Kamer announced before, or that somebody added, gets the publication; any other is announced here and waits for
its text as those do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motions.models import AwaitedFile, Letter, Paper, Publication
from motions.rules.references import Reference
from motions.services import bulk, subject_readings
from motions.services.imports import one_by_one, papers, same_letter
from motions.services.imports.letters import ANNOUNCED, TWICE
from motions.services.imports.records import Fault, Origin, Stored

GOVERNMENT_LETTER: str = Letter.Kind.LETTER.value
WRITTEN_ANSWER: str = Letter.Kind.ANSWER.value


NO_SOURCE = {"official_id": None, "source_changed_at": None, "source_hash": "", "source_removed_at": None}
"""A letter that only its publication names: the Tweede Kamer's record of it may come later, and takes these columns."""


@dataclass(frozen=True, slots=True)
class PublicationRecord:
    """A published letter; ``kind`` is one of the two above, ``reference`` None where its metadata have no number."""

    origin: Origin
    kind: str
    subject: str
    sent_on: date | None
    dossier_title: str
    reference: Reference | None


def fingerprints(identifiers: Iterable[str]) -> dict[str, str]:
    """The content that is here already, by identifier."""
    return dict(bulk.among(Publication, "official_id", identifiers, "official_id", "source_hash"))


def store(records: Sequence[PublicationRecord], *, now: datetime) -> Stored:
    """Note new and changed publications, each with its letter; a letter that is not here yet is announced."""

    def note(some: Sequence[PublicationRecord]) -> Stored:
        return _Page(some, now).stored()

    return one_by_one.stored(records, note)


class _Page:
    """Publications with what is here of them: their rows, their papers and the letters of these."""

    def __init__(self, records: Sequence[PublicationRecord], now: datetime) -> None:
        self._records = records
        self._now = now
        self._faults: list[Fault] = []
        identifiers = [record.origin.official_id for record in records]
        self._known = {
            identifier: (pk, letter)
            for identifier, pk, letter in bulk.among(
                Publication, "official_id", identifiers, "official_id", "id", "letter_id"
            )
        }
        self._papers = _papers(records)
        held = bulk.among(Letter, "paper_id", set(self._papers.values()), "paper_id", "id")
        self._letters: dict[int, int] = dict(held)

    def stored(self) -> Stored:
        """Write the page."""
        self._announce()
        rows = [{"letter_id": self._letter(record), **_source(record)} for record in self._records]
        new = [row for row in rows if row["official_id"] not in self._known]
        bulk.insert(Publication, new)
        changed = [
            row | {"id": self._known[row["official_id"]][0]} for row in rows if row["official_id"] in self._known
        ]
        bulk.update(Publication, changed)
        # What is new or changed may be readable now.
        AwaitedFile.objects.filter(letter__in={row["letter_id"] for row in rows}).delete()
        self._tell_unread({row["letter_id"]: record for row, record in zip(rows, self._records, strict=True)})
        subject_readings.store({row["letter_id"] for row in rows}, now=self._now)
        return Stored(created=len(new), changed=len(changed), faults=self._faults)

    def _announce(self) -> None:
        """Make the letters that nobody knows, one a paper."""
        new: dict[int, dict[str, Any]] = {}
        for record in self._records:
            paper = self._papers[record.origin.official_id]
            if paper not in self._letters and record.origin.official_id not in self._known:
                own = {"paper_id": paper, "source_url": record.origin.url, "received_at": self._now}
                new[paper] = {**own, **_facts(record), **ANNOUNCED, **NO_SOURCE}
        self._letters |= dict(bulk.insert(Letter, list(new.values()), returning=("paper_id", "id")))

    def _letter(self, record: PublicationRecord) -> int:
        """The letter of a record; two rows that turn out to be one letter become one."""
        paper = self._papers[record.origin.official_id]
        of_paper = self._letters.get(paper)
        _, of_publication = self._known.get(record.origin.official_id, (None, None))
        if of_publication is None or of_publication == of_paper:
            return self._letters[paper]
        if of_paper is None:
            return self._renumbered(of_publication, paper)
        try:
            kept = self._letters[paper] = same_letter.merge(of_publication, of_paper)
        except same_letter.BothRead:
            self._faults.append(Fault(record.origin.official_id, TWICE, record.subject))
            return int(of_publication)
        return kept

    def _renumbered(self, letter: int, paper: int) -> int:
        """A letter that was known by an identifier alone has a number now."""
        before = Letter.objects.values_list("paper_id", "paper__number").get(pk=letter)
        if not before[1]:
            Letter.objects.filter(pk=letter).update(paper=paper)
            self._letters[paper] = letter
            if before[0] is not None:
                papers.drop_unused([before[0]], instead={before[0]: paper})
        return letter

    def _tell_unread(self, records: dict[int, PublicationRecord]) -> None:
        """What the publication says of a letter of its own that is not read yet, and that nobody edited."""
        unread = Letter.objects.filter(pk__in=records, official_id=None, text="").values_list("pk", flat=True)
        edited = set(Letter.history.filter(id__in=records).values_list("id", flat=True))
        bulk.update(Letter, [{"id": pk, **_facts(records[pk])} for pk in unread if pk not in edited])


def _papers(records: Sequence[PublicationRecord]) -> dict[str, int]:
    """The paper of each record by its identifier: under its number, or else under the identifier itself."""
    numbered = {record.reference: record for record in records if record.reference}
    dossiers = papers.dossiers_of({reference: record.dossier_title for reference, record in numbered.items()})
    by_number = papers.known_papers(numbered)
    new = [_paper(numbered[one], papers.identity(one, dossiers), None) for one in numbered if one not in by_number]
    bulk.insert(Paper, new)
    by_number |= papers.known_papers(numbered) if new else {}
    opaque = {record.origin.official_id: record for record in records if record.reference is None}
    by_identifier = dict(bulk.among(Paper, "official_id", opaque, "official_id", "id"))
    missing = [_paper(opaque[one], papers.OPAQUE, one) for one in opaque if one not in by_identifier]
    by_identifier |= dict(bulk.insert(Paper, missing, returning=("official_id", "id")))
    return by_identifier | {
        record.origin.official_id: by_number[record.reference] for record in records if record.reference
    }


def _paper(record: PublicationRecord, identity: Any, official_id: str | None) -> bulk.Row:
    return papers.columns(official_id=official_id, title=record.subject, published_on=record.sent_on, identity=identity)


def _facts(record: PublicationRecord) -> dict[str, Any]:
    return {"kind": record.kind, "subject": record.subject[:500], "sent_on": record.sent_on}


def _source(record: PublicationRecord) -> dict[str, Any]:
    return {
        "official_id": record.origin.official_id,
        "source_url": record.origin.url,
        "source_changed_at": record.origin.changed_at,
        "source_hash": record.origin.fingerprint,
        "source_removed_at": None,
    }
