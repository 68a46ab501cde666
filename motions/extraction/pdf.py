"""PDF by PDFium, page by page, in the order in which PDFium reads: body, notes, then the page's header and footer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from motions.extraction.extraction import Extraction, Limits
from motions.extraction.pdf_lines import Line, page_lines, to_text
from motions.extraction.unreadable import Unreadable

_METHOD = f"pypdfium2 {pypdfium2.PYPDFIUM_INFO}, PDFium {pypdfium2.PDFIUM_INFO}, pdf 1"
_ENCRYPTED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)

# A scanned page may carry a stamp or a page number as text; a printed page of a letter has some 2,000 characters.
_VISIBLE_ON_A_SCAN = 20
_SCAN_COVERS = 0.5
_GARBLED = 0.2
_NO_CHARACTER = ("Cn", "Co", "Cs")  # unassigned, private use, surrogate


def read_pdf(data: bytes, limits: Limits) -> Extraction:
    """The text of all pages, a form feed on a line of its own between two.

    Raises Unreadable (encrypted, damaged, too_many_pages, too_much_text, scan, no_text, garbled). A PDF that opens
    without a password is read, whatever its permissions say about copying.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > limits.pages:
            raise Unreadable("too_many_pages", found=len(document), limit=limits.pages)
        pages = list(_read_pages(document, limits))
    except pypdfium2.PdfiumError as error:
        raise Unreadable("encrypted" if error.err_code in _ENCRYPTED else "damaged") from error
    text = to_text(pages)
    if _is_garbled(text):
        raise Unreadable("garbled")
    return Extraction(text=text, kind="pdf", method=_METHOD, pages=len(pages))


def _read_pages(document: pypdfium2.PdfDocument, limits: Limits) -> Iterator[list[Line]]:
    characters = visible = scans = 0
    for page in document:
        lines = page_lines(page)
        characters += sum(len(line.text) for line in lines)
        if characters > limits.characters:
            raise Unreadable("too_much_text", limit=limits.characters)
        on_page = sum(not character.isspace() for line in lines for character in line.text)
        visible += on_page
        scans += on_page < _VISIBLE_ON_A_SCAN and _is_picture(page)
        yield lines
        page.close()
    if scans * 2 > len(document):
        raise Unreadable("scan")
    if not visible:
        raise Unreadable("no_text")


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether images cover most of the page; a scanner may cut a page into strips, so they count together."""
    width, height = page.get_size()
    covered = 0.0
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = image.get_bounds()
        covered += (right - left) * (top - bottom)
    return bool(covered > _SCAN_COVERS * width * height)


def _is_garbled(text: str) -> bool:
    """Whether a font without a character table left us private codes in place of letters."""
    visible = [character for character in text if not character.isspace()]
    lost = sum(character == "�" or unicodedata.category(character) in _NO_CHARACTER for character in visible)
    return lost > _GARBLED * len(visible)
