"""The pages for who has no account: what they show, change and refuse, and what a stranger learns from them."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motions.models import Activity, Committee, Mover, Office, Person, Subscription
from motions.services.following import subscription_links
from motions.services.following.subscription_links import Link, Purpose
from tests.builders import make_commitment, make_letter, make_ministry, make_motion, make_paper, make_user
from tests.following.builders import ADDRESS, NOW, ask, asked, mailed, make_subscription
from tests.following.conftest import Clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

FORM = {"address": ADDRESS, "frequency": "daily", "quiet_in_recess": "on", "language": "nl"}


def path_of(address: str) -> str:
    return re.sub(r"^https?://[^/]+", "", address)


def manage(row: Subscription) -> str:
    return path_of(subscription_links.manage_address(row))


def words(response: object) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())  # type: ignore[attr-defined]
    return " ".join(text.split())


def test_motion_is_asked_for_with_its_choices_and_the_answer_is_neutral(client: Client) -> None:
    motion = make_motion()

    response = client.post(f"/volgen/motie/{motion.pk}/", FORM)

    assert (response.status_code, response["Location"]) == (302, "/volgen/verzonden/")
    row = Subscription.objects.get()
    assert (row.motion, row.frequency, row.quiet_in_recess, row.confirmed_at) == (motion, "daily", True, None)
    assert "Kijk in uw mailbox" in words(client.get("/volgen/verzonden/"))


def test_answer_is_the_same_for_known_unknown_and_full_addresses(client: Client) -> None:
    make_subscription("bekend@krant.example")
    for number in range(5):
        ask("ministry", make_ministry(f"m{number}").pk, address="vol@krant.example")

    answers = {
        (answer.status_code, answer["Location"], answer.content)
        for address in ("bekend@krant.example", "nieuw@krant.example", "vol@krant.example")
        for answer in (client.post("/volgen/alles/", FORM | {"address": address}),)
    }
    answers |= {
        (answer.status_code, answer["Location"], answer.content)
        for address in ("bekend@krant.example", "vreemd@krant.example")
        for answer in (client.post("/volgen/link/", {"address": address}),)
    }

    assert answers == {(302, "/volgen/verzonden/", b"")}


def test_form_is_wanted_from_our_own_page(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert strict.post("/volgen/alles/", FORM).status_code == 403
    assert asked() == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"address": ""}, "Vul uw e-mailadres in."),
        ({"address": "geen adres"}, "Dit is geen e-mailadres."),
        ({"address": f"{'a' * 300}@b.example"}, "Dit e-mailadres is te lang."),
        ({"frequency": "elk uur"}, "Kies een van deze."),
        ({"language": "fr"}, "Kies een van deze."),
    ],
)
def test_mistake_is_said_at_its_field_and_nothing_is_kept(client: Client, changes: dict[str, str], said: str) -> None:
    response = client.post("/volgen/alles/", FORM | changes)

    page = response.content.decode()
    (name,) = changes
    assert said in words(response)
    assert re.search(rf'name="{name}"[^>]*aria-invalid="true"', page)
    assert (asked(), mailed()) == ([], [])


@pytest.mark.parametrize("path", ["/volgen/motie/999/", "/volgen/iets/1/", "/volgen/ministerie/99999999999999999999/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_there_cannot_be_followed(client: Client, path: str, method: str) -> None:
    assert getattr(client, method)(path, FORM).status_code == 404


def test_commitment_that_visitors_may_not_see_is_not_there_for_them_and_is_for_colleagues(client: Client) -> None:
    hidden = make_commitment(title="geheimzinnig", letter=make_letter(visibility="draft"))
    address = f"/volgen/toezegging/{hidden.pk}/"

    assert client.get(address).status_code == client.post(address, FORM).status_code == 404
    assert asked() == []
    client.force_login(make_user("anna", permissions=("view_letter",)))
    assert "geheimzinnig" in words(client.get(address))


def test_colleague_follows_with_the_account_at_once(client: Client) -> None:
    client.force_login(make_user("anna"))

    response = client.post("/volgen/alles/", {"frequency": "weekly", "language": "nl"})

    assert "U krijgt de berichten op anna@ministerie.example." in words(response)
    assert (asked(), mailed()) == ([("anna@ministerie.example", "everything", True)], [])
    again = client.post("/volgen/alles/", {"frequency": "weekly", "language": "nl"})
    assert "Dit adres volgt dit al." in words(again)


def test_list_is_followed_as_it_is_narrowed_and_kept_in_one_spelling(client: Client) -> None:
    make_ministry("fin", name="Financiën")
    query = "termijn=verstreken&pagina=3&stand=open&ministerie=fin&q=%20brug%20&dossier=36+410"

    page = client.get(f"/volgen/moties/?{query}")
    client.post(f"/volgen/moties/?{query}", FORM)

    assert "Moties: Open; Termijn verstreken; Financiën; dossier 36 410; “brug”" in words(page)
    assert Subscription.objects.get().filter == (
        "/moties/?stand=open&termijn=verstreken&ministerie=fin&dossier=36410&q=brug"
    )


def test_part_of_a_filter_that_is_not_understood_is_said_and_left_out(client: Client) -> None:
    address = "/volgen/moties/?stand=open&ministerie=onzin&van=gisteren"

    page = words(client.get(address))
    client.post(address, FORM)

    assert "Filter “Ministerie” is niet toegepast." in page
    assert "Filter “Van” is niet toegepast." in page
    assert Subscription.objects.get().filter == "/moties/?stand=open"


def test_filter_on_what_is_not_followed_says_why_it_cannot_be_followed(client: Client) -> None:
    page = client.post("/volgen/toezeggingen/?gevolgd=nee", FORM)

    assert "Over wat niet wordt gevolgd komen geen berichten." in words(page)
    assert asked() == []


def test_page_of_an_item_offers_what_it_belongs_to(client: Client) -> None:
    person = Person.objects.create(last_name="Bikker")
    committee = Committee.objects.create(name="Financiën")
    debate = Activity.objects.create(subject="Debat", committee=committee)
    motion = make_motion("Bikker", activity=debate)
    Mover.objects.update(person=person)
    office = Office.objects.create(title="Minister van Financiën", ministry=make_ministry("fin", name="Financiën"))
    commitment = make_commitment(office=office)

    offered = {name: address for address, name in _follow_links(client, f"/moties/{motion.pk}/")}
    assert offered == {
        "Volgen": f"/volgen/motie/{motion.pk}/",
        "dossier 36 410": f"/volgen/dossier/{motion.paper.dossier_id}/",
        "het lid Bikker": f"/volgen/lid/{person.pk}/",
        "de commissie Financiën": f"/volgen/commissie/{committee.pk}/",
    }
    offered = {name: address for address, name in _follow_links(client, f"/toezeggingen/{commitment.pk}/")}
    assert offered == {
        "Volgen": f"/volgen/toezegging/{commitment.pk}/",
        "de minister van Financiën": f"/volgen/ambt/{office.pk}/",
    }
    for address in offered.values():
        assert client.get(address).status_code == 200


def _follow_links(client: Client, path: str) -> list[tuple[str, str]]:
    html = client.get(path).content.decode()
    found = re.findall(r'<a (?:class="button" )?href="(/volgen/(?!alles|link)[^"]+)">([^<]+)</a>', html)
    return [(address, name) for address, name in found]


def test_look_at_the_confirmation_changes_nothing_and_the_button_confirms(client: Client) -> None:
    ask()
    address = path_of(subscription_links.confirm_address(Subscription.objects.get()))

    for look in (client.get, client.head, client.get):
        look(address)
    assert asked() == [(ADDRESS, "everything", False)]
    page = client.post(address, follow=True)

    assert asked() == [(ADDRESS, "everything", True)]
    assert "Bevestigd: u volgt dit nu." in words(page)
    assert client.post(address, follow=True).status_code == 200


def test_confirmation_after_a_week_says_what_to_do(client: Client, clock: Clock) -> None:
    ask()
    address = path_of(subscription_links.confirm_address(Subscription.objects.get()))
    clock.now += timedelta(days=7)

    for response in (client.get(address), client.post(address)):
        assert response.status_code == 410
        assert "Vraag het volgen opnieuw aan" in words(response)
    assert asked() == [(ADDRESS, "everything", False)]


@pytest.mark.parametrize("page", ["bevestigen", "beheren", "afmelden"])
@pytest.mark.parametrize("token", ["abc", "W10:abc", "é:ü", "x" * 4000, "..%2f..%2fetc", "%00", "WzEsIl0:%F0%9F"])
def test_forged_links_open_nothing_and_say_what_to_do(client: Client, page: str, token: str) -> None:
    make_subscription()

    response = client.get(f"/volgen/{page}/{token}/")

    assert response.status_code == 404
    if "%2f" not in token:
        assert "Deze link klopt niet" in words(response)
    assert client.post(f"/volgen/{page}/{token}/", {"List-Unsubscribe": "One-Click"}).status_code == 404
    assert asked() == [(ADDRESS, "everything", True)]


def test_link_for_one_purpose_opens_no_other_page(client: Client) -> None:
    row = make_subscription()
    addresses = {
        Purpose.CONFIRM: subscription_links.confirm_address(row),
        Purpose.MANAGE: subscription_links.manage_address(row),
        Purpose.ONE_CLICK: subscription_links.one_click_address(row),
    }

    for purpose, address in addresses.items():
        token = address.rstrip("/").rpartition("/")[2]
        assert [other for other in Purpose if subscription_links.read(other, token)] == [purpose]
        assert subscription_links.read(purpose, token) == Link(row.pk, ADDRESS)
        assert subscription_links.read(purpose, f"{token[:-1]}{'A' if token[-1] != 'A' else 'B'}") is None


def test_one_click_ends_without_cookie_or_redirect_and_again_does_no_harm() -> None:
    row = make_subscription()
    make_subscription(scope="motion", motion=make_motion())
    address = path_of(subscription_links.one_click_address(row))
    strict = Client(enforce_csrf_checks=True)

    for _ in range(2):
        response = strict.post(address, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
        assert (response.status_code, response.cookies.output(), response["Content-Type"]) == (
            200, "", "text/plain; charset=utf-8",
        )  # fmt: skip

    assert asked() == [(ADDRESS, "motion", True)]


def test_one_click_is_only_what_the_standard_says(client: Client) -> None:
    row = make_subscription()
    address = path_of(subscription_links.one_click_address(row))

    assert client.post(address, {"something": "else"}).status_code == 400
    looked = client.get(address)
    assert (looked.status_code, looked["Location"]) == (302, manage(row))
    assert asked() == [(ADDRESS, "everything", True)]
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200  # multipart, as some send it
    assert asked() == []


def test_one_click_for_a_subscription_that_is_gone_is_done_already(client: Client) -> None:
    row = make_subscription()
    address = path_of(subscription_links.one_click_address(row))
    row.delete()

    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert client.get(address, follow=True).status_code == 200


def test_manage_page_shows_all_of_the_address_and_nothing_of_another(client: Client) -> None:
    row = make_subscription()
    make_subscription(scope="motion", motion=make_motion(title="Eigen motie"))
    make_subscription("ander@krant.example", scope="ministry", ministry=make_ministry(name="Vreemde Zaken"))

    text = words(client.get(manage(row)))

    assert "Eigen motie" in text
    assert "Alles wat Nakoming volgt" in text
    assert "Vreemde Zaken" not in text


def test_manage_page_names_no_commitment_that_visitors_may_not_see(client: Client) -> None:
    hidden = make_commitment(title="geheimzinnig", letter=make_letter(visibility="draft"))
    row = make_subscription(scope="commitment", commitment=hidden, user=make_user("anna"))

    text = words(client.get(manage(row)))

    assert "Een toezegging die niet openbaar is" in text
    assert "geheimzinnig" not in text


def test_choices_are_changed_on_the_manage_page(client: Client) -> None:
    row = make_subscription()
    values = {"doe": f"wijzig-{row.pk}", "frequency": "weekly", "language": "en", "paused_until": "2026-08-03"}

    page = client.post(manage(row), values, follow=True)

    row.refresh_from_db()
    assert (row.frequency, row.language, row.quiet_in_recess, row.paused_until) == (
        "weekly", "en", False, date(2026, 8, 3),
    )  # fmt: skip
    assert "Gepauzeerd tot 3 augustus 2026." in words(page)


@pytest.mark.parametrize(
    ("until", "said"), [("2026-07-13", "Kies een dag die nog komt"), ("morgen", "Dit is geen datum.")]
)
def test_pause_that_cannot_be_is_said_at_its_field(client: Client, until: str, said: str) -> None:
    row = make_subscription()
    make_subscription(scope="motion", motion=make_motion())
    values = {"doe": f"wijzig-{row.pk}", "frequency": "weekly", "language": "nl", "paused_until": until}

    page = client.post(manage(row), values)

    assert said in words(page)
    assert page.content.decode().count('aria-invalid="true"') == 1
    row.refresh_from_db()
    assert (row.frequency, row.paused_until) == ("at_once", None)


def test_stop_is_taken_back_on_the_same_page(client: Client) -> None:
    row = make_subscription()
    other = make_subscription(scope="motion", motion=make_motion())
    address = manage(row)

    stopped = client.post(address, {"doe": f"stop-{row.pk}"}, follow=True)
    assert asked() == [(ADDRESS, "motion", True)]
    assert "Toch weer volgen" in words(stopped)
    client.post(address, {"doe": f"hervat-{row.pk}"})
    assert len(asked()) == 2

    page = client.post(address, {"doe": "alles"}, follow=True)
    assert asked() == []
    assert "U volgt nu niets." in words(page)
    client.post(address, {"doe": f"hervat-{other.pk}"})
    client.post(address, {"doe": f"hervat-{other.pk}"})
    assert asked() == [(ADDRESS, "motion", True)]


def test_wish_that_waits_is_confirmed_or_forgotten_on_the_manage_page(client: Client) -> None:
    row = make_subscription()
    ask("motion", make_motion().pk)
    ask("ministry", make_ministry().pk)
    motion, ministry = Subscription.objects.filter(confirmed_at=None).order_by("pk")

    client.post(manage(row), {"doe": f"bevestig-{motion.pk}"})
    client.post(manage(row), {"doe": f"stop-{ministry.pk}"})

    assert asked() == [(ADDRESS, "everything", True), (ADDRESS, "motion", True)]
    assert "Buitenlandse Zaken" not in words(client.get(manage(row)))


@pytest.mark.parametrize("act", ["", "stop-", "stop-abc", "stop-{other}", "hervat-{other}", "wijzig-{other}", "x", "%"])
def test_act_on_what_is_not_theirs_does_nothing(client: Client, act: str) -> None:
    row = make_subscription()
    other = make_subscription("ander@krant.example")
    ended = make_subscription("ander@krant.example", scope="motion", motion=make_motion(), ended_at=NOW)

    for target in (other, ended):
        client.post(manage(row), {"doe": act.format(other=target.pk), "frequency": "weekly", "language": "nl"})

    assert asked() == [(ADDRESS, "everything", True), ("ander@krant.example", "everything", True)]
    assert not Subscription.objects.exclude(frequency="at_once").exists()


def test_pages_behind_links_are_kept_by_nobody(client: Client) -> None:
    row = make_subscription()
    addresses = [manage(row), path_of(subscription_links.confirm_address(row)), "/volgen/beheren/abc/"]

    for address in addresses:
        response = client.get(address)
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "same-origin"


def test_manage_page_asks_as_much_for_forty_subscriptions_as_for_two(client: Client) -> None:
    first = make_subscription()
    make_subscription(scope="motion", motion=make_motion())
    make_subscription(scope="commitment", commitment=make_commitment())
    make_subscription(scope="filter", filter="/moties/?ministerie=bz")
    make_subscription(scope="dossier", dossier=make_paper(36500, "1").dossier)

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(manage(first)).status_code == 200
        return len(captured)

    few = statements()
    for number in range(10):
        make_subscription(scope="motion", motion=make_motion(paper=make_paper(number=f"1{number}")))
        make_subscription(scope="commitment", commitment=make_commitment())
        make_subscription(scope="filter", filter=f"/moties/?ministerie=m{number}")
        make_subscription(scope="dossier", dossier=make_paper(36600 + number, "1").dossier)

    assert statements() == few <= 14


def test_hostile_title_stays_text(client: Client) -> None:
    motion = make_motion(title="<script>alert(1)</script>")
    row = make_subscription(scope="motion", motion=motion)

    for address in (manage(row), f"/volgen/motie/{motion.pk}/"):
        assert "<script>alert" not in client.get(address).content.decode()
