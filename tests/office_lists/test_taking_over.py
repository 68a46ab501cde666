"""Taking a list over: what is new comes in, empty columns are filled, and nobody is mailed for it."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from motions.models import Commitment, Deadline, FollowUp, FollowUpEvent, Motion, Notification
from motions.services.office_lists.applying import NothingToApply
from motions.services.office_lists.receiving import Busy
from tests.builders import make_commitment, make_follow_up, make_ministry, make_user
from tests.office_lists.lists import HEADER, csv_of, look_at, outcomes, plans, row, take_over

pytestmark = pytest.mark.django_db

NEW = csv_of(
    HEADER,
    "Toezegging;TZ202601-012;;De Kamer informeren over de dijken;20-01-2026;01-05-2026;open;BZ;DGB;",
    "Motie;;36410-74;Motie over de dijken;27-01-2026;;in uitvoering;BZ;;Bikker",
    "Toezegging;;;Een brief sturen over de sluizen;01-10-2025;01-12-2025;;;;",
)


def test_preview_says_what_each_row_would_do_and_does_nothing(anna: User) -> None:
    make_ministry()

    office_list = look_at(NEW, actor=anna)

    assert (office_list.state, plans(office_list)) == ("read", {2: "new", 3: "new", 4: "new"})
    assert row(office_list, 2).says == [
        "Toezegging toevoegen.",
        "Opvolging openen bij BZ, gevolgd vanaf 20 januari 2026.",
        "Termijn: 1 mei 2026.",
        "Directie: DGB.",
    ]
    assert Commitment.objects.count() == Motion.objects.count() == FollowUp.objects.count() == 0


def test_new_rows_become_commitments_and_motions_that_are_followed(anna: User) -> None:
    ministry = make_ministry()

    office_list = take_over(look_at(NEW, actor=anna), actor=anna)

    assert (office_list.state, office_list.applied_by) == ("applied", anna)
    assert outcomes(office_list) == {2: "done", 3: "done", 4: "done"}
    dikes = Commitment.objects.get(register_number="TZ202601-012").follow_ups.get()
    assert (dikes.ministry, dikes.unit, dikes.due_on, dikes.state, dikes.follow_from) == (
        ministry, "DGB", date(2026, 5, 1), "open", date(2026, 1, 20),
    )  # fmt: skip
    motion = Motion.objects.get()
    assert (motion.paper.reference.normal_form, motion.title) == ("36410-74", "Motie over de dijken")
    assert [mover.name for mover in motion.movers.all()] == ["Bikker"]
    assert motion.requests.get().follow_ups.get().state == "in_progress"


def test_a_list_is_told_to_nobody_not_even_of_a_term_that_had_passed(anna: User) -> None:
    make_ministry(mailbox="bz@ministerie.example")
    make_follow_up(
        due_on=None, owner=make_user("cor"), commitment=make_commitment(title="Een brief sturen over de kades")
    )
    late = "Toezegging;;;Een brief sturen over de kades;10-02-2026;20-02-2026;;;;"

    take_over(look_at(NEW + b"\r\n" + late.encode(), actor=anna), actor=anna)

    by_list = FollowUpEvent.objects.exclude(recorded_at=FollowUpEvent.objects.earliest("pk").recorded_at)
    assert by_list.filter(kind="term_passed").count() == 2
    assert by_list.filter(is_silent=False).count() == 0
    assert Notification.objects.filter(cancelled_at=None).count() == 0


def test_the_same_list_again_changes_nothing(anna: User) -> None:
    make_ministry()
    take_over(look_at(NEW, actor=anna), actor=anna)
    before = FollowUpEvent.objects.count()

    again = look_at(NEW, actor=anna)

    assert plans(again) == {2: "same", 3: "same", 4: "same"}
    with pytest.raises(NothingToApply):
        take_over(again, actor=anna)
    assert FollowUpEvent.objects.count() == before


def test_a_later_list_moves_a_term_that_a_list_had_set(anna: User) -> None:
    make_ministry()
    take_over(look_at(NEW, actor=anna), actor=anna)
    later = NEW.replace(b"01-05-2026", b"01-07-2026")

    office_list = take_over(look_at(later, actor=anna), actor=anna)

    follow_up = Commitment.objects.get(register_number="TZ202601-012").follow_ups.get()
    assert plans(office_list) == {2: "adds", 3: "same", 4: "same"}
    assert (follow_up.due_on, follow_up.term_version) == (date(2026, 7, 1), 2)
    assert list(Deadline.objects.filter(follow_up=follow_up).values_list("version", "due_on")) == [
        (2, date(2026, 7, 1)), (1, date(2026, 5, 1)),
    ]  # fmt: skip


def test_a_list_is_taken_over_once(anna: User) -> None:
    make_ministry()
    office_list = take_over(look_at(NEW, actor=anna), actor=anna)

    with pytest.raises(Busy):
        take_over(office_list, actor=anna)

    assert Commitment.objects.count() == 2


def test_what_changed_since_the_preview_is_left_and_said(anna: User) -> None:
    make_ministry()
    office_list = look_at(NEW, actor=anna)
    make_commitment(register_number="TZ202601-012", promised_on=date(2026, 1, 20))

    take_over(office_list, actor=anna)

    assert outcomes(office_list) == {2: "left", 3: "done", 4: "done"}
    assert row(office_list, 2).says[-1] == "Sinds het voorbeeld is hier iets veranderd; deze regel is overgeslagen."
    assert Commitment.objects.get(register_number="TZ202601-012").follow_ups.count() == 0


@pytest.mark.parametrize("permissions", [(), ("add_officelist",), ("change_followup",)])
def test_taking_over_needs_both_rights(anna: User, permissions: tuple[str, ...]) -> None:
    make_ministry()
    office_list = look_at(NEW, actor=anna)

    with pytest.raises(PermissionDenied):
        take_over(office_list, actor=make_user("cor", permissions=permissions))

    assert office_list.rows.exclude(outcome="").count() == 0


def test_adding_needs_its_right(db: None) -> None:
    with pytest.raises(PermissionDenied):
        look_at(NEW, actor=make_user("cor", permissions=("change_followup",)))
