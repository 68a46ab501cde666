"""One story of a Word document (body, header, footnote) to paragraphs, as printed with all tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from motions.extraction.docx_numbering import Numbering
from motions.extraction.flow import Flow, anchored, row
from motions.extraction.markup import attribute, local

# Tracked deletions, the old place of moved text, and properties. Field codes need no mention: they are not w:t.
_SKIPPED = ("del", "moveFrom", "pPr", "rPr", "trPr", "tcPr", "tblPr", "sectPr", "sdtPr")
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_PAGE_COUNT = re.compile(r"\s*(?:Pagina)?\s*\d{0,3}\s*(?:(?:van|/)\s*\d{0,3})?\s*")  # "Pagina 2 van 4", "2"
_OFF = ("0", "false", "off")


class Story:
    """Reads stories into one Flow, numbering their notes in the order in which the text mentions them."""

    def __init__(self, flow: Flow, *, notes: Mapping[tuple[str, str], etree._Element], numbering: Numbering) -> None:
        self._flow = flow
        self._notes = notes
        self._numbering = numbering
        self._labels: dict[tuple[str, str], str] = {}
        self._joined_to_next = ""

    def read(self, container: etree._Element) -> None:
        self._flow.add(*self._paragraphs(container))

    def read_running(self, container: etree._Element) -> None:
        """A page header or footer: without the lines that only count pages, as "Pagina 2 van 4"."""
        self._flow.add(*(text for text in self._paragraphs(container) if not _PAGE_COUNT.fullmatch(text)))

    def _paragraphs(self, container: etree._Element) -> list[str]:
        return [text for block in _outermost(container, "p", "tr") for text in self._block(block)]

    def _block(self, block: etree._Element) -> list[str]:
        if local(block) == "p":
            return self._paragraph(block)
        if block.find("{*}trPr/{*}del") is not None:
            return []
        return row([self._paragraphs(cell) for cell in _outermost(block, "tc")])

    def _paragraph(self, paragraph: etree._Element) -> list[str]:
        """The paragraph's own text, after that of the text boxes anchored in it."""
        boxes = [text for box in _outermost(paragraph, "txbxContent") for text in self._paragraphs(box)]
        label = self._numbering.label(paragraph)
        pieces: list[str] = []
        self._inline(paragraph, pieces)
        text = self._joined_to_next + "".join(pieces)
        # A tracked deletion of the paragraph mark joins this paragraph to the next one.
        if paragraph.find("{*}pPr/{*}rPr/{*}del") is not None:
            self._joined_to_next = text
            return boxes
        self._joined_to_next = ""
        return [*boxes, f"{label} {text}" if label and text.strip() else text]

    def _inline(self, element: etree._Element, pieces: list[str]) -> None:
        for child in _visible(element):
            name = local(child)
            if name == "t":
                pieces.append((child.text or "").replace("\n", " "))
            elif name in _BREAKS:
                pieces.append(_BREAKS[name])
            elif name in ("footnoteReference", "endnoteReference"):
                self._add_note((name, attribute(child, "id") or ""), pieces)
            elif name != "txbxContent" and not _is_hidden(child):
                self._inline(child, pieces)

    def _add_note(self, key: tuple[str, str], pieces: list[str]) -> None:
        if key not in self._notes:
            return
        if key not in self._labels:
            self._labels[key] = str(len(self._labels) + 1)
            self._flow.add_note(self._labels[key], self._paragraphs(self._notes[key]))
        pieces[:] = [anchored("".join(pieces), self._labels[key])]


def _visible(element: etree._Element) -> Iterator[etree._Element]:
    """The children that print. Of compatibility branches that is one: the first choice, or else the fallback."""
    if local(element) == "AlternateContent":
        choice = element.find("{*}Choice")
        branch = element.find("{*}Fallback") if choice is None else choice
        yield from () if branch is None else (branch,)
        return
    for child in element:
        if isinstance(child.tag, str) and local(child) not in _SKIPPED:
            yield child


def _outermost(container: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The first elements of these names on every way down from `container`."""
    for child in _visible(container):
        if local(child) in names:
            yield child
        else:
            yield from _outermost(child, *names)


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find("{*}rPr/{*}vanish")
    return hidden is not None and attribute(hidden, "val") not in _OFF
