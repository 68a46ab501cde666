"""OpenDocument spreadsheets: repeated, covered and typed cells as LibreOffice writes them."""

import io

import pytest

from motions.extraction.tables import Row, rows_of, sheet_names
from tests.extraction.tables.files import cells_of, make_ods, ods_cell, ods_row, ods_table, read

EMPTY_TO_THE_END = ods_row(
    ods_cell(attributes='table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048574"'
)


@pytest.mark.parametrize(
    ("attributes", "shown", "text"),
    [
        ('office:value-type="string"', "Motie-Bikker", "Motie-Bikker"),
        ('office:value-type="float" office:value="36410"', "36.410", "36410"),
        ('office:value-type="float" office:value="1.5"', "2", "1,5"),
        ('office:value-type="percentage" office:value="0.07"', "7%", "7%"),
        ('office:value-type="percentage" office:value="0.125"', "12,5%", "12,5%"),
        ('office:value-type="currency" office:value="3" office:currency="EUR"', "€ 3,00", "3"),
        ('office:value-type="date" office:date-value="2026-03-02"', "2 mrt 26", "2026-03-02"),
        ('office:value-type="date" office:date-value="2026-03-02T14:30:00"', "02-03-26", "2026-03-02 14:30"),
        ('office:value-type="time" office:time-value="PT09H05M00S"', "09:05", "09:05"),
        ('office:value-type="boolean" office:boolean-value="true"', "WAAR", "WAAR"),
        ('office:value-type="boolean" office:boolean-value="false"', "ONWAAR", "ONWAAR"),
    ],
)
def test_value_is_read_by_its_type(attributes: str, shown: str, text: str) -> None:
    assert cells_of(make_ods(ods_table(ods_row(ods_cell(shown, attributes))))) == [(text,)]


def test_what_repeats_is_read_as_often() -> None:
    twice = ods_row(
        ods_cell("a", 'office:value-type="string" table:number-columns-repeated="2"'),
        ods_cell(attributes='table:number-columns-repeated="2"'),
        ods_cell("b"),
        attributes='table:number-rows-repeated="2"',
    )
    gap = ods_row(ods_cell(), attributes='table:number-rows-repeated="3"')

    assert read(make_ods(ods_table(twice, gap, ods_row(ods_cell("z")), EMPTY_TO_THE_END))) == [
        Row(1, ("a", "a", "", "", "b")),
        Row(2, ("a", "a", "", "", "b")),
        Row(6, ("z",)),
    ]


def test_formula_gives_its_computed_value_and_says_so() -> None:
    computed = ods_cell("2", 'table:formula="of:=1+1" office:value-type="float" office:value="2"')
    never = ods_cell(attributes='table:formula="of:=A1"')
    wrong = ods_cell("#N/B", 'table:formula="of:=X" office:value-type="string" calcext:value-type="error"')

    assert read(make_ods(ods_table(ods_row(computed, never, wrong)))) == [
        Row(
            1,
            ("2",),
            (
                "Kolom A: formule, de berekende waarde is gebruikt",
                "Kolom B: formule zonder berekende waarde, als leeg gelezen",
                "Kolom C: foutwaarde #N/B, als leeg gelezen",
            ),
        )
    ]


def test_covered_cells_get_the_value_of_their_block() -> None:
    data = make_ods(
        ods_table(
            ods_row(
                ods_cell(
                    "m",
                    'office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2"',
                ),
                "<table:covered-table-cell><text:p>oud</text:p></table:covered-table-cell>",
                ods_cell("1"),
            ),
            ods_row('<table:covered-table-cell table:number-columns-repeated="2"/>', ods_cell("2")),
            ods_row(ods_cell("n"), ods_cell(), ods_cell("3")),
        )
    )

    assert read(data) == [
        Row(1, ("m", "m", "1"), ("Kolom B: samengevoegd met kolom A",)),
        Row(2, ("m", "m", "2"), ("Kolommen A t/m B: samengevoegd met cel A1",)),
        Row(3, ("n", "", "3")),
    ]


def test_text_of_a_cell_is_without_its_remarks_and_with_its_paragraphs() -> None:
    cell = (
        '<table:table-cell office:value-type="string">'
        "<office:annotation><text:p>een notitie van een collega</text:p></office:annotation>"
        '<text:p>De <text:span>minister</text:span><text:s text:c="2"/>zegt</text:p><text:p>toe</text:p>'
        "</table:table-cell>"
    )

    assert cells_of(make_ods(ods_table(ods_row(cell)))) == [("De minister  zegt\ntoe",)]


def test_rows_in_groups_and_headings_count_on() -> None:
    grouped = (
        f"<table:table-header-rows>{ods_row(ods_cell('kop'))}</table:table-header-rows>"
        f"<table:table-row-group>{ods_row(ods_cell('a'))}{ods_row(ods_cell('b'))}</table:table-row-group>"
    )

    assert [(row.number, row.cells) for row in read(make_ods(ods_table(grouped)))] == [
        (1, ("kop",)),
        (2, ("a",)),
        (3, ("b",)),
    ]


def test_filtered_row_is_read_and_says_so() -> None:
    data = make_ods(ods_table(ods_row(ods_cell("a"), attributes='table:visibility="filter"')))

    assert read(data) == [Row(1, ("a",), ("Deze rij is in het bestand verborgen",))]


def test_each_sheet_is_read_by_its_name_and_a_hidden_one_is_not_offered() -> None:
    hidden = '<style:table-properties table:display="false"/>'
    styles = f'<style:style style:name="ta2" style:family="table">{hidden}</style:style>'
    file = io.BytesIO(
        make_ods(
            ods_table(ods_row(ods_cell("geheim")), name="Verborgen", style="ta2"),
            ods_table(ods_row(ods_cell("een")), name="Moties"),
            ods_table(ods_row(ods_cell("twee")), name="Toezeggingen"),
            styles=styles,
        )
    )

    assert sheet_names(file, filename="a.ods") == ("Moties", "Toezeggingen")
    assert [row.cells for row in rows_of(file, filename="a.ods")] == [("een",)]
    assert [row.cells for row in rows_of(file, filename="a.ods", sheet="Toezeggingen")] == [("twee",)]
    assert [row.cells for row in rows_of(file, filename="a.ods", sheet="Verborgen")] == [("geheim",)]
