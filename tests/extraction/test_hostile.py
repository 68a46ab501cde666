"""Files made to do harm: each ends in a refusal or in harmless text, soon and in little memory."""

import io
import struct
import time
import zipfile
from pathlib import Path

import pytest

from motions.extraction import Limits, Unreadable, extract
from tests.extraction.files import make_docx, make_odt, make_pdf, make_zip, paragraph

ENTITY_BOMB = (
    '<!DOCTYPE a [<!ENTITY a "toezegging"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)


def refusal(data: bytes, name: str, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as refused:
        extract(data, name=name, limits=limits or Limits())
    return refused.value.code


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(make_docx("<w:p>&d;</w:p>", prolog=ENTITY_BOMB), "brief.docx", id="Word"),
        pytest.param(make_odt("<text:p>&d;</text:p>", prolog=ENTITY_BOMB), "brief.odt", id="ODT"),
        pytest.param(
            f'<?xml version="1.0"?>{ENTITY_BOMB}<officiele-publicatie><al>&d;</al></officiele-publicatie>'.encode(),
            "kst.xml",
            id="XML",
        ),
    ],
)
def test_document_type_is_refused(data: bytes, name: str) -> None:
    assert refusal(data, name) == "doctype"


@pytest.mark.parametrize("reference", ["file://{}", "{}"])
def test_external_entity_is_not_loaded(tmp_path: Path, reference: str) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("wachtwoord")
    declared = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{reference.format(secret)}">]>'

    with pytest.raises(Unreadable) as refused:
        extract(make_docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", prolog=declared), name="brief.docx")

    assert (refused.value.code, "wachtwoord" in str(refused.value.__context__)) == ("doctype", False)


def test_zip_bomb_is_stopped_before_it_fills_the_memory() -> None:
    bomb = make_docx(paragraph(" " * 150_000_000))
    assert len(bomb) < 200_000

    assert refusal(bomb, "brief.docx", Limits(memory_bytes=200_000_000)) == "unpacks_too_large"


def test_zip_that_lies_about_its_sizes_is_stopped_too() -> None:
    bomb = make_docx(paragraph(" " * 3_000_000))
    directory = bomb.index(b"word/document.xml", bomb.index(b"PK\x01\x02")) - 46
    lying = bomb[: directory + 24] + struct.pack("<I", 10) + bomb[directory + 28 :]

    assert refusal(lying, "brief.docx", Limits(unpacked_bytes=1_000_000)) in ("damaged", "unpacks_too_large")


def test_many_parts_share_one_limit() -> None:
    data = make_docx(paragraph("x"), numbering=" " * 900_000, styles=" " * 900_000)

    assert refusal(data, "brief.docx", Limits(unpacked_bytes=1_000_000)) == "unpacks_too_large"


def test_other_compression_than_the_format_allows_is_refused() -> None:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(make_odt("<text:p>Antwoord</text:p>"))) as usual,
        zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive,
    ):
        for name in usual.namelist():
            archive.writestr(name, usual.read(name))

    assert refusal(target.getvalue(), "brief.odt") == "damaged"


def test_member_names_that_climb_out_lead_nowhere(tmp_path: Path) -> None:
    outside = tmp_path / "header.xml"
    outside.write_text("<hdr><p><r><t>geheim</t></r></p></hdr>")
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    data = make_docx(
        f'{paragraph("De brief.")}<w:sectPr><w:headerReference r:id="a"/><w:headerReference r:id="b"/></w:sectPr>'
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    members["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{relation}/header" Target="../../../../../../../..{outside}"/>'
        f'<Relationship Id="b" Type="{relation}/header" Target="file://{outside}" TargetMode="External"/>'
        "</Relationships>"
    )
    members["../../../nakoming-was-here"] = "x"

    text = extract(make_zip(members), name="brief.docx").text

    assert text == "De brief."
    assert not Path("../../../nakoming-was-here").exists()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(make_docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), "brief.docx", id="Word"),
        pytest.param(b"<?xml version='1.0'?>" + b"<officiele-publicatie>" * 5_000, "kst.xml", id="XML"),
        pytest.param(b"<html>" + b"<div>" * 50_000 + b"diep", "brief.html", id="HTML"),
        pytest.param(b"%PDF-1.4\n1 0 obj\n" + b"[" * 500_000, "brief.pdf", id="PDF"),
    ],
)
def test_deep_nesting_ends_in_a_refusal(data: bytes, name: str) -> None:
    assert refusal(data, name) in ("damaged", "reader_failed", "no_text")


def test_pdf_whose_pages_refer_to_each_other_ends() -> None:
    data = make_pdf(["een"])
    circle = data.replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]")
    assert circle != data

    assert refusal(circle, "brief.pdf") in ("damaged", "no_text", "reader_failed")


def test_reading_stops_when_its_time_is_up() -> None:
    slow = make_docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 300_000)
    began = time.monotonic()

    assert refusal(slow, "brief.docx", Limits(seconds=1)) == "too_slow"

    assert time.monotonic() - began < 8


def test_reading_stops_when_its_memory_is_up() -> None:
    large = make_docx("<w:p/>" * 3_000_000)

    assert refusal(large, "brief.docx", Limits(memory_bytes=200_000_000)) == "too_complex"
