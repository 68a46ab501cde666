"""HTML pages as officielebekendmakingen.nl publishes them, and any other page whose text stands in blocks."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from motions.extraction.extraction import Extraction, Limits
from motions.extraction.flow import Flow, row
from motions.extraction.markup import METHOD
from motions.extraction.plain_text import decode, storable
from motions.extraction.unreadable import Unreadable

# What runs on within a line; every other element begins and ends one.
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"}
    | {"mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"}
)
_SKIPPED = ("head", "script", "style", "template", "noscript", "iframe", "object", "svg", "select", "textarea", "img")
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")


def read_html(data: bytes, limits: Limits) -> Extraction:
    """The page's text. A DOCTYPE is part of HTML, and its parser expands no entity but the named characters.

    Raises Unreadable (damaged, no_text).
    """
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    source = _XML_DECLARATION.sub("", storable(decode(data)[0]))
    try:
        page = lxml_html.document_fromstring(source, parser=parser)
    except etree.LxmlError as error:
        raise Unreadable("damaged") from error
    flow = Flow()
    flow.add(*_paragraphs(page))
    text = flow.text()
    if not text:
        raise Unreadable("no_text")
    return Extraction(text=text, kind="html", method=f"{METHOD}, html 1")


def _paragraphs(container: etree._Element) -> list[str]:
    lines = _Lines()
    lines.walk(container)
    lines.end()
    return lines.ended


class _Lines:
    """Text piles up in one line until a block begins or ends."""

    def __init__(self) -> None:
        self.ended: list[str] = []
        self._open: list[str] = []

    def walk(self, element: etree._Element) -> None:
        self._add(element.text)
        for child in element:
            if child.tag == "br":
                self._open.append("\n")
            elif child.tag == "tr":
                self.end()
                self.ended.extend(row([_paragraphs(cell) for cell in child]))
            elif child.tag in _INLINE:
                self.walk(child)
            elif child.tag not in _SKIPPED:
                self.end()
                self.walk(child)
                self.end()
            self._add(child.tail)

    def end(self) -> None:
        self.ended.append("".join(self._open))
        self._open.clear()

    def _add(self, text: str | None) -> None:
        self._open.append(_WHITE_SPACE.sub(" ", text or ""))
