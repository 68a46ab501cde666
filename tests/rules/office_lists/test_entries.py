"""Rows of lists in typed values, and rows that cannot be read."""

from datetime import date

import pytest

from motions.rules.follow_ups import Outcome, State
from motions.rules.office_lists.entries import Entry, Problem, Problems, entry_of
from motions.rules.office_lists.mappings import GENERIC, MAPPINGS, guess
from motions.rules.references import Reference

TODAY = date(2026, 3, 2)
BY_NAME = {mapping.name: mapping for mapping in MAPPINGS}


def entry(**cells: str) -> Entry | Problems:
    """The entry of an own list with these columns."""
    return entry_of(tuple(cells.values()), tuple(cells), GENERIC, today=TODAY)


def read(**cells: str) -> Entry:
    found = entry(**cells)
    assert isinstance(found, Entry), found
    return found


def test_row_of_an_own_list_is_read_whole() -> None:
    assert entry(
        kind="Motie",
        paper="36 410, nr. 74",
        subject="Pleegzorg",
        movers="Bikker en Omtzigt",
        given_on="21-09-2023",
        term="zomer 2026",
        state="In uitvoering",
        state_text="Er wordt overlegd.",
        ministry="VWS",
        unit="Jeugd",
        owner="J. de Vries",
        source="Debat",
        remark="let op",
    ) == Entry(
        kind="motion",
        subject="Pleegzorg",
        papers=(Reference(dossier=36410, number="74"),),
        movers=("Bikker", "Omtzigt"),
        given_on=date(2023, 9, 21),
        term="zomer 2026",
        state=State.IN_PROGRESS,
        state_word="In uitvoering",
        state_text="Er wordt overlegd.",
        ministry="VWS",
        unit="Jeugd",
        owner="J. de Vries",
        source="Debat",
        remark="let op",
    )


def test_row_of_the_annex_of_a_ministry_gives_paper_day_and_state() -> None:
    found = guess(("Omschrijving", "Vindplaats", "Stand van zaken"))
    row = (
        "De motie Bikker over pleegzorg",
        "Debat van 21 september 2023 (Kamerstukken II 2023/24, 36 410, nr. 74)",
        "Afgedaan. De Kamer is geïnformeerd (Kamerstukken II 2023/24, 31 839, nr. 999).",
    )

    assert entry_of(row, found.columns, found.mapping, today=TODAY) == Entry(
        kind="",
        subject=row[0],
        papers=(Reference(dossier=36410, number="74"),),
        given_on=date(2023, 9, 21),
        state=State.REPORTED,
        state_text=row[2],
        source=row[1],
    )


def test_row_of_the_register_of_the_eerste_kamer_gives_what_the_committee_decided() -> None:
    found = guess(("Nummer", "Toezegging", "Status", "Datum toezegging", "Deadline", "Kamerleden"))
    row = ("T01970", "Evaluatie toesturen", "deels voldaan", "27 mei 2014", "1 juli 2025", "Nagel")

    assert entry_of(row, found.columns, found.mapping, today=TODAY) == Entry(
        kind="commitment",
        subject="Evaluatie toesturen",
        official_number="T01970",
        movers=("Nagel",),
        given_on=date(2014, 5, 27),
        term=date(2025, 7, 1),
        state=State.DECIDED,
        outcome=Outcome.PARTLY,
        state_word="deels voldaan",
    )


def test_motion_of_the_eerste_kamer_is_known_by_its_letter() -> None:
    found = guess(("Nummer", "Titel", "Uitvoeringsstatus"))

    read = entry_of(("35.526, I", "Motie", "niet uitgevoerd"), found.columns, found.mapping, today=TODAY)

    assert isinstance(read, Entry)
    assert (read.kind, read.papers, read.state, read.outcome) == (
        "motion",
        (Reference("ek", dossier=35526, number="I"),),
        State.DECIDED,
        Outcome.NOT_CARRIED_OUT,
    )


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"remark": "x", "subject": ""}, (1, "Er staat geen onderwerp, geen nummer en geen Kamerstuk.")),
        (
            {"subject": "x", "given_on": "3 maart"},
            (1, "“3 maart” is geen volledige datum. Schrijf bijvoorbeeld 3 maart 2026 of 03-03-2026."),
        ),
        ({"subject": "x", "given_on": "03-03-2026"}, (1, "3 maart 2026 ligt in de toekomst.")),
        ({"subject": "x", "paper": "volgt"}, (1, "“volgt”: dit is geen Kamerstuknummer, zoals 36 410, nr. 74.")),
        (
            {"subject": "x", "paper": "21 501"},
            (
                1,
                "“21 501”: verwijzing onvolledig: dossier 21 501 heeft altijd een toevoeging, zoals 21 501-20.",
            ),
        ),
        (
            {"kind": "motie", "paper": "36 410 XVI"},
            (1, "“36 410 XVI”: verwijzing onvolledig: het nummer binnen dossier 36 410 XVI ontbreekt."),
        ),
        ({"subject": "x", "kind": "brief"}, (1, "“brief” is geen soort: schrijf motie of toezegging.")),
        (
            {"subject": "x", "official_number": "T03052 en T03013"},
            (1, "Hier staan meer nummers: T03052, T03013. Geef elk een eigen rij."),
        ),
        (
            {"subject": "VWS", "term": "VWS", "state": "VWS"},
            (0, "In alle kolommen staat hetzelfde: dit is een tussenkop, geen motie of toezegging."),
        ),
    ],
)
def test_row_that_cannot_be_read_names_its_column(cells: dict[str, str], problem: tuple[int, str]) -> None:
    assert entry(**cells) == Problems((Problem(*problem),))


def test_all_problems_of_a_row_are_told_at_once() -> None:
    found = entry(subject="x", paper="volgt", given_on="ooit", kind="brief")

    assert isinstance(found, Problems)
    assert [problem.column for problem in found.problems] == [1, 2, 3]


def test_day_of_today_is_not_in_the_future() -> None:
    assert read(subject="x", given_on="02-03-2026").given_on == TODAY


def test_unknown_status_is_kept_and_told() -> None:
    found = read(subject="x", state="groen")

    assert (found.state, found.outcome, found.state_word) == (None, None, "groen")
    assert found.doubts == (
        Problem(1, "Status “groen” is hier niet bekend; de tekst is bewaard, de status is niet overgenomen."),
    )


def test_own_number_of_an_office_is_no_number_of_a_register() -> None:
    found = read(official_number="2024-117", subject="x")

    said = "“2024-117” is geen nummer van een register (zoals TZ202403-123 of T01234) en is niet overgenomen."
    assert (found.official_number, found.doubts) == ("", (Problem(0, said),))


def test_paper_in_the_column_of_the_number_is_a_paper() -> None:
    found = read(official_number="36410-74", subject="x")

    assert (found.official_number, found.papers, found.doubts) == ("", (Reference(dossier=36410, number="74"),), ())


def test_number_of_a_register_in_the_subject_is_taken_and_makes_it_a_commitment() -> None:
    found = read(subject="Toezegging pleegzorg (T03294)")

    assert (found.kind, found.official_number) == ("commitment", "T03294")


def test_kind_of_the_mapping_holds_where_the_row_says_nothing() -> None:
    found = entry_of(("x",), ("subject",), BY_NAME["ek_motions"], today=TODAY)

    assert isinstance(found, Entry)
    assert found.kind == "motion"


@pytest.mark.parametrize("nothing", ["", "-", "–", "n.v.t.", "NVT", "geen", "onbekend"])
def test_cell_that_says_nothing_is_empty(nothing: str) -> None:
    found = read(subject="x", paper=nothing, given_on=nothing, term=nothing, state=nothing, owner=nothing)

    assert found == Entry(kind="", subject="x")


def test_source_that_names_two_days_gives_none() -> None:
    assert read(subject="x", source="Debatten van 1 en 2 maart 2026 en 4 februari 2026").given_on is None


def test_columns_that_may_repeat_are_put_together() -> None:
    found = entry_of(("x", "een", "twee"), ("subject", "remark", "remark"), GENERIC, today=TODAY)

    assert isinstance(found, Entry)
    assert found.remark == "een\ntwee"


def test_row_shorter_or_longer_than_its_columns_is_read_as_far_as_both_go() -> None:
    assert entry_of(("x",), ("subject", "state"), GENERIC, today=TODAY) == Entry(kind="", subject="x")
    assert entry_of(("x", "los"), ("subject",), GENERIC, today=TODAY) == Entry(kind="", subject="x")
