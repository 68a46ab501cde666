"""The pages in a real browser: nothing that axe holds against them, on a phone, and without JavaScript."""

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client, override_settings
from pytest_django.live_server_helper import LiveServer

from motions.services.following import subscription_links
from tests.builders import make_commitment, make_ministry, make_motion, make_reviewer
from tests.following.builders import ADDRESS, NOW, ask, asked, make_subscription
from tests.following.conftest import Clock
from tests.web.test_browser import WIDTHS, looked_at, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.django_db(transaction=True)


@WIDTHS
def test_pages_have_nothing_that_axe_holds_against_them(
    live_server: LiveServer, clock: Clock, page: "Page", viewport: Any
) -> None:
    motion, commitment = make_motion(title="Alle loketten op zaterdag open"), make_commitment()
    with override_settings(BASE_URL=""):
        row = make_subscription()
        make_subscription(scope="motion", motion=motion, paused_until=NOW.date().replace(month=9))
        make_subscription(scope="ministry", ministry=make_ministry(), ended_at=NOW)
        waiting = make_subscription(scope="commitment", commitment=commitment, confirmed_at=None)
        links = [
            subscription_links.manage_address(row),
            subscription_links.confirm_address(row),
            subscription_links.confirm_address(waiting),
        ]
    page.set_viewport_size(viewport)

    wrong = looked_at(
        page,
        live_server,
        (
            f"/volgen/motie/{motion.pk}/",
            f"/volgen/toezegging/{commitment.pk}/",
            "/volgen/moties/?stand=open&van=gisteren",
            "/volgen/moties/?gevolgd=nee",
            "/volgen/alles/",
            "/volgen/verzonden/",
            "/volgen/link/",
            "/volgen/beheren/abc/",
            f"/moties/{motion.pk}/",
            "/moties/?stand=open",
            *links,
        ),
    )

    assert {path: found for path, found in wrong.items() if found} == {}


def test_forms_with_mistakes_have_nothing_that_axe_holds_against_them(
    live_server: LiveServer, clock: Clock, page: "Page"
) -> None:
    with override_settings(BASE_URL=live_server.url):
        manage = subscription_links.manage_address(make_subscription())
    page.goto(f"{live_server.url}/volgen/alles/")
    page.get_by_role("button", name="Volgen").click()
    assert page.get_by_role("alert").inner_text() == "Vul uw e-mailadres in."
    assert page.title().startswith("Fout: ")
    assert violations(page) == []

    page.goto(manage)
    page.get_by_label("Pauze tot").fill("2026-07-13")
    page.get_by_role("button", name="Opslaan").click()
    assert "Kies een dag die nog komt" in page.get_by_role("alert").all_inner_texts()[1]
    assert violations(page) == []


def test_pages_of_staff_have_nothing_that_axe_holds_against_them(
    live_server: LiveServer, clock: Clock, page: "Page", client: Client
) -> None:
    anna = make_reviewer("anna")
    own = make_subscription(anna.email, user=anna, refusals=2)
    make_subscription("https://haak.example/", channel="webhook", user=anna)
    client.force_login(anna)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    list_page = "/admin/motions/subscription/"

    wrong = {}

    for path in (list_page, f"{list_page}add/", f"{list_page}{own.pk}/change/", "/volgen/alles/"):
        page.goto(f"{live_server.url}{path}")
        wrong[path] = violations(page)

    assert {path: found for path, found in wrong.items() if found} == {}


def test_visitor_without_javascript_changes_stops_and_takes_it_back(
    live_server: LiveServer, clock: Clock, browser: "Browser"
) -> None:
    row = make_subscription()
    ask("motion", make_motion().pk)
    with override_settings(BASE_URL=live_server.url):
        manage = subscription_links.manage_address(row)
    with browser.new_context(java_script_enabled=False, locale="nl-NL") as context:
        page = context.new_page()
        page.goto(manage)
        page.get_by_label("Wekelijks").check()
        page.get_by_label("Stil tijdens het reces").check()
        page.get_by_role("button", name="Opslaan").click()
        row.refresh_from_db()
        assert (row.frequency, row.quiet_in_recess) == ("weekly", True)

        page.get_by_role("button", name="Ja, volgen").click()
        assert asked() == [(ADDRESS, "everything", True), (ADDRESS, "motion", True)]
        page.get_by_role("button", name="Met alles stoppen").click()
        assert asked() == []
        page.get_by_role("button", name=re.compile("Toch weer volgen.*alles")).click()
        assert asked() == [(ADDRESS, "everything", True)]
