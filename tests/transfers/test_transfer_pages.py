"""Handing over in the admin: tick, look at what will happen, do it; answer what was offered; take it back."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from motions.models import FollowUp, Ministry, Notification, Transfer, TransferItem
from motions.services.notices import telling
from tests.admin.reviewing import said_at
from tests.builders import NOW, make_group, make_ministry, make_user
from tests.transfers.builders import TODAY, at, make_mover, move, office_of

pytestmark = pytest.mark.django_db

PAGE = "/admin/motions/followup/overdragen/"
ITEMS = "/admin/motions/transferitem/"


@pytest.fixture
def bz() -> Ministry:
    return make_ministry("bz", name="Buitenlandse Zaken")


@pytest.fixture
def defence() -> Ministry:
    return make_ministry("def", name="Defensie")


@pytest.fixture
def mia(client: Client) -> Client:
    """A browser of somebody of a ministry."""
    user = make_mover("mia")
    user.groups.add(make_group("Ministerie", "view_followup", "change_followup", "view_transfer", "view_transferitem"))
    client.force_login(user)
    return client


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def edit(client: Client, follow_up: FollowUp, **values: Any) -> Any:
    """The follow-up's own page, saved with these values and else as it was."""
    address = f"/admin/motions/followup/{follow_up.pk}/change/"
    page = client.get(address).context
    shown = {name: value for name, value in page["adminform"].form.initial.items() if value is not None}
    rows = {f"{inline.formset.prefix}-{of}_FORMS": 0 for inline in page["inline_admin_formsets"]
            for of in ("TOTAL", "INITIAL")}  # fmt: skip
    return client.post(address, shown | rows | values, follow=True)


def test_chosen_follow_ups_are_handed_over_after_a_look_at_what_will_happen(
    bz: Ministry, defence: Ministry, mia: Client
) -> None:
    one, other, done = at(bz), at(bz), at(bz, state="reported")
    ticked = {"action": "transfer", "_selected_action": [one.pk, other.pk, done.pk]}

    form = mia.post("/admin/motions/followup/", ticked)
    keys = form.context["form"]["keuze"].value()
    filled = {"keuze": keys, "ministry": defence.pk, "unit": "DGB", "reason": "nieuw kabinet"}
    preview = words(mia.post(PAGE, filled | {"stap": "bekijken"}).content)
    assert Transfer.objects.count() == 0
    response = mia.post(PAGE, filled | {"stap": "uitvoeren"}, follow=True)

    assert sorted(keys.split(",")) == sorted(str(row.pk) for row in (one, other, done))
    assert "3 opvolgingen gekozen" in words(form.content)
    assert "2 × aangeboden; blijft tot het antwoord bij het eigen ministerie" in preview
    assert "1 × loopt niet meer en blijft bij het eigen ministerie" in preview
    assert "2 aangeboden aan DEF." in words(response.content)
    assert response.redirect_chain == [(f"/admin/motions/transfer/{Transfer.objects.get().pk}/change/", 302)]


def test_one_follow_up_is_handed_over_from_its_own_page(bz: Ministry, mia: Client) -> None:
    follow_up = at(bz)

    page = mia.get(f"/admin/motions/followup/{follow_up.pk}/change/").content.decode()
    form = mia.get(f"{PAGE}?keuze={follow_up.pk}")

    assert f'href="{PAGE}?keuze={follow_up.pk}"' in page
    assert "1 opvolging gekozen" in words(form.content)


def test_changing_ones_mind_brings_the_form_back_as_it_was_filled_in(
    bz: Ministry, defence: Ministry, mia: Client
) -> None:
    filled = {"keuze": str(at(bz).pk), "ministry": defence.pk, "unit": "DGB", "reason": "nieuw kabinet"}

    page = mia.post(PAGE, filled | {"stap": "wijzigen"}).content.decode()

    assert 'value="nieuw kabinet"' in page
    assert f'<option value="{defence.pk}" selected>' in page


@pytest.mark.parametrize("step", ["bekijken", "uitvoeren"])
@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"office": True, "ministry": True}, "office", "Minister voor Digitalisering hoort bij DEF, niet bij BZ."),
        ({"unit": "x", "reason": " "}, "reason", "Dit veld is verplicht."),
        ({"ministry": 999}, "ministry", "Selecteer een geldige keuze."),
    ],
)
def test_mistake_is_said_at_its_field(
    values: dict[str, Any], field: str, said: str, step: str, bz: Ministry, defence: Ministry, mia: Client
) -> None:
    office = office_of(defence)
    filled = {"keuze": str(at(bz).pk), "reason": "nieuw kabinet", "stap": step} | values
    if values.get("office"):
        filled |= {"office": office.pk, "ministry": bz.pk}

    page = mia.post(PAGE, filled).content.decode()

    assert [text[: len(said)] for text in said_at(page, field)] == [said]
    assert Transfer.objects.count() == 0


@pytest.mark.parametrize("keys", ["", "x", "1,,2", "1;2", "9" * 30, "-1", "٣"])
def test_choice_that_is_no_choice_is_refused(keys: str, bz: Ministry, mia: Client) -> None:
    at(bz)

    page = mia.post(PAGE, {"keuze": keys, "unit": "DGB", "reason": "x", "stap": "uitvoeren"})

    assert page.status_code == 200
    assert "in de lijst." in words(page.content)
    assert Transfer.objects.count() == 0


def test_nothing_to_move_is_said_on_the_page(bz: Ministry, mia: Client) -> None:
    page = mia.post(PAGE, {"keuze": "4711", "unit": "DGB", "reason": "x", "stap": "uitvoeren"})

    assert "Van wat u koos hoeft of kan niets hierheen." in words(page.content)


def test_offers_are_accepted_all_at_once_in_the_list(bz: Ministry, defence: Ministry, mia: Client) -> None:
    for number in range(60):
        move(at(bz), ministry=defence, reason=f"reden {number}")
    every = {"action": "accept", "select_across": "1", "_selected_action": [TransferItem.objects.all()[0].pk]}

    response = mia.post(f"{ITEMS}?werk=aangeboden", every, follow=True)

    assert "60 opvolgingen aangenomen." in words(response.content)
    assert FollowUp.objects.filter(ministry=defence, state="open").count() == 60


def test_offer_is_refused_with_a_reason_and_another_withdrawn(bz: Ministry, defence: Ministry, mia: Client) -> None:
    one, other = at(bz), at(bz)
    move(one, other, ministry=defence)
    refused, withdrawn = TransferItem.objects.order_by("pk")

    form = mia.post(ITEMS, {"action": "refuse", "_selected_action": [refused.pk]})
    asked = {"keuze": form.context["form"]["keuze"].value()}
    missing = mia.post(f"{ITEMS}weigeren/", asked | {"reason": ""}).content.decode()
    mia.post(f"{ITEMS}weigeren/", asked | {"reason": "Hoort bij BZ."})
    mia.post(ITEMS, {"action": "withdraw", "_selected_action": [withdrawn.pk]})

    assert said_at(missing, "reason") == ["Dit veld is verplicht."]
    assert list(TransferItem.objects.order_by("pk").values_list("state", "answer")) == [
        ("refused", "Hoort bij BZ."), ("withdrawn", ""),
    ]  # fmt: skip


def test_answer_for_another_ministry_is_refused_in_words(bz: Ministry, defence: Ministry, mia: Client) -> None:
    defence.staff.add(make_user("dirk"))
    move(at(bz), ministry=defence)
    item = TransferItem.objects.get()

    response = mia.post(ITEMS, {"action": "accept", "_selected_action": [item.pk]}, follow=True)

    assert "Alleen medewerkers van DEF kunnen dit beantwoorden." in words(response.content)
    item.refresh_from_db()
    assert item.state == "offered"


def test_transfer_is_taken_back_on_its_own_page(bz: Ministry, mia: Client) -> None:
    follow_up = at(bz, unit="DEU")
    transfer = move(follow_up, unit="DGB").transfer
    address = f"/admin/motions/transfer/{transfer.pk}/"

    offered = mia.get(f"{address}change/").content.decode()
    response = mia.post(f"{address}ongedaan/", follow=True)
    again = mia.post(f"{address}ongedaan/")

    assert f'href="{address}ongedaan/"' in offered
    assert "1 opvolging weer zoals voor de overdracht." in words(response.content)
    assert "Er is niets ongedaan te maken." in words(again.content)
    follow_up.refresh_from_db()
    assert follow_up.unit == "DEU"


def test_who_may_only_look_moves_and_answers_nothing(bz: Ministry, defence: Ministry, client: Client) -> None:
    move(at(bz), ministry=defence)
    client.force_login(make_user("cor", permissions=("view_followup", "view_transfer", "view_transferitem")))
    filled = {"keuze": str(at(bz).pk), "unit": "DGB", "reason": "x", "stap": "uitvoeren"}

    form = words(client.get(f"{PAGE}?keuze=1").content)
    done = words(client.post(PAGE, filled).content)
    listed = client.get(ITEMS).content.decode()

    assert "U mag deze opvolging niet wijzigen." in form
    assert "U mag deze opvolging niet wijzigen." in done
    assert 'value="accept"' not in listed
    assert client.post(f"{ITEMS}weigeren/", {"keuze": "1", "reason": "x"}).status_code == 403
    assert Transfer.objects.count() == 1


def test_item_page_shows_where_it_was_before_and_staff_where_it_is_offered(
    bz: Ministry, defence: Ministry, mia: Client
) -> None:
    first, second = office_of(bz, "Minister van Buitenlandse Zaken"), office_of(defence, "Minister van Defensie")
    follow_up = at(bz)
    assert follow_up.request is not None
    page = f"/moties/{follow_up.request.motion_id}/"
    move(follow_up, office=first, unit="DEU", owner=make_user("piet"))
    move(follow_up, office=second, unit="DGB", reason="herschikking")

    visitor, staff = Client(), Client()
    staff.force_login(make_user("anna", is_superuser=True))
    before, before_staff = words(visitor.get(page).content), words(staff.get(page).content)
    mia.post(ITEMS, {"action": "accept", "_selected_action": [TransferItem.objects.get(state="offered").pk]})
    after, after_staff = words(visitor.get(page).content), words(staff.get(page).content)

    assert "Bewindsambt Minister van Buitenlandse Zaken" in before
    assert "herschikking" not in before + after
    assert "Aangeboden Niet openbaar aan DEF op 2 maart 2026: herschikking" in before_staff
    assert "Bewindsambt Minister van Defensie" in after
    assert "Eerder bij BZ, Minister van Buitenlandse Zaken tot" in after
    assert "Overgedragen : van BZ, Minister van Buitenlandse Zaken naar DEF, Minister van Defensie" in after
    assert "DGB" not in after
    assert "piet" not in after
    assert "naar DEF, Minister van Defensie, DGB" in after_staff
    assert after.count("Opgenomen in Nakoming") == 1


def test_owner_chosen_on_the_page_of_a_follow_up_is_a_transfer_of_which_the_owner_hears(
    bz: Ministry, mia: Client
) -> None:
    follow_up, owner = at(bz), make_user("bob", email="bob@bz.example")

    edit(mia, follow_up, owner=owner.pk, unit="DGB")
    telling.tell(today=TODAY, now=NOW)

    follow_up.refresh_from_db()
    assert (follow_up.owner, follow_up.unit) == (owner, "DGB")
    assert set(follow_up.events.values_list("kind", flat=True)) == {"opened", "assigned"}
    assert list(Notification.objects.values_list("recipient", "role")) == [("bob@bz.example", "owner")]


def test_owner_of_what_is_offered_to_another_ministry_stays(bz: Ministry, defence: Ministry, mia: Client) -> None:
    follow_up, owner = at(bz), make_user("bob")
    move(follow_up, ministry=defence)

    response = edit(mia, follow_up, owner=owner.pk)

    follow_up.refresh_from_db()
    assert follow_up.owner is None
    assert "Behandelaar en directie zijn niet gewijzigd" in words(response.content)


@pytest.mark.parametrize("step", ["bekijken", "uitvoeren"])
def test_items_of_a_ministry_of_others_are_refused_on_the_page(
    step: str, bz: Ministry, defence: Ministry, mia: Client
) -> None:
    bz.staff.add(make_user("dirk"))
    filled = {"keuze": str(at(bz).pk), "ministry": defence.pk, "reason": "nieuw kabinet", "stap": step}

    page = mia.post(PAGE, filled)

    assert page.status_code == 200
    assert "Alleen medewerkers van BZ kunnen dit overdragen." in words(page.content)
    assert Transfer.objects.count() == 0


def test_owner_of_an_item_of_others_is_refused_on_its_own_page_with_a_message(bz: Ministry, mia: Client) -> None:
    bz.staff.add(make_user("dirk"))
    follow_up = at(bz)

    page = edit(mia, follow_up, unit="DEU")

    assert page.status_code == 200
    assert "Alleen medewerkers van BZ kunnen dit overdragen." in words(page.content)
    follow_up.refresh_from_db()
    assert (follow_up.unit, Transfer.objects.count()) == ("", 0)


def test_offices_of_abolished_ministries_are_not_offered(bz: Ministry, mia: Client) -> None:
    gone = make_ministry("vrom", name="VROM", ended_on=date(2010, 10, 14))
    names = {
        office_of(gone, "Minister van VROM"): False,
        office_of(bz, "Minister van Buitenlandse Zaken"): True,
        office_of(None, "Minister zonder portefeuille"): True,
    }

    offices = set(mia.get(PAGE).context["form"].fields["office"].queryset)

    assert {office: office in offices for office in names} == names
