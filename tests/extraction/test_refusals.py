"""Each file that gives no text: refused with a stable code and with words its sender can act on."""

import string
from collections.abc import Callable
from typing import get_args

import pytest

from motions.extraction import Limits, Unreadable, extract
from motions.extraction.unreadable import MESSAGES, Code
from tests.extraction.files import (
    FULL_PAGE_IMAGE,
    ODT_TYPE,
    PRIVATE_CODES,
    make_docx,
    make_odt,
    make_pdf,
    make_zip,
    paragraph,
)

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
PASSWORD_NEEDED = "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({}) /U ({}) >>".format(
    "o" * 32, "u" * 32
)
ENCRYPTED_MEMBER = '<m:file-entry m:full-path="content.xml"><m:encryption-data m:checksum="x"/></m:file-entry>'


def with_password_flag(archive: bytes) -> bytes:
    """The archive with bit 0 of the flags of its first member set, in both of its headers."""
    directory = archive.index(b"PK\x01\x02")
    return archive[:6] + b"\x01" + archive[7 : directory + 8] + b"\x01" + archive[directory + 9 :]


def code_of(data: bytes, name: str, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as refused:
        extract(data, name=name, limits=limits or Limits())
    return refused.value.code


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        pytest.param(b"", "brief.txt", "empty", id="no byte"),
        pytest.param(b" \r\n\t", "brief.txt", "empty", id="white space"),
        pytest.param(bytes(512), "brief.pdf", "empty", id="only NUL"),
        pytest.param(" \n".encode("utf-16"), "brief.txt", "empty", id="a mark and white space"),
        pytest.param(make_docx(paragraph("")), "brief.docx", "no_text", id="Word without text"),
        pytest.param(make_odt("<text:p/>"), "brief.odt", "no_text", id="ODT without text"),
        pytest.param(b"<html><body><p> </p></body></html>", "brief.html", "no_text", id="HTML without text"),
        pytest.param(make_pdf([]), "brief.pdf", "no_text", id="PDF with an empty page"),
        pytest.param(make_pdf([], page_content=FULL_PAGE_IMAGE), "brief.pdf", "scan", id="scan"),
        pytest.param(make_pdf(["Scan 12-3"], page_content=FULL_PAGE_IMAGE), "brief.pdf", "scan", id="stamped scan"),
        pytest.param(make_pdf(["geheim"], trailer=PASSWORD_NEEDED), "brief.pdf", "encrypted", id="PDF with password"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "brief.docx", "encrypted", id="Word with password"),
        pytest.param(
            make_odt("<text:p>x</text:p>", manifest=ENCRYPTED_MEMBER), "brief.odt", "encrypted", id="ODT with password"
        ),
        pytest.param(with_password_flag(make_docx(paragraph("x"))), "brief.docx", "encrypted", id="encrypted ZIP"),
        pytest.param(make_pdf(["geheim"], to_unicode=PRIVATE_CODES), "brief.pdf", "garbled", id="private codes"),
        pytest.param(
            make_zip({"mimetype": ODT_TYPE, "encrypted-package": b"\x00"}),
            "brief.odt",
            "encrypted",
            id="ODT encrypted as a whole",
        ),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "brief.doc", "old_word", id="old Word"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "brief.docx", "old_word", id="old Word, new name"),
        pytest.param(OLE + "Workbook".encode("utf-16-le"), "lijst.xls", "unknown_type", id="old Excel"),
        pytest.param(b"{\\rtf1\\ansi Geachte voorzitter}", "brief.doc", "rtf", id="RTF"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(99), "scan.png", "image", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(99), "brief.pdf", "image", id="JPEG called PDF"),
        pytest.param(b"MZ\x90\x00" + bytes(99) + b"%PDF-1.4", "brief.pdf", "wrong_type", id="program called PDF"),
        pytest.param(b"\x7fELF\x02\x01" + bytes(99), "brief.docx", "wrong_type", id="program called Word"),
        pytest.param(b"\x7fELF\x02\x01" + bytes(99), "brief.bin", "unknown_type", id="program"),
        pytest.param(bytes(range(256)) * 20, "brief.txt", "wrong_type", id="bytes called text"),
        pytest.param(make_zip({"a.txt": "x"}), "brieven.zip", "unknown_type", id="ZIP"),
        pytest.param(make_zip({"a.txt": "x"}), "brief.docx", "wrong_type", id="ZIP that is called Word"),
        pytest.param(OLE + "Workbook".encode("utf-16-le"), "brief.pdf", "wrong_type", id="old Excel called PDF"),
        pytest.param(b"%PDF-1.4\nafgebroken", "brief.pdf", "damaged", id="PDF cut off"),
        pytest.param(b"PK\x03\x04afgebroken", "brief.docx", "damaged", id="ZIP cut off"),
        pytest.param(make_docx(paragraph("x"))[:-30], "brief.docx", "damaged", id="Word cut off"),
        pytest.param(make_docx("<w:p>"), "brief.docx", "damaged", id="Word with broken XML"),
        pytest.param(make_zip({"mimetype": ODT_TYPE}), "brief.odt", "damaged", id="ODT without content"),
        pytest.param(b"<?xml version='1.0'?><rss>x</rss>", "feed.xml", "unknown_xml", id="other XML"),
        pytest.param(b"<?xml version='1.0'?><officiele-publicatie>", "kst.xml", "damaged", id="XML cut off"),
    ],
)
def test_file_without_text_is_refused_with_its_own_code(data: bytes, name: str, code: str) -> None:
    assert code_of(data, name) == code


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        pytest.param(b"x" * 11, Limits(file_bytes=10), "too_large", id="file"),
        pytest.param(b"x" * 11, Limits(characters=10), "too_much_text", id="plain text"),
        pytest.param(make_pdf(["Een zin van tien."]), Limits(characters=10), "too_much_text", id="text of a PDF"),
        pytest.param(make_docx(paragraph("Een zin.")), Limits(characters=5), "too_much_text", id="text of Word"),
        pytest.param(make_pdf(["een"], ["twee"], ["drie"]), Limits(pages=2), "too_many_pages", id="pages"),
        pytest.param(make_docx(paragraph("Een zin.")), Limits(members=2), "unpacks_too_large", id="members"),
        pytest.param(make_docx(paragraph("a" * 999)), Limits(unpacked_bytes=900), "unpacks_too_large", id="unpacked"),
    ],
)
def test_file_over_a_limit_is_refused(data: bytes, limits: Limits, code: str) -> None:
    assert code_of(data, "brief", limits) == code


def test_file_of_exactly_the_limit_is_read() -> None:
    assert extract(b"x" * 10, name="brief.txt", limits=Limits(file_bytes=10, characters=10)).text == "x" * 10


def test_scan_is_told_in_the_words_of_the_screens() -> None:
    with pytest.raises(Unreadable) as refused:
        extract(make_pdf([], page_content=FULL_PAGE_IMAGE), name="brief.pdf")

    assert refused.value.message == (
        "Dit bestand is een scan zonder tekst. Upload een versie met selecteerbare tekst, of plak de tekst hieronder."
    )


def test_size_is_told_in_megabytes_with_a_comma() -> None:
    with pytest.raises(Unreadable) as refused:
        extract(b"x" * 2_500_001, name="brief.txt", limits=Limits(file_bytes=2_000_000))

    assert refused.value.message.startswith("Dit bestand is te groot: 2,5 MB, en het maximum is 2 MB.")


def test_numbers_are_told_with_points() -> None:
    with pytest.raises(Unreadable) as refused:
        extract(b"x" * 1_001, name="brief.txt", limits=Limits(characters=1_000))

    assert "1.000 tekens" in refused.value.message


def test_wrong_name_is_shown_without_its_folders_and_controls() -> None:
    with pytest.raises(Unreadable) as refused:
        extract(b"\x7fELF\x02\x01" + bytes(99), name="C:\\brieven\\mijn\u202e\nbrief.pdf")

    assert refused.value.message.startswith("Dit bestand heet mijnbrief.pdf, maar de inhoud is geen PDF.")


def test_every_code_has_a_message_and_every_message_a_code() -> None:
    assert set(MESSAGES) == set(get_args(Code))


@pytest.mark.parametrize("code", get_args(Code))
def test_message_says_what_is_wrong_and_what_to_do(code: Code) -> None:
    fields = {field for _, field, _, _ in string.Formatter().parse(MESSAGES[code]) if field}

    message = Unreadable(code, **dict.fromkeys(fields, "iets")).message

    assert message.endswith(".")
    assert any(verb in message for verb in ("Upload", "Open het", "Sla het", "Controleer"))


def test_unknown_code_is_a_mistake_of_ours() -> None:
    make: Callable[..., Unreadable] = Unreadable

    with pytest.raises(ValueError, match="unknown code: kapot"):
        make("kapot")
