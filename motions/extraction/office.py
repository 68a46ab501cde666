"""Which of the ZIP formats a package is: Word, OpenDocument text, or something that is no text document."""

from __future__ import annotations

from motions.extraction.docx import is_docx, read_docx
from motions.extraction.extraction import Extraction, Limits
from motions.extraction.odt import is_odt, read_odt
from motions.extraction.package import Package
from motions.extraction.unreadable import Unreadable


def read_office(data: bytes, limits: Limits) -> Extraction:
    """The text of a DOCX or ODT. Raises Unreadable; a spreadsheet or any other ZIP is an unknown type."""
    package = Package(data, limits)
    if is_odt(package):
        extraction = read_odt(package)
    elif is_docx(package):
        extraction = read_docx(package)
    else:
        raise Unreadable("unknown_type")
    if not extraction.text:
        raise Unreadable("no_text")
    return extraction
