"""Real publications: the same document gives the same words, whatever it comes as."""

import difflib
import re
from pathlib import Path

import pytest

from motions.extraction import Unreadable, extract

WORD = re.compile(r"\w+")


def words_of(path: Path) -> list[str]:
    """The words in order, with those that a line end broke made whole again."""
    text = extract(path.read_bytes(), name=path.name).text
    return WORD.findall(re.sub(r"(?<=\w)-\n(?=[a-z])", "", text))


def likeness(one: list[str], other: list[str]) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


@pytest.mark.parametrize("suffix", [".odt", ".html", ".xml"])
@pytest.mark.parametrize(
    ("document", "least"),
    # The motion is short: the printed form's own foot and the chamber's heading weigh more in it.
    [("kst-32545-143", 0.90), ("ah-tk-20202021-3235", 0.96)],
)
def test_formats_of_one_publication_give_nearly_the_same_words(
    corpus: Path, document: str, least: float, suffix: str
) -> None:
    printed = words_of(corpus / "documents" / f"{document}.pdf")

    assert likeness(printed, words_of(corpus / "documents" / f"{document}{suffix}")) >= least


def test_body_of_the_answers_is_word_for_word_the_same_in_pdf_and_xml(corpus: Path) -> None:
    folder = corpus / "documents"
    printed = " ".join(words_of(folder / "ah-tk-20202021-3235.pdf"))
    body = " ".join(words_of(folder / "ah-tk-20202021-3235.xml"))

    for number in range(1, 9):
        question = body[body.index(f"Antwoord {number} ") : body.index(f"Vraag {number + 1} ")]
        assert question[:200] in printed


@pytest.mark.parametrize(
    ("name", "anchor", "note"),
    [
        ("argos.docx", r"\w1\b", "Kamerstuk 25424, nr. 670"),
        ("nietnoodgevallen.docx", r"Nispen1 ", "29628, nr. 1135"),
        ("teunissen.docx", r"\w1\b", "Kamerstuk 28 286, nr. 1255"),
    ],
)
def test_footnote_of_a_real_letter_is_on_its_own_line_below(corpus: Path, name: str, anchor: str, note: str) -> None:
    text = extract((corpus / "documents" / name).read_bytes(), name=name).text

    body, _, notes = text.rpartition("\n\n")
    assert re.search(anchor, body)
    assert note in next(line for line in notes.splitlines() if line.startswith("1 "))


@pytest.mark.parametrize(
    "name",
    ["pm_0787ced2-629a-4d32-ab8f-4b97a7680248.docx", "pm_09b97518-8d7c-4a90-a090-28e45bc44920.docx"],
)
def test_request_of_a_real_motion_stands_once(corpus: Path, name: str) -> None:
    text = extract((corpus / "documents" / name).read_bytes(), name=name).text

    assert (text.count("verzoekt de regering"), text.count("De Kamer,")) == (1, 1)


def test_real_scan_and_old_word_file_are_refused(corpus: Path) -> None:
    codes = {}
    for name in ("blg-1007826.pdf", "pm_ca71487f-866a-43aa-a9d5-ec3e2c3a236c.doc"):
        with pytest.raises(Unreadable) as refused:
            extract((corpus / "documents" / name).read_bytes(), name=name)
        codes[name] = refused.value.code

    assert codes == {"blg-1007826.pdf": "scan", "pm_ca71487f-866a-43aa-a9d5-ec3e2c3a236c.doc": "old_word"}


def test_real_text_is_its_own_content(corpus: Path) -> None:
    for path in sorted((corpus / "seeds").glob("*.txt")):
        assert extract(path.read_bytes(), name=path.name).text == path.read_bytes().decode("utf-8")


def test_long_pdf_keeps_the_notes_of_each_page_before_its_foot(corpus: Path) -> None:
    extraction = extract((corpus / "documents" / "nota-36450.pdf").read_bytes(), name="nota-36450.pdf")

    pages = extraction.text.split("\n\f\n")
    assert (extraction.pages, len(pages)) == (31, 31)
    assert pages[1].endswith(" 2")
    assert pages[1].index("\n2 Kamerstuk 36 410 VI, nr. 26") < pages[1].index("\nTweede Kamer, vergaderjaar")
