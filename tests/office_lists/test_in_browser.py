"""A list in a real browser: from file to report and back, by keyboard and without a script; axe finds nothing."""

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from pytest_django.live_server_helper import LiveServer

from motions.models import FollowUp, OfficeList
from tests.builders import make_ministry, make_motion, make_paper
from tests.office_lists.lists import HEADER, csv_of, look_at

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PASSWORD = "a-long-example-password"
LIST = csv_of(
    HEADER,
    "Toezegging;TZ202601-012;;Informeren over de dijken;20-01-2026;01-05-2026;;BZ;DGB;",
    "Toezegging;TZ202601-013;;Berichten over de kades;morgenvroeg;;;BZ;;",
    "Motie;;36410-76;Motie over de dijken;27-01-2026;;afgedaan;BZ;;Bikker",
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def anna(transactional_db: None) -> User:
    make_ministry()
    return User.objects.create_superuser("anna", "anna@ministerie.example", PASSWORD)


def sign_in(page: "Page", live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/admin/")
    page.fill("#id_username", "anna")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_selector("text=Mijn werk")


def violations(page: "Page") -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


def test_a_list_is_taken_over_and_back_without_a_script(
    browser: "Browser", live_server: LiveServer, anna: User
) -> None:
    with browser.new_context(java_script_enabled=False, locale="nl-NL") as context:
        page = context.new_page()
        sign_in(page, live_server)
        page.goto(f"{live_server.url}/admin/motions/officelist/")
        page.get_by_role("link", name="Lijst toevoegen").click()
        page.get_by_label("Bestand").set_input_files({"name": "lijst.csv", "mimeType": "text/csv", "buffer": LIST})
        page.get_by_role("button", name="Toevoegen").click()
        assert page.get_by_label("Kolom D: Onderwerp").input_value() == "subject"
        page.get_by_role("button", name="Bekijken wat de lijst doet").click()
        page.get_by_role("link", name="Fout in de regel: 1").click()
        assert "morgenvroeg" in page.inner_text("#result_list")
        page.go_back()
        page.get_by_role("link", name="Overnemen").click()
        page.get_by_role("button", name="Overnemen").click()
        assert "Overgenomen: 2" in page.inner_text(".steps")
        assert FollowUp.objects.count() == 2
        page.get_by_role("link", name="Terugnemen").click()
        page.get_by_role("button", name="Terugnemen").click()
        assert "Teruggenomen: 2" in page.inner_text(".steps")

    assert set(FollowUp.objects.values_list("state", flat=True)) == {"retracted"}


def test_pages_of_lists_have_no_axe_violation(page: "Page", live_server: LiveServer, anna: User) -> None:
    make_motion("Bikker", title="Over dijken")
    make_motion("Bikker", paper=make_paper(36410, "75"), title="Over kades")
    office_list = look_at(LIST + b"\r\nMotie;;;Over water;20-01-2026;;;;;Bikker", actor=anna)
    unclear = office_list.rows.get(plan="unclear")
    sign_in(page, live_server)
    lists, rows = "/admin/motions/officelist", "/admin/motions/officelistrow"
    found = {}
    for address in (
        f"{lists}/",
        f"{lists}/add/",
        f"{lists}/{office_list.pk}/kolommen/",
        f"{lists}/{office_list.pk}/change/",
        f"{lists}/{office_list.pk}/overnemen/",
        f"{rows}/?office_list__id__exact={office_list.pk}",
        f"{rows}/{unclear.pk}/change/",
        f"{rows}/{unclear.pk}/kiezen/",
    ):
        page.goto(f"{live_server.url}{address}", wait_until="load")
        found[address] = violations(page)
    OfficeList.objects.filter(pk=office_list.pk).update(state="reading")
    page.goto(f"{live_server.url}{lists}/{office_list.pk}/change/", wait_until="load")
    found["at work"] = violations(page)
    OfficeList.objects.filter(pk=office_list.pk).update(state="received", problem="Dit bestand is beschadigd.")
    page.goto(f"{live_server.url}{lists}/{office_list.pk}/change/", wait_until="load")
    found["refused"] = violations(page)
    page.goto(f"{live_server.url}{lists}/{office_list.pk}/kolommen/", wait_until="load")
    page.get_by_label("Kolom A: Soort").select_option("ignore")
    page.get_by_role("button", name="Bekijken wat de lijst doet").click()
    found["columns refused"] = violations(page)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert "Kies of de lijst over moties of over toezeggingen gaat." in page.inner_text("[role=alert]")
