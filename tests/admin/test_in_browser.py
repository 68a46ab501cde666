"""The staff side in a real browser: reviewing by keyboard alone, and axe without a violation on every kind of page."""

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from pytest_django.live_server_helper import LiveServer

from motions.models import (
    AwaitedFile,
    Candidate,
    CorrectionRequest,
    Decision,
    Evidence,
    Letter,
    Ministry,
    Reading,
    Suggestion,
    Transfer,
    TransferItem,
)
from motions.services import subject_readings
from tests.builders import (
    NOW,
    make_follow_up,
    make_letter,
    make_ministry,
    make_motion,
    make_suggestion,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

PASSWORD = "a-long-example-password"
TEXT = "Den Haag.\n\n" + "Een alinea die niets meldt.\n\n" * 60 + "De motie is uitgevoerd. Ik informeer u voor 1 mei.\n"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def letter(transactional_db: None) -> Letter:
    """A long letter with a passage about a known motion, a sentence about an unknown one, and an intention."""
    User.objects.create_superuser("anna", "anna@ministerie.example", PASSWORD)
    letter = make_letter(text=TEXT, subject="Brief over water")
    reading = Reading.objects.create(letter=letter, reader_version="1", anchor="2026-02-10", read_at=NOW)
    motion = make_motion("Bikker", "Omtzigt")
    Decision.objects.create(motion=motion, kind="adopted", decided_on="2026-01-27")
    make_follow_up(request=motion.requests.get(), ministry=make_ministry())
    passage = TEXT.index("De motie")
    known = make_suggestion(
        reading=reading, start=passage, end=passage + 23, quote=TEXT[passage : passage + 23], stance="fulfils",
        match="exact", about="Bikker/Omtzigt 36410-74",
    )  # fmt: skip
    Candidate.objects.create(suggestion=known, rank=1, motion=motion, reason="nummer en beide indieners")
    make_suggestion(reading=reading, start=passage + 24, end=passage + 50, quote=TEXT[passage + 24 : passage + 50],
                    kind="commitment", tier="inform", stance="")  # fmt: skip
    make_suggestion(reading=reading, start=11, end=20, kind="commitment", tier="act", stance="")
    return letter


def sign_in(page: "Page", live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/admin/")
    page.fill("#id_username", "anna")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_selector("text=Mijn werk")


def press(page: "Page", key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def violations(page: "Page") -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


def test_letter_is_reviewed_by_keyboard_alone(page: "Page", live_server: LiveServer, letter: Letter) -> None:
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/admin/motions/letter/{letter.pk}/review/")

    mark = page.locator("mark.current").first
    assert mark.inner_text() == "De motie is uitgevoerd."
    assert mark.evaluate("mark => mark.getBoundingClientRect().bottom < window.innerHeight")
    assert "0 van 2 beoordeeld" in page.inner_text(".review-progress")

    press(page, "j")
    assert "Toezegging 2 van 2" in page.inner_text(".finding h2")
    press(page, "k")
    press(page, "a")
    assert Evidence.objects.get().quote == "De motie is uitgevoerd."
    assert "1 van 2 beoordeeld" in page.inner_text(".review-progress")

    page.keyboard.press("r")
    page.keyboard.type("Geen toezegging; jakrucz?")
    press(page, "Enter")
    assert "Wat er is gedaan" in page.inner_text(".finding")
    assert Suggestion.objects.get(kind="commitment", tier="inform").note == "Geen toezegging; jakrucz?"

    with page.expect_navigation():
        page.locator(".done a").first.click()
    assert "Overgenomen door anna" in page.inner_text(".decided")
    press(page, "u")
    assert Evidence.objects.standing().count() == 0
    assert "Te beoordelen" in page.inner_text(".finding-head")


def test_keys_can_be_explained_changed_and_switched_off(page: "Page", live_server: LiveServer, letter: Letter) -> None:
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/admin/motions/letter/{letter.pk}/review/")

    page.keyboard.press("?")
    assert page.locator("#toetsen").get_attribute("open") is not None
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "follow_ups"
    page.check("#toetsen-uit")
    page.keyboard.press("a")
    page.reload()

    assert Evidence.objects.count() == 0
    assert page.is_checked("#toetsen-uit")


def test_review_works_without_a_script(browser: object, live_server: LiveServer, letter: Letter) -> None:
    with browser.new_context(java_script_enabled=False, locale="nl-NL") as context:  # type: ignore[attr-defined]
        page = context.new_page()
        sign_in(page, live_server)
        page.goto(f"{live_server.url}/admin/motions/letter/{letter.pk}/review/")
        page.get_by_role("button", name="Overnemen").click()
        page.get_by_label("Afwijzen, omdat").fill("Geen toezegging")
        page.get_by_role("button", name="Afwijzen").click()

        assert "Wat er is gedaan" in page.inner_text(".finding")

    assert Evidence.objects.count() == 1


def test_upload_in_the_browser_leads_to_the_review(page: "Page", live_server: LiveServer, letter: Letter) -> None:
    sign_in(page, live_server)
    page.get_by_role("link", name="Brief toevoegen").click()
    text = "Den Haag, 10 februari 2026\n\nGeachte voorzitter,\n\nIk zal u informeren.\n"
    page.set_input_files("input[type=file]", {"name": "brief.txt", "mimeType": "text/plain", "buffer": text.encode()})
    page.get_by_role("button", name="Toevoegen en lezen").click()

    page.wait_for_url(re.compile(r"/review/"))
    assert "Ik zal u informeren." in page.inner_text(".letter-text")


SUBJECT = (
    "Uitvoering van de motie van de leden Bikker en Omtzigt over riet (Kamerstuk 36410-74) en reactie op de motie van "
    "het lid Jansen over de tol (Kamerstuk 36410-75)"
)


def test_subject_of_a_letter_without_text_is_decided_by_keyboard_alone(
    page: "Page", live_server: LiveServer, letter: Letter
) -> None:
    announced = make_letter(subject=SUBJECT, text="")
    AwaitedFile.objects.create(
        letter=announced, source="Tweede Kamer", again_on="2026-03-03", problem="Dit bestand is geen leesbare PDF."
    )
    subject_readings.store([announced.pk], now=NOW)
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/admin/motions/letter/{announced.pk}/review/")

    assert page.locator(".subject-line mark.current").inner_text() == SUBJECT
    assert "Onderwerp van de brief" in page.inner_text(".finding .quote-place")
    text = page.inner_text("#brief")
    assert "De tekst van deze brief is er nog niet. Dit bestand is geen leesbare PDF." in text
    assert violations(page) == []

    press(page, "a")
    assert (Evidence.objects.get().quote, Evidence.objects.get().place) == (SUBJECT, "subject")
    assert "Passage 2 van 2" in page.inner_text(".finding h2")
    page.keyboard.press("r")
    page.keyboard.type("Gaat hier niet over")
    press(page, "Enter")
    assert "Onderwerp: Uitvoering van de motie" in page.inner_text(".done")
    assert violations(page) == []

    page.goto(f"{live_server.url}/brieven/{announced.pk}/#onderwerp")
    assert f"Onderwerp van de brief: “{SUBJECT[:60]}" in page.inner_text(".findings")
    assert page.locator("h1#onderwerp").inner_text() == SUBJECT
    assert violations(page) == []


PAGES = {
    "start page": "/admin/",
    "upload": "/admin/motions/letter/add/",
    "review": "/admin/motions/letter/{letter}/review/",
    "review of an intention": "/admin/motions/letter/{letter}/review/?voorstel={intention}",
    "what was done": "/admin/motions/letter/{letter}/review/?klaar",
    "search in review": "/admin/motions/letter/{letter}/review/?zoek=bikker",
    "list of letters": "/admin/motions/letter/",
    "list of follow-ups": "/admin/motions/followup/",
    "page of a letter": "/admin/motions/letter/{letter}/change/",
    "page of a motion": "/admin/motions/motion/{motion}/change/",
    "page of a follow-up": "/admin/motions/followup/{follow_up}/change/",
    "step of a follow-up": "/admin/motions/followup/{follow_up}/stap/termijn/",
    "start to follow": "/admin/motions/motion/{motion}/opvolgen/",
    "handing over": "/admin/motions/followup/overdragen/?keuze={follow_up}",
    "list of offers": "/admin/motions/transferitem/",
    "page of a transfer": "/admin/motions/transfer/{transfer}/change/",
    "taking a transfer back": "/admin/motions/transfer/{transfer}/ongedaan/",
    "list of corrections": "/admin/motions/correctionrequest/",
    "page of a correction": "/admin/motions/correctionrequest/{correction}/change/",
    "answer to a correction": "/admin/motions/correctionrequest/{correction}/antwoord/",
    "history": "/admin/motions/motion/{motion}/history/",
}


def test_pages_of_staff_have_no_axe_violation(page: "Page", live_server: LiveServer, letter: Letter) -> None:
    suggestion = Suggestion.objects.get(match="exact")
    candidate = suggestion.candidates.get()
    assert candidate.motion is not None
    transfer = Transfer.objects.create(ministry=Ministry.objects.get(), reason="nieuw kabinet", made_at=NOW)
    TransferItem.objects.create(transfer=transfer, follow_up=candidate.motion.requests.get().follow_ups.get())
    correction = CorrectionRequest.objects.create(motion=candidate.motion, text="Klopt niet.", sent_at=NOW)
    keys = {
        "transfer": transfer.pk,
        "correction": correction.pk,
        "letter": letter.pk,
        "motion": candidate.motion.pk,
        "follow_up": candidate.motion.requests.get().follow_ups.get().pk,
        "intention": Suggestion.objects.get(tier="act").pk,
    }
    page.goto(f"{live_server.url}/admin/login/")
    found = {"login": violations(page)}
    sign_in(page, live_server)

    for name, address in PAGES.items():
        page.goto(f"{live_server.url}{address.format(**keys)}", wait_until="load")
        found[name] = violations(page)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_pages_of_staff_in_the_dark_have_no_axe_violation(
    page: "Page", live_server: LiveServer, letter: Letter
) -> None:
    page.emulate_media(color_scheme="dark")
    sign_in(page, live_server)
    found = {}

    for name in ("start page", "upload", "review", "what was done", "list of letters", "page of a letter"):
        page.goto(f"{live_server.url}{PAGES[name].format(letter=letter.pk)}", wait_until="load")
        found[name] = violations(page)

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_review_never_scrolls_sideways(width: int, page: "Page", live_server: LiveServer, letter: Letter) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/admin/motions/letter/{letter.pk}/review/")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
