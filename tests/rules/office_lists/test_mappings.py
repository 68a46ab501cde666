"""Which list a header belongs to, and what its columns mean."""

import pytest

from motions.rules.office_lists.fields import FIELDS, REPEATABLE
from motions.rules.office_lists.headers import HEADERS, compared
from motions.rules.office_lists.mappings import MAPPINGS, guess, guess_among


@pytest.mark.parametrize(
    ("header", "mapping", "columns"),
    [
        (("Omschrijving", "Vindplaats", "Stand van zaken"), "ministry_annex", ("subject", "source", "state_text")),
        (
            ("Nummer", "Status", "Datum toezegging", "Deadline", "Verantwoordelijke(n)", "Kamerleden", "Commissie"),
            "ek_commitments",
            ("official_number", "state", "given_on", "term", "remark", "movers", "ignore"),
        ),
        (
            ("Nummer", "Titel", "Indiener(s)", "Mede ondertekend door", "Datum", "Uitvoeringsstatus"),
            "ek_motions",
            ("paper", "subject", "movers", "movers", "given_on", "state"),
        ),
        (
            ("Soort", "Kamerstuk", "Onderwerp", "Directie", "Behandelaar", "Termijn", "Status", "Opmerkingen"),
            "generic",
            ("kind", "paper", "subject", "unit", "owner", "term", "state", "remark"),
        ),
        (("Kolom 1", "Kolom 2"), "generic", ("ignore", "ignore")),
    ],
)
def test_header_is_known_by_its_words(header: tuple[str, ...], mapping: str, columns: tuple[str, ...]) -> None:
    found = guess(header)

    assert (found.mapping.name, found.columns) == (mapping, columns)


@pytest.mark.parametrize("header", ["Stand van zaken", "STAND VAN ZAKEN", "stand\nvan zaken", "Stand-van-zaken (nu)"])
def test_capitals_spaces_and_brackets_do_not_count(header: str) -> None:
    assert guess((header,)).columns == ("state_text",)


def test_accents_do_not_count() -> None:
    assert compared("Vóórtgang") == compared("voortgang")


def test_second_column_of_the_same_meaning_is_left_out_unless_it_may_repeat() -> None:
    assert guess(("Onderwerp", "Titel", "Opmerking", "Notitie")).columns == ("subject", "ignore", "remark", "remark")


def test_header_is_found_below_the_title_of_the_list() -> None:
    rows = [
        ("Lijst van moties en toezeggingen",) * 4,
        ("stand op 2 maart 2026",),
        ("Nr.", "ONDERWERP", "Datum (dd-mm-jjjj)", "Status"),
        ("1", "Motie", "2026-03-02", "Status"),
    ]

    found = guess_among(rows)

    assert found is not None
    assert (found.header_row, found.columns) == (2, ("official_number", "subject", "given_on", "state"))


@pytest.mark.parametrize("rows", [[], [("Bron", "Bron", "Bron")], [("36410-74", "een tekst"), ("", "")]])
def test_list_without_a_header_has_no_guess(rows: list[tuple[str, ...]]) -> None:
    assert guess_among(rows) is None


def test_every_header_means_one_field() -> None:
    headers = [compared(header) for listed in HEADERS.values() for header in listed.split(", ")]

    assert len(headers) == len(set(headers))


def test_every_field_that_is_named_is_a_field() -> None:
    named = {*HEADERS, *REPEATABLE, *(field for mapping in MAPPINGS for field in mapping.headers)}

    assert named <= set(FIELDS)


def test_last_mapping_takes_any_list() -> None:
    assert MAPPINGS[-1].signs == ()
