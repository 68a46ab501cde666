"""Two rows of one letter: announced under one number or by one source, and received under another or from another."""

from django.db import IntegrityError, transaction

from motions.models import (
    Attachment,
    Deadline,
    Evidence,
    FollowUpEvent,
    Letter,
    Place,
    Publication,
    Reading,
    Suggestion,
)


class BothRead(Exception):
    """Both rows have a text, or were decided on: a person has to say which stays."""


def join(announced: Letter, kept: Letter) -> None:
    """The row without text goes; the one that stays takes its source, its number and its publications.

    What a person decided on the subject line of the row that goes stands at the one that stays. Raises BothRead.
    """
    columns = {name: getattr(announced, name) for name in Letter.SOURCE_FIELDS} if announced.official_id else {}
    paper = announced.paper_id
    Publication.objects.filter(letter=announced).update(letter=kept)
    _keep_decisions(announced, kept)
    Attachment.objects.filter(letter=announced).update(letter=kept)
    Attachment.objects.filter(read_as=announced).update(read_as=kept)
    announced.delete()
    if columns:
        Letter.objects.filter(pk=kept.pk).update(**columns)
    if paper is not None and (kept.paper is None or not kept.paper.number):
        Letter.objects.filter(pk=kept.pk).update(paper=paper)


def _keep_decisions(announced: Letter, kept: Letter) -> None:
    """Raises BothRead where both were decided on."""
    decided = Suggestion.objects.exclude(state=Suggestion.State.OPEN)
    for reading in announced.readings.of_subject().filter(pk__in=decided.values("reading")):
        same = kept.readings.of_subject().filter(
            reader_version=reading.reader_version, anchor=reading.anchor, subject=reading.subject
        )
        if decided.filter(reading__in=same).exists():
            raise BothRead
        superseded_at = reading.superseded_at
        if not same.filter(superseded_at=None).delete()[0]:
            # The letter that stays has a line of its own, which may say the same.
            superseded_at = superseded_at or reading.read_at
            for said in decided.filter(reading=reading).values("about_kind", "about", "stance"):
                waiting = Suggestion.objects.filter(reading__letter=kept, place=Place.SUBJECT, **said)
                waiting.filter(state=Suggestion.State.OPEN).delete()
        Reading.objects.filter(pk=reading.pk).update(letter=kept, superseded_at=superseded_at)
    try:
        with transaction.atomic():
            Evidence.objects.filter(letter=announced).update(letter=kept)
    except IntegrityError:
        raise BothRead from None
    Deadline.objects.filter(letter=announced).update(letter=kept)
    FollowUpEvent.objects.filter(letter=announced).update(letter=kept)


def merge(one: int, other: int) -> int:
    """Make one letter of two rows, and return the one that stays. Raises BothRead."""
    first, second = Letter.objects.get(pk=one), Letter.objects.get(pk=other)
    if first.text and second.text:
        raise BothRead
    empty, kept = (first, second) if second.text else (second, first)
    join(empty, kept)
    return kept.pk
