"""What is not published stays on the staff side, on every page and for every way of asking."""

import pytest
from django.test import Client

from tests.web.scene import LETTER_TEXT, PROMISED, REPORTED, SECRET, Scene


def every_address(scene: Scene) -> list[str]:
    return [
        "/",
        "/moties/",
        "/moties/?gevolgd=nee",
        "/toezeggingen/",
        "/toezeggingen/?gevolgd=nee",
        "/brieven/",
        f"/ministeries/{scene.ministry.pk}/",
        f"/ministeries/{scene.example.pk}/",
        f"/zoeken/?q={REPORTED}",
        "/zoeken/?q=loketten",
        "/zoeken/?q=overzicht",
        "/zoeken/?q=36410-74",
        "/zoeken/?q=TZ202603-001",
        *(f"/moties/{motion.pk}/" for motion in (scene.late, scene.reported, scene.two_requests, scene.rejected)),
        *(f"/toezeggingen/{commitment.pk}/" for commitment in (scene.extended, scene.undated)),
        f"/brieven/{scene.letter.pk}/",
    ]


def test_visitor_reads_nothing_that_is_not_published(scene: Scene, visitor: Client) -> None:
    leaks = {}

    for address in every_address(scene):
        response = visitor.get(address)
        assert response.status_code == 200, address
        text = response.content.decode()
        leaks[address] = [text[at - 60 : at + 40] for at in _places(text.lower(), SECRET)]

    assert {address: found for address, found in leaks.items() if found} == {}


def _places(text: str, word: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(word, at)]


def test_colleague_reads_what_is_not_published_marked_as_such(scene: Scene, colleague: Client) -> None:
    pages = {
        f"/toezeggingen/{scene.hidden.pk}/": f"{SECRET} tekst",
        f"/toezeggingen/{scene.extended.pk}/": f"{SECRET} uitstel",
        f"/brieven/{scene.draft.pk}/": f"{SECRET} uitstel.",
        f"/moties/{scene.late.pk}/": f"{SECRET} streven",
        f"/moties/{scene.reported.pk}/": f"{SECRET} afgesloten",
    }

    for address, words in pages.items():
        text = colleague.get(address).content.decode()
        assert words in text, address
        assert "iet openbaar" in text, address


@pytest.mark.parametrize("page", ["", "bestand/"])
@pytest.mark.parametrize("name", ["draft", "sent"])
def test_unpublished_letter_is_as_absent_as_one_that_never_was(
    scene: Scene, visitor: Client, name: str, page: str
) -> None:
    letter = getattr(scene, name)

    there = visitor.get(f"/brieven/{letter.pk}/{page}")
    never = visitor.get(f"/brieven/999999/{page}")

    assert (there.status_code, never.status_code) == (404, 404)
    assert there.content == never.content


def test_commitment_of_a_draft_is_as_absent_as_one_that_never_was(scene: Scene, visitor: Client) -> None:
    there = visitor.get(f"/toezeggingen/{scene.hidden.pk}/")
    never = visitor.get("/toezeggingen/999999/")

    assert (there.status_code, never.status_code) == (404, 404)
    assert there.content == never.content


@pytest.mark.parametrize("words", [SECRET, "uitstel", "streven", "directie"])
def test_searching_for_hidden_words_finds_nothing_for_a_visitor(scene: Scene, visitor: Client, words: str) -> None:
    for address in (f"/zoeken/?q={words}", f"/moties/?q={words}", f"/toezeggingen/?q={words}", f"/brieven/?q={words}"):
        text = visitor.get(address).content.decode()
        assert 'class="row ' not in text, address


def test_visitor_sees_the_term_and_wording_as_published_while_a_draft_says_otherwise(
    scene: Scene, visitor: Client
) -> None:
    text = visitor.get(f"/toezeggingen/{scene.extended.pk}/").content.decode()

    assert PROMISED in text
    assert "uiterlijk woensdag 30 september 2026" in text


def test_visitor_sees_an_open_commitment_that_only_an_unpublished_letter_reports(
    scene: Scene, visitor: Client, colleague: Client
) -> None:
    address = f"/toezeggingen/{scene.undated.pk}/"

    assert "Geen termijn genoemd" in visitor.get(address).content.decode()
    assert "Gemeld als uitgevoerd" not in visitor.get(address).content.decode()
    assert "Gemeld als uitgevoerd" in colleague.get(address).content.decode()


def test_visitor_sees_a_motion_that_an_office_closed_for_itself_as_reported(scene: Scene, visitor: Client) -> None:
    text = visitor.get(f"/moties/{scene.reported.pk}/").content.decode()

    assert "Gemeld als uitgevoerd" in text
    assert "fgesloten" not in text


def test_visitor_cannot_filter_on_what_an_office_closed_for_itself(scene: Scene, visitor: Client) -> None:
    text = visitor.get("/moties/?stand=afgesloten").content.decode()

    assert "Filter “Stand” is niet toegepast." in text


def test_letter_text_is_shown_as_text(scene: Scene, visitor: Client) -> None:
    text = visitor.get(f"/brieven/{scene.letter.pk}/").content.decode()

    assert "<b>onderzoekers</b>" in LETTER_TEXT
    assert "&lt;b&gt;onderzoekers&lt;/b&gt; &amp; ik" in text


def test_file_of_a_public_letter_is_a_download_that_no_browser_runs(scene: Scene, visitor: Client) -> None:
    response = visitor.get(f"/brieven/{scene.letter.pk}/bestand/")

    assert response.getvalue() == b"%PDF-1.4 loketten"
    assert response["Content-Disposition"] == 'attachment; filename="loketten.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/octet-stream"
    assert "sandbox" in response["Content-Security-Policy"]


def test_pages_of_staff_stay_out_of_shared_caches(scene: Scene, visitor: Client, colleague: Client) -> None:
    address = f"/moties/{scene.late.pk}/"

    assert colleague.get(address)["Cache-Control"] == "private, no-store"
    assert "no-store" not in visitor.get(address).get("Cache-Control", "")


def test_retracted_passage_disappears_from_the_letter(scene: Scene, visitor: Client) -> None:
    scene.letter.evidence.update(retracted_at="2026-07-13T08:00:00Z", retracted_by=scene.actor)

    text = visitor.get(f"/brieven/{scene.letter.pk}/").content.decode()

    assert f'<mark id="plaats-{LETTER_TEXT.index(REPORTED)}">' not in text
