"""The steps of a follow-up: term, report, decision, closing, transfer; and the edit in place beside them."""

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from motions.models import Deadline, FollowUp
from motions.services.terms import extend
from tests.admin.reviewing import said_at
from tests.builders import NOW, make_commitment, make_follow_up, make_ministry, make_user


def step(follow_up: FollowUp, name: str) -> str:
    return f"/admin/motions/followup/{follow_up.pk}/stap/{name}/"


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
        ("afsluiten", {"happened_on": "2026-03-01", "note": "klaar"}, "closed"),
    ],
)
def test_step_changes_the_state(name: str, values: dict[str, str], state: str, staff: Client, db: None) -> None:
    follow_up = make_follow_up()

    response = staff.post(step(follow_up, name), values)

    follow_up.refresh_from_db()
    assert response["Location"] == f"/admin/motions/followup/{follow_up.pk}/change/"
    assert follow_up.state == state


def test_decision_of_the_register_is_noted(staff: Client, db: None) -> None:
    follow_up = make_follow_up(commitment=make_commitment(register_number="TZ202602-001"))
    decided = {"outcome": "fulfilled", "body": "toezeggingenregister", "decided_on": "2026-03-01"}

    staff.post(step(follow_up, "vaststellen"), decided)

    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.outcome) == ("decided", "fulfilled")


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


@pytest.mark.parametrize(
    ("name", "state", "refusal"),
    [
        ("afsluiten", "closed", "“Door ons afgesloten” kan niet bij een opvolging die “door ons afgesloten” is"),
        ("heropenen", "open", "“Heropend” kan niet bij een opvolging die “open” is"),
    ],
)
def test_step_taken_in_another_tab_already_is_refused_on_the_page(
    name: str, state: str, refusal: str, staff: Client, db: None
) -> None:
    follow_up = make_follow_up()
    if state == "closed":
        staff.post(step(follow_up, "afsluiten"), {"happened_on": "2026-03-01", "note": "klaar"})

    page = staff.post(step(follow_up, name), {"happened_on": "2026-03-01", "note": "nog eens"}).content.decode()

    assert f'<p class="errornote">{refusal}' in page
    assert 'value="nog eens"' in page
    follow_up.refresh_from_db()
    assert follow_up.state == state


def test_report_that_is_no_longer_possible_is_refused_at_its_field(staff: Client, db: None) -> None:
    follow_up = make_follow_up()
    staff.post(step(follow_up, "afsluiten"), {"happened_on": "2026-03-01", "note": "klaar"})

    page = staff.post(
        step(follow_up, "melden"), {"event": "progress", "happened_on": "2026-03-01", "note": "brief"}
    ).content.decode()

    assert said_at(page, "event") == ["Dit kan niet (meer) bij de stand van deze opvolging."]


def test_term_beyond_these_times_is_refused_at_the_date(staff: Client, db: None) -> None:
    follow_up = make_follow_up()

    page = staff.post(
        step(follow_up, "termijn"), {"due_on": "9999-12-31", "set_by": "promised", "reason": "tikfout"}
    ).content.decode()

    assert said_at(page, "due_on") == ["Kies een dag van 1945 tot en met 2100."]
    assert 'value="9999-12-31"' in page
    assert Deadline.objects.count() == 1


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
