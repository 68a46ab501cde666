"""OpenDocument text, in the form that a printed letter has."""

from motions.extraction import extract
from tests.extraction.files import make_odt


def text_of(body: str, *, pages: str = "") -> str:
    return extract(make_odt(body, pages=pages), name="brief.odt").text


def test_note_is_glued_to_its_word_and_stands_below() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>3</text:note-citation>'
        "<text:note-body><text:p>Kamerstuk 12 345,</text:p><text:p>nr. 6</text:p></text:note-body></text:note>"
    )

    text = text_of(f"<text:p>Conform de motie-Jansen/De Wit{note} bekijkt het kabinet dit.</text:p>")

    assert text == "Conform de motie-Jansen/De Wit3 bekijkt het kabinet dit.\n\n3 Kamerstuk 12 345, nr. 6"


def test_white_space_is_that_of_the_format_and_not_of_the_file() -> None:
    body = '<text:p>\n  De   minister\n<text:s text:c="2"/>zegt<text:tab/>toe<text:line-break/>dat </text:p>'

    assert text_of(body) == "De minister zegt\ttoe\ndat"


def test_deleted_text_and_remarks_are_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>niet</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Ik zeg dit toe<office:annotation><text:p>zeker?</text:p></office:annotation>.</text:p>"
    )

    assert text_of(body) == "Ik zeg dit toe."


def test_sections_lists_headings_and_tables_are_read_in_order() -> None:
    row = "<table:table-row>{}</table:table-row>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    body = (
        "<text:h>Antwoord</text:h><text:section><text:list><text:list-item><text:p>eerst</text:p></text:list-item>"
        "<text:list-item><text:p>dan</text:p></text:list-item></text:list></text:section>"
        f"<table:table><table:table-header-rows>{row.format(cell.format('Nr.') + cell.format('Titel'))}"
        f"</table:table-header-rows>{row.format(cell.format('6') + cell.format('Motie'))}</table:table>"
    )

    assert text_of(body) == "Antwoord\n\neerst\n\ndan\n\nNr.\tTitel\n\n6\tMotie"


def test_frame_is_read_once_before_its_paragraph() -> None:
    inner = "<draw:frame><draw:text-box><text:p>binnen</text:p></draw:text-box></draw:frame>"
    frame = f"<draw:frame><draw:text-box><text:p>{inner}buiten</text:p></draw:text-box></draw:frame>"

    assert text_of(f"<text:p>{frame}Geachte voorzitter,</text:p>") == "binnen\n\nbuiten\n\nGeachte voorzitter,"


def test_running_heads_are_read_once_without_page_numbers() -> None:
    page = (
        "<style:master-page><style:header><text:p>Tweede Kamer</text:p></style:header>"
        "<style:footer><text:p>nr. 6<text:tab/><text:page-number>2</text:page-number></text:p></style:footer>"
        "</style:master-page>"
    )

    assert text_of("<text:p>De brief.</text:p>", pages=page + page) == "Tweede Kamer\n\nDe brief.\n\nnr. 6"


def test_count_of_spaces_is_bounded() -> None:
    assert text_of('<text:p>a<text:s text:c="99999999999"/>b</text:p>') == "a b"
