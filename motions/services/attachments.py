"""Attachments that were read follow the letter they belong to: its date, who may see it, and who signed it."""

from collections.abc import Collection, Mapping
from typing import Any

from motions.models import Attachment, Letter, Signatory
from motions.services import bulk


def read_with(letters: Collection[int]) -> dict[int, int]:
    """The papers that are attachments of these letters, each with its letter; by primary key.

    What was attached twice follows the letter to which it was attached first.
    """
    own = Attachment.objects.filter(read_as__kind=Letter.Kind.ATTACHMENT, source_removed_at=None)
    texts = list(own.filter(letter__in=letters).values_list("read_as", flat=True))
    found: dict[int, int] = {}
    for text, letter in own.filter(read_as__in=texts).order_by("pk").values_list("read_as", "letter"):
        found.setdefault(text or 0, letter)
    return {text: letter for text, letter in found.items() if letter in letters}


def follow(letters: Collection[int]) -> None:
    """Give what is attached to these letters their date, visibility and signatories; in six statements at most."""
    belongs = read_with(letters)
    if not belongs:
        return
    facts = {
        pk: {"sent_on": sent_on, "visibility": visibility}
        for pk, sent_on, visibility in Letter.objects.filter(pk__in={*belongs, *belongs.values()}).values_list(
            "pk", "sent_on", "visibility"
        )
    }
    bulk.update(
        Letter, [{"id": text, **facts[letter]} for text, letter in belongs.items() if facts[text] != facts[letter]]
    )
    _sign(belongs)


def _sign(belongs: Mapping[int, int]) -> None:
    signed: dict[int, list[Signatory]] = {}
    for row in Signatory.objects.filter(letter__in={*belongs, *belongs.values()}).order_by("letter", "position"):
        signed.setdefault(row.letter_id, []).append(row)
    new = {
        text: signed.get(letter, [])
        for text, letter in belongs.items()
        if list(map(_said, signed.get(text, []))) != list(map(_said, signed.get(letter, [])))
    }
    if not new:
        return
    Signatory.objects.filter(letter__in=new).delete()
    Signatory.objects.bulk_create(Signatory(letter_id=text, **_said(row)) for text, rows in new.items() for row in rows)


def _said(row: Signatory) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("position", "name", "title", "office_id", "person_id", "source")}
