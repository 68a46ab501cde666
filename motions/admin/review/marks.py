"""A letter's text as HTML with its findings marked in place, also where they overlap."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to mark. ``css`` are classes, ``number`` what the list beside the text calls it."""

    pk: int
    number: int
    start: int
    end: int
    css: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks: ``shown`` is the one it belongs to, ``begins`` those that start here."""

    text: str
    shown: Mark | None
    begins: tuple[Mark, ...]


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The whole text in order. Where marks overlap, the current one shows, else the shortest."""
    edges = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark.start < end and start < mark.end]
        shown = min(over, key=lambda mark: (not mark.is_current, mark.end - mark.start), default=None)
        yield Piece(text[start:end], shown, tuple(mark for mark in over if mark.start == start))


def marked_text(text: str, marks: Sequence[Mark]) -> SafeString:
    """The text, escaped, each mark a link to its finding, with ``voorstel-<pk>`` as its place on the page."""
    return format_html_join("", "{}{}", ((_anchors(piece.begins), _span(piece)) for piece in pieces(text, marks)))


def _anchors(begins: Iterable[Mark]) -> SafeString:
    return format_html_join(
        "",
        '<span id="voorstel-{}" class="anchor" data-number="{}"></span>',
        ((mark.pk, mark.number) for mark in begins),
    )


def _span(piece: Piece) -> SafeString | str:
    if piece.shown is None:
        return format_html("{}", piece.text)
    return format_html(
        '<mark class="{}"><a href="?voorstel={}#voorstel-{}"{}>{}</a></mark>',
        piece.shown.css,
        piece.shown.pk,
        piece.shown.pk,
        mark_safe(' aria-current="true"') if piece.shown.is_current else "",
        piece.text,
    )
