"""An adopted motion's own text opens what it asks: from the decision's day, of whom it asks it, with its own term."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from motions.importers.http import Client
from motions.importers.koop.motion_texts import MotionTexts
from motions.importers.reading import read
from motions.models import AwaitedFile, Cabinet, FollowUp, ImportFault, ImportRun, Motion, Notification, Request
from motions.services.imports.motion_follow_ups import follow_from, open_adopted
from tests.builders import make_ministry
from tests.importers.conftest import NOW, Import
from tests.importers.records import besluit, dossier, zaak
from tests.replay.records import Given
from tests.replay.server import ReplayServer

SINCE = date(2024, 7, 2)
TODAY = date(2026, 3, 2)
ADOPTED = "Stemmen - aangenomen"
BUDGET = "Vaststelling van de begrotingsstaten van het Ministerie van Volksgezondheid, Welzijn en Sport (XVI) voor 2025"


@pytest.fixture
def publications(opendata: Path, given: Given) -> None:
    """Publish five real motions."""
    files = (opendata / "samples" / "koop" / "kamerstuk_motie_xml").glob
    for identifier, start in {
        "kst-36600-XVI-126": "3dicta_1a22",
        "kst-36714-12": "presidium_540e",
        "kst-32847-1365": "spreektuit_81b3",
        "kst-32043-640": "extern_2e2e",
        "kst-31524-629": "3dicta_b584",
    }.items():
        given.publications[identifier] = next(files(f"{start}*")).read_bytes()


def adopt(
    given: Given, run_import: Import, *, number: int, file: int, suffix: str | None = None, title: str = "Dossier",
    word: str = ADOPTED, on: str = "2025-03-04T00:00:00+01:00",
) -> Motion:  # fmt: skip
    """A motion under this number, on which that was decided."""
    given.rows["Zaak"] = [zaak(1, Volgnummer=number, Titel=title, Kamerstukdossier=dossier(file, suffix))]
    given.rows["Besluit"] = [besluit(1, word, on=on)]
    run_import("Motie")
    run_import("Besluit")
    return Motion.objects.get()


def texts(server: ReplayServer, *, since: date = SINCE, days_later: int = 0) -> ImportRun:
    client, now = Client(server.koop_address, wait=lambda seconds: None), NOW + timedelta(days=days_later)
    return read(MotionTexts(client, since, now.date()), clock=lambda: now)


def opened(since: date = SINCE) -> int:
    return open_adopted(since=since, now=NOW, today=TODAY)


def test_each_request_is_followed_at_the_ministry_whose_budget_it_is(
    publications: None, given: Given, run_import: Import, server: ReplayServer
) -> None:
    ministry = make_ministry("vws", name="Volksgezondheid, Welzijn en Sport")
    ministry.names.create(name="Volksgezondheid, Welzijn en Sport", abbreviation="VWS")
    motion = adopt(given, run_import, number=126, file=36600, suffix="XVI", title=BUDGET)

    run = texts(server)
    assert (run.changed, run.faulty) == (1, 0)
    assert opened() == 3

    motion.refresh_from_db()
    assert "36 600 XVI\tVaststelling van de begrotingsstaten" in motion.text
    assert [request.position for request in motion.requests.all()] == [1, 2, 3]
    follow_ups = FollowUp.objects.all()
    assert {(one.ministry, one.ministry_source, one.follow_from) for one in follow_ups} == {
        (ministry, "chapter", date(2025, 3, 4))
    }
    assert opened() == 0


def test_relative_term_counts_from_the_adoption_and_late_ones_are_silent(
    publications: None, given: Given, run_import: Import, server: ReplayServer
) -> None:
    adopt(given, run_import, number=640, file=32043)
    texts(server)

    opened()

    follow_up = FollowUp.objects.get()
    assert Request.objects.get().deadline_phrase == "binnen twee weken"
    assert follow_up.due_on == date(2025, 3, 18)
    assert (follow_up.ministry, follow_up.ministry_source, follow_up.next_notice_on) == (None, "", None)
    assert follow_up.events.filter(kind="term_passed", is_silent=True).count() == 1
    assert not Notification.objects.exists()


def test_motion_to_the_presidium_opens_with_the_presidium(
    publications: None, given: Given, run_import: Import, server: ReplayServer
) -> None:
    adopt(given, run_import, number=12, file=36714)
    texts(server)

    assert opened() == 1
    assert FollowUp.objects.get().request == Request.objects.get(addressee="presidium")


def test_declaration_opens_nothing(publications: None, given: Given, run_import: Import, server: ReplayServer) -> None:
    adopt(given, run_import, number=1365, file=32847)
    texts(server)

    assert opened() == 0
    assert Request.objects.get().addressee == "nobody"


@pytest.mark.parametrize(
    ("word", "on"),
    [
        ("Stemmen - verworpen", "2025-03-04T00:00:00+01:00"),
        ("Stemmen - aangehouden", "2025-03-04T00:00:00+01:00"),
        (ADOPTED, "2024-07-01T00:00:00+02:00"),
    ],
)
def test_what_was_not_adopted_or_too_long_ago_is_not_followed(
    word: str, on: str, publications: None, given: Given, run_import: Import, server: ReplayServer
) -> None:
    motion = adopt(given, run_import, number=629, file=31524, word=word, on=on)
    motion.requests.create(position=1, text="verzoekt de regering dit te doen")

    assert texts(server).seen == 0
    assert opened() == 0


@pytest.mark.parametrize(("word", "on"), [("Overgenomen", "2024-07-02T00:00:00+02:00")])
def test_taken_over_on_the_first_day_is_followed(
    word: str, on: str, publications: None, given: Given, run_import: Import, server: ReplayServer
) -> None:
    adopt(given, run_import, number=629, file=31524, word=word, on=on)
    texts(server)

    assert opened() == 3


def test_request_addressed_to_a_minister_is_that_ministrys(given: Given, run_import: Import) -> None:
    ministry = make_ministry("bz")
    ministry.offices.create(title="Minister van Buitenlandse Zaken")
    motion = adopt(given, run_import, number=629, file=31524)
    motion.requests.create(position=1, text="verzoekt de minister", addressee_text="minister van Buitenlandse Zaken")

    opened()

    follow_up = FollowUp.objects.get()
    assert (follow_up.ministry, follow_up.ministry_source) == (ministry, "addressed")


def test_ministry_that_had_ended_is_not_made_responsible(given: Given, run_import: Import) -> None:
    ministry = make_ministry("vws", ended_on=date(2025, 3, 3))
    ministry.names.create(name="Volksgezondheid, Welzijn en Sport", abbreviation="VWS")
    motion = adopt(given, run_import, number=126, file=36600, suffix="XVI", title=BUDGET)
    motion.requests.create(position=1, text="verzoekt de regering")

    opened()

    assert FollowUp.objects.get().ministry is None


def test_text_not_yet_published_is_asked_for_again_after_pauses_that_grow(
    given: Given, run_import: Import, server: ReplayServer, publications: None
) -> None:
    adopt(given, run_import, number=629, file=31524)
    file = given.publications.pop("kst-31524-629")

    asked_on = [day for day in range(40) if texts(server, days_later=day).seen]

    assert asked_on == [0, 1, 3, 7, 15, 31]
    awaited = AwaitedFile.objects.get()
    assert (awaited.motion, awaited.tries, awaited.again_on) == (Motion.objects.get(), 6, date(2026, 5, 2))
    assert not ImportFault.objects.exists()

    given.publications["kst-31524-629"] = file

    assert texts(server, days_later=60).seen == 0
    assert texts(server, days_later=61).changed == 1
    assert texts(server, days_later=62).seen == 0
    assert not AwaitedFile.objects.exists()


def test_text_that_the_publisher_refuses_is_named_and_put_off_and_the_others_come(
    given: Given, run_import: Import, server: ReplayServer, publications: None
) -> None:
    adopt(given, run_import, number=629, file=31524)
    server.script.faults = {len(server.script.seen) + 1: "403"}

    run = texts(server)

    assert (run.faulty, run.stopped_by) == (1, "")
    assert AwaitedFile.objects.get().problem.startswith("De bron weigert de vraag (HTTP 403)")
    assert texts(server).seen == 0
    assert texts(server, days_later=1).changed == 1


def test_text_of_another_motion_and_hostile_text_are_named_and_not_stored(
    given: Given, run_import: Import, server: ReplayServer, publications: None
) -> None:
    motion = adopt(given, run_import, number=629, file=31524)
    entities = b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
    bomb = b'<?xml version="1.0"?>' + entities + b"<officiele-publicatie>&b;</officiele-publicatie>"

    for day, wrong in ((0, given.publications["kst-32043-640"]), (1, bomb), (3, b"<html>Onderhoud</html>")):
        given.publications["kst-31524-629"] = wrong
        assert (texts(server, days_later=day).faulty, Motion.objects.get().text) == (1, "")

    problems = ImportFault.objects.order_by("pk").values_list("problem", flat=True)
    assert problems[0] == "De tekst noemt een ander nummer (kst-32043-640)."
    assert not motion.requests.exists()


def test_requests_that_staff_typed_stay(
    given: Given, run_import: Import, server: ReplayServer, publications: None
) -> None:
    motion = adopt(given, run_import, number=629, file=31524)
    typed = motion.requests.create(position=1, text="In onze woorden")

    texts(server)

    assert list(motion.requests.all()) == [typed]


def test_day_to_follow_from_is_the_setting_else_the_present_cabinets_first_day(db: None) -> None:
    assert follow_from(today=TODAY) == TODAY
    Cabinet.objects.create(name="Schoof", starts_on=date(2024, 7, 2), ends_on=date(2026, 2, 22))
    Cabinet.objects.create(name="Jetten I", starts_on=date(2026, 2, 23))

    assert follow_from(today=date(2026, 2, 22)) == date(2024, 7, 2)
    assert follow_from(today=TODAY) == date(2026, 2, 23)
    with override_settings(FOLLOW_FROM=date(2025, 1, 1)):
        assert follow_from(today=TODAY) == date(2025, 1, 1)
