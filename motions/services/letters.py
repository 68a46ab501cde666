"""Letters: receive a file or a pasted text, read it, and correct its date. The same file is the same letter."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from motions.analysis.findings import LetterHead
from motions.analysis.letters import read_letter
from motions.extraction import Extraction, Limits, extract
from motions.models import Letter, Office, Paper, Reading, Signatory, Visibility
from motions.rules.references import NotAReference, Reference, parse_normal_form
from motions.services import attachments, readings, source_values
from motions.services.calendars import current_calendar
from motions.services.papers import paper_of
from motions.services.permissions import ADD_LETTER, CHANGE_LETTER, require

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Received:
    """The letter, whether it was new, and its reading."""

    letter: Letter
    is_new: bool
    reading: Reading


def receive(
    *,
    data: bytes,
    file_name: str,
    actor: "User | None",
    now: datetime,
    visibility: str = Visibility.PUBLIC,
    sent_on: date | None = None,
    announced: Letter | None = None,
) -> Received:
    """Store a letter with its text and read it; a file that is here already is returned as it stands.

    ``announced`` is the row that waits for this file; without it the number in the letter's head says which waits.
    ``actor`` is None for the command line. Raises Unreadable (Dutch) where no text can be had; then nothing is stored.
    """
    require(actor, ADD_LETTER)
    sha256 = hashlib.sha256(data).hexdigest()
    known = _known(sha256)
    if known is not None:
        return Received(known, False, read(letter=known, now=now))
    extraction = extract(data, name=file_name, limits=Limits(file_bytes=settings.LETTER_MAX_BYTES))
    analysis = read_letter(extraction.text, sent_on=sent_on, calendar=current_calendar())
    is_attachment = announced is not None and announced.kind == Letter.Kind.ATTACHMENT
    own = None if is_attachment else _own_reference(analysis.head)
    try:
        with _file_kept(data, name=f"{sha256[:32]}.{extraction.kind}") as kept_as, transaction.atomic():
            letter = announced or _waiting_for(own, sha256) or Letter(visibility=Visibility(visibility))
            _fill_in(letter, extraction, analysis.head, sent_on)
            letter.paper = letter.paper or (paper_of(own) if own else None)
            letter.file, letter.file_name, letter.sha256 = kept_as, file_name[-255:], sha256
            letter.received_at, letter.received_by = now, actor
            letter.save()
            if not is_attachment:
                _sign(letter, analysis.head)
            return Received(letter, True, readings.store(letter=letter, analysis=analysis, now=now))
    except (_AlreadyHere, IntegrityError):
        known = _known(sha256, own)
        if known is None:
            raise
        return Received(known, False, read(letter=known, now=now))


def read(*, letter: Letter, now: datetime) -> Reading:
    """The letter's reading by the present reader, anchored on its date; made once, then returned."""
    analysis = read_letter(letter.text, sent_on=letter.sent_on, calendar=current_calendar())
    return readings.store(letter=letter, analysis=analysis, now=now)


def set_date(*, letter: Letter, sent_on: date, actor: "User", now: datetime) -> Reading:
    """Give a letter its date and read it and its attachments again: terms like "binnen zes weken" count from it."""
    require(actor, CHANGE_LETTER)
    for attachment in Letter.objects.filter(pk__in=attachments.read_with([letter.pk])).exclude(text=""):
        set_date(letter=attachment, sent_on=sent_on, actor=actor, now=now)
    letter.sent_on = sent_on
    analysis = read_letter(letter.text, sent_on=sent_on, calendar=current_calendar())
    with transaction.atomic():
        source_values.keep(letter)
        letter.save(update_fields=["sent_on"])
        return readings.store(letter=letter, analysis=analysis, now=now)


def _own_reference(head: LetterHead) -> Reference | None:
    """The letter's own official number, where its head or foot prints one."""
    try:
        reference = parse_normal_form(head.reference or "")
    except NotAReference:
        return None
    return None if reference.is_whole_dossier else reference


class _AlreadyHere(Exception):
    """Another upload stored this letter since we looked."""


def _known(sha256: str, own: Reference | None = None) -> Letter | None:
    """The letter that this file, or another file of the same paper, became."""
    of_paper = _letter_of(own) if own else None
    if of_paper is not None and of_paper.text:
        return of_paper
    return Letter.objects.filter(sha256=sha256).first()


def _waiting_for(own: Reference | None, sha256: str) -> Letter | None:
    """The letter that was announced by its number and waits for its text; None when nobody announced it.

    The files of one paper wait for each other here. Raises _AlreadyHere when one of them was first.
    """
    if own:
        Paper.objects.select_for_update().get(pk=paper_of(own).pk)
    if _known(sha256, own) is not None:
        raise _AlreadyHere
    return _letter_of(own) if own else None


def _letter_of(reference: Reference) -> Letter | None:
    """The letter of this number; it may be known by its number and date before its text comes in."""
    candidates = Letter.objects.filter(paper__number=reference.number).select_related("paper__dossier")
    return next((letter for letter in candidates if letter.paper and letter.paper.reference == reference), None)


@contextmanager
def _file_kept(data: bytes, *, name: str) -> Iterator[str]:
    """Store the file and give its name there; when what follows fails, the file goes again."""
    letter = Letter()
    letter.file.save(name, ContentFile(data), save=False)
    try:
        yield str(letter.file)
    except BaseException:
        letter.file.delete(save=False)
        raise


def _fill_in(letter: Letter, extraction: Extraction, head: LetterHead, sent_on: date | None) -> None:
    if letter.kind != Letter.Kind.ATTACHMENT:
        letter.kind = head.kind if head.kind in Letter.Kind.values else Letter.Kind.OTHER
    letter.subject = letter.subject or (head.subject or "")[:500]
    letter.reference = (head.reference or "")[:120]
    letter.addressee = letter.addressee or (head.addressee or "")[:200]
    letter.sent_on = sent_on or head.sent_on or letter.sent_on
    letter.text = extraction.text
    letter.extraction = extraction.method[:80]


def _sign(letter: Letter, head: LetterHead) -> None:
    if letter.signatories.filter(source=Signatory.Source.OFFICIAL).exists():
        return
    letter.signatories.all().delete()
    offices = {office.title.casefold(): office for office in Office.objects.all()}
    Signatory.objects.bulk_create(
        Signatory(
            letter=letter,
            position=position,
            name=signatory.name[:120],
            title=signatory.office[:200],
            office=offices.get(signatory.office.casefold()),
        )
        for position, signatory in enumerate(head.signatories, 1)
    )
