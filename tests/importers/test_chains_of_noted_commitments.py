"""Chains of the register around what somebody noted before."""

from datetime import date

import pytest

from motions.models import Activity, Commitment, FollowUp, Office, PossibleDouble
from motions.services import joining
from motions.services.commitments import Promise, note
from tests.builders import make_ministry
from tests.doubles.builders import ENTRY, SENTENCE
from tests.importers.conftest import NOW, Import
from tests.importers.register import entry
from tests.replay.records import Given

OTHERWISE = "De minister komt in het najaar terug op de dienstregeling van de veerboten."
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def followed(db: None, settings: object) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]


@pytest.fixture
def office(db: None) -> Office:
    return Office.objects.create(title="Minister van Economische Zaken", ministry=make_ministry("ez"))


def noted(office: Office | None) -> Commitment:
    debate = Activity.objects.create(official_id="a1", subject="Energie", held_on=date(2026, 2, 19))
    promise = Promise(SENTENCE, date(2026, 2, 19), debate, office)
    return note(promise=promise, actor=None, now=NOW, today=TODAY)


def first(text: str = ENTRY) -> str:
    return entry(1, tekst=text, activiteit='<P:activiteit ref="a1" />')


def change(text: str = OTHERWISE) -> str:
    return entry(2, tekst=text, activiteit='<P:activiteit ref="a1" />', v='<P:isWijzigingVan ref="t1" />')


@pytest.mark.parametrize("order", ["original first", "change first"])
def test_original_is_taken_for_what_was_noted_and_its_change_joins(
    order: str, office: Office, given: Given, run_import: Import
) -> None:
    own = noted(office)
    entries = [first(), change()]
    for one in entries if order == "original first" else reversed(entries):
        given.entries["Toezegging"] = [*given.entries.get("Toezegging", []), one]
        assert run_import("Toezegging").faulty == 0

    case = Commitment.objects.get()
    assert (case.pk, case.official_id, case.wording) == (own.pk, "t1", SENTENCE)
    assert set(case.statements.values_list("role", "official_id")) == {
        ("first", None), ("first", "t1"), ("change", "t2"),
    }  # fmt: skip
    assert FollowUp.objects.exclude(state="retracted").get().commitment == case
    assert PossibleDouble.objects.get().register_number == "TZ202602-001"


def test_change_that_was_linked_first_keeps_its_link_when_the_original_comes(
    office: Office, given: Given, run_import: Import
) -> None:
    own = noted(office)
    given.entries["Toezegging"] = [change(ENTRY)]
    run_import("Toezegging")
    assert Commitment.objects.get() == own

    given.entries["Toezegging"].append(first(OTHERWISE))
    assert run_import("Toezegging").faulty == 0

    case = Commitment.objects.get()
    assert (case.pk, case.official_id, case.wording) == (own.pk, "t1", SENTENCE)
    link = PossibleDouble.objects.get()
    assert (link.state, link.register_number) == ("same", "TZ202602-001")

    joining.undo(double=link, actor=None, now=NOW, today=TODAY)

    parted = Commitment.objects.get(official_id="t1")
    assert set(parted.statements.values_list("official_id", flat=True)) == {"t1", "t2"}
    assert [said.quote for said in own.statements.all()] == [SENTENCE]


def test_linked_case_that_turns_out_to_change_another_keeps_staffs_words(
    office: Office, given: Given, run_import: Import
) -> None:
    own = noted(office)
    given.entries["Toezegging"] = [first(OTHERWISE), entry(2, tekst=ENTRY, activiteit='<P:activiteit ref="a1" />')]
    run_import("Toezegging")
    assert Commitment.objects.count() == 2

    given.entries["Toezegging"].append(change(ENTRY))
    assert run_import("Toezegging").faulty == 0

    case = Commitment.objects.get()
    assert (case.pk, case.official_id, case.register_number, case.wording) == (
        own.pk, "t1", "TZ202602-001", SENTENCE,
    )  # fmt: skip
    assert FollowUp.objects.exclude(state="retracted").get().commitment == case
    assert PossibleDouble.objects.get().register_number == "TZ202602-001"


def test_question_about_a_waiting_entry_goes_along_to_its_original(
    office: Office, given: Given, run_import: Import
) -> None:
    own = noted(None)
    given.entries["Toezegging"] = [first(OTHERWISE), entry(2, tekst=ENTRY, activiteit='<P:activiteit ref="a1" />')]
    run_import("Toezegging")
    assert PossibleDouble.objects.get().register_number == "TZ202602-002"

    given.entries["Toezegging"].append(change(ENTRY))
    run_import("Toezegging")

    pair = PossibleDouble.objects.get()
    assert (pair.noted, pair.registered, pair.register_number, pair.state) == (
        own, Commitment.objects.get(official_id="t1"), "TZ202602-001", "open",
    )  # fmt: skip
