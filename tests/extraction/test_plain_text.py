"""Plain text is its own content: offsets in it must hold for whoever opens the file beside us."""

import pytest

from motions.extraction import Extraction, extract


def test_text_keeps_its_line_ends_and_spaces() -> None:
    extraction = extract(b"Geachte voorzitter,\r\n\r\n  Hierbij \nhet antwoord.\n", name="brief.txt")

    assert extraction == Extraction("Geachte voorzitter,\r\n\r\n  Hierbij \nhet antwoord.\n", "txt", "utf-8", None)


@pytest.mark.parametrize(
    ("data", "method"),
    [
        pytest.param("financiële brief – één".encode(), "utf-8", id="utf-8"),
        pytest.param("financiële brief – één".encode("utf-8-sig"), "utf-8", id="utf-8 with mark"),
        pytest.param("financiële brief – één".encode("cp1252"), "cp1252", id="Windows"),
        pytest.param("\ufefffinanciële brief – één".encode("utf-16-le"), "utf-16-le", id="Notepad's Unicode"),
        pytest.param("\ufefffinanciële brief – één".encode("utf-16-be"), "utf-16-be", id="big-endian"),
        pytest.param("\ufefffinanciële brief – één".encode("utf-32-le"), "utf-32-le", id="32 bits"),
    ],
)
def test_text_is_the_same_in_every_encoding_we_know(data: bytes, method: str) -> None:
    extraction = extract(data, name="brief.txt")

    assert (extraction.text, extraction.method) == ("financiële brief – één", method)


def test_nul_becomes_one_replacement_character_so_that_offsets_hold() -> None:
    text = extract(b"De minister zegt\x00toe de Kamer te informeren.", name="brief.txt").text

    assert text == "De minister zegt�toe de Kamer te informeren."


def test_lone_surrogate_becomes_storable() -> None:
    text = extract(b"\xff\xfe" + b"b\x00" + b"\x00\xd8" + b"r\x00i\x00e\x00f\x00", name="brief.txt").text

    assert text.encode().decode() == "b�rief"


def test_text_under_another_name_is_read_as_text() -> None:
    extraction = extract(b"Geachte voorzitter,", name="brief.pdf")

    assert (extraction.kind, extraction.text) == ("txt", "Geachte voorzitter,")
