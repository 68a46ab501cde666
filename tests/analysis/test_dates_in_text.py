"""Dates where they stand in a text: what is left out, what points back, and what line ends do to a phrase."""

from datetime import date

import pytest

from motions.analysis.dates import find_dates
from motions.rules.calendar import default_calendar

ANCHOR = date(2023, 10, 11)


def found_in(text: str, anchor: date | None = ANCHOR) -> list[tuple[str, date | None]]:
    return [(found.quote, found.due_on) for found in find_dates(text, anchor=anchor, calendar=default_calendar())]


def test_next_letter_is_a_time_also_behind_middels() -> None:
    assert found_in("Wij melden dit middels de eerstvolgende NOVI brief.") == [
        ("middels de eerstvolgende NOVI brief", None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Het debat van 4 oktober jl. ging over de haven.",
        "Mijn brief van 9 juni ging hierover.",
        "Wij spraken elkaar op 3 maart 2021.",
        "Motie nr. 74 is aangenomen.",
        "Zie Kamerstuk 36 410, nr. 74.",
        "Vergaderjaar 2022-2023, 21 501-02, nr. 2586.",
        "Er is 2025 euro voor uitgetrokken.",
        "De regeling kost voor 2024 miljoenen meer.",
        "In de begroting staat een bedrag.",
        "De doelen voor 2030 blijven staan.",
        "De gevolgen voor de begroting zijn klein.",
        "In september vond het gesprek plaats.",
        "In het voorjaar is de Kamer hierover geïnformeerd.",
        "De motie is ingediend tijdens de begrotingsbehandeling van Defensie.",
        "Tijdens het debat van 12 september 2023 is dit besproken.",
        "De jaarlijkse lasten dalen.",
        "Kunt u dit beantwoorden voor 9 september a.s.?",
        "Hij werkt voor meisjes in de zorg.",
        "Den Haag, 11 oktober 2023",
        "Wanneer komt de brief?",
        "Dat geldt ook wanneer de boot vaart.",
        "Na overleg met de sector is de drempel verlaagd.",
        "De begrotingsstaten van het Ministerie van Sport (XVII) voor het jaar 2031 zijn vastgesteld.",
    ],
)
def test_text_without_a_future_time_gives_nothing(text: str) -> None:
    assert found_in(text) == []


def test_next_day_in_an_agenda_is_found_without_its_meeting() -> None:
    text = "Tijdens de Raad Buitenlandse Zaken op 23 oktober a.s. komt dit aan de orde."

    assert found_in(text) == [("op 23 oktober a.s.", date(2023, 10, 23))]


@pytest.mark.parametrize(
    ("text", "words", "due_on"),
    [
        (
            "Dat gaat tijdig voor het aangekondigde Algemeen Overleg van 1 december aanstaande naar u toe.",
            "tijdig voor het aangekondigde Algemeen Overleg van 1 december aanstaande",
            date(2023, 11, 30),
        ),
        (
            "De stukken gaan ruimschoots voorafgaand aan het Wetgevingsoverleg over de Jaarverslagen "
            "van Sport op 20 juni.",
            "ruimschoots voorafgaand aan het Wetgevingsoverleg over de Jaarverslagen van Sport op 20 juni",
            date(2024, 6, 19),
        ),
        ("U krijgt de stukken tien dagen voor dit Algemeen Overleg.", "tien dagen voor dit Algemeen Overleg", None),
        (
            "Dat volgt zo spoedig mogelijk na het beschikbaar komen van de cijfers.",
            "zo spoedig mogelijk na het beschikbaar komen van de cijfers",
            None,
        ),
        ("Zij komen gelijktijdig met de andere stukken.", "gelijktijdig met de andere stukken", None),
    ],
)
def test_time_hangs_on_a_meeting_or_on_other_papers(text: str, words: str, due_on: date | None) -> None:
    assert found_in(text) == [(words, due_on)]


def test_day_of_a_debate_decides_what_is_before_it() -> None:
    text = "Ik stuur dit voor het commissiedebat Water van 9 november 2023 aan de Kamer."

    assert found_in(text) == [("voor het commissiedebat Water van 9 november 2023", date(2023, 11, 8))]


def test_month_gone_by_stays_in_the_future_when_the_sentence_does() -> None:
    assert found_in("In september zal ik de Kamer informeren.") == [("In september", date(2024, 9, 30))]


def test_phrase_may_run_over_lines() -> None:
    text = "De Kamer ontvangt dit voor het\n  einde van het\njaar."

    assert found_in(text) == [("voor het\n  einde van het\njaar", date(2023, 12, 31))]


def test_word_may_be_broken_over_lines() -> None:
    text = "De Kamer ontvangt dit in het eerste kwar-\ntaal van 2025."

    assert found_in(text) == [("in het eerste kwar-\ntaal van 2025", date(2025, 3, 31))]


def test_words_may_be_glued_at_line_ends() -> None:
    assert found_in("Dit komt in hetnajaar van2024.") == [("in hetnajaar van2024", date(2024, 12, 20))]
    assert found_in("Dit wordt zo snel mogelijkverholpen.") == [("zo snel mogelijk", None)]


@pytest.mark.parametrize("written", ["vóór", "Voor", "VOOR", "vòòr", "voór"])
def test_before_may_be_written_in_any_way(written: str) -> None:
    assert found_in(f"{written} 1 juli 2024 volgt een brief.") == [(f"{written} 1 juli 2024", date(2024, 6, 30))]


def test_clause_ends_where_the_main_clause_begins() -> None:
    assert found_in("Zodra de cijfers bekend zijn zal ik de Kamer informeren.") == [
        ("Zodra de cijfers bekend zijn", None)
    ]
    assert found_in("Zodra de cijfers bekend zijn, volgt een brief.") == [("Zodra de cijfers bekend zijn", None)]


def test_date_inside_a_clause_is_found_as_well() -> None:
    assert found_in("Ik bericht u zodra de wet in 2025 ingaat.") == [
        ("zodra de wet in 2025 ingaat", None),
        ("in 2025", date(2025, 12, 31)),
    ]


def test_earliest_possible_day_is_no_last_day() -> None:
    assert found_in("De wet treedt op zijn vroegst in 2025 in werking.") == [("op zijn vroegst in 2025", None)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("op 29 oktober 209", "209 is geen mogelijk jaartal; opnieuw bekijken op 11 januari 2024"),
        ("uiterlijk 31 november 2024", "31 november 2024 bestaat niet; opnieuw bekijken op 11 januari 2024"),
    ],
)
def test_impossible_date_is_left_to_a_person(text: str, reason: str) -> None:
    (found,) = find_dates(text, anchor=ANCHOR, calendar=default_calendar())

    assert (found.quote, found.due_on, found.certain, found.reason) == (text, None, False, reason)


def test_without_a_day_to_count_from_only_named_years_are_dated() -> None:
    assert found_in("Dit komt in 2025.", anchor=None) == [("in 2025", date(2025, 12, 31))]
    assert found_in("Dit komt binnen zes weken.", anchor=None) == [("binnen zes weken", None)]
    assert found_in("Dit komt voor de zomer.", anchor=None) == [("voor de zomer", None)]


def test_part_of_a_text_is_read_with_offsets_in_the_whole() -> None:
    text = "Voor 1 mei 2024 komt dit. Voor 1 juli 2024 komt dat."

    (found,) = find_dates(text, anchor=ANCHOR, calendar=default_calendar(), start=26)

    assert (found.start, found.end, found.quote) == (26, 42, "Voor 1 juli 2024")
    assert text[found.start : found.end] == found.quote


def test_list_of_days_is_kept_until_the_last() -> None:
    assert found_in("Dat gebeurt op 23 en 24 oktober.") == [("op 23 en 24 oktober", date(2023, 10, 24))]
    assert found_in("Dat gebeurt van 30 oktober tot en met 3 november 2023.") == [
        ("van 30 oktober tot en met 3 november 2023", date(2023, 11, 3))
    ]
