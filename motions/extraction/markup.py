"""XML from strangers: no entity is resolved, nothing is fetched, and a document type is refused."""

from __future__ import annotations

from lxml import etree

from motions.extraction.unreadable import Unreadable

METHOD = f"lxml {etree.__version__}"


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


def local(element: etree._Element) -> str:
    """The tag without its namespace: the strict and the transitional form of OOXML differ only there."""
    return str(etree.QName(element).localname)


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of the attribute with this local name, in whatever namespace."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), None)
