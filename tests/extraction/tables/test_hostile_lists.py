"""Lists made to do harm: each ends in a refusal or in few rows, soon and in little memory."""

import gc
import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from motions.extraction.tables import Row, TableLimits, TableNotReadable, rows_of
from tests.extraction.files import make_docx, make_zip
from tests.extraction.tables.files import (
    make_bare_xlsx,
    make_ods,
    make_word_table,
    make_xlsx,
    ods_cell,
    ods_row,
    ods_table,
    read,
    word_cell,
    word_row,
)
from tests.extraction.test_hostile import ENTITY_BOMB

CELL = '<c r="A1" t="inlineStr"><is><t>{}</t></is></c>'


def refusal(data: bytes, **bounds: int) -> str:
    with pytest.raises(TableNotReadable) as refused:
        read(data, limits=TableLimits(**bounds))
    return refused.value.code


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(make_bare_xlsx(f'<row r="1">{CELL.format("&d;")}</row>', prolog=ENTITY_BOMB), id="Excel"),
        pytest.param(make_ods(ods_table("<table:table-row>&d;</table:table-row>"), prolog=ENTITY_BOMB), id="ODS"),
        pytest.param(make_docx("<w:tbl><w:tr>&d;</w:tr></w:tbl>", prolog=ENTITY_BOMB), id="Word"),
    ],
)
def test_document_type_is_refused(data: bytes) -> None:
    assert refusal(data) == "doctype"


@pytest.mark.parametrize("reference", ["file://{}", "{}"])
def test_external_entity_is_not_loaded(tmp_path: Path, reference: str) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("wachtwoord")
    declared = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{reference.format(secret)}">]>'

    assert refusal(make_bare_xlsx(f'<row r="1">{CELL.format("&x;")}</row>', prolog=declared)) == "doctype"


def test_zip_bomb_is_stopped_before_it_fills_the_memory() -> None:
    bomb = make_ods(ods_table(ods_row(ods_cell("a" * 1_000)) * 30_000))
    assert len(bomb) < 200_000

    assert refusal(bomb, unpacked_bytes=20_000_000, memory_bytes=200_000_000) == "unpacks_too_large"


def test_shared_texts_that_fill_the_memory_end_in_a_refusal() -> None:
    texts = f"<si><t>{'a' * 1_000}</t></si>" * 100_000
    data = make_bare_xlsx("<row><c><v>1</v></c></row>", sharedStrings=f"<sst>{texts}</sst>")

    assert refusal(data, memory_bytes=100_000_000) == "too_complex"


def test_a_million_empty_rows_are_no_rows() -> None:
    empty = ods_row(
        ods_cell(attributes='table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048575"'
    )
    began = time.monotonic()

    assert read(make_ods(ods_table(ods_row(ods_cell("a")), empty, ods_row(ods_cell("b"))))) == [
        Row(1, ("a",)),
        Row(1_048_577, ("b",)),
    ]
    assert time.monotonic() - began < 8


def test_a_row_that_repeats_without_end_is_stopped_at_the_limit() -> None:
    data = make_ods(ods_table(ods_row(ods_cell("a"), attributes='table:number-rows-repeated="99999999999"')))

    assert refusal(data, rows=1_000) == "too_many_rows"


def test_a_sheet_of_too_many_rows_is_stopped_at_the_limit() -> None:
    assert refusal(make_xlsx(*(["a"] for _ in range(11))), rows=10) == "too_many_rows"
    assert len(read(make_xlsx(*(["a"] for _ in range(10))), limits=TableLimits(rows=10))) == 10
    assert refusal(make_word_table(*(word_row(word_cell("a")) for _ in range(11))), rows=10) == "too_many_rows"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(make_xlsx(["a"] * 16_384), id="Excel"),
        pytest.param(
            make_ods(
                ods_table(ods_row(ods_cell("a", 'office:value-type="string" table:number-columns-repeated="16384"')))
            ),
            id="ODS",
        ),
        pytest.param(";".join(["a"] * 16_384).encode(), id="CSV"),
    ],
)
def test_columns_over_the_limit_are_left_out_and_the_row_says_so(data: bytes) -> None:
    assert read(data) == [
        Row(1, ("a",) * 200, ("Kolom GS en verder: niet gelezen, een lijst heeft ten hoogste 200 kolommen",))
    ]


def test_block_merged_over_the_whole_sheet_stays_within_the_columns() -> None:
    data = make_bare_xlsx(
        f'<row r="1">{CELL.format("a")}</row>', behind='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )

    assert [(row.number, len(row.cells), row.cells[-1]) for row in read(data)] == [(1, 200, "a")]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param('<row r="1"><c t="s"><v>99</v></c></row>', id="text that is not there"),
        pytest.param('<row r="1"><c t="s"><v>-1</v></c></row>', id="text before the first"),
        pytest.param('<row r="een"><c><v>1</v></c></row>', id="row without a number"),
        pytest.param('<row r="1"><c s="x"><v>1</v></c></row>', id="style without a number"),
        pytest.param("<row>" * 5_000, id="deep"),
    ],
)
def test_nonsense_in_a_workbook_ends_in_a_refusal(rows: str) -> None:
    assert refusal(make_bare_xlsx(rows, sharedStrings="<sst/>")) in ("damaged", "reader_failed")


def test_sheet_outside_the_package_is_not_found(tmp_path: Path) -> None:
    outside = tmp_path / "sheet1.xml"
    outside.write_text("<worksheet/>")
    usual = make_bare_xlsx("")
    with zipfile.ZipFile(io.BytesIO(usual)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    relations = members["xl/_rels/workbook.xml.rels"]
    assert isinstance(relations, bytes)
    members["xl/_rels/workbook.xml.rels"] = relations.replace(
        b"worksheets/sheet1.xml", f"../../../../../..{outside}".encode()
    )

    assert refusal(make_zip(members)) == "damaged"


def test_reading_stops_when_its_time_is_up() -> None:
    slow = make_ods(ods_table(ods_row(ods_cell("a")) * 300_000))

    assert refusal(slow, seconds=1, rows=10_000_000) == "too_slow"


def children() -> set[str]:
    """The processes that this one started and that are not gone."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def test_reader_ends_at_once_when_nobody_takes_its_rows() -> None:
    sent_at_once = ods_row(ods_cell("a" * 20_000))
    takes_long = "<table:table-row/>" * 3_000_000
    others = children()
    rows = rows_of(io.BytesIO(make_ods(ods_table(sent_at_once, takes_long))), filename="lijst.ods")
    next(rows)
    assert children() > others
    began = time.monotonic()

    del rows
    gc.collect()

    assert time.monotonic() - began < 3
    assert children() == others


def test_memory_of_the_reader_does_not_grow_with_the_rows() -> None:
    long = make_ods(ods_table(ods_row(ods_cell("een cel met een gewone tekst") * 6) * 30_000))
    limits = TableLimits(memory_bytes=100_000_000)

    assert sum(1 for _ in rows_of(io.BytesIO(long), filename="lijst.ods", limits=limits)) == 30_000
