"""What says a commitment once more joins its case, in whatever order the entries come."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest

from motions.models import Commitment, FollowUp, ImportFault, ImportGap, Office, Statement, Subscription
from motions.rules.follow_ups import EventKind
from motions.services.follow_ups import change_by_hand
from tests.builders import make_ministry, make_reviewer, make_user
from tests.importers.conftest import NOW, Import
from tests.importers.register import entry
from tests.replay.records import Given

FIRST = entry(1, tekst="Eerst.")
CHANGE = entry(
    2, aanmaakdatum="2026-03-01T10:00:00", tekst="Nader.", status="Deels Voldaan", v='<P:isWijzigingVan ref="t1" />'
)
ADDITION = entry(3, aanmaakdatum="2026-03-02T10:00:00", tekst="En ook dit.", v='<P:isAanvullingOp ref="t2" />')


@pytest.fixture(autouse=True)
def followed(db: None, settings: object) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]
    Office.objects.create(title="Minister van Economische Zaken", ministry=make_ministry("ez"))


def lasting() -> list[FollowUp]:
    return list(FollowUp.objects.exclude(state="retracted"))


def waiting() -> list[tuple[str, str]]:
    return list(ImportGap.objects.filter(thing="original").values_list("official_id", "about"))


@pytest.mark.parametrize("entries", list(permutations((FIRST, CHANGE, ADDITION))))
def test_chain_is_one_case_in_whatever_order_it_comes(entries: Sequence[str], given: Given, run_import: Import) -> None:
    for one in entries:
        given.entries["Toezegging"] = [*given.entries.get("Toezegging", []), one]
        run = run_import("Toezegging")
        assert run.faulty == 0

    commitment = Commitment.objects.get()
    assert (commitment.official_id, commitment.register_number) == ("t1", "TZ202602-001")
    assert (commitment.promised_on, commitment.wording) == (date(2026, 2, 24), "Nader.")
    assert list(Statement.objects.values_list("role", "official_id", "quote")) == [
        ("first", "t1", "Eerst."),
        ("change", "t2", "Nader."),
        ("addition", "t3", "En ook dit."),
    ]
    assert [follow_up.commitment for follow_up in lasting()] == [commitment]
    assert waiting() == []


def test_entry_waits_for_its_original_and_a_reissue_of_a_chain_changes_nothing(
    given: Given, run_import: Import
) -> None:
    given.entries["Toezegging"] = [CHANGE]
    run_import("Toezegging")
    assert waiting() == [("t2", "t1")]
    given.entries["Toezegging"] += [FIRST, ADDITION]
    run_import("Toezegging")
    before = list(Statement.objects.values()), list(Commitment.objects.values())

    given.entries["Toezegging"] += [one.replace("2026-02-25T09", "2026-03-02T09") for one in (FIRST, CHANGE)]
    run = run_import("Toezegging")

    assert (run.changed, run.unchanged) == (0, 2)
    assert (list(Statement.objects.values()), list(Commitment.objects.values())) == before


def progress(follow_up: FollowUp, who: str) -> None:
    change_by_hand(
        follow_up=follow_up, kind=EventKind.PROGRESS, happened_on=date(2026, 3, 2), note="", actor=make_reviewer(who),
        now=NOW, today=NOW.date(),
    )  # fmt: skip


def test_work_and_followers_go_along_when_the_original_takes_the_case_over(given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [CHANGE]
    run_import("Toezegging")
    case = Commitment.objects.get()
    progress(case.follow_ups.get(), "anna")
    Subscription.objects.create(user=make_user(), scope="commitment", commitment=case, created_at=NOW)

    given.entries["Toezegging"].append(FIRST)
    run_import("Toezegging")

    commitment = Commitment.objects.get()
    assert (commitment, commitment.official_id) == (case, "t1")
    assert [(one.commitment, one.state) for one in lasting()] == [(commitment, "in_progress")]
    assert Subscription.objects.get().commitment == commitment


SECOND_CHANGE = CHANGE.replace("t2", "t4").replace("-002", "-004")


def test_second_case_that_waited_joins_with_its_work_and_the_other_goes_back(given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [CHANGE, SECOND_CHANGE]
    run_import("Toezegging")
    progress(FollowUp.objects.get(commitment__official_id="t4"), "anna")

    given.entries["Toezegging"].append(FIRST)
    run = run_import("Toezegging")

    assert run.faulty == 0
    commitment = Commitment.objects.get()
    assert [(one.commitment, one.events.filter(actor__isnull=False).count()) for one in lasting()] == [(commitment, 1)]
    assert FollowUp.objects.filter(state="retracted", commitment=commitment).count() == 1


def test_two_cases_with_work_are_named_and_left_to_a_person(given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [CHANGE, SECOND_CHANGE]
    run_import("Toezegging")
    for follow_up, who in zip(FollowUp.objects.all(), ("anna", "kim"), strict=True):
        progress(follow_up, who)

    given.entries["Toezegging"].append(FIRST)
    run_import("Toezegging")

    assert Commitment.objects.count() == 2
    assert "maar aan allebei is gewerkt" in ImportFault.objects.get().problem


def test_entry_that_turns_out_to_repeat_another_joins_it(given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [FIRST, entry(2, tekst="Nog eens.")]
    run_import("Toezegging")
    assert Commitment.objects.count() == 2

    given.entries["Toezegging"].append(entry(2, tekst="Nog eens.", v='<P:isHerhalingVan ref="t1" />'))
    run_import("Toezegging")

    assert Commitment.objects.get().wording == "Nog eens."
    assert list(Statement.objects.order_by("official_id").values_list("role", flat=True)) == ["first", "repeat"]
    assert len(lasting()) == 1


def test_entry_of_a_chain_that_the_register_took_away_is_taken_back(given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [FIRST, CHANGE]
    run_import("Toezegging")

    given.entries["Toezegging"].append(CHANGE.replace('verwijderd="false"', 'verwijderd="true"'))
    run = run_import("Toezegging")

    assert run.removed == 1
    assert Commitment.objects.get().source_removed_at is None
    assert Statement.objects.get(official_id="t2").retracted_at == NOW

    given.entries["Toezegging"].append(CHANGE)
    run_import("Toezegging")
    assert Statement.objects.get(official_id="t2").retracted_at is None


@pytest.mark.parametrize(
    "then",
    [entry(2, tekst="Nader."), CHANGE.replace('verwijderd="false"', 'verwijderd="true"')],
    ids=["no longer linked", "taken away"],
)
def test_entry_waits_no_longer_than_the_register_says(then: str, given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [CHANGE]
    run_import("Toezegging")
    assert waiting() == [("t2", "t1")]

    given.entries["Toezegging"].append(then)
    run_import("Toezegging")

    assert waiting() == []


def test_page_with_the_original_last_is_one_case_too(given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [ADDITION, CHANGE, FIRST]

    run_import("Toezegging")

    assert (Commitment.objects.get().official_id, len(lasting()), waiting()) == ("t1", 1, [])


def test_withdrawn_change_gives_the_wording_back(given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [FIRST, CHANGE]
    run_import("Toezegging")
    assert Commitment.objects.get().wording == "Nader."

    given.entries["Toezegging"].append(CHANGE.replace('verwijderd="false"', 'verwijderd="true"'))
    run_import("Toezegging")

    assert Commitment.objects.get().wording == "Eerst."


def test_what_came_before_its_original_is_the_later_word(given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [CHANGE, FIRST]

    run_import("Toezegging")

    assert Commitment.objects.get().register_status == "Deels Voldaan"
