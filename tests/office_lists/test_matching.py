"""What a row is about: by its number, by movers and day, by its subject; several candidates are a question."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from motions.models import Commitment
from motions.services.office_lists import choosing
from motions.services.office_lists.choosing import NotACandidate
from tests.builders import make_commitment, make_motion, make_paper
from tests.office_lists.lists import HEADER, TODAY, csv_of, look_at, outcomes, plans, row, take_over

pytestmark = pytest.mark.django_db


def test_a_number_decides_whatever_the_subject_says(anna: User) -> None:
    commitment = make_commitment(register_number="TZ202601-012")
    make_commitment(title="Over de dijken")

    office_list = look_at(csv_of(HEADER, "Toezegging;TZ202601-012;;Over de dijken;;;;;;"), actor=anna)

    assert row(office_list, 2).commitment == commitment


def test_a_commitment_noted_before_its_number_existed_gets_the_number(anna: User) -> None:
    commitment = make_commitment(title="Over de dijken", promised_on=date(2026, 2, 10))

    office_list = look_at(csv_of(HEADER, "Toezegging;TZ202601-012;;Over de dijken;10-02-2026;;;;;"), actor=anna)
    take_over(office_list, actor=anna)

    commitment.refresh_from_db()
    assert (commitment.register_number, Commitment.objects.count()) == ("TZ202601-012", 1)


def test_the_same_words_under_another_number_or_on_another_day_are_another_commitment(anna: User) -> None:
    make_commitment(title="Over de dijken", register_number="TZ202501-001", promised_on=date(2026, 2, 10))
    lines = (
        "Toezegging;TZ202601-012;;Over de dijken;10-02-2026;;;;;",
        "Toezegging;;;Over de dijken;11-02-2026;;;;;",
    )

    assert plans(look_at(csv_of(HEADER, *lines), actor=anna)) == {2: "new", 3: "new"}


def test_a_motion_is_found_by_its_paper_however_the_number_is_written(anna: User) -> None:
    motion = make_motion(paper=make_paper(21501, "2586", suffix="02"))

    office_list = look_at(csv_of(HEADER, "Motie;;21 501-02, nr. 2586;;;;;;;"), actor=anna)

    assert row(office_list, 2).motion == motion


def test_a_motion_with_another_number_is_another_motion(anna: User) -> None:
    make_motion("Bikker", title="Over de dijken")

    assert plans(look_at(csv_of(HEADER, "Motie;;36410-75;Over de dijken;;;;;;"), actor=anna)) == {2: "new"}


def test_a_motion_without_a_number_is_found_by_movers_and_day(anna: User) -> None:
    make_motion("Ceder", paper=make_paper(36410, "1"), submitted_on=date(2026, 1, 20))
    motion = make_motion("Bikker", "Omtzigt", submitted_on=date(2026, 1, 20))
    make_motion("Bikker", paper=make_paper(36410, "2"), submitted_on=date(2026, 1, 21))

    office_list = look_at(csv_of(HEADER, "Motie;;;Motie over dijken;20-01-2026;;;;;Bikker"), actor=anna)

    assert row(office_list, 2).motion == motion


def test_several_candidates_are_a_question_that_a_person_answers(anna: User) -> None:
    first = make_motion("Bikker", title="Over dijken", submitted_on=date(2026, 1, 20))
    second = make_motion("Bikker", paper=make_paper(36410, "75"), title="Over kades", submitted_on=date(2026, 1, 20))
    office_list = look_at(csv_of(HEADER, "Motie;;;Motie over water;20-01-2026;;;;;Bikker"), actor=anna)
    question = row(office_list, 2)

    assert question.plan == "unclear"
    assert [(one["kind"], one["id"]) for one in question.candidates] == [("motion", first.pk), ("motion", second.pk)]

    with pytest.raises(NotACandidate):
        choosing.choose(row=question, kind="motion", pk=second.pk + 1, actor=anna, today=TODAY)
    choosing.choose(row=question, kind="motion", pk=second.pk, actor=anna, today=TODAY)
    take_over(office_list, actor=anna)

    assert outcomes(office_list) == {2: "done"}
    assert second.requests.get().follow_ups.count() == 1
    assert first.requests.get().follow_ups.count() == 0


def test_of_two_rows_about_the_same_the_first_counts(anna: User) -> None:
    make_commitment(register_number="TZ202601-012", title="Over de dijken", promised_on=date(2026, 2, 10))
    lines = (
        "Toezegging;TZ202601-012;;Dijken;;;;;;",
        "Toezegging;TZ202601-013;;Kades;10-02-2026;;;;;",
        "Toezegging;TZ202601-013;;Kades, nogmaals;10-02-2026;;;;;",
        "Toezegging;;;Over de dijken;10-02-2026;;;;;",
    )

    office_list = look_at(csv_of(HEADER, *lines), actor=anna)

    assert plans(office_list) == {2: "adds", 3: "new", 4: "faulty", 5: "faulty"}
    assert row(office_list, 4).problems == [{"column": 0, "message": "Dit staat ook in regel 3. Die regel telt."}]
    assert row(office_list, 5).problems == [{"column": 0, "message": "Dit staat ook in regel 2. Die regel telt."}]
