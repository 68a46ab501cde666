"""XML from strangers: no entity is resolved, nothing is fetched, and a document type is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from lxml import etree

from motions.extraction.unreadable import Unreadable

METHOD = f"lxml {etree.__version__}"


class Readable(Protocol):
    """Bytes in pieces: an open file, or a member of a package."""

    def read(self, size: int = -1, /) -> bytes: ...


def parse_xml(data: bytes) -> etree._Element:
    """The root element, without comments and processing instructions.

    Raises Unreadable (damaged, doctype) and MemoryError.
    """
    # libxml2 without huge_tree also stops at a depth of 256, so the readers below may recurse.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise Unreadable("damaged") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable("doctype")
    return root


def events_of(source: Readable, *names: str) -> Iterator[tuple[str, etree._Element]]:
    """("start" | "end", element) for each element with one of these local names, while the document is being read.

    An element has its children at its end; `forget` it then, or the tree grows with the document.
    Raises what `parse_xml` raises, and what reading `source` raises.
    """
    events = etree.iterparse(
        source,
        events=("start", "end"),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    known_to_be_plain = False
    try:
        for event, element in events:
            if not known_to_be_plain and element.getroottree().docinfo.doctype:
                raise Unreadable("doctype")
            known_to_be_plain = True
            yield event, element
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise Unreadable("damaged") from error


def forget(element: etree._Element) -> None:
    """Drop what an element held, and the siblings before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local(element: etree._Element) -> str:
    """The tag without its namespace: the strict and the transitional form of OOXML differ only there."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of the attribute with this local name, in whatever namespace."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)
