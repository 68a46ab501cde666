"""PDF: its lines, the words broken over them, paragraphs and pages."""

from motions.extraction import extract
from motions.extraction.pdf_lines import Line, to_text
from tests.extraction.files import FULL_PAGE_IMAGE, make_pdf


def test_pdf_keeps_lines_notes_and_the_gaps_between_paragraphs() -> None:
    data = make_pdf(
        [
            "Antwoord 1",
            "Conform de motie-Jansen/De Wit3",
            "onderzoekt het kabinet dit.",
            None,
            "Vraag 2",
            None,
            "3 Kamerstuk 12 345, nr. 6",
        ]
    )

    extraction = extract(data, name="brief.pdf")

    assert extraction.text == (
        "Antwoord 1\nConform de motie-Jansen/De Wit3\nonderzoekt het kabinet dit.\n\n"
        "Vraag 2\n\n3 Kamerstuk 12 345, nr. 6"
    )
    assert (extraction.kind, extraction.pages) == ("pdf", 1)
    assert extraction.method.startswith("pypdfium2 5.")


def test_word_broken_at_a_line_end_keeps_its_hyphen_there() -> None:
    hyphen, soft_hyphen = "-", "\xad"

    text = extract(make_pdf([f"een toezeg{hyphen}", f"ging die infor{soft_hyphen}", "meert"]), name="brief.pdf").text

    assert text == "een toezeg-\nging die infor-\nmeert"


def test_pages_are_parted_by_a_form_feed_on_its_own_line() -> None:
    extraction = extract(make_pdf(["Bladzijde een"], ["Bladzijde twee"]), name="brief.pdf")

    assert (extraction.text, extraction.pages) == ("Bladzijde een\n\f\nBladzijde twee", 2)


def test_letter_on_a_background_image_is_no_scan() -> None:
    data = make_pdf(["Geachte voorzitter, hierbij het antwoord."], page_content=FULL_PAGE_IMAGE)

    assert extract(data, name="brief.pdf").text == "Geachte voorzitter, hierbij het antwoord."


def test_pdf_after_junk_of_a_mail_gateway_is_read() -> None:
    assert extract(b"\r\n\r\n" + make_pdf(["Antwoord"]), name="brief.pdf").text == "Antwoord"


def test_next_column_begins_no_paragraph() -> None:
    columns = [Line("de minister zegt", 100.0), Line("toe de", 90.0), Line("Kamer te", 700.0), Line("schrijven", 690.0)]

    assert to_text([columns]) == "de minister zegt\ntoe de\nKamer te\nschrijven"


def test_line_without_a_place_is_kept() -> None:
    assert to_text([[Line("een", 100.0), Line("", None), Line("twee", 80.0)]]) == "een\n\ntwee"
