"""Attachments of letters: all are known by title and address; what reports on motions and commitments is read too.

A text that is awaited stands beside its letter as a paper of the kind "bijlage", of the same day and for the same eyes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from motions.models import Attachment, ImportGap, Letter
from motions.rules.attachments import READABLE, reports_on_follow_ups
from motions.services import attachments, bulk
from motions.services.imports import one_by_one
from motions.services.imports.letter_files import LetterFile, unread
from motions.services.imports.letters import ANNOUNCED
from motions.services.imports.publications import NO_SOURCE
from motions.services.imports.records import Lack, Origin, Stored
from motions.services.imports.upserts import RowRecord, Table


@dataclass(frozen=True, slots=True)
class AttachmentRecord:
    """An attachment as the source registers it; ``letter_ids`` are the cases of the letters it was sent with."""

    origin: Origin
    number: str
    title: str
    content_type: str
    letter_ids: tuple[str, ...]


class _Attachments(Table):
    """Attachments, with the papers as which they are read."""

    def remove(self, official_ids: Iterable[str], *, now: datetime) -> int:
        """Mark attachments that the source took away, and their texts where no other letter has them."""
        gone = list(official_ids)
        removed = Table.remove(self, gone, now=now)
        texts = Attachment.objects.filter(official_id__in=gone).values("read_as")
        kept = Attachment.objects.filter(read_as__in=texts, source_removed_at=None).values("read_as")
        own = Letter.objects.filter(pk__in=texts, kind=Letter.Kind.ATTACHMENT, source_removed_at=None)
        own.exclude(pk__in=kept).update(source_removed_at=now)
        return removed

    def store(self, records: Sequence[Any]) -> Stored:
        """Write new and changed attachments of letters that are here, and let the texts that matter be awaited."""
        return one_by_one.stored(records, self._attach)

    def _attach(self, records: Sequence[AttachmentRecord]) -> Stored:
        wanted = {key for record in records for key in record.letter_ids}
        letters = dict(bulk.among(Letter, "official_id", wanted, "official_id", "id"))
        placed = [
            (record, next((letters[key] for key in record.letter_ids if key in letters), 0)) for record in records
        ]
        stored = Table._store(self, [_row(record, letter) for record, letter in placed if letter])
        stored.lacks += [
            Lack(record.origin.official_id, ImportGap.Thing.LETTER, record.letter_ids[0])
            for record, letter in placed
            if not letter
        ]
        keys = [record.origin.official_id for record, letter in placed if letter]
        of_page = Attachment.objects.filter(official_id__in=keys)
        Letter.objects.filter(attached_as__in=of_page, kind=Letter.Kind.ATTACHMENT).update(source_removed_at=None)
        _await_texts(of_page)
        attachments.follow({letter for _, letter in placed if letter})
        return stored

    def _edited_by_staff(self, ids: list[int]) -> set[int]:
        """None: staff look at attachments only."""
        return set()


ATTACHMENTS = _Attachments(Attachment)


def waiting(*, source: str, since: date, today: date, most: int) -> Iterator[LetterFile]:
    """Attachments of letters since a day that are to be read and whose file is not here, the newest first."""
    rows = Attachment.objects.filter(
        read_as__in=unread(source, today), letter__sent_on__gte=since, source_removed_at=None
    )
    asked: set[int] = set()
    for text, document in rows.order_by("-letter__sent_on", "-pk").values_list("read_as", "official_id")[:most]:
        if text and text not in asked:
            asked.add(text)
            yield LetterFile(text, document or "")


def _row(record: AttachmentRecord, letter: int) -> RowRecord:
    facts = {
        "letter_id": letter,
        "number": record.number[:40],
        "title": record.title[:500],
        "content_type": record.content_type[:120],
    }
    return RowRecord(record.origin, facts, first={"read_as_id": None})


def _await_texts(of_page: "QuerySet[Attachment]") -> None:
    """Let those that report on motions and commitments, and whose text can be taken, stand here as papers."""
    wanted = [
        one
        for one in of_page.filter(read_as=None).select_related("letter").defer("letter__text")
        if one.content_type in READABLE and reports_on_follow_ups(one.title, letter=one.letter.subject)
    ]
    rows = {
        one.source_url: {
            **NO_SOURCE,
            **ANNOUNCED,
            "paper_id": None,
            "kind": Letter.Kind.ATTACHMENT.value,
            "subject": one.title,
            "sent_on": one.letter.sent_on,
            "visibility": one.letter.visibility,
            "source_url": one.source_url,
            "received_at": one.source_changed_at,
        }
        for one in wanted
    }
    of_address = dict(bulk.insert(Letter, list(rows.values()), returning=("source_url", "id")))
    bulk.update(Attachment, [{"id": one.pk, "read_as_id": of_address[one.source_url]} for one in wanted])
