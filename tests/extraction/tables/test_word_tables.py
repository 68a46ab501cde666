"""Tables of Word documents: the annexes that ministries publish."""

import io

from motions.extraction.tables import Row, rows_of, sheet_names
from tests.extraction.files import make_docx, paragraph, run
from tests.extraction.tables.files import cells_of, make_word_table, read, word_cell, word_row


def test_annex_is_read_row_by_row() -> None:
    data = make_word_table(
        word_row(word_cell("Omschrijving"), word_cell("Vindplaats"), word_cell("Stand van zaken")),
        word_row(word_cell("Motie-Bikker", "over pleegzorg"), word_cell("36 410, nr. 74"), word_cell("Afgedaan.")),
        word_row(word_cell(), word_cell(), word_cell()),
        word_row(word_cell("Motie-Kröger"), word_cell(), word_cell("Loopt.")),
    )

    assert read(data) == [
        Row(1, ("Omschrijving", "Vindplaats", "Stand van zaken")),
        Row(2, ("Motie-Bikker\nover pleegzorg", "36 410, nr. 74", "Afgedaan.")),
        Row(4, ("Motie-Kröger", "", "Loopt.")),
    ]


def test_merged_cells_carry_their_value_down_and_to_the_right() -> None:
    began, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    data = make_word_table(
        word_row(word_cell("kop", properties='<w:gridSpan w:val="2"/>')),
        word_row(word_cell("m", properties=began), word_cell("1")),
        word_row(word_cell(properties=goes_on), word_cell("2")),
        word_row(word_cell(properties=goes_on), word_cell("3")),
        word_row(word_cell("n"), word_cell("4")),
    )

    assert read(data) == [
        Row(1, ("kop", "kop"), ("Kolom B: samengevoegd met kolom A",)),
        Row(2, ("m", "1")),
        Row(3, ("m", "2"), ("Kolom A: samengevoegd met rij 2",)),
        Row(4, ("m", "3"), ("Kolom A: samengevoegd met rij 2",)),
        Row(5, ("n", "4")),
    ]


def test_text_is_as_printed_with_all_tracked_changes_accepted() -> None:
    changed = (
        f"<w:tc><w:p><w:ins>{run('nieuw')}</w:ins><w:del><w:r><w:delText>oud</w:delText></w:r></w:del></w:p></w:tc>"
    )
    data = make_word_table(
        word_row(changed),
        word_row(word_cell("weg"), properties="<w:trPr><w:del/></w:trPr>"),
        word_row(word_cell("blijft")),
    )

    assert read(data) == [Row(1, ("nieuw",)), Row(2, ("blijft",))]


def test_tables_are_numbered_and_a_table_within_a_cell_is_text_of_that_cell() -> None:
    inner = f"<w:tbl>{word_row(word_cell('binnen'), word_cell('ook'))}</w:tbl>"
    cell = f"<w:tc>{inner}{paragraph('buiten')}</w:tc>"
    nested = f"<w:tbl>{word_row(cell, word_cell('rechts'))}</w:tbl>"
    data = make_docx(f"<w:tbl>{word_row(word_cell('een'))}</w:tbl>{paragraph('tussen')}{nested}")

    assert sheet_names(io.BytesIO(data), filename="brief.docx") == ("Tabel 1", "Tabel 2")
    assert cells_of(data) == [("een",)]
    assert cells_of(data, sheet="Tabel 2") == [("binnen\took\nbuiten", "rechts")]


def test_rows_stop_with_their_table() -> None:
    data = make_docx(f"<w:tbl>{word_row(word_cell('een'))}</w:tbl><w:tbl>{word_row(word_cell('twee'))}</w:tbl>")

    assert [row.cells for row in rows_of(io.BytesIO(data), filename="brief.docx", sheet="Tabel 1")] == [("een",)]
