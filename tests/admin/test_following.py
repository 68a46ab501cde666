"""Starting to follow a motion or commitment."""

from datetime import date

import pytest
from django.test import Client

from motions.models import Deadline, Decision, FollowUp, Motion
from tests.builders import make_commitment, make_ministry, make_motion


@pytest.fixture
def adopted(db: None) -> Motion:
    motion = make_motion("Bikker", requests=("verzoekt de regering dit te doen", "verzoekt de regering te melden"))
    Decision.objects.create(motion=motion, kind="adopted", decided_on=date(2026, 1, 27))
    return motion


def test_motion_gets_a_follow_up_for_each_request_with_its_own_term(staff: Client, adopted: Motion) -> None:
    first, second = adopted.requests.all()
    ministry = make_ministry()

    response = staff.post(
        f"/admin/motions/motion/{adopted.pk}/opvolgen/",
        {"ministry": ministry.pk, f"due_on_{first.pk}": "2026-07-02", "reason": "vóór het zomerreces"},
    )

    assert response["Location"] == f"/admin/motions/motion/{adopted.pk}/change/"
    rows = FollowUp.objects.order_by("request__position").values_list("request", "due_on", "ministry", "follow_from")
    assert list(rows) == [
        (first.pk, date(2026, 7, 2), ministry.pk, date(2026, 1, 27)),
        (second.pk, None, ministry.pk, date(2026, 1, 27)),
    ]


def test_term_of_the_motion_itself_is_filled_in_and_explains_itself(staff: Client, adopted: Motion) -> None:
    first, _ = adopted.requests.all()
    adopted.requests.filter(pk=first.pk).update(deadline_phrase="binnen drie maanden")
    address = f"/admin/motions/motion/{adopted.pk}/opvolgen/"

    field = staff.get(address).context["form"][f"due_on_{first.pk}"]
    staff.post(address, {f"due_on_{first.pk}": "2026-04-27"})

    assert field.initial == date(2026, 4, 27)
    deadline = Deadline.objects.get()
    assert (deadline.phrase, deadline.due_on, deadline.anchor_on) == (
        "binnen drie maanden",
        date(2026, 4, 27),
        date(2026, 1, 27),
    )


def test_term_before_the_adoption_is_refused_at_its_own_field(staff: Client, adopted: Motion) -> None:
    _, second = adopted.requests.all()

    response = staff.post(
        f"/admin/motions/motion/{adopted.pk}/opvolgen/", {f"due_on_{second.pk}": "2026-01-01", "reason": "vergissing"}
    )

    assert list(response.context["form"].errors) == [f"due_on_{second.pk}"]
    assert FollowUp.objects.count() == 0


def test_date_without_an_explanation_is_refused(staff: Client, adopted: Motion) -> None:
    first = adopted.requests.all()[0]

    response = staff.post(f"/admin/motions/motion/{adopted.pk}/opvolgen/", {f"due_on_{first.pk}": "2026-07-02"})

    assert list(response.context["form"].errors) == ["reason"]


def test_rejected_motion_cannot_be_followed(staff: Client, db: None) -> None:
    motion = make_motion("Bikker")

    page = staff.post(f"/admin/motions/motion/{motion.pk}/opvolgen/", {}).content.decode()

    assert "is niet aangenomen of overgenomen" in page


def test_motion_that_is_followed_already_says_so(staff: Client, adopted: Motion) -> None:
    address = f"/admin/motions/motion/{adopted.pk}/opvolgen/"
    staff.post(address, {})

    page = staff.post(address, {}).content.decode()

    assert "Elk verzoek van deze motie wordt al gevolgd." in page
    assert FollowUp.objects.count() == 2


def test_commitment_is_followed_and_leads_back_to_the_review(staff: Client, db: None) -> None:
    commitment = make_commitment()

    response = staff.post(
        f"/admin/motions/commitment/{commitment.pk}/opvolgen/?terug=/admin/motions/letter/1/review/%3Fvoorstel%3D2", {}
    )

    assert response["Location"] == "/admin/motions/letter/1/review/?voorstel=2"
    assert FollowUp.objects.get().follow_from == date(2026, 2, 10)


def test_return_address_of_another_site_is_ignored(staff: Client, db: None) -> None:
    commitment = make_commitment()

    response = staff.post(f"/admin/motions/commitment/{commitment.pk}/opvolgen/?terug=https://elders.example/", {})

    assert response["Location"] == f"/admin/motions/commitment/{commitment.pk}/change/"
