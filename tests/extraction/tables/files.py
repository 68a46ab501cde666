"""Small lists of every format, and how a test reads them."""

import io
from collections.abc import Callable, Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from motions.extraction.tables import Row, TableLimits, rows_of
from tests.extraction.files import make_docx, make_zip, paragraph

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "calcext": "calcext",
    }.items()
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def read(data: bytes, *, filename: str = "lijst", sheet: str = "", limits: TableLimits | None = None) -> list[Row]:
    return list(rows_of(io.BytesIO(data), filename=filename, sheet=sheet, limits=limits or TableLimits()))


def cells_of(data: bytes, **named: str) -> list[tuple[str, ...]]:
    return [row.cells for row in read(data, **named)]  # type: ignore[arg-type]


def make_xlsx(*rows: Iterable[object], then: Callable[[Worksheet], None] = lambda sheet: None) -> bytes:
    """A workbook of one sheet as openpyxl writes it; `then` changes the sheet before it is saved."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    then(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def make_bare_xlsx(rows: str, *, behind: str = "", prolog: str = "", **parts: str) -> bytes:
    """A workbook by its XML: `rows` stand in sheetData, `behind` after it; a part is styles or sharedStrings."""
    relations = {"worksheet": "worksheets/sheet1.xml", **{name: f"{name}.xml" for name in parts}}
    return make_zip(
        {
            "_rels/.rels": _related({"officeDocument": "xl/workbook.xml"}),
            "xl/workbook.xml": (
                f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
                '<sheet name="Blad1" sheetId="1" r:id="worksheet"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": _related(relations),
            "xl/worksheets/sheet1.xml": (
                f'{prolog}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{behind}</worksheet>'
            ),
            **{f"xl/{name}.xml": content for name, content in parts.items()},
        }
    )


def _related(relations: Mapping[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for kind, target in relations.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


def make_ods(*tables: str, styles: str = "", prolog: str = "", manifest: str = "") -> bytes:
    """A spreadsheet as LibreOffice writes it; each table is the XML of :func:`ods_table`."""
    return make_zip(
        {
            "mimetype": ODS_TYPE,
            "content.xml": (
                f"{prolog}<office:document-content {_NAMESPACES}>"
                f"<office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
                "</office:document-content>"
            ),
            "META-INF/manifest.xml": (
                f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{manifest}</m:manifest>'
            ),
        }
    )


def ods_table(*rows: str, name: str = "Blad1", style: str = "ta1") -> str:
    return (
        f"<table:table table:name={quoteattr(name)} table:style-name={quoteattr(style)}>{''.join(rows)}</table:table>"
    )


def ods_row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def ods_cell(text: str = "", attributes: str = 'office:value-type="string"') -> str:
    shown = f"<text:p>{escape(text)}</text:p>" if text else ""
    return f"<table:table-cell {attributes}>{shown}</table:table-cell>"


def make_word_table(*rows: str) -> bytes:
    return make_docx(f"{paragraph('Bijlage')}<w:tbl>{''.join(rows)}</w:tbl>{paragraph('Einde')}")


def word_row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def word_cell(*texts: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(paragraph, texts)) or '<w:p/>'}</w:tc>"
