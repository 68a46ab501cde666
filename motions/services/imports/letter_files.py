"""Files of letters that are known and not read yet: which to ask for, and what became of them.

A file that a source does not have or that cannot be read is asked for again after pauses that grow.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from motions.extraction import Unreadable
from motions.models import Letter, Publication
from motions.models.letters import LetterQuerySet
from motions.services import letters
from motions.services.imports import awaited, same_letter
from motions.services.imports.letters import TWICE
from motions.services.imports.records import Fault, Stored


@dataclass(frozen=True, slots=True)
class LetterFile:
    """The file of a letter, by what its source calls it; empty while it could not be had.

    ``problem`` says in Dutch why not, where it is more than that the source does not have it yet.
    """

    letter: int
    document_id: str
    data: bytes = b""
    problem: str = ""


def waiting(*, source: str, since: date, today: date, most: int) -> Iterator[LetterFile]:
    """Announced letters since a day whose file is not here, the newest first."""
    rows = unread(source, today).filter(official_id__isnull=False, sent_on__gte=since)
    for pk, url in rows.order_by("-sent_on", "-pk").values_list("pk", "source_url")[:most]:
        yield LetterFile(pk, url.rpartition("did=")[2])


def published(*, source: str, today: date, most: int) -> Iterator[LetterFile]:
    """Letters with an official publication whose file is not here, the newest first."""
    rows = Publication.objects.filter(letter__in=unread(source, today)).order_by("-letter__sent_on", "-pk")
    yield from _of_publications(rows, most)


def published_as(identifiers: Iterable[str]) -> Iterator[LetterFile]:
    """Those of these publications whose letter is not read yet, whenever they were asked for last."""
    rows = Publication.objects.filter(official_id__in=list(identifiers), letter__text="", letter__sha256=None)
    yield from _of_publications(rows.order_by("pk"), None)


def read_files(files: Sequence[LetterFile], *, source: str, now: datetime) -> Stored:
    """Read the files and queue what they say for review; one that is not there or unreadable waits for another day."""
    stored = Stored()
    for file in files:
        if not file.data:
            stored.unchanged += 1
            _put_off(file, file.problem or awaited.NOT_THERE, source=source, now=now)
            if file.problem:
                stored.faults.append(Fault(file.document_id, file.problem, _subject(file)))
            continue
        try:
            if _receive(file, now=now):
                stored.changed += 1
            else:
                stored.unchanged += 1
        except Unreadable as error:
            problem = awaited.unreadable(error)
            _put_off(file, problem, source=source, now=now)
            stored.faults.append(Fault(file.document_id, problem, _subject(file)))
            stored.refused.add(file.document_id)
        except same_letter.BothRead:
            _put_off(file, TWICE, source=source, now=now)
            stored.faults.append(Fault(file.document_id, TWICE, _subject(file)))
            stored.refused.add(file.document_id)
        stored.seen.append(file.document_id)
    return stored


def unread(source: str, today: date) -> LetterQuerySet:
    """Letters without a text that may be asked for today."""
    resting = awaited.resting(Letter, source=source, today=today)
    return Letter.objects.filter(~resting, text="", sha256=None, source_removed_at=None)


def _of_publications(rows: "QuerySet[Publication]", most: int | None) -> Iterator[LetterFile]:
    seen: set[int] = set()
    for pk, identifier in rows.values_list("letter", "official_id")[:most]:
        if pk not in seen:
            seen.add(pk)
            yield LetterFile(pk, identifier or "")


def _receive(file: LetterFile, *, now: datetime) -> bool:
    """Whether the letter still waited for its text: it may have been received or joined to another meanwhile."""
    with transaction.atomic():
        announced = Letter.objects.select_for_update().filter(pk=file.letter, text="", sha256=None).first()
        if announced is None:
            return False
        received = letters.receive(
            data=file.data,
            file_name=file.document_id,
            actor=None,
            now=now,
            # An answer is of the day on which it was received, which it bears itself; registers have others.
            sent_on=None if announced.kind == Letter.Kind.ANSWER else announced.sent_on,
            announced=announced,
        )
        if received.letter.pk != announced.pk:
            same_letter.join(announced, received.letter)
        awaited.came(Letter, received.letter.pk)
        return True


def _subject(file: LetterFile) -> str:
    """What the letter is about: its document's number alone tells a reader of the report nothing."""
    return Letter.objects.filter(pk=file.letter).values_list("subject", flat=True).first() or ""


def _put_off(file: LetterFile, problem: str, *, source: str, now: datetime) -> None:
    awaited.put_off(Letter, file.letter, source=source, problem=problem, now=now)
