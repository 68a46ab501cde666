"""OpenDocument text, by an own reader: odfpy puts a note's text into the sentence and repeats it.

Element and attribute names are those of OpenDocument 1.3, part 3.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from motions.extraction.extraction import Extraction
from motions.extraction.flow import Flow, anchored, row
from motions.extraction.markup import METHOD, attribute, local, parse_xml
from motions.extraction.package import Package
from motions.extraction.unreadable import Unreadable

_MEDIA_TYPE = b"application/vnd.oasis.opendocument.text"
_WHITE_SPACE = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = ("p", "h")
# Deleted text (tracked-changes), remarks, what is not shown, and page numbers, which are not of the text.
_SKIPPED = (
    "tracked-changes",
    "annotation",
    "hidden-text",
    "hidden-paragraph",
    "ruby-text",
    "sequence-decls",
    "forms",
    "page-number",
    "page-count",
)
_MAX_SPACES = 100


def is_odt(package: Package) -> bool:
    return "mimetype" in package and package.read("mimetype").startswith(_MEDIA_TYPE)


def read_odt(package: Package) -> Extraction:
    """Headers, body, footers and notes. Raises Unreadable (encrypted, damaged, doctype)."""
    if is_encrypted(package):
        raise Unreadable("encrypted")
    reader = _Reader()
    heads, feet = _heads_and_feet(package)
    body = parse_xml(package.read("content.xml")).find("{*}body/{*}text")
    if body is None:
        raise Unreadable("damaged")
    for part in (*heads, body, *feet):
        reader.read(part)
    return Extraction(text=reader.flow.text(), kind="odt", method=f"{METHOD}, odt 1")


def is_encrypted(package: Package) -> bool:
    """Encrypted member by member (manifest), or as a whole (LibreOffice 24 and later)."""
    if "encrypted-package" in package:
        return True
    if "META-INF/manifest.xml" not in package:
        return False
    return parse_xml(package.read("META-INF/manifest.xml")).find(".//{*}encryption-data") is not None


def _heads_and_feet(package: Package) -> tuple[list[etree._Element], list[etree._Element]]:
    """The page headers and footers, each text once: a first page and a next page mostly say the same."""
    heads: list[etree._Element] = []
    feet: list[etree._Element] = []
    if "styles.xml" not in package:
        return heads, feet
    seen = set()
    for page in parse_xml(package.read("styles.xml")).iterfind("{*}master-styles/{*}master-page"):
        for part in page:
            said = "".join(part.itertext())
            if said in seen:
                continue
            seen.add(said)
            (heads if local(part).startswith("header") else feet).append(part)
    return heads, feet


class _Reader:
    """Walks the parts of one document into a Flow."""

    def __init__(self) -> None:
        self.flow = Flow()

    def read(self, container: etree._Element) -> None:
        self.flow.add(*self._paragraphs(container))

    def _paragraphs(self, container: etree._Element) -> list[str]:
        return [text for block in _outermost_blocks(container) for text in self._block(block)]

    def _block(self, block: etree._Element) -> list[str]:
        if local(block) == "table-row":
            return row([self._paragraphs(cell) for cell in block])
        return self._paragraph(block)

    def _paragraph(self, paragraph: etree._Element) -> list[str]:
        """The paragraph's own text, after that of the frames anchored in it."""
        frames = [text for box in _outermost_boxes(paragraph) for text in self._paragraphs(box)]
        return [*frames, inline_text(paragraph, note=self._with_note).strip(" ")]

    def _with_note(self, text: str, note: etree._Element) -> str:
        citation, body = note.find("{*}note-citation"), note.find("{*}note-body")
        if citation is None or body is None:
            return text
        label = inline_text(citation).strip()
        self.flow.add_note(label, self._paragraphs(body))
        return anchored(text, label)


def inline_text(element: etree._Element, *, note: Callable[[str, etree._Element], str] = lambda text, _: text) -> str:
    """The text inside a paragraph. `note` gets the text so far and a note, and gives the text with its anchor."""
    text = _WHITE_SPACE.sub(" ", element.text or "")
    for child in element:
        match local(child):
            case "s":
                text += " " * _count(child)
            case "tab":
                text += "\t"
            case "line-break":
                text += "\n"
            case "note":
                text = note(text, child)
            case "frame" | "text-box" | "soft-page-break":
                pass
            case name if name not in _SKIPPED:
                text += inline_text(child, note=note)
        text += _WHITE_SPACE.sub(" ", child.tail or "")
    return text


def _outermost_blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and table rows in `container`, whatever sections, lists, indexes and frames stand around them."""
    for child in container:
        name = local(child)
        if name in _PARAGRAPHS or name == "table-row":
            yield child
        elif name not in _SKIPPED:
            yield from _outermost_blocks(child)


def _outermost_boxes(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if local(child) == "text-box":
            yield child
        elif local(child) not in (*_SKIPPED, "note"):
            yield from _outermost_boxes(child)


def _count(spaces: etree._Element) -> int:
    """How many spaces a text:s stands for. The number is the sender's: unbounded, it fills the memory."""
    given = attribute(spaces, "c") or "1"
    return min(int(given), _MAX_SPACES) if given.isdecimal() else 1
