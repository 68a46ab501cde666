"""Noting a commitment in one go, the warning that the register has it, and the answer to a possible double."""

import re
from datetime import date

import pytest
from django.test import Client

from motions.models import Activity, Commitment, FollowUp, Office, PossibleDouble
from tests.admin.reviewing import said_at
from tests.builders import make_user
from tests.doubles.builders import ENTRY, SENTENCE, make_entry, make_office, make_pair

pytestmark = pytest.mark.django_db

PAGE = "/admin/motions/commitment/noteren/"
CLERK = (
    *("view_commitment", "add_commitment", "change_commitment", "change_followup", "view_possibledouble"),
    *("add_statement", "view_statement", "add_commitmentaddressee", "view_commitmentaddressee"),
)
FILLED = {"wording": SENTENCE, "said_on": "2026-02-19"}


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def clerk(client: Client) -> Client:
    client.force_login(make_user("grietje", permissions=CLERK))
    return client


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def test_commitment_is_noted_and_followed_in_one_go(clerk: Client, office: Office) -> None:
    debate = Activity.objects.create(subject="Energie", held_on=date(2026, 2, 19))
    sent = FILLED | {"activity": debate.pk, "office": office.pk, "to": "Van der Plas", "due_on": "2026-06-30"}

    offered = clerk.get("/admin/motions/commitment/").content.decode()
    response = clerk.post(PAGE, sent, follow=True)

    assert f'href="{PAGE}"' in offered
    assert "Genoteerd. De toezegging wordt gevolgd." in words(response.content)
    commitment = Commitment.objects.get()
    assert (commitment.wording, commitment.promised_on, commitment.office) == (SENTENCE, date(2026, 2, 19), office)
    assert (commitment.addressees.get().name, commitment.statements.get().activity) == ("Van der Plas", debate)
    follow_up = FollowUp.objects.get()
    assert (follow_up.ministry, follow_up.due_on, follow_up.follow_from) == (
        office.ministry, date(2026, 6, 30), date(2026, 2, 19),
    )  # fmt: skip
    assert commitment.history.get().history_user.username == "grietje"


def test_term_stands_in_the_sentence(clerk: Client) -> None:
    clerk.post(PAGE, FILLED | {"wording": "Ik stuur de Kamer uiterlijk 1 mei 2026 een brief over netcongestie."})

    assert FollowUp.objects.get().due_on == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [
        ({"wording": " "}, "wording", "Dit veld is verplicht."),
        ({"said_on": "2100-01-01"}, "said_on", "Deze dag moet nog komen."),
        ({"due_on": "2026-02-18"}, "due_on", "De termijn (18 februari 2026) ligt vóór"),
        ({"office": "4711"}, "office", "Selecteer een geldige keuze."),
    ],
)
def test_mistake_is_said_at_its_field(sent: dict[str, str], field: str, said: str, clerk: Client) -> None:
    page = clerk.post(PAGE, FILLED | sent).content.decode()

    assert [text[: len(said)] for text in said_at(page, field)] == [said]
    assert Commitment.objects.count() == 0


def test_what_the_register_has_already_is_said_before_it_is_noted(clerk: Client, office: Office) -> None:
    entry = make_entry(office)
    sent = FILLED | {"office": str(office.pk)}

    warned = clerk.post(PAGE, sent)
    assert Commitment.objects.get() == entry
    seen = warned.context["form"]["seen"].value()
    clerk.post(PAGE, sent | {"seen": seen})

    assert "Dit staat misschien al in het register: TZ202602-001" in words(warned.content)
    assert f'href="/admin/motions/commitment/{entry.pk}/change/"' in warned.content.decode()
    assert warned.context["form"]["wording"].value() == SENTENCE
    assert Commitment.objects.count() == 2
    double = PossibleDouble.objects.get()
    assert (double.registered, double.state) == (entry, "different")
    assert double.answered_by is not None and double.answered_by.username == "grietje"


def test_record_page_warns_as_well(clerk: Client, office: Office) -> None:
    make_entry(office)
    rows = {f"{name}-{of}_FORMS": "0" for name in ("statements", "addressees") for of in ("TOTAL", "INITIAL")}
    sent = {
        "chamber": "tk", "tier": "inform", "title": "Netcongestie", "wording": SENTENCE, "promised_on": "2026-02-19",
        "office": str(office.pk), **rows,
    }  # fmt: skip

    response = clerk.post("/admin/motions/commitment/add/", sent, follow=True)

    double = PossibleDouble.objects.get()
    assert double.state == "open"
    assert "Dit staat misschien al in het register: TZ202602-001 bekijken" in words(response.content)
    assert f'href="/admin/motions/possibledouble/{double.pk}/change/"' in response.content.decode()


def test_pair_is_shown_beside_each_other_and_answered_with_one_button(clerk: Client, office: Office) -> None:
    pair = make_pair(office)
    address = f"/admin/motions/possibledouble/{pair.pk}/"

    page = clerk.get(f"{address}change/")
    nothing = clerk.post(f"{address}oordeel/", {"oordeel": "wat"}, follow=True)
    joined = clerk.post(f"{address}oordeel/", {"oordeel": "dezelfde"}, follow=True)
    again = clerk.post(f"{address}oordeel/", {"oordeel": "dezelfde"}, follow=True)
    back = clerk.post(f"{address}oordeel/", {"oordeel": "terug"}, follow=True)

    assert SENTENCE in words(page.content)
    assert ENTRY in words(page.content)
    assert [label for _, label in page.context["answers"]] == ["Dezelfde: samenvoegen", "Niet dezelfde"]
    assert "Kies een oordeel." in words(nothing.content)
    assert "Samengevoegd: het nummer van het register staat bij wat was genoteerd." in words(joined.content)
    assert "Dit is intussen al anders beoordeeld." in words(again.content)
    assert "Het oordeel is teruggenomen." in words(back.content)
    assert Commitment.objects.count() == 2


def test_who_may_only_look_gets_no_buttons(client: Client, office: Office) -> None:
    pair = make_pair(office)
    client.force_login(make_user("cor", permissions=("view_possibledouble", "view_commitment")))
    address = f"/admin/motions/possibledouble/{pair.pk}/"

    assert "oordeel/" not in client.get(f"{address}change/").content.decode()
    refused = client.post(f"{address}oordeel/", {"oordeel": "dezelfde"}, follow=True)

    assert "U mag toezeggingen niet wijzigen." in words(refused.content)
    assert "U mag geen toezeggingen noteren." in words(client.get(PAGE).content)
    assert "U mag geen toezeggingen noteren." in words(client.post(PAGE, FILLED).content)
    assert client.get(f"{address}oordeel/").status_code == 405
    assert Commitment.objects.count() == 2
    assert PAGE not in client.get("/admin/motions/commitment/").content.decode()
