"""XML that a source answers with, read as from a stranger."""

from typing import Any

from lxml import etree

from motions.importers.reading import SourceFailed

WITH_DOCTYPE = "De bron gaf XML met een DOCTYPE; dat wordt niet gelezen."


def root_of(body: bytes) -> Any:
    """The root element. Raises SourceFailed for half an answer, and for a document type: that is how XML attacks."""
    if b"<!DOCTYPE" in body:
        raise SourceFailed(WITH_DOCTYPE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise SourceFailed(f"De bron gaf geen XML: {' '.join(str(error).split())[:200]}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceFailed(WITH_DOCTYPE)
    return root


def local(element: Any) -> str:
    """The tag without its namespace; "" for a comment or processing instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
