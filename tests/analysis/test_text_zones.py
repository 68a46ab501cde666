"""Who speaks where in a letter, and where its sentences end."""

import pytest

from motions.analysis.sentences import Sentences, sentence_spans
from motions.analysis.text import clean
from motions.analysis.zones import find_zones


def spoken(text: str) -> list[tuple[str, str, str]]:
    cleaned = clean(text)
    return [(zone.kind, zone.label, cleaned.text[zone.start : zone.end].strip()) for zone in find_zones(cleaned)]


def test_questions_and_answers_have_their_own_voice_and_number() -> None:
    text = (
        "Vraag 1\nKlopt dit?\n\nAntwoord 1\nJa.\n\nVragen 2 en 3\nEn dit?\nWaarom?\n\nAntwoord op vragen 2 en 3\nNee."
    )

    assert spoken(text) == [
        ("heading", "1", "Vraag 1"),
        ("question", "1", "Klopt dit?"),
        ("heading", "1", "Antwoord 1"),
        ("answer", "1", "Ja."),
        ("heading", "2 en 3", "Vragen 2 en 3"),
        ("question", "2 en 3", "En dit?\nWaarom?"),
        ("heading", "2 en 3", "Antwoord op vragen 2 en 3"),
        ("answer", "2 en 3", "Nee."),
    ]


def test_heading_on_the_same_line_as_its_text_is_divided_from_it() -> None:
    text = "Vraag 1: Klopt dit?\nAntwoord 1: Ik stuur een brief."
    cleaned = clean(text)
    zones = find_zones(cleaned)
    sentences = Sentences(cleaned.text, breaks=zones.heading_ends())

    promise = next(span for span in sentences.spans if "stuur" in cleaned.text[slice(*span)])
    assert cleaned.text[slice(*promise)] == "Ik stuur een brief."
    assert zones.voice_at(promise[0]) == "government"
    assert zones.voice_at(cleaned.text.index("Klopt")) == "question"


def test_questions_headed_by_a_number_alone_are_questions() -> None:
    text = "1\nKlopt dit?\n\nAntwoord\nJa.\n\n2\nEn dit?\n\nAntwoord\nNee."

    assert [(kind, body) for kind, _, body in spoken(text) if kind != "heading"] == [
        ("question", "Klopt dit?"),
        ("answer", "Ja."),
        ("question", "En dit?"),
        ("answer", "Nee."),
    ]


def test_letter_without_questions_is_the_governments_up_to_the_signature() -> None:
    text = "Den Haag, 3 maart 2031\n\nIk stuur een brief.\n\nDe Minister van Financiën,\nA.B. Voorbeeld"

    assert [(kind, body) for kind, _, body in spoken(text)] == [
        ("head", "Den Haag, 3 maart 2031"),
        ("body", "Ik stuur een brief."),
        ("signature", "De Minister van Financiën,\nA.B. Voorbeeld"),
    ]


def test_note_and_explanation_of_the_members_are_not_the_governments_voice() -> None:
    text = "Antwoord 1\nJa.1\n\nToelichting:\nDeze vragen dienen ter aanvulling.\n\n1 Kamerstuk 36 410, nr. 74"
    cleaned = clean(text)
    zones = find_zones(cleaned)

    assert zones.voice_at(cleaned.text.index("Ja")) == "government"
    assert zones.voice_at(cleaned.text.index("Deze vragen")) == "other"
    assert zones.voice_at(cleaned.text.index("Kamerstuk")) == "other"


SENTENCES = {
    "plain": ("Dit is een zin. Dit ook! En dit?", ["Dit is een zin.", "Dit ook!", "En dit?"]),
    "number": ("Zie nr. 74 en art. 3. Daarna verder.", ["Zie nr. 74 en art. 3.", "Daarna verder."]),
    "abbreviation in the middle": ("O.a. Nederland doet mee.", ["O.a. Nederland doet mee."]),
    "abbreviation at the end": ("Op 4 oktober jl. De Kamer vroeg dit.", ["Op 4 oktober jl.", "De Kamer vroeg dit."]),
    "abbreviation before a date": ("Op 23 oktober a.s. zal dit.", ["Op 23 oktober a.s. zal dit."]),
    "c.s. in the middle": ("De motie-Peters c.s. (Kamerstuk 1) telt.", ["De motie-Peters c.s. (Kamerstuk 1) telt."]),
    "c.s. at the end": (
        "Dit vraagt Peters c.s. Het kabinet doet dit.",
        ["Dit vraagt Peters c.s.", "Het kabinet doet dit."],
    ),
    "initials": ("Minister H.G.J. Bruins Slot sprak.", ["Minister H.G.J. Bruins Slot sprak."]),
    "titles": ("Dhr. De Wit en drs. Jansen kwamen.", ["Dhr. De Wit en drs. Jansen kwamen."]),
    "amounts": ("Het kost 1.250.000 euro. Dat is veel.", ["Het kost 1.250.000 euro.", "Dat is veel."]),
    "glued by a lost line end": ("Dit is zo.Wanneer dat kan.", ["Dit is zo.", "Wanneer dat kan."]),
    "web address": ("Zie www.Rijksoverheid.nl voor meer.", ["Zie www.Rijksoverheid.nl voor meer."]),
    "question quoted inside": ("Hij vroeg «waarom?» en ging.", ["Hij vroeg «waarom?» en ging."]),
    "closing quote": ("Hij zei: «Dit is zo.» Daarna niets.", ["Hij zei: «Dit is zo.»", "Daarna niets."]),
    "paragraph": ("Een kop zonder punt\nDe zin.", ["Een kop zonder punt", "De zin."]),
    "list number": ("1. De sluizen. 2. De kades.", ["1. De sluizen.", "2. De kades."]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_sentence_ends_where_a_reader_ends_it(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == expected


def test_sentence_of_an_empty_text_is_empty() -> None:
    assert Sentences("").at(0) == (0, 0)
