"""Two rows of one letter: announced under one number or by one source, and received under another or from another."""

from motions.models import Attachment, Letter, Publication


class BothRead(Exception):
    """Both rows have a text: a person has to say which stays."""


def join(announced: Letter, kept: Letter) -> None:
    """The row without text goes; the one that stays takes its source, its number and its publications."""
    columns = {name: getattr(announced, name) for name in Letter.SOURCE_FIELDS} if announced.official_id else {}
    paper = announced.paper_id
    Publication.objects.filter(letter=announced).update(letter=kept)
    Attachment.objects.filter(letter=announced).update(letter=kept)
    Attachment.objects.filter(read_as=announced).update(read_as=kept)
    announced.delete()
    if columns:
        Letter.objects.filter(pk=kept.pk).update(**columns)
    if paper is not None and (kept.paper is None or not kept.paper.number):
        Letter.objects.filter(pk=kept.pk).update(paper=paper)


def merge(one: int, other: int) -> int:
    """Make one letter of two rows, and return the one that stays. Raises BothRead."""
    first, second = Letter.objects.get(pk=one), Letter.objects.get(pk=other)
    if first.text and second.text:
        raise BothRead
    empty, kept = (first, second) if second.text else (second, first)
    join(empty, kept)
    return kept.pk
