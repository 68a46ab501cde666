"""The pages in a real browser: axe finds no violation, and rows are left so by keyboard alone."""

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from motions.models import Settlement
from tests.admin.test_in_browser import PASSWORD, sign_in, violations
from tests.reconciliation.builders import MAKERS, gap

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)
OVERVIEW = "/admin/motions/importgap/"


@pytest.fixture
def signed_in(page: "Page", live_server: LiveServer, transactional_db: None) -> "Page":
    User.objects.create_superuser("anna", "anna@ministerie.example", PASSWORD)
    sign_in(page, live_server)
    return page


def rows(slug: str) -> str:
    return reverse("admin:reconciliation_rows", args=(slug,))


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_on_any_of_the_pages(signed_in: "Page", live_server: LiveServer, width: int) -> None:
    signed_in.set_viewport_size({"width": width, "height": 800})
    signed_in.goto(f"{live_server.url}{OVERVIEW}")
    assert violations(signed_in) == []
    for number, make in enumerate(MAKERS.values(), 1):
        make(number)
    for number in range(60):
        gap(official_id=f"y{number:02d}", content='{"Id": "y"}')
    record = MAKERS["toezeggingen-anders"](90)
    standing = rows("toezeggingen-anders")

    for address in (
        OVERVIEW,
        standing,
        rows("moties-geweigerd"),
        rows("brieven-niet-gezien"),
        f"{standing}overnemen/?record={record}",
        f"{standing}zo-laten/?record={record}",
    ):
        signed_in.goto(f"{live_server.url}{address}")
        assert violations(signed_in) == [], address


def test_rows_are_left_so_and_that_undone_by_keyboard_alone(signed_in: "Page", live_server: LiveServer) -> None:
    gap(official_id="x1")
    gap(official_id="x2")
    signed_in.goto(f"{live_server.url}{OVERVIEW}")

    signed_in.focus(f"a[href='{rows('moties-geweigerd')}']")
    with signed_in.expect_navigation():
        signed_in.keyboard.press("Enter")
    for record in ("x1", "x2"):
        signed_in.focus(f"input[value='{record}']")
        signed_in.keyboard.press("Space")
    signed_in.focus("text=Gekozen regels zo laten")
    with signed_in.expect_navigation():
        signed_in.keyboard.press("Enter")
    signed_in.focus("#id_reason")
    signed_in.keyboard.type("De bron verwijdert ze.")
    with signed_in.expect_navigation():
        signed_in.keyboard.press("Enter")

    assert "2 verschillen zo gelaten." in signed_in.content()
    signed_in.goto(
        f"{live_server.url}{reverse('admin:motions_settlement_undo', args=(Settlement.objects.latest('pk').pk,))}"
    )
    assert violations(signed_in) == []
    signed_in.focus("input[type=submit].default")
    with signed_in.expect_navigation():
        signed_in.keyboard.press("Enter")

    assert "het verschil telt weer mee" in signed_in.content()
    assert violations(signed_in) == []
