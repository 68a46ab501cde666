"""The steps of a follow-up: term, report, decision, closing, transfer; and the edit in place beside them."""

from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from motions.models import Deadline, FollowUp
from motions.services.terms import extend
from tests.admin.reviewing import said_at
from tests.builders import NOW, make_commitment, make_follow_up, make_group, make_letter, make_ministry, make_user


def step(follow_up: FollowUp, name: str) -> str:
    return f"/admin/motions/followup/{follow_up.pk}/stap/{name}/"


def test_term_is_extended_with_a_reason_as_a_new_version(staff: Client, db: None) -> None:
    follow_up = make_follow_up()

    staff.post(step(follow_up, "termijn"), {"due_on": "2026-10-01", "set_by": "promised", "reason": "brief volgt"})

    follow_up.refresh_from_db()
    assert (follow_up.due_on, follow_up.term_version) == (date(2026, 10, 1), 2)
    assert Deadline.objects.get(version=2).reason == "brief volgt"
    assert follow_up.events.filter(kind="term_extended").count() == 1


def test_step_says_in_bold_that_the_term_has_passed(staff: Client, db: None) -> None:
    page = staff.get(step(make_follow_up(due_on=date(2026, 2, 1)), "termijn")).content.decode()

    assert "Uiterlijk: <strong>1 februari 2026 (verstreken)</strong>." in page


def test_term_before_the_promise_is_a_dutch_error_at_the_date(staff: Client, db: None) -> None:
    follow_up = make_follow_up()

    response = staff.post(
        step(follow_up, "termijn"), {"due_on": "2026-01-01", "set_by": "promised", "reason": "vergissing"}
    )

    assert response.context["form"].errors == {
        "due_on": ["De termijn (1 januari 2026) ligt vóór de toezegging of het verzoek (27 januari 2026)."]
    }
    assert Deadline.objects.count() == 1


def test_term_is_extended_in_a_letter_that_the_page_then_links_to(staff: Client, db: None) -> None:
    follow_up = make_follow_up()
    letter = make_letter(sent_on=date(2026, 2, 20), subject="Uitstelbrief")
    make_letter(subject="Concept", visibility="draft")
    asked = {"due_on": "2026-10-01", "set_by": "promised", "reason": "meer tijd nodig"}

    form = staff.get(step(follow_up, "termijn")).context["form"]
    staff.post(step(follow_up, "termijn"), asked | {"letter": letter.pk})

    names = [name for _, name in form.fields["letter"].choices]
    assert names == ["Niet in een brief", "Uitstelbrief (20 februari 2026)"]
    deadline, event = Deadline.objects.get(version=2), follow_up.events.get(kind="term_extended")
    assert (deadline.letter, str(deadline.recorded_by)) == (letter, "anna")
    assert (event.letter, event.happened_on) == (letter, date(2026, 2, 20))
    assert follow_up.deadlines.get(version=1).retracted_at is None


def test_date_of_the_committee_is_no_postponement(staff: Client, db: None) -> None:
    follow_up = make_follow_up()

    staff.post(step(follow_up, "termijn"), {"due_on": "2026-10-01", "set_by": "committee", "reason": "commissie"})

    told = follow_up.events.filter(deadline__version=2).exclude(kind="term_passed")
    assert list(told.values_list("kind", flat=True)) == ["term_set"]
    assert not follow_up.events.filter(kind="term_extended").exists()
    assert (Deadline.objects.get(version=2).get_set_by_display(), Deadline.objects.get(version=1).due_on) == (
        "Bepaald door de commissie", date(2026, 7, 2),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "field", "values", "said"),
    [
        ("termijn", "due_on", {"due_on": "2026-07-02", "set_by": "requested", "reason": "x"}, "De termijn is al"),
        ("melden", "happened_on", {"event": "reported", "happened_on": "2026-01-02", "note": "x"}, "Deze dag ligt"),
        ("afsluiten", "happened_on", {"happened_on": "2099-01-02", "note": "x"}, "Deze dag moet nog komen"),
        (
            "vaststellen",
            "decided_on",
            {"outcome": "fulfilled", "body": "register", "decided_on": "2099-01-02"},
            "Deze dag moet nog komen",
        ),
    ],
)
def test_error_about_a_day_stands_at_its_field(
    name: str, field: str, values: dict[str, str], said: str, staff: Client, db: None
) -> None:
    follow_up = make_follow_up(commitment=make_commitment(register_number="TZ202602-001"))

    page = staff.post(step(follow_up, name), values).content.decode()

    assert [text[: len(said)] for text in said_at(page, field)] == [said]
    assert "errornote" not in page


@pytest.mark.parametrize(
    ("about", "offered"),
    [({}, False), ({"commitment": "TZ202602-001"}, True), ({"commitment": ""}, False)],
    ids=["motion", "commitment in the register", "promise in a letter"],
)
def test_establishing_is_offered_only_where_somebody_establishes(
    about: dict[str, str], offered: bool, staff: Client, db: None
) -> None:
    known: Any = {"commitment": make_commitment(register_number=about["commitment"])} if about else {}
    follow_up = make_follow_up(**known)

    page = staff.get(f"/admin/motions/followup/{follow_up.pk}/change/").content.decode()

    assert ("stap/vaststellen/" in page) is offered


def test_user_of_a_ministry_reports_but_does_not_establish(client: Client, db: None) -> None:
    follow_up = make_follow_up(commitment=make_commitment(register_number="TZ202602-001"))
    mia, greet = make_user("mia"), make_user("greet")
    mia.groups.add(make_group("Ministerie", "view_followup", "change_followup"))
    greet.groups.add(make_group("Griffie", "view_followup", "change_followup", "establish_followup"))
    decided = {"outcome": "fulfilled", "body": "toezeggingenregister", "decided_on": "2026-03-01"}
    page = f"/admin/motions/followup/{follow_up.pk}/change/"

    client.force_login(mia)
    client.post(step(follow_up, "melden"), {"event": "reported", "happened_on": "2026-02-20", "note": "brief"})
    offered = client.get(page).content.decode()
    refused = client.post(step(follow_up, "vaststellen"), decided).content.decode()
    follow_up.refresh_from_db()

    assert follow_up.state == "reported"
    assert ("stap/heropenen/" in offered, "stap/vaststellen/" in offered) == (True, False)
    assert "U mag niet noteren wat is vastgesteld" in refused
    assert 'name="outcome"' not in refused
    client.force_login(greet)
    assert "stap/vaststellen/" in client.get(page).content.decode()
    client.post(step(follow_up, "vaststellen"), decided)
    follow_up.refresh_from_db()
    assert follow_up.state == "decided"


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

    page = staff.post(step(follow_up, "afsluiten"), {"happened_on": "2026-03-01", "note": "klaar"}).content.decode()

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
