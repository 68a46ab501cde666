"""Word documents, by an own reader of WordprocessingML.

docx2python, the first choice, gives the text of a merged cell once per column and that of a text box once per
compatibility branch: in real drafts the request of a motion then stands there twice. python-docx drops tracked
insertions. Element names are those of ECMA-376, part 1; the strict form differs only in its namespaces.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from motions.extraction.docx_numbering import Numbering
from motions.extraction.docx_story import Story
from motions.extraction.extraction import Extraction
from motions.extraction.flow import Flow
from motions.extraction.markup import METHOD, attribute, local, parse_xml
from motions.extraction.package import Package
from motions.extraction.unreadable import Unreadable

_PACKAGE_RELATIONS = "_rels/.rels"


def is_docx(package: Package) -> bool:
    return main_part(package).startswith("word/")


def read_docx(package: Package) -> Extraction:
    """Headers, body with tracked insertions and without deletions, footers, and the notes as printed letters have them.

    Raises Unreadable (damaged, doctype, unpacks_too_large).
    """
    part = main_part(package)
    document = parse_xml(package.read(part))
    body = document.find("{*}body")
    if body is None:
        raise Unreadable("damaged")
    parts = _Parts(package, part)
    flow = Flow()
    story = Story(flow, notes=parts.notes(), numbering=parts.numbering())
    for header in parts.referenced(document, "headerReference"):
        story.read_running(header)
    story.read(body)
    for footer in parts.referenced(document, "footerReference"):
        story.read_running(footer)
    return Extraction(text=flow.text(), kind="docx", method=f"{METHOD}, docx 1")


def main_part(package: Package) -> str:
    """The name of the part that the package is about, or "" where it says nothing (no Office document)."""
    if _PACKAGE_RELATIONS not in package:
        return ""
    relations = read_relations(package, _PACKAGE_RELATIONS, folder="")
    return next((part for kind, part in relations.values() if kind == "officeDocument"), "")


def read_relations(package: Package, name: str, *, folder: str) -> dict[str, tuple[str, str]]:
    """Relation id to (kind, member name). A target is a key to look up: one outside the package finds nothing."""
    if name not in package:
        return {}
    relations = {}
    for relation in parse_xml(package.read(name)).iterfind("{*}Relationship"):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
        relations[relation.get("Id", "")] = (kind, target.lstrip("/"))
    return relations


class _Parts:
    """The parts beside the main one, found through its relations."""

    def __init__(self, package: Package, main_part: str) -> None:
        folder, base = posixpath.split(main_part)
        self._package = package
        self._relations = read_relations(package, f"{folder}/_rels/{base}.rels", folder=folder)

    def notes(self) -> dict[tuple[str, str], etree._Element]:
        """Footnotes and endnotes by (element name of the reference, id); the drawn separators are no notes."""
        return {
            (f"{local(note)}Reference", attribute(note, "id") or ""): note
            for kind in ("footnotes", "endnotes")
            for root in self._of_kind(kind)
            for note in root
            if attribute(note, "type") in (None, "normal")
        }

    def numbering(self) -> Numbering:
        return Numbering(numbering=next(self._of_kind("numbering"), None), styles=next(self._of_kind("styles"), None))

    def referenced(self, document: etree._Element, reference: str) -> Iterator[etree._Element]:
        """The headers or footers the sections use, in that order; of several with the same text the first."""
        seen = set()
        for mention in document.iterfind(f".//{{*}}sectPr/{{*}}{reference}"):
            _, part = self._relations.get(attribute(mention, "id") or "", ("", ""))
            if part not in self._package or part in seen:
                continue
            root = parse_xml(self._package.read(part))
            said = "".join(root.itertext())
            if said not in seen:
                yield root
            seen |= {part, said}

    def _of_kind(self, kind: str) -> Iterator[etree._Element]:
        for found, part in self._relations.values():
            if found == kind and part in self._package:
                yield parse_xml(self._package.read(part))
