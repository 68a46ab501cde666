"""The pages as a visitor meets them: what stands where, and what is said when something cannot be."""

import html
import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from motions.models import FollowUpEvent, Motion
from tests.builders import make_follow_up, make_letter, make_ministry, make_motion, make_paper
from tests.web.scene import LETTER_TEXT, NOW, POSTPONED, REPORTED, TODAY, Scene


def words(client: Client, address: str) -> str:
    """The page's text without tags, white space made single."""
    response = client.get(address)
    assert response.status_code == 200, address
    body = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_front_page_begins_with_one_sentence_and_its_day(scene: Scene, visitor: Client) -> None:
    text = words(visitor, "/")

    assert "Nakoming volgt 3 moties en 2 toezeggingen ; van 1 motie en 0 toezeggingen is de termijn verstreken." in text
    assert "Stand van maandag 13 juli 2026. Brieven bijgewerkt t/m 6 juli 2026." in text


def test_front_page_tells_what_changed_this_week_with_its_quote(scene: Scene, visitor: Client) -> None:
    text = words(visitor, "/")

    assert REPORTED in text
    assert "Termijn verlengd , nu uiterlijk woensdag 30 september 2026 · brief van 6 juli 2026, bij de zin" in text


def test_front_page_does_not_tell_what_was_noted_longer_than_a_week_ago(scene: Scene, visitor: Client) -> None:
    FollowUpEvent.objects.update(recorded_at=NOW - timedelta(days=7))

    assert "De afgelopen zeven dagen is er niets gewijzigd." in words(visitor, "/")


def test_motion_page_explains_its_date(scene: Scene, visitor: Client) -> None:
    text = words(visitor, f"/moties/{scene.late.pk}/")

    assert "Gevraagd: vóór het zomerreces, dus uiterlijk donderdag 2 juli 2026 (aanname)." in text
    assert "Letterlijk “vóór het zomerreces”" in text
    assert "Regel De laatste vergaderdag vóór het reces. before-recess" in text
    assert "Gerekend vanaf 27 januari 2026" in text
    assert "Kalender zomerreces 2026: 3 juli 2026 t/m 31 augustus 2026" in text
    assert "Datum uiterlijk donderdag 2 juli 2026 (aanname)" in text
    assert "Voor (90) Lijst Loket (90)" in text


def test_motion_page_links_its_timeline_to_the_very_sentence(scene: Scene, visitor: Client) -> None:
    page = visitor.get(f"/moties/{scene.reported.pk}/").content.decode()
    place = f"plaats-{LETTER_TEXT.index(REPORTED)}"

    assert f'href="/brieven/{scene.letter.pk}/#{place}"' in page
    assert f'<mark id="{place}">{REPORTED}</mark>' in visitor.get(f"/brieven/{scene.letter.pk}/").content.decode()


def test_reported_motion_says_that_nobody_establishes_it(scene: Scene, visitor: Client) -> None:
    text = words(visitor, f"/moties/{scene.reported.pk}/")

    assert "Gemeld als uitgevoerd in de brief van 6 juli 2026. De Tweede Kamer stelt dit bij moties niet vast." in text


def test_commitment_page_keeps_its_earlier_term_and_counts_the_postponement(scene: Scene, colleague: Client) -> None:
    text = words(colleague, f"/toezeggingen/{scene.extended.pk}/")

    assert "Termijn 1 keer verlengd, nu 3 maanden na de eerste datum." in text
    assert "Eerdere termijnen (1) Uiterlijk 30 juni 2026" in text
    assert POSTPONED in text


def test_motion_with_two_requests_shows_both_and_where_one_was_before(scene: Scene, visitor: Client) -> None:
    text = words(visitor, f"/moties/{scene.two_requests.pk}/")

    assert "Verzoek 1: Loketten en Balies" in text
    assert "Verzoek 2: Voorbeeldzaken" in text
    assert "Eerder: Loketten en Balies Overgedragen aan VBZ op 13 juli 2026." in text
    assert "spreekt uit dat het mooi is" in text


def test_example_is_marked_on_its_row_and_its_page(scene: Scene, visitor: Client) -> None:
    assert "Voorbeeld" in words(visitor, "/moties/?ministerie=vbz")
    assert "Dit is een verzonnen voorbeeld" in words(visitor, f"/moties/{scene.two_requests.pk}/")
    assert "Dit ministerie is verzonnen" in words(visitor, f"/ministeries/{scene.example.pk}/")
    assert "Voorbeeld" not in words(visitor, f"/moties/{scene.late.pk}/")


def test_example_whose_title_says_so_is_not_marked_twice(scene: Scene, visitor: Client) -> None:
    Motion.objects.filter(pk=scene.two_requests.pk).update(title="Voorbeeld: een loket in elke gemeente")

    for address in ("/moties/?ministerie=vbz", f"/moties/{scene.two_requests.pk}/"):
        page = visitor.get(address).content.decode()
        assert "Voorbeeld: een loket in elke gemeente" in page
        assert "badge--example" not in page


def test_letter_of_an_example_is_marked_in_the_list_and_on_its_page(scene: Scene, visitor: Client) -> None:
    letter = make_letter(subject="Verzonnen brief")
    follow_up = scene.example.follow_ups.get()
    follow_up.events.create(
        kind="mentioned", once_key="x", happened_on=TODAY, recorded_at=NOW, letter=letter, is_silent=True
    )

    (row,) = [row for row in visitor.get("/brieven/").context["list"].rows if row.pk == letter.pk]

    assert row.is_example
    assert "Voorbeeld" in words(visitor, f"/brieven/{letter.pk}/")
    assert "Voorbeeld" not in words(visitor, f"/brieven/{scene.letter.pk}/")


def test_letter_without_its_text_still_leads_to_what_it_told(scene: Scene, visitor: Client) -> None:
    letter = make_letter(subject="Brief over de loketten", text="")
    draft = make_letter(subject="Concept over de loketten", text="", visibility="draft")
    follow_up = scene.late.requests.get().follow_ups.get()
    told = {"kind": "mentioned", "happened_on": TODAY, "recorded_at": NOW, "is_silent": True}
    follow_up.events.create(**told, once_key="public", letter=letter, summary="De minister overlegt nog.")
    follow_up.events.create(**told, once_key="internal", letter=letter, summary="intern overleg", is_internal=True)
    follow_up.events.create(**told, once_key="draft", letter=draft, summary="nog niet verstuurd")

    shown = words(visitor, f"/brieven/{letter.pk}/")
    page = visitor.get(f"/brieven/{letter.pk}/").content.decode()

    assert "Genoemd in een brief In onze woorden: De minister overlegt nog. Alle loketten op zaterdag open" in shown
    assert f'href="/moties/{scene.late.pk}/"' in page
    assert "intern overleg" not in page


def test_rejected_motion_is_not_in_the_list_but_is_found_apart(scene: Scene, visitor: Client) -> None:
    assert "Alle loketten dicht" not in words(visitor, "/moties/")
    assert "Verworpen op 27 januari 2026." in words(visitor, "/moties/?gevolgd=nee")
    assert "Alle loketten dicht" in words(visitor, "/zoeken/?q=dicht")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("stand=zomaar", "Filter “Stand” is niet toegepast. Selecteer een geldige keuze."),
        ("ministerie=abc", "Filter “Ministerie” is niet toegepast."),
        ("dossier=abc", "“abc” is geen dossiernummer. Typ het als 36 410, 36 410 XVI of 21 501-20."),
        ("van=gisteren", "Filter “Van” is niet toegepast. Voer een geldige datum in."),
        ("van=2026-05-01&tot=2026-04-01", "De periode eindigt voordat zij begint."),
        ("q=%00", "Filter “Woorden” is niet toegepast."),
        ("pagina=abc", "Pagina “abc” bestaat niet; dit is pagina 1."),
        ("pagina=0", "Pagina “0” bestaat niet; dit is pagina 1."),
        ("pagina=99999999999999999999", "bestaat niet; dit is pagina 1."),
    ],
)
@pytest.mark.parametrize("path", ["/moties/", "/toezeggingen/"])
def test_what_cannot_be_understood_is_said_and_the_list_stays(
    scene: Scene, visitor: Client, path: str, query: str, said: str
) -> None:
    text = words(visitor, f"{path}?{query}")

    assert said in text


def test_office_that_does_not_exist_is_said(scene: Scene, visitor: Client) -> None:
    assert "Filter “Toegezegd door” is niet toegepast." in words(visitor, "/toezeggingen/?door=999999")


@pytest.mark.parametrize("path", ["/moties/", "/toezeggingen/", "/brieven/"])
def test_empty_list_offers_to_clear_the_filters(scene: Scene, visitor: Client, path: str) -> None:
    text = words(visitor, f"{path}?q=onvindbaar")

    assert re.search(r"Geen (moties|toezeggingen|brieven) gevonden met deze filters\. Filters wissen", text)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Alle loketten op zaterdag open", "Een loket in elke gemeente", "Een gelijke openingstijd"]),
        ("termijn=verstreken", ["Alle loketten op zaterdag open"]),
        ("termijn=binnen-30-dagen", ["Een loket in elke gemeente"]),
        ("stand=gemeld", ["Een gelijke openingstijd"]),
        ("stand=gemeld&stand=in-uitvoering", ["Een gelijke openingstijd"]),
        ("ministerie=vbz", ["Een loket in elke gemeente"]),
        ("dossier=36+410", ["Alle loketten op zaterdag open"]),
        ("dossier=36410-XVI", ["Een loket in elke gemeente"]),
        ("indiener=omtzigt", ["Alle loketten op zaterdag open"]),
        ("q=loket+gemeente", ["Een loket in elke gemeente"]),
        ("van=2027-01-01", []),
    ],
)
def test_list_of_motions_is_narrowed(scene: Scene, visitor: Client, query: str, titles: list[str]) -> None:
    page = visitor.get(f"/moties/?{query}")

    assert [row.title for row in page.context["list"].rows] == titles


def test_chip_removes_one_filter_and_keeps_the_others(scene: Scene, visitor: Client) -> None:
    page = visitor.get("/moties/?stand=open&stand=gemeld&q=loket&pagina=1")

    assert [(chip.label, chip.value, chip.without) for chip in page.context["chips"]] == [
        ("Woorden", "loket", "?stand=open&stand=gemeld"),
        ("Stand", "Open", "?stand=gemeld&q=loket"),
        ("Stand", "Gemeld als uitgevoerd", "?stand=open&q=loket"),
    ]


def test_paging_keeps_the_filters(db: None, on_the_day: None, client: Client) -> None:
    ministry = make_ministry("lok", name="Loketten")
    for number in range(60):
        motion = make_motion(paper=make_paper(36410, str(number)), title=f"Loket {number}")
        make_follow_up(request=motion.requests.get(), ministry=ministry, due_on=TODAY + timedelta(days=number))

    page = client.get("/moties/?ministerie=lok&pagina=2")

    assert [row.title for row in page.context["list"].rows] == [f"Loket {number}" for number in range(25, 50)]
    assert page.context["pager"].previous == "?ministerie=lok"
    assert page.context["pager"].next == "?ministerie=lok&pagina=3"


@pytest.mark.parametrize(
    "typed", ["36 410, nr. 74", "36410-74", "Kamerstuk 36 410, nr. 74", "kst-36410-74", "36.410/74"]
)
def test_number_in_any_form_finds_its_motion(scene: Scene, visitor: Client, typed: str) -> None:
    page = visitor.get("/zoeken/", {"q": typed})

    assert [row.title for row in page.context["result"].by_number.items] == ["Alle loketten op zaterdag open"]


def test_register_number_finds_its_commitment(scene: Scene, visitor: Client) -> None:
    page = visitor.get("/zoeken/", {"q": "tz202603-001"})

    assert [row.pk for row in page.context["result"].by_number.items] == [scene.extended.pk]


def test_dossier_number_leads_to_its_motions(scene: Scene, visitor: Client) -> None:
    page = visitor.get("/zoeken/", {"q": "36 410"})

    assert [(found.label, found.motions) for found in page.context["result"].by_number.dossiers] == [("36 410", 2)]


def test_search_for_words_finds_motions_commitments_and_letters(scene: Scene, visitor: Client) -> None:
    found = visitor.get("/zoeken/", {"q": "overzicht"}).context["result"].words

    assert (found.commitments.total, found.letters.total) == (1, 2)


def test_search_that_finds_nothing_says_so(scene: Scene, visitor: Client) -> None:
    assert "Niets gevonden voor “walvis”." in words(visitor, "/zoeken/?q=walvis")
    assert "Geen motie, brief of dossier met het nummer “36 999, nr. 1” gevonden" in words(
        visitor, "/zoeken/?q=36+999,+nr.+1"
    )


@pytest.mark.parametrize("query", ["", "?q=", "?q=%00", "?q=%3Cscript%3E", f"?q={'a' * 500}", "?q=%25_'\""])
def test_search_survives_anything(scene: Scene, visitor: Client, query: str) -> None:
    response = visitor.get(f"/zoeken/{query}")

    assert response.status_code == 200
    assert b"<script>" not in response.content


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/niets/", "Het adres klopt niet, of de pagina bestaat niet meer."),
        ("/moties/999999/", "Deze motie staat niet in Nakoming."),
        ("/moties/99999999999999999999999/", "Deze motie staat niet in Nakoming."),
        ("/ministeries/999999/", "Dit ministerie staat niet in Nakoming."),
    ],
)
def test_what_is_not_there_is_said_in_dutch(scene: Scene, visitor: Client, address: str, said: str) -> None:
    response = visitor.get(address)

    assert response.status_code == 404
    assert said in response.content.decode()


def test_page_refuses_what_would_change_something(scene: Scene, visitor: Client) -> None:
    assert visitor.post("/moties/").status_code == 405


def test_error_page_is_dutch_and_needs_no_database(scene: Scene) -> None:
    client = Client(raise_request_exception=False)

    def refuse(*args: object) -> None:
        raise DatabaseError("away")

    with connection.execute_wrapper(refuse):
        response = client.get("/")

    assert response.status_code == 500
    assert "Er is een fout in het programma" in response.content.decode()


def test_health_says_that_the_database_answers(scene: Scene, visitor: Client) -> None:
    response = visitor.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok", "database": "ok"})


def test_health_says_when_the_database_does_not_answer(scene: Scene, visitor: Client) -> None:
    def refuse(*args: object) -> None:
        raise DatabaseError("away")

    with connection.execute_wrapper(refuse):
        response = visitor.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"status": "error", "database": "unreachable"})
