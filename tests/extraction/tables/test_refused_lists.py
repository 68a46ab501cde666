"""Files that are no list, or no more of one: refused in words that say what to do."""

import io
import string
from typing import get_args

import pytest

from motions.extraction.tables import TableLimits, TableNotReadable, rows_of, sheet_names
from motions.extraction.tables.not_readable import MESSAGES, Code
from tests.extraction.files import make_docx, make_odt, make_pdf, make_zip, paragraph
from tests.extraction.tables.files import (
    ODS_TYPE,
    make_bare_xlsx,
    make_ods,
    make_xlsx,
    ods_cell,
    ods_row,
    ods_table,
    read,
)
from tests.extraction.test_refusals import ENCRYPTED_MEMBER, OLE, with_password_flag

ENCRYPTED_ODS = make_ods(ods_table(ods_row(ods_cell("a"))), manifest=ENCRYPTED_MEMBER)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        pytest.param(b"", "lijst.csv", "empty", id="no byte"),
        pytest.param(b"\r\n\r\n", "lijst.csv", "empty", id="white space"),
        pytest.param(OLE + "Workbook".encode("utf-16-le"), "lijst.xls", "old_excel", id="old Excel"),
        pytest.param(OLE + "Workbook".encode("utf-16-le"), "lijst.xlsx", "old_excel", id="old Excel, new name"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "lijst.xlsx", "encrypted", id="Excel with password"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "lijst.doc", "old_word", id="old Word"),
        pytest.param(ENCRYPTED_ODS, "lijst.ods", "encrypted", id="ODS with password"),
        pytest.param(
            make_zip({"mimetype": ODS_TYPE, "encrypted-package": b"\x00"}), "lijst.ods", "encrypted", id="whole ODS"
        ),
        pytest.param(with_password_flag(make_bare_xlsx("")), "lijst.xlsx", "encrypted", id="encrypted ZIP"),
        pytest.param(b"<html><table><tr><td>a</td></tr></table>", "lijst.xls", "web_page", id="web page as Excel"),
        pytest.param(b"<table><tr><td>a</td></tr></table>", "lijst.xls", "web_page", id="part of a web page"),
        pytest.param(b"<?xml version='1.0'?><Workbook/>", "lijst.xls", "web_page", id="Excel 2003 as XML"),
        pytest.param(make_pdf(["a"]), "lijst.pdf", "unknown_type", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(99), "lijst.png", "unknown_type", id="picture"),
        pytest.param(make_odt("<text:p>a</text:p>"), "lijst.odt", "unknown_type", id="ODT"),
        pytest.param(make_zip({"a.csv": "a;b"}), "lijst.zip", "unknown_type", id="ZIP"),
        pytest.param(b"\x7fELF\x02\x01" + bytes(99), "lijst.bin", "unknown_type", id="program"),
        pytest.param(b"PK\x03\x04afgebroken", "lijst.xlsx", "damaged", id="ZIP cut off"),
        pytest.param(make_xlsx(["a"])[:-40], "lijst.xlsx", "damaged", id="Excel cut off"),
        pytest.param(make_zip({"mimetype": ODS_TYPE}), "lijst.ods", "damaged", id="ODS without content"),
        pytest.param(make_ods("<table:table>"), "lijst.ods", "damaged", id="ODS with broken XML"),
        pytest.param(make_docx(paragraph("geen tabel")), "lijst.docx", "no_table", id="Word without a table"),
        pytest.param(make_ods(), "lijst.ods", "no_table", id="ODS without a sheet"),
    ],
)
def test_file_that_is_no_list_is_refused_with_its_own_code(data: bytes, name: str, code: str) -> None:
    with pytest.raises(TableNotReadable) as of_rows:
        read(data, filename=name)
    with pytest.raises(TableNotReadable) as of_names:
        sheet_names(io.BytesIO(data), filename=name)

    assert (of_rows.value.code, of_names.value.code) == (code, code)


def test_binary_excel_is_refused_by_its_name_for_users() -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    data = make_zip(
        {
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{relation}" '
            'Target="xl/workbook.bin"/></Relationships>'
        }
    )

    with pytest.raises(TableNotReadable) as refused:
        read(data)

    assert refused.value.message.startswith("Binair Excel-bestand (.xlsb): dat kan Nakoming niet lezen.")


def test_file_over_the_limit_is_refused_at_once() -> None:
    with pytest.raises(TableNotReadable) as refused:
        rows_of(io.BytesIO(b"a;b\n" * 300_000), filename="lijst.csv", limits=TableLimits(file_bytes=1_000_000))

    assert refused.value.message == "Dit bestand is te groot: het maximum is 1 MB. Splits de lijst in delen."


def test_damage_shows_after_the_rows_before_it() -> None:
    rows = "".join(ods_row(ods_cell(str(number))) for number in range(5_000))
    taken = rows_of(io.BytesIO(make_ods(ods_table(rows, "<table:table-row>"))), filename="lijst.ods")

    assert next(taken).cells == ("0",)
    with pytest.raises(TableNotReadable) as refused:
        list(taken)
    assert refused.value.code == "damaged"


def test_every_code_has_a_message_and_every_message_a_code() -> None:
    assert set(MESSAGES) == set(get_args(Code))


@pytest.mark.parametrize("code", get_args(Code))
def test_message_says_what_is_wrong_and_what_to_do(code: Code) -> None:
    fields = {field for _, field, _, _ in string.Formatter().parse(MESSAGES[code]) if field}

    message = TableNotReadable(code, **dict.fromkeys(fields, "iets")).message

    assert message.endswith(".")
    assert any(
        verb in message for verb in ("Upload", "upload", "Open het", "Sla", "sla", "Splits", "Controleer", "Kies")
    )
