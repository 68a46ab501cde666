"""Official publications as XML (KOOP, `officiele-publicatie`): motions, letters, written answers, proceedings.

What is a line is seen from the text itself: an element that holds characters of its own is one, with all inside it.
So an element this module never heard of is still read.
"""

from __future__ import annotations

import re

from lxml import etree

from motions.extraction.extraction import Extraction, Limits
from motions.extraction.flow import Flow, anchored, row
from motions.extraction.markup import METHOD, local, parse_xml
from motions.extraction.unreadable import Unreadable

_ROOT = "officiele-publicatie"
_SKIPPED = ("metadata", "meta", "plaatje")
# Made of smaller elements only, yet printed on one line: "De heer Jansen (ABC)".
_ONE_LINE = ("spreker", "naam")
# Printed before the line that follows: "12 345 VI" its title, "Nr. 6" its title, "1." the item.
_LABELS = {"dossiernummer": "\t", "stuknr": "\t", "li.nr": " "}
_WHITE_SPACE = re.compile(r"\s+")


def read_official_xml(data: bytes, limits: Limits) -> Extraction:
    """The publication's text. Raises Unreadable (damaged, doctype, unknown_xml, no_text)."""
    # XML forbids an empty line before its declaration; copies of publications have one.
    root = parse_xml(data.lstrip())
    if local(root) != _ROOT:
        raise Unreadable("unknown_xml")
    reader = _Reader()
    reader.read(root)
    text = reader.flow.text()
    if not text:
        raise Unreadable("no_text")
    return Extraction(text=text, kind="xml", method=f"{METHOD}, xml 1")


class _Reader:
    def __init__(self) -> None:
        self.flow = Flow()
        self._label = ""

    def read(self, container: etree._Element) -> None:
        for child in container:
            name = local(child)
            if name in _SKIPPED:
                continue
            if name in _LABELS:
                self._label += self._line(child).strip() + _LABELS[name]
            elif name == "row":
                self.flow.add(*row([[self._line(cell)] for cell in child]))
            elif name in _ONE_LINE or _has_own_text(child):
                self.flow.add(self._label + self._line(child))
                self._label = ""
            else:
                self.read(child)

    def _line(self, element: etree._Element) -> str:
        text = _WHITE_SPACE.sub(" ", element.text or "")
        for child in element:
            if local(child) == "noot":
                text = self._with_note(text, child)
            elif local(child) not in _SKIPPED:
                text += self._line(child)
            text += _WHITE_SPACE.sub(" ", child.tail or "")
        return text

    def _with_note(self, text: str, note: etree._Element) -> str:
        number = note.find("{*}noot.nr")
        label = "" if number is None else self._line(number).strip()
        self.flow.add_note(label, [self._line(part) for part in note if local(part) != "noot.nr"])
        return anchored(text, label)


def _has_own_text(element: etree._Element) -> bool:
    own = [element.text, *(child.tail for child in element)]
    return any(text and text.strip() for text in own)
