"""The pages in a real browser: readable by everybody, on a phone, from the keyboard, and without JavaScript."""

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from tests.web.scene import REPORTED, Scene

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
WIDTHS = pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
EMPTY = ("/", "/moties/", "/toezeggingen/", "/brieven/", "/zoeken/", "/zoeken/?q=loket", "/niets/")


def addresses(scene: Scene) -> tuple[str, ...]:
    return (
        "/",
        "/moties/",
        "/moties/?stand=open&termijn=verstreken&q=loketten&pagina=9&dossier=abc",
        "/moties/?gevolgd=nee",
        "/moties/?q=onvindbaar",
        f"/moties/{scene.late.pk}/",
        f"/moties/{scene.reported.pk}/",
        f"/moties/{scene.two_requests.pk}/",
        f"/moties/{scene.rejected.pk}/",
        f"/moties/{scene.late.pk}/klopt-niet/",
        f"/moties/{scene.late.pk}/klopt-niet/ontvangen/",
        "/toezeggingen/",
        "/toezeggingen/?termijn=verlengd",
        f"/toezeggingen/{scene.extended.pk}/",
        f"/toezeggingen/{scene.undated.pk}/",
        "/brieven/",
        f"/brieven/{scene.letter.pk}/",
        f"/ministeries/{scene.ministry.pk}/",
        f"/ministeries/{scene.example.pk}/",
        "/zoeken/?q=loketten",
        "/zoeken/?q=36410-74",
        "/over/",
    )


def violations(page: "Page") -> list[str]:
    """What axe holds against the page, by rule and place."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


def looked_at(page: "Page", live_server: LiveServer, paths: tuple[str, ...]) -> dict[str, list[str]]:
    """Everything wrong with these pages: axe's findings, what the page policy refused, and sideways scrolling."""
    wrong: dict[str, list[str]] = {path: [] for path in paths}
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    for path in paths:
        refused.clear()
        page.goto(f"{live_server.url}{path}")
        wrong[path] += violations(page)
        wrong[path] += [text for text in refused if "404" not in text]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong[path].append("scrolls sideways")
    return wrong


@WIDTHS
def test_pages_have_nothing_that_axe_holds_against_them(
    live_server: LiveServer, scene: Scene, page: "Page", viewport: Any
) -> None:
    page.set_viewport_size(viewport)

    wrong = looked_at(page, live_server, addresses(scene))

    assert {path: found for path, found in wrong.items() if found} == {}


def test_pages_in_the_dark_have_nothing_that_axe_holds_against_them(
    live_server: LiveServer, scene: Scene, page: "Page"
) -> None:
    page.emulate_media(color_scheme="dark")

    wrong = looked_at(page, live_server, addresses(scene))

    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 24, 29)"
    assert {path: found for path, found in wrong.items() if found} == {}


@WIDTHS
def test_empty_pages_have_nothing_that_axe_holds_against_them(
    live_server: LiveServer, on_the_day: None, page: "Page", viewport: Any
) -> None:
    page.set_viewport_size(viewport)

    wrong = looked_at(page, live_server, EMPTY)

    assert {path: found for path, found in wrong.items() if found} == {}


def test_pages_of_a_colleague_have_nothing_that_axe_holds_against_them(
    live_server: LiveServer, scene: Scene, colleague: Client, page: "Page"
) -> None:
    # Without an expiry: the browser's clock does not stand at the scene's day.
    page.context.add_cookies(
        [{"name": "sessionid", "value": colleague.cookies["sessionid"].value, "url": live_server.url}]
    )
    hidden = (f"/toezeggingen/{scene.hidden.pk}/", f"/brieven/{scene.draft.pk}/", "/toezeggingen/?gevolgd=nee")

    wrong = looked_at(page, live_server, (*addresses(scene), *hidden))

    assert page.get_by_role("link", name="Werkplek").count() == 1
    assert {path: found for path, found in wrong.items() if found} == {}


def test_pages_fit_a_width_of_320_pixels(live_server: LiveServer, scene: Scene, page: "Page") -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []

    for path in addresses(scene):
        page.goto(f"{live_server.url}{path}")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)

    assert wide == []


def test_visitor_without_javascript_goes_from_the_front_page_to_the_very_sentence(
    live_server: LiveServer, scene: Scene, browser: "Browser"
) -> None:
    with browser.new_context(java_script_enabled=False, locale="nl-NL") as context:
        page = context.new_page()
        page.goto(live_server.url)
        page.get_by_role("link", name="3 moties", exact=True).first.click()
        page.get_by_label("Gemeld als uitgevoerd").check()
        page.get_by_role("button", name="Filteren").click()
        page.get_by_role("link", name="Een gelijke openingstijd").click()
        page.get_by_role("link", name="brief van 6 juli 2026, bij de zin").first.click()

        marked = page.locator("mark:target")
        assert marked.inner_text() == REPORTED
        page.get_by_role("searchbox", name="Zoek op woorden of op nummer").fill("36 410, nr. 74")
        page.get_by_role("button", name="Zoek", exact=True).click()
        page.get_by_role("link", name="Alle loketten op zaterdag open").first.click()
        assert page.get_by_role("heading", level=1).inner_text() == "Alle loketten op zaterdag open"


def test_keyboard_reaches_the_content_first_and_shows_where_it_is(
    live_server: LiveServer, scene: Scene, page: "Page"
) -> None:
    page.goto(f"{live_server.url}/moties/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_filters_are_folded_on_a_phone_so_that_the_list_comes_first(
    live_server: LiveServer, scene: Scene, page: "Page"
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})

    page.goto(f"{live_server.url}/moties/?termijn=verstreken")

    opened = page.locator("details.group[open] > summary").all_inner_texts()
    assert opened == ["Termijn"]
    assert page.locator(".row").first.is_visible()
