"""The register of commitments as SyncFeed gives it, and what becomes of it here."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from motions.importers.http import Client
from motions.importers.reading import SourceFailed
from motions.importers.tweedekamer.syncfeed import SyncFeed
from motions.models import (
    Activity,
    Commitment,
    FollowUp,
    Group,
    ImportCursor,
    ImportFault,
    Notification,
    Office,
    Paper,
    Person,
    SourceWord,
    Statement,
)
from tests.builders import make_commitment, make_ministry
from tests.importers.conftest import NOW, Import
from tests.importers.register import TEXT, TK, entry
from tests.replay.records import Given
from tests.replay.server import ReplayServer


@pytest.fixture
def ministry(db: None) -> Office:
    return Office.objects.create(title="Minister van Economische Zaken", ministry=make_ministry("ez"))


@pytest.mark.parametrize("prefix", ["tk:", "ns1:", ""])
def test_entry_becomes_a_followed_commitment_whatever_its_prefix(
    prefix: str, ministry: Office, given: Given, run_import: Import, settings: object
) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]
    Activity.objects.create(official_id="a1", subject="Debat")
    Person.objects.create(official_id="p1", particle="van der", last_name="Plas")
    Group.objects.create(official_id="f1", abbreviation="BBB")
    given.entries["Toezegging"] = [
        entry(
            1, prefix=prefix, activiteit='<P:activiteit ref="a1" />', f='<P:toegezegdAanFractie ref="f1" />',
            p='<P:toegezegdAanPersoon ref="p1" />', g="<P:toegezegdAan />",
        )
    ]  # fmt: skip

    run = run_import("Toezegging")

    assert (run.created, run.faulty, run.stopped_by) == (1, 0, "")
    commitment = Commitment.objects.get()
    assert (commitment.register_number, commitment.wording, commitment.office) == ("TZ202602-001", TEXT, ministry)
    assert (commitment.promised_on, commitment.register_fulfilled_on) == (date(2026, 2, 24), None)
    statement = Statement.objects.get()
    assert (statement.role, statement.activity and statement.activity.subject) == ("first", "Debat")
    assert {addressee.name for addressee in commitment.addressees.all()} == {"Van der Plas", "BBB"}
    follow_up = FollowUp.objects.get()
    assert (follow_up.ministry, follow_up.ministry_source) == (ministry.ministry, "promised")
    assert (follow_up.due_on, follow_up.follow_from) == (date(2026, 5, 1), date(2026, 2, 24))


def test_register_establishes_with_its_letters_and_the_same_word_only_once(
    ministry: Office, given: Given, run_import: Import, settings: object
) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]
    given.entries["Toezegging"] = [entry(1)]
    run_import("Toezegging")
    letters = (
        "<P:kamerbriefNakoming>2026D00001</P:kamerbriefNakoming><P:kamerbriefNakoming>2026D00002</P:kamerbriefNakoming>"
    )

    for minute, status in enumerate(("Deels Voldaan", "Afgedaan", "Voldaan")):
        given.entries["Toezegging"].append(entry(1, status=status, datumNakoming="2026-03-01T23:30:00", k=letters))
        run_import("Toezegging", now=NOW + timedelta(minutes=minute))

    assert list(ImportFault.objects.values_list("problem", flat=True)) == []
    commitment = Commitment.objects.get()
    assert (commitment.register_status, commitment.register_fulfilled_on) == ("Voldaan", date(2026, 3, 1))
    assert set(commitment.register_letters.values_list("official_id", flat=True)) == {"2026D00001", "2026D00002"}
    assert Paper.objects.count() == 2
    decided = FollowUp.objects.get().events.filter(kind="decided").order_by("pk")
    assert [(event.outcome, event.body, event.happened_on) for event in decided] == [
        ("partly", "toezeggingenregister", date(2026, 3, 1)),
        ("fulfilled", "toezeggingenregister", date(2026, 3, 1)),
    ]
    assert FollowUp.objects.get().state == "decided"


def test_word_without_a_day_is_established_on_the_day_it_was_first_read(
    ministry: Office, given: Given, run_import: Import, settings: object
) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]
    for day, fields in enumerate(({}, {"status": "Voldaan"}, {"status": "Voldaan", "naam": "Jansen, J."})):
        given.entries["Toezegging"] = [*given.entries.get("Toezegging", []), entry(1, **fields)]
        run_import("Toezegging", now=NOW + timedelta(days=day))

    decided = FollowUp.objects.get().events.filter(kind="decided")
    assert [event.happened_on for event in decided] == [date(2026, 3, 3)]


def test_unknown_status_is_kept_listed_and_establishes_nothing(
    ministry: Office, given: Given, run_import: Import, settings: object
) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]
    given.entries["Toezegging"] = [entry(1, status="Niet nagekomen")]

    run_import("Toezegging")

    assert Commitment.objects.get().register_status == "Niet nagekomen"
    assert FollowUp.objects.get().state == "open"
    assert list(SourceWord.objects.values_list("field", "word")) == [("Toezegging.Status", "Niet nagekomen")]


def test_old_and_fulfilled_commitments_open_nothing_and_late_ones_are_silent(
    ministry: Office, given: Given, run_import: Import, settings: object
) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]
    given.entries["Toezegging"] = [
        entry(1, aanmaakdatum="2025-12-31T10:00:00"),
        entry(2, status="Voldaan"),
        entry(3, status="Vervallen"),
        entry(4, tekst="De minister informeert de Kamer uiterlijk 1 maart 2026."),
    ]

    run_import("Toezegging")

    assert Commitment.objects.count() == 4
    follow_up = FollowUp.objects.get()
    assert follow_up.commitment is not None and follow_up.commitment.register_number == "TZ202602-004"
    assert follow_up.events.get(kind="term_passed").is_silent
    assert not Notification.objects.exists()


def test_chain_is_one_case_whose_newest_wording_counts_and_first_date_stays(
    ministry: Office, given: Given, run_import: Import
) -> None:
    given.entries["Toezegging"] = [
        entry(1),
        entry(2, aanmaakdatum="2026-03-01T10:00:00", tekst="Nader.", v='<P:isWijzigingVan ref="t1" />'),
        entry(3, aanmaakdatum="2026-03-02T10:00:00", tekst="En ook dit.", v='<P:isAanvullingOp ref="t1" />'),
    ]

    run_import("Toezegging")
    run_import("Toezegging", again=True)

    commitment = Commitment.objects.get()
    assert (commitment.promised_on, commitment.wording) == (date(2026, 2, 24), "Nader.")
    assert list(Statement.objects.values_list("role", "register_number", "quote")) == [
        ("first", "TZ202602-001", TEXT),
        ("change", "TZ202602-002", "Nader."),
        ("addition", "TZ202602-003", "En ook dit."),
    ]


def test_two_entries_of_a_chain_on_one_page_both_count(
    ministry: Office, given: Given, run_import: Import, settings: object
) -> None:
    settings.FOLLOW_FROM = date(2026, 1, 1)  # type: ignore[attr-defined]
    given.entries["Toezegging"] = [entry(1)]
    run_import("Toezegging")

    given.entries["Toezegging"] += [
        entry(1, status="Deels Voldaan"),
        entry(2, status="Voldaan", tekst="Nader.", v='<P:isWijzigingVan ref="t1" />'),
    ]
    run = run_import("Toezegging", now=NOW + timedelta(minutes=1))

    assert run.faulty == 0
    assert [event.outcome for event in FollowUp.objects.get().events.filter(kind="decided").order_by("pk")] == [
        "partly",
        "fulfilled",
    ]


def test_commitment_that_staff_numbered_is_the_registers_and_keeps_their_words(
    ministry: Office, given: Given, run_import: Import
) -> None:
    typed = make_commitment(register_number="TZ202602-001")
    given.entries["Toezegging"] = [entry(1)]

    run_import("Toezegging")

    commitment = Commitment.objects.get()
    assert (commitment.pk, commitment.official_id, commitment.wording) == (typed.pk, "t1", typed.wording)


def test_tombstone_wins_whatever_it_carries(ministry: Office, given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [entry(1), entry(2)]
    run_import("Toezegging")

    with_body = entry(1).replace('verwijderd="false"', 'verwijderd="True"')
    bare = f'<toezegging xmlns="{TK}" id="t2" verwijderd="true" />'
    given.entries["Toezegging"] += [with_body, bare]
    run = run_import("Toezegging")

    assert run.removed == 2
    assert not Commitment.objects.filter(source_removed_at=None).exists()


def test_feed_is_resumed_after_its_last_entry_and_a_reissue_changes_nothing(
    ministry: Office, given: Given, run_import: Import
) -> None:
    given.entries["Toezegging"] = [entry(n) for n in range(1, 301)]
    first = run_import("Toezegging")
    assert (first.pages, first.created) == (2, 300)
    assert ImportCursor.objects.get().token == "300"

    given.entries["Toezegging"].append(entry(7).replace("2026-02-25T09:00:00", "2026-03-01T09:00:00"))
    again = run_import("Toezegging")

    assert (again.seen, again.unchanged, again.changed) == (1, 1, 0)
    assert ImportCursor.objects.get().token == "301"


def test_nil_and_faulty_entries_are_named_and_the_others_kept(
    ministry: Office, given: Given, run_import: Import
) -> None:
    given.entries["Toezegging"] = [
        entry(1, tekst='<P:tekst xsi:nil="true" />'),
        entry(2, datumNakoming="0209-01-01T00:00:00"),
        entry(3, nummer="TZ" + "9" * 50),
        "",
        entry(5),
    ]

    run = run_import("Toezegging")

    said = dict(ImportFault.objects.values_list("record", "problem"))
    assert said["t1"] == "De toezegging heeft geen nummer, geen tekst of geen datum."
    assert said["t2"].startswith("DatumNakoming ligt in het jaar 209")
    assert said["4"] == "De entry heeft geen inhoud."
    assert {"t2", "t5"} <= set(Commitment.objects.values_list("official_id", flat=True))
    assert run.stopped_by == ""


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (f'<?xml version="1.0"?><!DOCTYPE f [<!ENTITY l0 "lol">{BOMB}]><feed>&l9;</feed>', "DOCTYPE"),
        ('<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed>&x;</feed>', "DOCTYPE"),
        ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE f [<!ENTITY a "ha">]><feed>&a;</feed>', "DOCTYPE"),
        ("<feed>&onbekend;</feed>", "geen XML"),
        ("<feed", "geen XML"),
        ("", "geen XML"),
        ("<html />", "geen feed, maar html"),
        ("<a>" * 100_000, "geen XML"),
    ],
)
def test_hostile_xml_is_refused_by_name(body: str, said: str) -> None:
    class Hostile(Client):
        def get(self, *args: object, **options: object) -> bytes:
            return body.encode("utf-16" if "utf-16" in body else "utf-8")

    with pytest.raises(SourceFailed, match=said):
        list(SyncFeed(Hostile("http://127.0.0.1")).pages("Toezegging", ""))


def test_real_feed_with_tombstones_is_read(opendata: Path, server: ReplayServer) -> None:
    body = (opendata / "samples" / "syncfeed" / "stemming_page_with_tombstones.xml").read_bytes()

    class Captured(Client):
        def get(self, *args: object, **options: object) -> bytes:
            return body

    page = next(SyncFeed(Captured(server.address)).pages("Stemming", ""))

    assert [record["Verwijderd"] for record in page.records] == [True, True, False, False, False]
    assert page.records[2]["ActorNaam"] == ["PVV"]
    assert page.records[2]["SidActorLid"] == [None]
    assert page.records[2]["Besluit"] == [{"Id": "643f76ba-2d42-4d6f-b903-d71b0927144a"}]
    assert page.token == "3560440"


def test_ministry_that_the_register_names_is_kept_as_written(given: Given, run_import: Import) -> None:
    given.entries["Toezegging"] = [entry(1, ministerie="Ministerie van Economische Zaken"), entry(2, ministerie="")]

    run_import("Toezegging")

    assert list(Commitment.objects.order_by("official_id").values_list("register_ministry", flat=True)) == [
        "Ministerie van Economische Zaken",
        "",
    ]
