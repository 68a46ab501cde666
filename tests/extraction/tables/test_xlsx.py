"""Excel workbooks: values as shown, and what a row remarks on."""

import io
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from motions.extraction.tables import Row, TableNotReadable, rows_of, sheet_names
from tests.extraction.tables.files import cells_of, make_bare_xlsx, make_xlsx, read, saved

USED = "formule, de berekende waarde is gebruikt"
UNUSED = "formule zonder berekende waarde, als leeg gelezen"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  36410-74\r\n", "36410-74"),
        (date(2026, 3, 2), "2026-03-02"),
        (datetime(2026, 3, 2, 14, 30), "2026-03-02 14:30"),
        (datetime(2026, 3, 2, 14, 30, 5), "2026-03-02 14:30:05"),
        (time(9, 5), "09:05"),
        (74, "74"),
        (3.0, "3"),
        (1.5, "1,5"),
        (0.1 + 0.2, "0,3"),
        (-0.25, "-0,25"),
        (123456789012345, "123456789012345"),
        (True, "WAAR"),
        (False, "ONWAAR"),
    ],
)
def test_value_is_read_as_it_is_shown(value: object, text: str) -> None:
    assert cells_of(make_xlsx([value])) == [(text,)]


def test_number_is_a_day_by_its_format_alone() -> None:
    def formatted(sheet: Worksheet) -> None:
        for column, code in enumerate(["General", "dd-mm-yyyy", "0.00", '"d"0', "[Red]#,##0", "[$-413]d mmmm yyyy"]):
            sheet.cell(1, column + 1).number_format = code

    assert cells_of(make_xlsx([46083] * 6, then=formatted)) == [
        ("46083", "2026-03-02", "46083", "46083", "46083", "2026-03-02")
    ]


def test_book_that_counts_from_1904_gives_the_same_days() -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    assert isinstance(book.active, Worksheet)
    book.active.append([date(2026, 3, 2)])

    assert cells_of(saved(book)) == [("2026-03-02",)]


@pytest.mark.parametrize(("serial", "text"), [(1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01")])
def test_first_days_of_1900_are_counted_as_excel_does(serial: int, text: str) -> None:
    def as_day(sheet: Worksheet) -> None:
        sheet["A1"].number_format = "dd-mm-yyyy"

    assert cells_of(make_xlsx([serial], then=as_day)) == [(text,)]


def test_day_outside_the_calendar_is_a_number_with_a_remark() -> None:
    def as_day(sheet: Worksheet) -> None:
        sheet["A1"].number_format = "dd-mm-yyyy"

    assert read(make_xlsx([-5], then=as_day)) == [
        Row(1, ("-5",), ("Kolom A: datum buiten de kalender, als getal gelezen",))
    ]


def test_formula_gives_its_computed_value_and_says_so() -> None:
    data = make_bare_xlsx('<row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="str"><f>A1</f><v>ja</v></c></row>')

    assert read(data) == [Row(3, ("2", "ja"), (f"Kolom A: {USED}", f"Kolom B: {USED}"))]


def test_formula_that_was_never_computed_is_empty_and_says_so() -> None:
    assert read(make_xlsx(["a", "=1+1", "c"])) == [Row(1, ("a", "", "c"), (f"Kolom B: {UNUSED}",))]


def test_error_value_is_empty_and_says_so() -> None:
    data = make_bare_xlsx('<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><v>1</v></c></row>')

    assert read(data) == [Row(1, ("", "1"), ("Kolom A: foutwaarde #DIV/0!, als leeg gelezen",))]


def test_merged_cells_carry_their_value_down_and_to_the_right() -> None:
    def merged(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A4")
        sheet.merge_cells("B2:C3")
        sheet.merge_cells("A6:C6")

    data = make_xlsx(["x"], ["m", "b", None, "1"], [None] * 3 + ["2"], [None] * 3 + ["3"], [], ["kop"], then=merged)

    assert read(data) == [
        Row(1, ("x",)),
        Row(2, ("m", "b", "b", "1"), ("Kolom C: samengevoegd met kolom B",)),
        Row(3, ("m", "b", "b", "2"), ("Kolom A: samengevoegd met rij 2", "Kolommen B t/m C: samengevoegd met cel B2")),
        Row(4, ("m", "", "", "3"), ("Kolom A: samengevoegd met rij 2",)),
        Row(6, ("kop", "kop", "kop"), ("Kolommen B t/m C: samengevoegd met kolom A",)),
    ]


def test_row_that_only_lies_in_a_merged_block_is_left_out() -> None:
    data = make_xlsx(["m"], [], ["c"], then=lambda sheet: sheet.merge_cells("A1:A2"))

    assert [row.number for row in read(data)] == [1, 3]


def test_hidden_sheet_is_not_offered_but_can_be_asked_for() -> None:
    book = Workbook()
    assert isinstance(book.active, Worksheet)
    book.active.title = "Verborgen"
    book.active.sheet_state = "hidden"
    book.active.append(["geheim"])
    book.create_sheet("Moties").append(["open"])
    file = io.BytesIO(saved(book))

    assert sheet_names(file, filename="a.xlsx") == ("Moties",)
    assert [row.cells for row in rows_of(file, filename="a.xlsx")] == [("open",)]
    assert [row.cells for row in rows_of(file, filename="a.xlsx", sheet="Verborgen")] == [("geheim",)]


def test_sheet_that_is_not_there_is_named() -> None:
    with pytest.raises(TableNotReadable) as refused:
        read(make_xlsx(["a"]), sheet="Toezeggingen")

    assert refused.value.message.startswith("Dit bestand heeft geen blad “Toezeggingen”.")


def test_hidden_row_is_read_and_says_so() -> None:
    def hidden(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True

    assert read(make_xlsx(["a"], ["b"], then=hidden))[1] == Row(2, ("b",), ("Deze rij is in het bestand verborgen",))


def test_shared_texts_are_read_whole_and_without_their_pronunciation() -> None:
    data = make_bare_xlsx(
        '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>',
        sharedStrings=(
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>één_x000D_\ntwee</t></si>'
            "<si><r><t>vet </t></r><r><t>en niet</t></r><rPh><t>uit</t></rPh></si></sst>"
        ),
    )

    assert cells_of(data) == [("vet en niet", "één\ntwee")]


def test_text_in_the_cell_itself_is_read() -> None:
    assert cells_of(make_bare_xlsx('<row r="1"><c r="B1" t="inlineStr"><is><t>hier</t></is></c></row>')) == [
        ("", "hier")
    ]
