"""Whole letters through the reader's one door: our own small corpus, bad input, and the two real letters."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motions.analysis.as_json import letter_as_json
from motions.analysis.findings import LetterReading, Signatory
from motions.analysis.letters import READER_VERSION, read_letter

CORPUS = Path(__file__).parents[1] / "corpus"


def reading_of(name: str) -> LetterReading:
    text = (CORPUS / name).read_text(encoding="utf-8")
    reading = read_letter(text)
    written = letter_as_json(reading)
    for kind in ("citations", "dates", "commitments", "evidence"):
        assert all(found["quote"] == text[found["start"] : found["end"]] for found in written[kind])
    return reading


def cited(reading: LetterReading) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(found.kind, found.movers, found.papers) for found in reading.citations]


def test_letter_with_head_notes_and_two_signatures_is_read_whole() -> None:
    reading = reading_of("brief-vaarwegen.txt")

    assert (reading.head.kind, reading.head.sent_on) == ("brief", date(2031, 3, 3))
    assert reading.head.addressee == "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert reading.head.subject == "Stand van zaken vaarwegen"
    assert reading.head.signatories == (
        Signatory("A.B. van der Voorbeeld", "Minister voor Waterwegen"),
        Signatory("C. Test-de Wit", "Staatssecretaris van Havens en Kades"),
    )
    assert cited(reading) == [
        ("motion", ("Jansen", "De Wit"), ("39998-12",)),
        ("motion", ("Van der Berg", "El Amrani"), ("39998-XII-7",)),
        ("commitment", (), ()),
        ("paper", (), ("39998-20",)),
    ]


def test_sentence_over_a_page_end_keeps_its_deadline() -> None:
    reading = reading_of("brief-vaarwegen.txt")

    assert [(found.tier, found.deadline and found.deadline.due_on) for found in reading.commitments] == [
        ("inform", date(2031, 7, 3)),
        ("inform", date(2031, 9, 1)),
    ]


def test_written_answer_is_read_with_its_reference_and_only_the_governments_voice() -> None:
    reading = reading_of("antwoord-veerponten.txt")

    assert (reading.head.kind, reading.head.reference) == ("antwoord", "ah-tk-20302031-77")
    assert reading.head.sent_on == date(2031, 2, 5)
    assert reading.head.signatories == (Signatory("Van der Voorbeeld", "Minister voor Waterwegen"),)
    assert cited(reading) == [
        ("motion", ("Jansen",), ("39999-4",)),
        ("motion", ("Jansen",), ("39999-4",)),
        ("questions", (), ("ah-tk-20292030-12",)),
    ]
    assert [" ".join(found.quote.split()) for found in reading.commitments] == [
        "In het tweede kwartaal van 2031 informeer ik uw Kamer over de planning."
    ]


def test_notice_of_delay_is_known_as_one() -> None:
    reading = reading_of("mededeling-uitstel.txt")

    assert (reading.head.kind, reading.head.sent_on) == ("mededeling", date(2031, 5, 21))
    assert [found.deadline and found.deadline.due_on for found in reading.commitments] == [None]


def test_known_day_of_the_letter_wins_over_the_printed_one() -> None:
    reading = read_letter(
        "Den Haag, 11 oktober 2023\n\nIk stuur uw Kamer binnen zes weken een brief.", sent_on=date(2024, 1, 1)
    )

    assert reading.head.sent_on == date(2024, 1, 1)
    assert [found.due_on for found in reading.dates] == [date(2024, 2, 12)]


BAD_INPUT = {
    "empty": "",
    "white space": " \n\t\r\n \f",
    "a table": "12\t34\t56\n" * 50,
    "another language": "The minister shall inform the House of the outcome before the summer recess. " * 20,
    "broken unicode": "\ud800mo\udffftie \x00\x02 e\u0301\u0301 \ufeff\u202e" * 20,
    "no letters": ".?!()[]«»“”/-–,;: " * 40,
    "only digits": "0123456789 " * 100,
}


@pytest.mark.parametrize("text", BAD_INPUT.values(), ids=BAD_INPUT.keys())
def test_text_that_is_no_letter_gives_a_reading_with_nothing_in_it(text: str) -> None:
    reading = read_letter(text)

    assert (reading.text, reading.citations, reading.commitments, reading.evidence) == (text, (), (), ())
    assert reading.reader_version == READER_VERSION


def test_letter_in_capitals_is_read_without_error() -> None:
    text = (CORPUS / "antwoord-veerponten.txt").read_text(encoding="utf-8").upper()

    reading = read_letter(text)

    assert all(found.quote == text[found.start : found.end] for found in reading.citations)


def test_reading_as_json_has_the_promised_keys() -> None:
    written: dict[str, Any] = json.loads(json.dumps(letter_as_json(reading_of("brief-vaarwegen.txt"))))

    assert {"text", "letter", "citations", "dates", "commitments", "evidence"} <= written.keys()
    assert written["letter"]["sent_on"] == "2031-03-03"
    assert written["letter"]["signatories"][0] == {
        "name": "A.B. van der Voorbeeld",
        "office": "Minister voor Waterwegen",
    }
    citation = written["citations"][0]
    assert citation["papers"] == ["39998-12"]
    assert citation["refs"][0]["dossier"] == 39998
    assert {"kind", "movers", "others", "papers", "refs", "footnote", "complete", "rule", "start", "end", "quote"} <= (
        citation.keys()
    )
    assert {"earliest", "due_on", "precision", "certain", "rule"} <= written["dates"][0].keys()
    assert {"tier", "deadline", "rule"} <= written["commitments"][0].keys()
    assert {"about", "stance", "rule"} <= written["evidence"][0].keys()


def seed(corpus: Path, name: str) -> LetterReading:
    (path,) = (corpus / "seeds").glob(f"{name}_*.txt")
    return read_letter(path.read_text(encoding="utf-8"))


def test_first_real_letter_gives_its_motion_date_and_both_signatories(corpus: Path) -> None:
    reading = seed(corpus, "000")

    assert reading.head.sent_on == date(2023, 10, 11)
    assert [found.name for found in reading.head.signatories] == ["H.G.J. Bruins Slot", "E.N.A.J. Schreinemacher"]
    assert [(one.movers, one.papers) for one in reading.citations if one.kind == "motion"] == [
        (("Bikker", "Omtzigt"), ("36410-74",))
    ]
    (meeting,) = [found for found in reading.dates if "23 oktober a.s." in found.quote]
    assert meeting.due_on == date(2023, 10, 23)
    assert not any(one.start <= meeting.start < one.end for one in reading.commitments)


def test_second_real_letter_gives_notes_and_the_incomplete_reference(corpus: Path) -> None:
    reading = seed(corpus, "004")

    assert reading.head.sent_on == date(2023, 2, 10)
    assert [(one.movers, one.papers, one.complete) for one in reading.citations] == [
        (("van der Graaf",), ("21501-20",), False),
        ((), ("21501-02-2602",), True),
        (("Ceder", "Mulder"), ("21501-02-2586",), True),
    ]
