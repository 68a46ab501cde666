"""What was sent with a letter, and what letter an attachment was sent with."""

from dataclasses import dataclass

from motions.models import Attachment
from motions.queries import seen
from motions.queries.seen import Viewer


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """An attachment with its address at the source; ``text`` is the letter as which it can be read here, if any."""

    title: str
    number: str
    url: str
    text: int | None


@dataclass(frozen=True, slots=True)
class SentWith:
    """The letter that an attachment was sent with."""

    pk: int
    title: str


def attachments_of(letter: int, *, viewer: Viewer) -> tuple[AttachmentRow, ...]:
    """The attachments of a letter that the source still has, in their order; two statements."""
    rows = Attachment.objects.filter(letter=letter, source_removed_at=None).order_by("number", "pk")
    texts = seen.letters(viewer).filter(attached_as__letter=letter).exclude(pk=letter).exclude(text="")
    readable = set(texts.order_by().values_list("pk", flat=True))
    return tuple(
        AttachmentRow(row.title, row.number, row.source_url, row.read_as_id if row.read_as_id in readable else None)
        for row in rows
    )


def sent_with(text: int, *, viewer: Viewer) -> SentWith | None:
    """The letter to which this paper is attached and that the viewer may see; None for a letter itself."""
    letters = seen.letters(viewer).filter(attachments__read_as=text, attachments__source_removed_at=None)
    letter = letters.exclude(pk=text).defer("text").order_by("attachments__pk").first()
    return SentWith(letter.pk, letter.title) if letter else None
