"""The pages about lists and doubles in a real browser: axe finds nothing, and the letter is found by typing."""

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User
from pytest_django.live_server_helper import LiveServer

from motions.models import DecisionList
from motions.rules.listed_decisions import ListedDecision
from tests.admin.test_in_browser import PASSWORD, sign_in, violations
from tests.builders import make_letter
from tests.decision_lists.builders import decided, registered
from tests.doubles.builders import make_office, make_pair

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def signed_in(page: "Page", live_server: LiveServer) -> "Page":
    User.objects.create_superuser("anna", "anna@ministerie.example", PASSWORD)
    sign_in(page, live_server)
    return page


def test_list_is_made_in_the_browser_from_pasted_numbers_and_a_letter(
    signed_in: "Page", live_server: LiveServer
) -> None:
    page, letter = signed_in, make_letter(subject="Brief over bruggen")
    registered(1), registered(2)

    page.goto(f"{live_server.url}/admin/motions/followup/besluitenlijst/")
    page.fill("#id_numbers", "TZ202601-001\nTZ202601-002\nwat")
    page.click("text=Toevoegen aan de lijst")
    assert violations(page) == []
    page.fill("#id_numbers", "")
    page.click("text=Bekijken wat wordt vastgelegd")
    assert violations(page) == []
    page.fill("#id_decided_on", "2026-03-02")
    page.fill("#id_body", "commissie")
    page.click("span.select2-selection:has(#select2-id_letter-container)")
    page.keyboard.type("bruggen")
    page.click(".select2-results__option:has-text('bruggen')")
    page.select_option("#id_form-0-decision", "fulfilled")
    page.select_option("#id_form-1-decision", "stays_open")
    page.fill("#id_form-1-due_on", "2027-01-01")
    page.click("text=Bekijken wat wordt vastgelegd")
    assert "Vastgesteld: voldaan" in page.inner_text(".listed-rows")
    assert violations(page) == []
    page.click("text=Alles vastleggen")
    page.wait_for_selector("text=2 besluiten vastgelegd.")

    assert DecisionList.objects.get().letter == letter
    assert violations(page) == []


@pytest.mark.parametrize(
    "address",
    [
        "decisionlist/",
        "decisionlist/{list}/change/",
        "decisionlist/{list}/ongedaan/",
        "possibledouble/",
        "possibledouble/{double}/change/",
        "commitment/noteren/",
    ],
)
def test_page_has_nothing_that_axe_finds(address: str, signed_in: "Page", live_server: LiveServer) -> None:
    noted = decided((registered(1), ListedDecision.FULFILLED))
    double = make_pair(make_office())

    signed_in.goto(f"{live_server.url}/admin/motions/{address.format(list=noted.pk, double=double.pk)}")

    assert violations(signed_in) == []
