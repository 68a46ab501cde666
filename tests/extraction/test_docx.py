"""Word: what is printed when all tracked changes are accepted, and nothing twice."""

import pytest

from motions.extraction import extract
from tests.extraction.files import make_docx, paragraph, run

LIST = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def text_of(body: str, **parts: str) -> str:
    return extract(make_docx(body, **parts), name="brief.docx").text


def test_tracked_insertion_is_in_and_deletion_is_out() -> None:
    body = (
        f"<w:p>{run('De minister zegt ')}"
        '<w:del w:id="1"><w:r><w:delText xml:space="preserve">niet toe </w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{run("toe ")}</w:ins>'
        f'<w:moveFrom w:id="3">{run("morgen ")}</w:moveFrom>{run("de Kamer te schrijven ")}'
        f'<w:moveTo w:id="4">{run("morgen")}</w:moveTo></w:p>'
    )

    assert text_of(body) == "De minister zegt toe de Kamer te schrijven morgen"


def test_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = paragraph("Ik zeg ", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph("dit toe.")

    assert text_of(body) == "Ik zeg dit toe."


def test_deleted_table_row_is_out() -> None:
    row = "<w:tr><w:trPr>{change}</w:trPr><w:tc>{cell}</w:tc></w:tr>"
    rows = row.format(change='<w:del w:id="1"/>', cell=paragraph("Weg"))
    rows += row.format(change='<w:ins w:id="2"/>', cell=paragraph("Blijft"))

    assert text_of(f"<w:tbl>{rows}</w:tbl>") == "Blijft"


def test_footnote_is_glued_to_its_word_and_stands_below() -> None:
    body = (
        f'<w:p>{run("Conform de motie-Jansen/De Wit")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" en de brief ")}'
        f'<w:r><w:endnoteReference w:id="5"/></w:r>{run("van mei.")}</w:p>'
    )
    footnotes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("lijn")}</w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" Kamerstuk 12 345, nr. 6")}</w:p></w:footnote>'
    )
    endnotes = f'<w:endnote w:id="5">{paragraph("Zie")}{paragraph("bijlage.")}</w:endnote>'

    text = text_of(body, footnotes=footnotes, endnotes=endnotes)

    assert text == (
        "Conform de motie-Jansen/De Wit1 en de brief2 van mei.\n\n1 Kamerstuk 12 345, nr. 6\n2 Zie bijlage."
    )


def test_reference_to_a_missing_note_is_left_out() -> None:
    assert text_of(f'<w:p>{run("brief")}<w:r><w:footnoteReference w:id="9"/></w:r></w:p>') == "brief"


def test_text_box_is_read_once_from_its_compatibility_branches() -> None:
    box = f"<w:txbxContent>{paragraph('Ons kenmerk 123')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{run('Geachte voorzitter,')}</w:p>"
    )

    assert text_of(body) == "Ons kenmerk 123\n\nGeachte voorzitter,"


def test_merged_cell_is_read_once() -> None:
    cells = (
        f'<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{paragraph("Nr. 6")}</w:tc><w:tc>{paragraph("MOTIE")}</w:tc>'
    )

    assert text_of(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == "Nr. 6\tMOTIE"


def test_cells_of_a_layout_table_are_running_text() -> None:
    cells = f"<w:tc>{paragraph('Datum')}</w:tc><w:tc>{paragraph('Geachte voorzitter,')}{paragraph('Hierbij.')}</w:tc>"

    assert text_of(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == "Datum\n\nGeachte voorzitter,\n\nHierbij."


def test_headers_come_first_and_footers_last_without_page_numbers_or_repeats() -> None:
    body = (
        f"{paragraph('De brief.')}<w:sectPr>"
        '<w:headerReference r:id="header1"/><w:headerReference r:id="header2"/><w:headerReference r:id="header3"/>'
        '<w:footerReference r:id="footer1"/></w:sectPr>'
    )
    letterhead = paragraph("Datum") + paragraph("2 maart 2026") + paragraph("2")

    text = text_of(
        body,
        header1=letterhead,
        header2=letterhead,
        header3=paragraph("4975504"),
        footer1=paragraph("Vertrouwelijk") + paragraph("Pagina 2 van 14"),
    )

    assert text == "Datum\n\n2 maart 2026\n\n4975504\n\nDe brief.\n\nVertrouwelijk"


def test_content_control_link_and_field_result_are_read_but_not_the_field_code() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Onderwerp')}</w:sdtContent></w:sdt>"
        f'<w:p><w:r><w:instrText>DATE \\@ "d"</w:instrText></w:r><w:fldSimple>{run("2 maart")}</w:fldSimple>'
        f"<w:hyperlink>{run(' 2026')}</w:hyperlink></w:p>"
    )

    assert text_of(body) == "Onderwerp\n\n2 maart 2026"


def test_breaks_and_hyphens_are_those_of_the_page() -> None:
    body = (
        f"<w:p>{run('21501')}<w:r><w:noBreakHyphen/></w:r>{run('02')}<w:r><w:tab/></w:r>{run('Raad')}"
        f"<w:r><w:br/></w:r>{run('Alge')}<w:r><w:softHyphen/></w:r>{run('meen')}</w:p>"
    )

    assert text_of(body) == "21501-02\tRaad\nAlgemeen"


def test_hidden_text_is_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>kies hier</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>de aanhef</w:t></w:r>'

    assert text_of(f"<w:p>{hidden}{shown}</w:p>") == "de aanhef"


@pytest.mark.parametrize(
    ("style", "pattern", "start", "expected"),
    [
        ("decimal", "Vraag %1", 3, ["Vraag 3 Eerst", "Vraag 4 Dan"]),
        ("lowerLetter", "%1)", 26, ["z) Eerst", "aa) Dan"]),
        ("upperRoman", "%1.", 4, ["IV. Eerst", "V. Dan"]),
        ("bullet", "\uf0b7", 1, ["- Eerst", "- Dan"]),
        ("none", "", 1, ["Eerst", "Dan"]),
    ],
)
def test_list_number_is_printed_before_its_paragraph(style: str, pattern: str, start: int, expected: list[str]) -> None:
    numbering = NUMBERING.format(style=style, pattern=pattern, start=start)
    body = paragraph("Eerst", properties=LIST.format(level=0)) + paragraph("Dan", properties=LIST.format(level=0))

    assert text_of(body, numbering=numbering).split("\n\n") == expected


def test_deeper_list_level_counts_again_under_each_item() -> None:
    numbering = NUMBERING.format(style="decimal", pattern="%1.", start=1)
    body = "".join(paragraph("x", properties=LIST.format(level=level)) for level in (0, 1, 1, 0, 1))

    assert text_of(body, numbering=numbering).split("\n\n") == ["1. x", "1.1 x", "1.2 x", "2. x", "2.1 x"]


def test_list_number_comes_from_the_style_too() -> None:
    styles = (
        '<w:style w:styleId="Basis"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Vraag"><w:basedOn w:val="Basis"/></w:style>'
        '<w:style w:styleId="Kring"><w:basedOn w:val="Kring"/></w:style>'
    )
    body = paragraph("Waarom?", properties='<w:pStyle w:val="Vraag"/>')
    body += paragraph("Daarom.", properties='<w:pStyle w:val="Kring"/>')

    text = text_of(body, numbering=NUMBERING.format(style="decimal", pattern="Vraag %1", start=1), styles=styles)

    assert text == "Vraag 1 Waarom?\n\nDaarom."
