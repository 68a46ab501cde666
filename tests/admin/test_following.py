"""Starting to follow a motion or commitment, and the steps of a follow-up after that."""

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from motions.models import Deadline, Decision, FollowUp, Motion
from motions.services.terms import extend
from tests.builders import NOW, make_commitment, make_follow_up, make_ministry, make_motion, make_user


@pytest.fixture
def adopted(db: None) -> Motion:
    motion = make_motion("Bikker", requests=("verzoekt de regering dit te doen", "verzoekt de regering te melden"))
    Decision.objects.create(motion=motion, kind="adopted", decided_on=date(2026, 1, 27))
    return motion


def step(follow_up: FollowUp, name: str) -> str:
    return f"/admin/motions/followup/{follow_up.pk}/stap/{name}/"


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


def test_term_is_extended_with_a_reason_as_a_new_version(staff: Client, db: None) -> None:
    follow_up = make_follow_up()

    staff.post(step(follow_up, "termijn"), {"due_on": "2026-10-01", "set_by": "promised", "reason": "brief volgt"})

    follow_up.refresh_from_db()
    assert (follow_up.due_on, follow_up.term_version) == (date(2026, 10, 1), 2)
    assert Deadline.objects.get(version=2).reason == "brief volgt"
    assert follow_up.events.filter(kind="term_extended").count() == 1


def test_term_before_the_promise_is_a_dutch_error_at_the_date(staff: Client, db: None) -> None:
    follow_up = make_follow_up()

    response = staff.post(
        step(follow_up, "termijn"), {"due_on": "2026-01-01", "set_by": "promised", "reason": "vergissing"}
    )

    assert response.context["form"].errors == {
        "due_on": ["De termijn (1 januari 2026) ligt vóór de toezegging of het verzoek (27 januari 2026)."]
    }
    assert Deadline.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "values", "state"),
    [
        ("melden", {"event": "reported", "happened_on": "2026-03-01", "note": "mondeling"}, "reported"),
        ("vaststellen", {"outcome": "fulfilled", "body": "commissie BZ", "decided_on": "2026-03-01"}, "decided"),
        ("afsluiten", {"happened_on": "2026-03-01", "note": "klaar"}, "closed"),
    ],
)
def test_step_changes_the_state(name: str, values: dict[str, str], state: str, staff: Client, db: None) -> None:
    follow_up = make_follow_up()

    response = staff.post(step(follow_up, name), values)

    follow_up.refresh_from_db()
    assert response["Location"] == f"/admin/motions/followup/{follow_up.pk}/change/"
    assert follow_up.state == state


def test_closed_follow_up_is_reopened(staff: Client, db: None) -> None:
    follow_up = make_follow_up()
    staff.post(step(follow_up, "afsluiten"), {"happened_on": "2026-03-01", "note": "klaar"})

    staff.post(step(follow_up, "heropenen"), {"happened_on": "2026-03-02", "note": "toch niet"})

    follow_up.refresh_from_db()
    assert follow_up.state == "open"


def test_transfer_leads_to_the_successor(staff: Client, db: None) -> None:
    follow_up = make_follow_up(ministry=make_ministry("bz"))
    ministry = make_ministry("def")

    response = staff.post(step(follow_up, "overdragen"), {"ministry": ministry.pk, "note": ""})

    successor = FollowUp.objects.get(predecessor=follow_up)
    assert response["Location"] == f"/admin/motions/followup/{successor.pk}/change/"
    assert successor.ministry == ministry


def test_estimate_is_confirmed(staff: Client, db: None) -> None:
    follow_up = make_follow_up()
    follow_up.deadlines.update(precision="event", certain=False)
    FollowUp.objects.update(is_estimate=True)

    staff.post(step(follow_up, "schatting"))

    follow_up.refresh_from_db()
    assert follow_up.is_estimate is False
    assert follow_up.deadlines.get().confirmed_by is not None


def test_page_offers_only_the_steps_that_are_possible(staff: Client, db: None) -> None:
    follow_up = make_follow_up()
    staff.post(step(follow_up, "afsluiten"), {"happened_on": "2026-03-01", "note": "klaar"})

    page = staff.get(f"/admin/motions/followup/{follow_up.pk}/change/").content.decode()

    assert "Heropenen" in page
    assert "Overdragen" not in page
    assert "Schatting bevestigen" not in page


def test_step_that_is_no_longer_possible_says_so(staff: Client, db: None) -> None:
    follow_up = make_follow_up()
    staff.post(step(follow_up, "afsluiten"), {"happened_on": "2026-03-01", "note": "klaar"})

    page = staff.post(step(follow_up, "overdragen"), {"ministry": make_ministry("def").pk}).content.decode()

    assert "kan niet bij een opvolging die “door ons afgesloten” is" in page


def test_somebody_without_the_permission_is_told(client: Client, db: None) -> None:
    follow_up = make_follow_up()
    client.force_login(make_user(permissions=("view_followup",)))

    page = client.post(step(follow_up, "afsluiten"), {"happened_on": "2026-03-01", "note": "klaar"}).content.decode()

    assert "U mag deze opvolging niet wijzigen." in page


def test_edit_in_place_leaves_the_columns_of_services_alone(staff: Client, db: None) -> None:
    follow_up = make_follow_up()
    ministry = make_ministry()
    page = f"/admin/motions/followup/{follow_up.pk}/change/"

    inlines = ("events", "deadlines", "evidence")
    counts = {f"{name}-{count}_FORMS": "0" for name in inlines for count in ("TOTAL", "INITIAL")}
    edited = {"ministry": ministry.pk, "role": "lead", "unit": "DEU", "follow_from": "27-01-2026"}

    staff.post(page, counts | edited | {"state": "closed", "due_on": "2030-01-01"})

    follow_up.refresh_from_db()
    assert (follow_up.unit, follow_up.ministry, follow_up.ministry_source) == ("DEU", ministry, "staff")
    assert (follow_up.state, follow_up.due_on) == ("open", date(2026, 7, 2))


def test_edit_does_not_write_an_old_term_over_one_that_was_set_meanwhile(reviewer: User) -> None:
    follow_up = make_follow_up()
    request = RequestFactory().post("/")
    request.user = reviewer
    options = admin.site.get_model_admin(FollowUp)
    opened_earlier = FollowUp.objects.get()
    edited = {"role": "lead", "unit": "DEU", "follow_from": "27-01-2026"}
    form = options.get_form(request, opened_earlier, change=True)(edited, instance=opened_earlier)

    extend(
        follow_up=follow_up, due_on=date(2026, 10, 1), reason="brief volgt", set_by=Deadline.SetBy.PROMISED,
        actor=reviewer, now=NOW, today=date(2026, 3, 2),
    )  # fmt: skip
    options.save_model(request, options.save_form(request, form, change=True), form, change=True)

    follow_up.refresh_from_db()
    assert (follow_up.unit, follow_up.due_on, follow_up.term_version) == ("DEU", date(2026, 10, 1), 2)
