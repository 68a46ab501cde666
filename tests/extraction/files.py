"""Small files of every format, built from their parts: what a test does not name is plain and valid."""

import io
import zipfile
from collections.abc import Iterable, Mapping

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"

ODT_TYPE = "application/vnd.oasis.opendocument.text"


def make_zip(members: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def make_docx(body: str, *, prolog: str = "", **parts: str) -> bytes:
    """A Word document. `body` and each part (header1, footer1, footnotes, endnotes, numbering, styles) is inner XML."""
    members = {
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": prolog + _word("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations({name: (name.rstrip("123"), f"{name}.xml") for name in parts}),
    }
    roots = {"header": "hdr", "footer": "ftr"}
    for name, inner in parts.items():
        members[f"word/{name}.xml"] = _word(roots.get(name.rstrip("123"), name), inner)
    return make_zip(members)


def _word(root: str, inner: str) -> str:
    namespaces = f'xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}" xmlns:mc="{_COMPATIBILITY}"'
    return f"<w:{root} {namespaces}>{inner}</w:{root}>"


def _relations(relations: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in relations.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


def paragraph(text: str, *, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def make_odt(body: str, *, pages: str = "", manifest: str = "", prolog: str = "") -> bytes:
    """An ODT; `body` is the XML inside office:text, `pages` that inside office:master-styles."""
    return make_zip(
        {
            "mimetype": ODT_TYPE,
            "content.xml": prolog
            + _open_document("document-content", f"<office:body><office:text>{body}</office:text></office:body>"),
            "styles.xml": _open_document("document-styles", f"<office:master-styles>{pages}</office:master-styles>"),
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_MANIFEST}">{manifest}</m:manifest>',
        }
    )


def _open_document(root: str, inner: str) -> str:
    namespaces = f'xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}" xmlns:table="{_TABLE}"'
    return f'<office:{root} {namespaces} xmlns:draw="{_DRAW}" xmlns:style="{_STYLE}">{inner}</office:{root}>'


def make_pdf(*pages: Iterable[str | None], trailer: str = "", page_content: str = "", to_unicode: str = "") -> bytes:
    """A PDF whose pages are lines of 12 points on 14; None leaves a line open.

    `page_content` is drawn on each page; `to_unicode` is the font's table from codes to characters.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", _FONT, _IMAGE, _stream(to_unicode)]
    kids = []
    for lines in pages:
        drawn = page_content + "".join(_drawn(line, number) for number, line in enumerate(lines) if line is not None)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(_PAGE.format(content=len(objects) + 2))
        objects.append(_stream(drawn))
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    return _written(objects, trailer)


_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 5 0 R >>"
_IMAGE = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    "stream\n0\nendstream"
)
_PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
    "/Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>"
)
PRIVATE_CODES = "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <e020> endbfrange"
FULL_PAGE_IMAGE = "q 595 0 0 842 0 0 cm /I1 Do Q\n"


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream"


def _drawn(line: str, number: int) -> str:
    escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 12 Tf 72 {770 - 14 * number} Td ({escaped}) Tj ET\n"


def _written(objects: list[str], trailer: str) -> bytes:
    written = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R {trailer} >>\n"
    return written + end.encode() + f"startxref\n{len(written)}\n%%EOF\n".encode()
