"""CSV: separators, encodings, and mistakes that stay within their row."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from motions.extraction.tables import Row, TableLimits, TableNotReadable, sheet_names
from motions.extraction.tables.row import tidy
from tests.extraction.tables.files import cells_of, read

LIST = "Nummer;Onderwerp\r\nT01970;Privé, en één\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_encoding_is_found_out(encoding: str) -> None:
    assert cells_of(LIST.encode(encoding)) == [("Nummer", "Onderwerp"), ("T01970", "Privé, en één")]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_separator_is_found_out(separator: str) -> None:
    lines = [["Nummer", "Onderwerp", "Datum"], ["1", "Een zin, met komma's; en meer", "2026-03-02"]] * 3
    target = io.StringIO()
    csv.writer(target, delimiter=separator).writerows(lines)

    assert cells_of(target.getvalue().encode()) == [tuple(line) for line in lines]


def test_separator_of_the_first_line_is_followed_and_shows_no_row() -> None:
    assert read(b"sep=,\r\na;b,c\r\n") == [Row(1, ("a;b", "c"))]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_machine(line_end: str) -> None:
    assert cells_of(line_end.join(["a;b", "c;d"]).encode()) == [("a", "b"), ("c", "d")]


def test_quotes_may_hold_quotes_separators_and_line_ends() -> None:
    assert cells_of(b'a;b\r\n"eerste\r\ntweede; ""derde""";x\r\n') == [("a", "b"), ('eerste\ntweede; "derde"', "x")]


def test_row_has_the_number_that_a_spreadsheet_shows() -> None:
    rows = read(b'kop;b\n\n"over\ntwee regels";x\n;;\nlaatste;y\n')

    assert [(row.number, row.cells) for row in rows] == [
        (1, ("kop", "b")),
        (3, ("over\ntwee regels", "x")),
        (5, ("laatste", "y")),
    ]


def test_row_in_another_encoding_is_named_and_the_rest_goes_on() -> None:
    data = "é;ü\n".encode() + "ook één;ï\n".encode("cp1252") + "ö;ë\n".encode()

    other = "een teken stond niet in UTF-8 en is gelezen als Windows-1252"
    assert read(data) == [
        Row(1, ("é", "ü")),
        Row(2, ("ook één", "ï"), (f"Kolom A: {other}", f"Kolom B: {other}")),
        Row(3, ("ö", "ë")),
    ]


@pytest.mark.parametrize("broken", ["privÃ©", "â€œja", "Tr\ufffdgel"])
def test_text_that_was_saved_wrong_before_is_named(broken: str) -> None:
    (row,) = read(f"goed;{broken}\n".encode())

    assert row.cells == ("goed", broken)
    assert row.remarks[0].startswith("Kolom B: ")
    assert row.remarks[0].endswith("is waarschijnlijk een verkeerd opgeslagen teken")


def test_quote_that_never_closes_costs_one_row() -> None:
    rows = read(b'a;b\n"open;1\nc;d\ne;f\n')

    remark = "Kolom A: het aanhalingsteken wordt niet gesloten; deze regel is als gewone tekst gelezen"
    assert rows == [Row(1, ("a", "b")), Row(2, ('"open', "1"), (remark,)), Row(3, ("c", "d")), Row(4, ("e", "f"))]


def test_quote_within_a_text_is_a_character() -> None:
    assert cells_of(b'a;b\n5" pijp;"twee\nregels"\nc;d\n') == [("a", "b"), ('5" pijp', "twee\nregels"), ("c", "d")]


def test_quote_that_never_closes_in_a_long_list_is_found_by_its_length() -> None:
    data = b'a;b\n"open;1\n' + b"een gewone regel;met twee cellen\n" * 6_000

    rows = read(data)

    assert (len(rows), rows[1].cells, rows[-1].number) == (6_002, ('"open', "1"), 6_002)


def test_list_of_open_quotes_is_refused() -> None:
    with pytest.raises(TableNotReadable) as refused:
        read(b'"open;1\nx;y\n' * 21 + b'"' + b"x" * 200_000)

    assert refused.value.code in ("open_quotes", "row_too_long")


@pytest.mark.parametrize("data", [b"x" * 1_500_000, b";" * 1_500_000, b"x" * 200_000])
def test_row_without_an_end_is_refused(data: bytes) -> None:
    with pytest.raises(TableNotReadable) as refused:
        read(b"kop;b\n" + data)

    assert (refused.value.code, refused.value.values) == ("row_too_long", {"row": 2})


def test_rows_over_the_limit_are_refused_after_those_that_fit() -> None:
    with pytest.raises(TableNotReadable) as refused:
        read(b"a;b\n" * 4, limits=TableLimits(rows=3))

    assert refused.value.message == "Deze lijst heeft meer dan 3 rijen. Splits de lijst in delen."
    assert len(read(b"a;b\n" * 3, limits=TableLimits(rows=3))) == 3


def test_cells_that_go_on_over_many_lines_cost_no_more_than_their_rows() -> None:
    with pytest.raises(TableNotReadable) as refused:
        read(b'"a\n";' * 300_000, limits=TableLimits(rows=1_000))

    assert refused.value.code == "too_many_rows"


def test_csv_has_one_sheet_without_a_name() -> None:
    assert sheet_names(io.BytesIO(b"a;b\n"), filename="lijst.csv") == ("",)


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\r\n"), max_size=30)


@given(st.lists(st.lists(TEXT, min_size=2, max_size=4), min_size=1, max_size=6), st.sampled_from(";,\t|"))
@example([["a", '"'], ['""', "b\r\nc"]], ";")
def test_what_a_csv_writer_writes_is_read_back(lines: list[list[str]], separator: str) -> None:
    target = io.StringIO()
    csv.writer(target, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(lines)
    said = f"sep={separator}\r\n{target.getvalue()}".encode("utf-8-sig")

    rows = {row.number: row.cells for row in read(said)}

    for number, line in enumerate(lines, start=1):
        tidied = [tidy(text) for text in line]
        while tidied and not tidied[-1]:
            tidied.pop()
        assert rows.get(number, ()) == tuple(tidied)
