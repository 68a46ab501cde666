"""What somebody noted after a debate and the register enters later: one commitment, or a question to a person."""

import json
from datetime import date
from pathlib import Path

import pytest

from motions.models import Activity, Commitment, FollowUp, FollowUpEvent, Notification, Office, PossibleDouble
from motions.rules.follow_ups import EventKind
from motions.services import follow_ups
from motions.services.commitments import Promise, note
from motions.services.notices import telling
from motions.services.overdue import flag_overdue
from tests.builders import make_commitment, make_ministry
from tests.importers.conftest import NOW, Import
from tests.importers.register import entry
from tests.replay.records import Given

SENTENCE = "Ik zeg toe dat de Kamer voor 1 mei 2026 een brief krijgt over de aanpak van netcongestie in de Flevopolder."
ENTRY = "De minister zegt toe de Kamer vóór 1 mei 2026 te informeren over de aanpak van netcongestie in de Flevopolder."
TODAY = date(2026, 3, 2)
DEBATE_ON = date(2026, 2, 19)


@pytest.fixture
def office(db: None) -> Office:
    return Office.objects.create(title="Minister van Economische Zaken", ministry=make_ministry("ez"))


@pytest.fixture
def debate(db: None) -> Activity:
    return Activity.objects.create(official_id="a1", subject="Energie", held_on=DEBATE_ON)


def noted(office: Office | None, debate: Activity | None = None, wording: str = SENTENCE) -> Commitment:
    promise = Promise(wording, DEBATE_ON, debate, office, to="Van der Plas")
    return note(promise=promise, actor=None, now=NOW, today=TODAY)


def registered(number: int = 1, text: str = ENTRY, **fields: str) -> str:
    return entry(number, tekst=text, activiteit='<P:activiteit ref="a1" />', **fields)


def test_entry_is_taken_for_what_was_noted_and_staffs_words_stay(
    office: Office, debate: Activity, given: Given, run_import: Import
) -> None:
    own = noted(office, debate)
    telling.tell(today=TODAY, now=NOW)
    notices = Notification.objects.count()
    given.entries["Toezegging"] = [registered()]

    run = run_import("Toezegging")
    telling.tell(today=TODAY, now=NOW)

    assert (run.created, run.changed, run.faulty) == (0, 1, 0)
    commitment = Commitment.objects.get()
    assert (commitment.pk, commitment.wording, commitment.promised_on) == (own.pk, SENTENCE, DEBATE_ON)
    assert (commitment.official_id, commitment.register_number, commitment.register_status) == (
        "t1", "TZ202602-001", "Openstaand",
    )  # fmt: skip
    assert list(commitment.statements.values_list("register_number", "quote").order_by("pk")) == [
        ("", SENTENCE), ("TZ202602-001", ENTRY),
    ]  # fmt: skip
    assert FollowUp.objects.get().due_on == date(2026, 4, 30)
    assert commitment.history.first().history_change_reason == "Gekoppeld aan TZ202602-001 in het register"
    link = PossibleDouble.objects.get()
    assert (link.noted, link.registered, link.state, link.answered_by) == (own, None, "same", None)
    assert link.reason.startswith("zelfde debat; zelfde bewindspersoon; tekst lijkt voor 9")
    assert Notification.objects.count() == notices


def test_what_the_register_says_since_reaches_what_was_noted(
    office: Office, debate: Activity, given: Given, run_import: Import
) -> None:
    noted(office, debate)
    given.entries["Toezegging"] = [registered(), registered(status="Voldaan", datumNakoming="2026-03-01T10:00:00")]

    run_import("Toezegging")
    run_import("Toezegging", again=True)

    assert (Commitment.objects.count(), PossibleDouble.objects.count()) == (1, 1)
    assert FollowUp.objects.get().state == "decided"


def test_entry_that_says_partly_at_once_says_so_of_what_was_noted(
    office: Office, debate: Activity, given: Given, run_import: Import
) -> None:
    noted(office, debate)
    given.entries["Toezegging"] = [registered(status="Deels Voldaan", datumNakoming="2026-03-01T10:00:00")]

    run_import("Toezegging")

    assert FollowUp.objects.get().state == "partly"


def test_noted_one_that_nobody_followed_is_followed_from_its_own_day(
    office: Office, given: Given, run_import: Import, settings: object
) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]
    typed = Commitment.objects.create(title="x", wording=SENTENCE, promised_on=DEBATE_ON, office=office)
    given.entries["Toezegging"] = [registered()]

    run_import("Toezegging")

    follow_up = FollowUp.objects.get()
    assert (follow_up.commitment, follow_up.follow_from) == (typed, DEBATE_ON)


def test_two_noted_ones_that_resemble_it_stay_and_a_person_is_asked(
    office: Office, debate: Activity, given: Given, run_import: Import
) -> None:
    one, other = noted(office, debate), noted(office, debate, SENTENCE.replace("aanpak", "snelle aanpak"))
    given.entries["Toezegging"] = [registered()]

    run_import("Toezegging")

    entered = Commitment.objects.get(official_id="t1")
    assert Commitment.objects.count() == 3
    doubles = PossibleDouble.objects.order_by("noted_id")
    assert [(row.noted, row.registered, row.register_number, row.state) for row in doubles] == [
        (one, entered, "TZ202602-001", "open"), (other, entered, "TZ202602-001", "open"),
    ]  # fmt: skip


def test_without_an_office_it_is_never_taken_for_the_same_by_itself(
    office: Office, debate: Activity, given: Given, run_import: Import
) -> None:
    noted(None, debate)
    given.entries["Toezegging"] = [registered()]

    run_import("Toezegging")

    assert (Commitment.objects.count(), PossibleDouble.objects.get().state) == (2, "open")


@pytest.mark.parametrize("why", ["letter", "numbered", "subject", "debate", "office", "senate"])
def test_what_cannot_be_the_same_is_left_alone(
    why: str, office: Office, debate: Activity, given: Given, run_import: Import
) -> None:
    given.entries["Toezegging"] = [registered()]
    match why:
        case "letter":
            make_commitment(wording=SENTENCE, promised_on=DEBATE_ON, office=office)
        case "numbered":
            make_commitment(wording=SENTENCE, promised_on=DEBATE_ON, office=office, register_number="TZ202602-009")
        case "subject":
            noted(office, debate, "De Kamer krijgt voor de zomer een brief over de positie van mantelzorgers.")
        case "debate":
            noted(office, Activity.objects.create(subject="Ander debat"))
        case "office":
            noted(Office.objects.create(title="Minister van Financiën"), debate)
        case "senate":
            Commitment.objects.create(wording=SENTENCE, promised_on=DEBATE_ON, office=office, chamber="ek")

    run_import("Toezegging")

    assert (Commitment.objects.count(), PossibleDouble.objects.count()) == (2, 0)


def test_reported_one_is_reminded_of_the_register_from_now_on(
    office: Office, debate: Activity, given: Given, run_import: Import
) -> None:
    own = noted(office, debate)
    follow_ups.report(
        follow_up=own.follow_ups.get(), kind=EventKind.REPORTED, happened_on=TODAY, actor=None, now=NOW, today=TODAY
    )
    given.entries["Toezegging"] = [registered()]

    run_import("Toezegging")
    flag_overdue(today=date(2026, 3, 30), now=NOW)

    assert FollowUpEvent.objects.filter(kind="register_open").count() == 1


def test_entries_of_the_corpus_find_what_was_noted_after_their_debate(
    opendata: Path, given: Given, run_import: Import
) -> None:
    sample = opendata / "samples" / "odata" / "toezegging_shape_from_tests.json"
    records = json.loads(sample.read_text(encoding="utf-8"))["value"]
    given.entries["Toezegging"] = []
    for number, record in enumerate(records, 1):
        office = Office.objects.create(title=record["Functie"])
        day = date.fromisoformat(record["Aanmaakdatum"][:10])
        Commitment.objects.create(wording=record["Tekst"], promised_on=day, office=office)
        given.entries["Toezegging"].append(
            entry(
                number, nummer=record["Nummer"], tekst=record["Tekst"], functie=record["Functie"],
                aanmaakdatum=record["Aanmaakdatum"][:19],
            )
        )  # fmt: skip

    run_import("Toezegging")

    found = PossibleDouble.objects.order_by("register_number")
    assert list(found.values_list("register_number", "likeness", "state")) == [
        ("TZ202412-116", 100, "open"), ("TZ202603-130", 100, "open"),
    ]  # fmt: skip
