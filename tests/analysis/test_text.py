"""The clean text: what is joined, dropped and lifted out, and the way back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.analysis.text import CleanText, clean

LINE = "Dit is een volle regel van een brief die door de opmaak is afgebroken op"
"""A line of common width, so that a text with three of them is known as wrapped."""


def wrapped(*lines: str) -> CleanText:
    """Clean lines in a text that is known as wrapped: three full lines go before."""
    return clean("\n".join([LINE, LINE.lower(), LINE.lower(), "het einde.", "", *lines]))


def last_paragraph(cleaned: CleanText) -> str:
    return cleaned.text[: cleaned.body_end].split("\n")[-1]


JOINED = {
    "hyphen at the line end": (("de wapenstil-", "stand houdt"), "de wapenstilstand houdt"),
    "hyphen of the PDF reader": (("de wapenstil\u0002", "stand houdt"), "de wapenstilstand houdt"),
    "soft hyphen": (("de wapenstil\u00ad", "stand houdt"), "de wapenstilstand houdt"),
    "typographic hyphen": (("de wapenstil\u2010", "stand houdt"), "de wapenstilstand houdt"),
    "hyphen of a name": (("in Nagorno-", "Karabach"), "in Nagorno-Karabach"),
    "hyphen behind an abbreviation": (("de EU-", "lidstaten"), "de EU-lidstaten"),
    "suspended hyphen": (("de zuid-", "en noordkant"), "de zuid- en noordkant"),
    "no-break and thin spaces": (("Kamerstuk 36\u00a0410, nr.\u200974",), "Kamerstuk 36 410, nr. 74"),
    "doubled spaces and tabs": (("de  motie\tvan   het lid",), "de motie van het lid"),
    "combining mark": (("financie\u0308n",), "financiën"),
    "ligature": (("ﬁnanciën",), "financiën"),
    "invisible characters": (("de mo\u200btie\ufeff",), "de motie"),
    "guillemets stay": (("het bericht «Haven vol»",), "het bericht «Haven vol»"),
    "windows line ends": (("de haven\r", "ligt vol\r"), "de haven ligt vol"),
}


@pytest.mark.parametrize(("lines", "expected"), JOINED.values(), ids=JOINED.keys())
def test_line_ends_and_odd_characters_are_made_plain(lines: tuple[str, ...], expected: str) -> None:
    assert last_paragraph(wrapped(*lines)) == expected


def test_blank_line_ends_a_paragraph_and_a_full_line_does_not() -> None:
    cleaned = wrapped(f"{LINE} een", "tweede regel.", "", "Een nieuwe alinea.")

    assert cleaned.text.split("\n")[-2:] == [f"{LINE} een tweede regel.", "Een nieuwe alinea."]


def test_date_that_a_web_page_sets_on_a_line_of_its_own_goes_on() -> None:
    cleaned = clean("Zie mijn brief van\n\n25 november 2011 over kades.\n\nHet plan van\n\n25 sluizen.")

    assert cleaned.text.split("\n") == [
        "Zie mijn brief van 25 november 2011 over kades.",
        "Het plan van",
        "25 sluizen.",
    ]


def test_short_last_line_with_a_capital_ends_the_sentence_above_it() -> None:
    prose = "over de kades en de sluizen berichten wij de Kamer in de eerstvolgende"

    assert clean(f"{prose}\nNOVI brief.").text == f"{prose} NOVI brief."
    assert clean(f"{prose[0].upper()}{prose[1:]}\nNOVI brief.").text.count("\n") == 1


def test_headings_and_list_items_stay_on_their_own_line() -> None:
    cleaned = wrapped("Wij doen dit:", "- de sluizen vernieuwen;", "- de kades ophogen.", "Vraag 2", "Waarom?")

    assert cleaned.text.split("\n")[-5:] == [
        "Wij doen dit:",
        "- de sluizen vernieuwen;",
        "- de kades ophogen.",
        "Vraag 2",
        "Waarom?",
    ]


def test_sentence_goes_on_over_page_footer_note_and_header() -> None:
    cleaned = wrapped(
        f"{LINE} een1",
        "",
        "1 Kamerstuk 36 410, nr. 74",
        "",
        "ah-tk-20222023-1505",
        "ISSN 0921 - 7398",
        "’s-Gravenhage 2023 Tweede Kamer, vergaderjaar 2022–2023, Aanhangsel 1",
        "",
        "volgende bladzijde.",
    )

    assert cleaned.text[: cleaned.body_end].split("\n")[-1] == f"{LINE} een volgende bladzijde."
    assert [(note.number, cleaned.text[note.start : note.end], note.line) for note in cleaned.footnotes] == [
        (1, "Kamerstuk 36 410, nr. 74", "1 Kamerstuk 36 410, nr. 74")
    ]
    assert cleaned.text.endswith("volgende bladzijde.\nKamerstuk 36 410, nr. 74")
    (anchor,) = cleaned.anchors
    assert cleaned.text[: anchor.at].endswith("op een")


FURNITURE = (
    "Pagina 3 van 7",
    "kst-36410-74",
    "Tweede Kamer der Staten-Generaal 2",
    "Vergaderjaar 2022–2023 Aanhangsel van de Handelingen",
    "Tweede Kamer, vergaderjaar 2022–2023, Aanhangsel 2",
    "Tweede Kamer, vergaderjaar 2022–2023, 21 501-02, nr. 2737 3",
    "-----",
)


@pytest.mark.parametrize("line", FURNITURE)
def test_page_furniture_is_dropped(line: str) -> None:
    assert clean(f"Boven.\n\n{line}\n\nOnder.").text == "Boven.\nOnder."


def test_paper_cited_at_the_start_of_a_line_is_no_footer() -> None:
    text = "Zie hiervoor\nTweede Kamer, vergaderjaar 2006–2007, 30 800 VI, nr. 37"

    assert "30 800 VI, nr. 37" in clean(text).text


ANCHORS = {
    "glued to a name": "de motie Ceder/Mulder1 vraagt dit",
    "behind a full stop": "dat is gestuurd.1 Daarna volgt meer",
    "behind a question mark": "bent u bekend met dit bericht?1",
    "behind a year": "de brief van 12 april 20241 vraagt dit",
    "behind a closed year": "de brief van 12 april 2024.1",
    "superscript": "de motie Ceder¹ vraagt dit",
    "in square brackets": "het bericht «Haven vol»[1 ] is bekend",
}


@pytest.mark.parametrize("sentence", ANCHORS.values(), ids=ANCHORS.keys())
def test_note_number_is_taken_out_and_kept_as_anchor(sentence: str) -> None:
    cleaned = clean(f"{sentence}\n\n1 Kamerstuk 36 410, nr. 74")

    assert [anchor.number for anchor in cleaned.anchors] == [1]
    assert "1" not in cleaned.text[: cleaned.body_end].replace("12 april", "")
    assert [note.number for note in cleaned.footnotes] == [1]


def test_digits_that_count_up_point_to_notes_also_where_the_notes_are_lost() -> None:
    cleaned = clean("De motie Ceder1 noemt de brief van 3 mei 20242 en het plan van de haven.3\n\nGeen noten hier.")

    assert cleaned.text.startswith("De motie Ceder noemt de brief van 3 mei 2024 en het plan van de haven.\n")
    assert [anchor.number for anchor in cleaned.anchors] == [1, 2, 3]


def test_notes_that_are_kept_do_not_hide_that_later_ones_are_lost() -> None:
    cleaned = clean("De motie Ceder1 en de motie Vedder.2\n\n1 Kamerstuk 36 410, nr. 74")

    assert cleaned.text.startswith("De motie Ceder en de motie Vedder.\n")


NO_NOTE_NUMBERS = {
    "no counting": "De heffing van box3 en de uitstoot van CO2 dalen.",
    "part of a document": "Zie bijlage1 en tabel2 van het plan.",
    "not from the first": "De verordening REACH en de richtlijn weidevogels7 gelden.",
}


@pytest.mark.parametrize("text", NO_NOTE_NUMBERS.values(), ids=NO_NOTE_NUMBERS.keys())
def test_digits_that_point_to_no_note_stay(text: str) -> None:
    cleaned = clean(text)

    assert cleaned.text == text
    assert cleaned.anchors == ()


def test_span_of_the_clean_text_is_quoted_as_the_original_has_it() -> None:
    text = "Zie de motie van der \nGraaf c.s. (Kamer-\nstuk 21 501, nr. 20)."
    cleaned = clean(text)
    start = cleaned.text.index("motie")
    end = cleaned.text.index(")") + 1

    assert cleaned.text[start:end] == "motie van der Graaf c.s. (Kamerstuk 21 501, nr. 20)"
    first, last = cleaned.original_span(start, end)
    assert text[first:last] == "motie van der \nGraaf c.s. (Kamer-\nstuk 21 501, nr. 20)"


PIECES = st.sampled_from(
    [
        "motie",
        "van de leden ",
        "Ceder1",
        "\n",
        "\n\n",
        "-\n",
        "\u0002\n",
        " ",
        "  ",
        "1 Kamerstuk ",
        "36 410, nr. 74",
        "Vraag 3\n",
        "Antwoord 3\n",
        "ﬁ",
        "e\u0308",
        "\u00ad",
        "\u200b",
        ".",
        "»",
        "[1]",
        "ISSN 0921 - 7398",
        "\ud800",
        "\f",
    ]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_every_place_of_the_clean_text_maps_to_the_same_character_of_the_original(text: str) -> None:
    cleaned = clean(text)

    for at, character in enumerate(cleaned.text):
        start, end = cleaned.original_span(at, at + 1)
        assert 0 <= start < end <= len(text)
        if character.isascii() and character.isalnum() and text[start] not in "ﬀﬁﬂﬃﬄĳĲ":
            assert text[start] == character
