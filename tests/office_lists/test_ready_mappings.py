"""The lists that are kept everywhere, as they come: the registers of the Eerste Kamer and the annex of a budget."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from motions.models import Commitment, FollowUp, FollowUpEvent, Motion
from tests.builders import make_ministry, make_motion, make_paper, make_user
from tests.office_lists.lists import HEADER, csv_of, look_at, outcomes, plans, row, take_over

pytestmark = pytest.mark.django_db

EK_COMMITMENTS = csv_of(
    "Nummer;Toezegging;Datum toezegging;Deadline;Status;Kamerleden;Commissie",
    "T02867;Evaluatie van de wet toezenden;21-01-2020;01-07-2026;openstaand;Nagel;Binnenlandse Zaken",
    "T01970;Cijfers over wachttijden geven;27-05-2014;01-07-2025;deels voldaan;;Sociale Zaken",
    "T03131;Brief over de uitvoering;02-03-2021;01-01-2022;voldaan;;Financiën",
)
EK_MOTIONS = csv_of(
    "Nummer;Onderwerp;Indieners;Datum;Uitvoeringsstatus",
    "35.300 L;Motie over de begroting;Nagel;10-12-2019;uitgevoerd",
    "35.526 I;Motie over de maatregelen;Schalk;27-10-2020;niet uitgevoerd",
)
ANNEX = csv_of(
    "Omschrijving;Vindplaats;Stand van zaken",
    "Motie over de dijken;Kamerstukken II 2025/26, 36 410, nr. 74;Afgedaan. De Kamer is op 15 januari geïnformeerd.",
    "Motie over de kades;Kamerstukken II 2025/26, 36 410, nr. 75;In uitvoering",
    "Motie over de sluizen;Handelingen;In uitvoering",
)


def test_commitments_of_the_eerste_kamer_come_with_deadline_and_what_was_established(anna: User) -> None:
    office_list = look_at(EK_COMMITMENTS, actor=anna)
    assert (office_list.mapping, plans(office_list)) == ("ek_commitments", {2: "new", 3: "new", 4: "new"})

    take_over(office_list, actor=anna)

    stands = {
        one.register_number: (one.chamber, one.register_status, follow_up.state, follow_up.outcome, follow_up.due_on)
        for one in Commitment.objects.all()
        for follow_up in one.follow_ups.all()
    }
    assert stands == {
        "T02867": ("ek", "openstaand", "open", "", date(2026, 7, 1)),
        "T01970": ("ek", "deels voldaan", "partly", "", date(2025, 7, 1)),
        "T03131": ("ek", "voldaan", "decided", "fulfilled", date(2022, 1, 1)),
    }
    assert {event.body for event in FollowUpEvent.objects.filter(kind="decided")} == {"commissie van de Eerste Kamer"}
    assert [one.name for one in Commitment.objects.get(register_number="T02867").addressees.all()] == ["Nagel"]


def test_a_later_register_brings_the_new_deadline_and_state_and_nobody_is_told(anna: User) -> None:
    take_over(look_at(EK_COMMITMENTS, actor=anna), actor=anna)
    later = EK_COMMITMENTS.replace(b"01-07-2026;openstaand", b"01-01-2027;voldaan")

    office_list = take_over(look_at(later, actor=anna, as_of=date(2026, 3, 2)), actor=anna)

    assert plans(office_list) == {2: "adds", 3: "same", 4: "same"}
    follow_up = Commitment.objects.get(register_number="T02867").follow_ups.get()
    assert (follow_up.state, follow_up.due_on) == ("decided", date(2027, 1, 1))
    assert [(one.set_by, one.due_on) for one in follow_up.deadlines.order_by("version")] == [
        ("committee", date(2026, 7, 1)), ("committee", date(2027, 1, 1)),
    ]  # fmt: skip
    assert Commitment.objects.get(register_number="T02867").register_status == "voldaan"
    assert FollowUpEvent.objects.filter(is_silent=False).count() == 0


def test_who_may_not_establish_brings_the_register_without_what_was_established(db: None) -> None:
    cor = make_user("cor", permissions=("add_officelist", "change_followup"))

    office_list = take_over(look_at(EK_COMMITMENTS, actor=cor), actor=cor)

    assert outcomes(office_list) == {2: "done", 3: "done", 4: "done"}
    assert set(FollowUp.objects.values_list("state", flat=True)) == {"open"}
    assert row(office_list, 4).says[-1] == (
        "Stand “voldaan” is niet overgenomen. U mag niet noteren wat is vastgesteld; dat doet wie het register of de "
        "besluiten bijhoudt."
    )


def test_motions_of_the_eerste_kamer_come_with_their_uitvoeringsstatus(anna: User) -> None:
    office_list = take_over(look_at(EK_MOTIONS, actor=anna), actor=anna)

    assert (office_list.mapping, outcomes(office_list)) == ("ek_motions", {2: "done", 3: "done"})
    stands = {
        motion.paper.reference.normal_form: (motion.paper.chamber, motion.name, follow_up.state, follow_up.outcome)
        for motion in Motion.objects.all()
        for follow_up in FollowUp.objects.filter(request__motion=motion)
    }
    assert stands == {
        "35300-L": ("ek", "Motie-Nagel", "decided", "fulfilled"),
        "35526-I": ("ek", "Motie-Schalk", "decided", "not_carried_out"),
    }


def test_the_annex_of_a_budget_reports_on_motions_by_where_they_stand(anna: User) -> None:
    ministry = make_ministry()
    known = make_motion("Bikker", paper=make_paper(36410, "75"))

    office_list = look_at(ANNEX, actor=anna, kind="motion", ministry=ministry)
    take_over(office_list, actor=anna)

    assert (office_list.mapping, plans(office_list)) == ("ministry_annex", {2: "new", 3: "adds", 4: "faulty"})
    assert row(office_list, 3).motion == known
    assert {(one.ministry, one.state) for one in FollowUp.objects.all()} == {
        (ministry, "reported"), (ministry, "in_progress"),
    }  # fmt: skip
    assert FollowUpEvent.objects.get(kind="reported").note.startswith("Volgens de lijst lijst.csv: Afgedaan. De Kamer")
    assert row(office_list, 4).problems[0]["column"] == 1


def test_a_number_of_the_eerste_kamer_in_an_own_list_is_a_claim_and_not_the_register(anna: User) -> None:
    own = csv_of(HEADER, "Toezegging;T02867;;Evaluatie toezenden;21-01-2020;01-07-2026;voldaan;;;")

    office_list = take_over(look_at(own, actor=anna), actor=anna)

    commitment = Commitment.objects.get(register_number="T02867")
    follow_up = commitment.follow_ups.get()
    assert (office_list.mapping, commitment.chamber, commitment.register_status) == ("generic", "ek", "")
    assert (follow_up.state, follow_up.deadlines.get().set_by) == ("reported", "promised")
