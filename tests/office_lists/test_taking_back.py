"""Taking a list back: what nobody changed since is as it was; what was changed is named and stays."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from motions.models import Commitment, Deadline, FollowUp, FollowUpEvent, Motion, Notification, OfficeList, Statement
from motions.rules.follow_ups import EventKind
from motions.services import follow_ups, overdue
from motions.services.office_lists.receiving import Busy
from tests.builders import hand_over, make_commitment, make_follow_up, make_ministry, make_user
from tests.office_lists.lists import HEADER, TODAY, clock, csv_of, look_at, outcomes, plans, row, take_back, take_over

pytestmark = pytest.mark.django_db

NEW = csv_of(
    HEADER,
    "Toezegging;TZ202601-012;;Informeren over de dijken;20-01-2026;01-05-2026;;BZ;DGB;",
    "Motie;;36410-74;Motie over de dijken;27-01-2026;;afgedaan;BZ;;Bikker",
)
ADDS = csv_of(HEADER, "Toezegging;TZ202512-001;;Berichten;10-02-2026;01-06-2026;in uitvoering;BZ;DGB;")


@pytest.fixture(autouse=True)
def bz(db: None) -> None:
    make_ministry()


def applied(data: bytes, anna: User) -> OfficeList:
    return take_over(look_at(data, actor=anna), actor=anna)


def test_what_was_new_no_longer_stands_and_nothing_is_deleted(anna: User) -> None:
    office_list = applied(NEW, anna)
    events = FollowUpEvent.objects.count()

    take_back(office_list, actor=anna)

    assert (office_list.state, office_list.taken_back_by) == ("taken_back", anna)
    assert outcomes(office_list) == {2: "taken_back", 3: "taken_back"}
    assert set(FollowUp.objects.values_list("state", flat=True)) == {"retracted"}
    assert Commitment.objects.standing().count() == 0
    assert Commitment.objects.public().count() == 0
    assert Statement.objects.get().retracted_at is not None
    assert Motion.objects.count() == 1
    assert row(office_list, 3).says[-1] == (
        "De opvolging is ingetrokken. De motie zelf blijft staan, zonder opvolging."
    )
    retracted = FollowUpEvent.objects.filter(kind=EventKind.RETRACTED.value)
    assert retracted.count() == events == FollowUpEvent.objects.count() - events
    assert retracted.filter(is_silent=False).count() == 0


def test_what_was_filled_is_empty_again(anna: User) -> None:
    follow_up = make_follow_up(
        commitment=make_commitment(register_number="TZ202512-001"), due_on=None, follow_from=date(2026, 2, 10)
    )
    before = FollowUp.objects.values().get(pk=follow_up.pk)
    office_list = applied(ADDS, anna)
    assert FollowUp.objects.values().get(pk=follow_up.pk) != before

    take_back(office_list, actor=anna)

    after = FollowUp.objects.values().get(pk=follow_up.pk)
    ignored = {"next_notice_on"}
    assert {name: value for name, value in after.items() if name not in ignored} == {
        name: value for name, value in before.items() if name not in ignored
    }
    assert Deadline.objects.get().retracted_at is not None


def test_the_list_can_be_taken_over_once_more_afterwards(anna: User) -> None:
    take_back(applied(NEW, anna), actor=anna)

    again = look_at(NEW, actor=anna)
    assert plans(again) == {2: "new", 3: "adds"}
    take_over(again, actor=anna)

    assert outcomes(again) == {2: "done", 3: "done"}
    assert Commitment.objects.standing().get().register_number == "TZ202601-012"
    assert FollowUp.objects.exclude(state="retracted").count() == 2


def test_what_somebody_noted_since_stays_and_is_named(anna: User) -> None:
    office_list = applied(NEW, anna)
    follow_up = Commitment.objects.get().follow_ups.get()
    follow_ups.change_by_hand(
        follow_up=follow_up, kind=EventKind.PROGRESS, happened_on=TODAY, note="", actor=anna, now=clock(), today=TODAY
    )

    take_back(office_list, actor=anna)

    assert outcomes(office_list) == {2: "kept", 3: "taken_back"}
    assert row(office_list, 2).says[-1] == (
        "Sinds het overnemen is bij deze opvolging iets vastgelegd. Zij blijft zoals zij is."
    )
    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.due_on) == ("in_progress", date(2026, 5, 1))
    assert Commitment.objects.standing().count() == 1


@pytest.mark.parametrize("edited", ["commitment", "follow_up", "statement", "transfer"])
def test_what_somebody_edited_since_stays(anna: User, edited: str) -> None:
    office_list = applied(NEW, anna)
    commitment = Commitment.objects.get()
    follow_up = commitment.follow_ups.get()
    if edited == "commitment":
        commitment.title = "Beter verwoord"
        commitment.save()
    elif edited == "follow_up":
        follow_up.unit = "DGX"
        follow_up.save()
    elif edited == "statement":
        Statement.objects.create(commitment=commitment, said_on=TODAY, quote="Nogmaals.")
    else:
        hand_over(follow_up, make_ministry("def"))

    take_back(office_list, actor=anna)

    assert outcomes(office_list) == {2: "kept", 3: "taken_back"}
    assert Commitment.objects.standing().count() == 1
    assert FollowUp.objects.filter(commitment=commitment).exclude(state="retracted").exists()


def test_what_the_calendar_did_since_is_no_change_and_is_not_mailed(anna: User) -> None:
    office_list = applied(NEW, anna)
    later = date(2026, 5, 4)
    overdue.flag_overdue(today=later, now=clock().replace(month=5, day=4))
    passed = FollowUpEvent.objects.get(kind="term_passed")

    take_back(office_list, actor=anna)

    assert outcomes(office_list) == {2: "taken_back", 3: "taken_back"}
    assert FollowUpEvent.objects.filter(retracts=passed).count() == 1
    assert Notification.objects.filter(event=passed, message=None, cancelled_at=None).count() == 0


def test_only_a_list_that_was_taken_over_is_taken_back_and_once(anna: User) -> None:
    office_list = look_at(NEW, actor=anna)
    with pytest.raises(Busy):
        take_back(office_list, actor=anna)
    take_back(take_over(office_list, actor=anna), actor=anna)

    with pytest.raises(Busy):
        take_back(office_list, actor=anna)


def test_taking_back_needs_both_rights(anna: User) -> None:
    office_list = applied(NEW, anna)

    with pytest.raises(PermissionDenied):
        take_back(office_list, actor=make_user("cor", permissions=("add_officelist",)))

    assert outcomes(office_list) == {2: "done", 3: "done"}
