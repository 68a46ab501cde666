"""A list of decisions in the admin: ticked or typed, mistakes at their row, done at once, taken back at once."""

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motions.admin.decision_list_forms import MOST
from motions.models import DecisionList, FollowUp, Statement
from motions.queries.numbered import Line, numbered
from motions.rules.follow_ups import EventKind
from motions.rules.listed_decisions import ListedDecision
from motions.services import follow_ups as services
from tests.admin.reviewing import said_at
from tests.builders import (
    NOW,
    make_commitment,
    make_follow_up,
    make_letter,
    make_ministry,
    make_motion,
    make_paper,
    make_user,
)
from tests.decision_lists.builders import RIGHTS, TODAY, decided, make_clerk, registered

pytestmark = pytest.mark.django_db

PAGE = "/admin/motions/followup/besluitenlijst/"
HEAD = {"decided_on": "2026-03-02", "body": "commissie", "source": "Besluitenlijst"}


@pytest.fixture
def clerk(client: Client) -> Client:
    """A browser of somebody of the chamber's office."""
    client.force_login(make_clerk())
    return client


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def filled(*rows: tuple[Any, str] | tuple[Any, str, str], **values: str) -> dict[str, str]:
    """What the page sends: rows as (follow-up, decision, new term)."""
    sent = HEAD | {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": str(len(rows)), "stap": "vastleggen"}
    for place, (follow_up, decision, *due_on) in enumerate(rows):
        key = follow_up.pk if isinstance(follow_up, FollowUp) else follow_up
        sent |= {f"form-{place}-follow_up": str(key), f"form-{place}-decision": decision}
        sent |= {f"form-{place}-due_on": due_on[0]} if due_on else {}
    return sent | values


def shown(page: Any) -> list[tuple[str, str]]:
    """The rows on the page: follow-up and chosen decision."""
    return [(str(form["follow_up"].value()), form["decision"].value() or "") for form in page.context["rows"].forms]


def test_ticked_follow_ups_become_rows_and_are_decided_at_once(clerk: Client) -> None:
    one, other, skipped = registered(1), registered(2), registered(3)
    letter = make_letter()
    ticked = {"action": "decide", "_selected_action": [one.pk, other.pk, skipped.pk]}

    page = clerk.post("/admin/motions/followup/", ticked)
    sent = filled((one, "fulfilled"), (other, "stays_open", "2027-01-01"), (skipped, ""), letter=str(letter.pk))
    response = clerk.post(PAGE, sent, follow=True)

    assert sorted(shown(page)) == sorted((str(row.pk), "") for row in (one, other, skipped))
    noted = DecisionList.objects.get()
    assert response.redirect_chain == [(f"/admin/motions/decisionlist/{noted.pk}/change/", 302)]
    assert "2 besluiten vastgelegd." in words(response.content)
    assert (noted.decided_on, noted.body, noted.letter, noted.source) == (TODAY, "commissie", letter, "Besluitenlijst")
    assert list(noted.rows.values_list("follow_up", "decision", "due_on")) == [
        (one.pk, "fulfilled", None), (other.pk, "stays_open", date(2027, 1, 1)),
    ]  # fmt: skip


def test_pasted_numbers_become_rows_and_unknown_ones_stay_to_be_corrected(clerk: Client) -> None:
    there, commitment = registered(1), registered(2)
    make_follow_up(request=make_motion(paper=make_paper(36410, "74")).requests.get())
    make_motion(paper=make_paper(21501, "2586", suffix="02"))
    pasted = "36 410, nr. 74\nTZ202601-002; tz202601-999\n21 501-02, nr. 2586\nwat\n36410"

    page = clerk.post(PAGE, filled((there, "lapsed", "onzin"), numbers=pasted, everywhere="reported", stap="regels"))

    assert shown(page) == [
        (str(there.pk), "lapsed"),
        (str(FollowUp.objects.get(request__motion__paper__number="74").pk), "reported"),
        (str(commitment.pk), "reported"),
    ]
    assert "Motie over een onderwerp Kamerstuk 36 410, nr. 74" in words(page.content)
    assert "De Kamer informeren over de voortgang TZ202601-002" in words(page.content)
    assert page.context["rows"].forms[0]["due_on"].value() == "onzin"
    assert page.context["form"]["body"].value() == "commissie"
    assert page.context["add"]["numbers"].value() == "tz202601-999\n21 501-02, nr. 2586\nwat\n36410"
    assert said_at(page.content.decode(), "numbers") == [
        "“tz202601-999” is hier niet bekend.",
        "“21 501-02, nr. 2586” wordt niet gevolgd. Open eerst een opvolging.",
        "“wat” is geen nummer van een motie of toezegging. Typ het als 36 410, nr. 74 of TZ202603-130.",
        "“36410” is geen nummer van een motie of toezegging. Typ het als 36 410, nr. 74 of TZ202603-130.",
    ]


def test_number_means_every_running_follow_up_of_its_item_also_by_a_later_entry() -> None:
    bz, defence = make_ministry("bz"), make_ministry("def")
    commitment = make_commitment(register_number="T01970", chamber="ek")
    Statement.objects.create(commitment=commitment, said_on=TODAY, register_number="T02000", role="change")
    rows = [make_follow_up(commitment=commitment, ministry=ministry) for ministry in (bz, defence)]
    make_follow_up(commitment=commitment, state="transferred")
    keys = tuple(row.pk for row in rows)

    assert numbered("T01970\n t02000 ") == [Line("T01970", keys), Line("t02000", keys)]


def test_numbers_that_were_not_added_yet_are_not_forgotten_by_noting_the_list(clerk: Client) -> None:
    one, other = registered(1), registered(2)

    page = clerk.post(PAGE, filled((one, "fulfilled"), numbers="TZ202601-002"))

    assert shown(page) == [(str(one.pk), "fulfilled"), (str(other.pk), "")]
    assert DecisionList.objects.count() == 0


def test_reasons_stand_at_their_row_and_everything_stays_filled_in(clerk: Client) -> None:
    fine, reported = registered(1), registered(2)
    motion = make_follow_up(request=make_motion().requests.get())
    services.report(
        follow_up=reported, kind=EventKind.REPORTED, happened_on=TODAY, actor=None, now=NOW, today=TODAY
    )  # fmt: skip
    rows = (
        (fine, ""),
        (fine, "stays_open", "2026-01-01"),
        (reported, "lapsed"),
        (motion, "fulfilled"),
        ("4711", "lapsed"),
    )

    response = clerk.post(PAGE, filled(*rows))
    page = response.content.decode()

    assert DecisionList.objects.count() == 0
    assert "Er is niets vastgelegd: 4 besluiten kunnen niet. Bij de regel staat waarom." in words(response.content)
    assert said_at(page, "form-1-due_on") == [
        "De termijn (1 januari 2026) ligt vóór de toezegging of het verzoek (27 januari 2026)."
    ]
    assert said_at(page, "form-2-decision") == [
        "“Vervallen” kan niet bij een opvolging die “gemeld als uitgevoerd” is."
    ]
    assert said_at(page, "form-3-decision")[0].startswith("Bij een motie van de Tweede Kamer")
    assert said_at(page, "form-4-follow_up") == ["Wordt hier niet (meer) gevolgd: overgedragen of ingetrokken."]
    assert shown(response) == [
        (str(key.pk if isinstance(key, FollowUp) else key), decision) for key, decision, *_ in rows
    ]


@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [
        ({"decided_on": ""}, "decided_on", "Dit veld is verplicht."),
        ({"decided_on": "2999-01-01"}, "decided_on", "Kies een dag van 1945 tot en met 2100."),
        ({"decided_on": "2100-01-01"}, "decided_on", "Deze dag moet nog komen."),
        ({"body": " "}, "body", "Dit veld is verplicht."),
        ({"source": ""}, "source", "Noem een brief of een debat, of schrijf op waar de besluiten staan."),
        ({"letter": "4711"}, "letter", "Selecteer een geldige keuze."),
        ({"form-0-decision": "onzin"}, "form-0-decision", "Selecteer een geldige keuze."),
        ({"form-0-due_on": "onzin"}, "form-0-due_on", "Voer een geldige datum in."),
        ({"form-0-decision": "", "form-0-note": "x"}, "form-0-decision", "Kies een besluit, of maak deze regel leeg."),
    ],
)
def test_mistake_is_said_at_its_field(sent: dict[str, str], field: str, said: str, clerk: Client) -> None:
    page = clerk.post(PAGE, filled((registered(), "fulfilled"), **sent)).content.decode()

    assert [text[: len(said)] for text in said_at(page, field)] == [said]
    assert DecisionList.objects.count() == 0


def test_list_without_a_single_decision_is_refused_in_words(clerk: Client) -> None:
    page = clerk.post(PAGE, filled((registered(), "")))

    assert "Kies bij minstens één regel een besluit." in words(page.content)


def test_more_rows_than_a_page_takes_are_refused_and_nothing_is_lost(clerk: Client) -> None:
    commitment = make_commitment()
    FollowUp.objects.bulk_create(
        FollowUp(commitment=commitment, part=f"deel {n}", follow_from=TODAY, opened_at=NOW) for n in range(MOST + 1)
    )
    every = {"action": "decide", "select_across": "1", "_selected_action": [FollowUp.objects.all()[0].pk]}
    there, other = registered(1), registered(2)

    ticked = clerk.post("/admin/motions/followup/", every, follow=True)
    rows = [(row, "lapsed") for row in FollowUp.objects.exclude(pk__in=(there.pk, other.pk))[: MOST - 1]]
    page = clerk.post(PAGE, filled(*rows, (there, ""), numbers="TZ202601-002", stap="regels"))

    said = "Dit zijn er {}; op één lijst passen ten hoogste 500 opvolgingen. Haal er {} af, of maak er meer lijsten van"
    assert said.format(MOST + 3, 3) in words(ticked.content)
    assert [text.startswith(said.format(MOST + 1, 1)) for text in said_at(page.content.decode(), "numbers")] == [True]
    assert len(shown(page)) == MOST
    assert page.context["add"]["numbers"].value() == "TZ202601-002"


def test_the_longest_list_is_looked_at_and_noted_at_once(clerk: Client) -> None:
    commitment = make_commitment()
    for n in range(MOST):
        make_follow_up(commitment=commitment, part=f"deel {n}")
    sent = filled(*((row, "lapsed") for row in FollowUp.objects.all()))

    looked = clerk.post(PAGE, sent | {"stap": "bekijken"})
    clerk.post(PAGE, sent)

    assert "Deze 500 besluiten worden vastgelegd op 2 maart 2026, door commissie." in words(looked.content)
    assert DecisionList.objects.get().rows.count() == MOST


def test_what_will_be_noted_is_shown_first_and_nothing_is_noted_yet(clerk: Client) -> None:
    one, other, skipped = registered(1), registered(2, due_on=date(2026, 6, 1)), registered(3)
    sent = filled((one, "fulfilled"), (other, "stays_open", "2027-01-01"), (skipped, ""), stap="bekijken")

    page = clerk.post(PAGE, sent)

    said = words(page.content)
    assert DecisionList.objects.count() == 0
    assert "Er is nog niets vastgelegd. Deze 2 besluiten worden vastgelegd op 2 maart 2026, door commissie." in said
    assert "Vindplaats: Besluitenlijst." in said
    assert "1 regel heeft geen besluit en blijft zoals het is." in said
    assert [(plan.says, plan.before.label, plan.after.label) for plan in page.context["plans"]] == [
        ("Vastgesteld: voldaan", "Open", "Vastgesteld"),
        ("Blijft open; nieuwe termijn 1 januari 2027, nu 1 juni 2026", "Open", "Open"),
    ]


def test_what_was_looked_at_is_noted_or_changed_with_everything_filled_in(clerk: Client) -> None:
    one, other = registered(1), registered(2)
    looked = clerk.post(PAGE, filled((one, "fulfilled"), (other, "stays_open", "2027-01-01"), stap="bekijken"))
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', looked.content.decode()))

    changed = clerk.post(PAGE, hidden | {"stap": "wijzigen"})
    clerk.post(PAGE, hidden | {"stap": "vastleggen"})

    assert shown(changed) == [(str(one.pk), "fulfilled"), (str(other.pk), "stays_open")]
    assert changed.context["form"]["body"].value() == "commissie"
    assert list(DecisionList.objects.get().rows.values_list("follow_up", "decision", "due_on")) == [
        (one.pk, "fulfilled", None), (other.pk, "stays_open", date(2027, 1, 1)),
    ]  # fmt: skip


def test_what_cannot_be_is_said_at_its_row_before_anything_is_noted(clerk: Client) -> None:
    motion = make_follow_up(request=make_motion().requests.get())

    page = clerk.post(PAGE, filled((registered(), "lapsed"), (motion, "fulfilled"), stap="bekijken"))

    assert "Er is niets vastgelegd: 1 besluit kan niet. Bij de regel staat waarom." in words(page.content)
    assert said_at(page.content.decode(), "form-1-decision")[0].startswith("Bij een motie van de Tweede Kamer")
    assert DecisionList.objects.count() == 0


@pytest.mark.parametrize(
    "broken",
    [
        {"form-TOTAL_FORMS": "x"},
        {"form-TOTAL_FORMS": "9" * 30},
        {"form-0-follow_up": "x"},
        {"form-0-follow_up": "9" * 30},
    ],
)
def test_page_that_nobody_sends_is_refused_and_breaks_nothing(broken: dict[str, str], clerk: Client) -> None:
    for step in ("vastleggen", "regels"):
        page = clerk.post(PAGE, filled((registered(int(step == "regels")), "fulfilled"), **broken, stap=step))

        assert page.status_code == 200
    assert DecisionList.objects.count() == 0


def test_list_is_taken_back_on_its_own_page_and_what_stays_is_named(clerk: Client) -> None:
    quiet, changed = registered(1), registered(2)
    noted = decided((quiet, ListedDecision.FULFILLED), (changed, ListedDecision.FULFILLED))
    services.change_by_hand(
        follow_up=changed, kind=EventKind.REOPENED, happened_on=TODAY, note="x", actor=None, now=NOW, today=TODAY
    )  # fmt: skip
    address = f"/admin/motions/decisionlist/{noted.pk}/"

    offered = clerk.get(f"{address}change/").content.decode()
    response = clerk.post(f"{address}ongedaan/", follow=True)
    again = clerk.post(f"{address}ongedaan/")

    assert f'href="{address}ongedaan/"' in offered
    said = words(response.content)
    assert "1 besluit ongedaan gemaakt." in said
    assert "1 bleef staan, omdat daarna iets anders is vastgelegd: De Kamer informeren over de voortgang" in said
    assert "gebleven: daarna is iets anders vastgelegd" in said
    assert "Er is niets ongedaan te maken" in words(again.content)


def test_who_may_only_look_neither_notes_nor_undoes(client: Client) -> None:
    noted = decided((registered(1), ListedDecision.FULFILLED))
    client.force_login(make_user("cor", permissions=("view_followup", "view_decisionlist")))

    form = words(client.get(PAGE).content)
    sent = words(client.post(PAGE, filled((registered(2), "fulfilled"))).content)
    shown_list = client.get(f"/admin/motions/decisionlist/{noted.pk}/change/").content.decode()
    undone = words(client.post(f"/admin/motions/decisionlist/{noted.pk}/ongedaan/").content)

    assert all("U mag deze opvolging niet wijzigen." in said for said in (form, sent, undone))
    assert "/ongedaan/" not in shown_list
    assert "Besluitenlijst invoeren" not in client.get("/admin/motions/decisionlist/").content.decode()
    assert (DecisionList.objects.count(), noted.rows.filter(undone_at=None).count()) == (1, 1)


def test_ministry_reads_at_the_row_that_it_may_not_establish(client: Client) -> None:
    client.force_login(make_user("mia", permissions=RIGHTS))

    page = client.post(PAGE, filled((registered(), "fulfilled"))).content.decode()

    assert said_at(page, "form-0-decision") == [
        "U mag niet noteren wat is vastgesteld; dat doet wie het register of de besluiten bijhoudt."
    ]


def test_pages_ask_the_database_as_often_for_many_rows_as_for_few(clerk: Client, django_user_model: type[User]) -> None:
    rows = [registered(number) for number in range(60)]
    few = decided(*((row, ListedDecision.STAYS_OPEN) for row in rows[:5]))
    many = decided(*((row, ListedDecision.STAYS_OPEN) for row in rows))

    def statements(*addresses: tuple[str, dict[str, str] | None]) -> int:
        with CaptureQueriesContext(connection) as recording:
            for address, sent in addresses:
                assert (clerk.post(address, sent) if sent else clerk.get(address)).status_code == 200
        return len(recording)

    def both(noted: DecisionList, number: int) -> int:
        looked = filled(*((row, "stays_open", "2027-01-01") for row in rows[:number]), stap="bekijken")
        text = "\n".join(f"TZ202601-{each:03d}" for each in range(number))
        return statements(
            (f"/admin/motions/decisionlist/{noted.pk}/change/", None),
            (PAGE, filled(numbers=text, stap="regels")),
            (PAGE, looked),
        )

    both(few, 5)  # what is read once a process

    assert both(few, 5) == both(many, 60)
