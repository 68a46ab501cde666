"""What the source does on a bad day: every fault is named, the rest goes on, nothing is lost or half written."""

import threading
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from motions.importers.http import Client
from motions.importers.reading import Category, SourceFailed, read
from motions.importers.tweedekamer.categories import categories
from motions.models import ImportCursor, ImportFault, ImportGap, ImportRun, Motion, Paper, SourceWord, Vote
from motions.services.imports import runs
from motions.services.imports.records import Stored
from tests.importers.conftest import NOW, Import
from tests.importers.records import besluit, dossier, stemming, zaak
from tests.poison import refuse
from tests.replay.records import Given, Record
from tests.replay.server import ReplayServer


def many(count: int) -> list[Record]:
    return [zaak(n) for n in range(1, count + 1)]


def faults() -> dict[str, str]:
    return dict(ImportFault.objects.values_list("record", "problem"))


@pytest.mark.parametrize("fault", ["500", "503", "429", "half", "drop", "slow"])
def test_passing_failure_is_asked_again_and_nothing_is_lost(
    fault: str, given: Given, server: ReplayServer, run_import: Import
) -> None:
    given.rows["Zaak"] = many(600)
    server.script.faults = {2: fault}

    run = run_import("Motie")

    if fault == "half":  # whole by its length, and no JSON: the run stops, the next one goes on
        assert run.stopped_by.startswith("De bron gaf geen JSON")
        run = run_import("Motie")
    assert run.stopped_by == ""
    assert Motion.objects.count() == 600


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("no json", "De bron gaf geen JSON: b'<html>Onderhoud</html>'"),
        ("400", "De bron weigert de vraag (HTTP 400)"),
        ("302", "De bron weigert de vraag (HTTP 302)"),
        ("503", "De bron antwoordt niet (HTTP 503)"),
        ("500", "De bron antwoordt niet (HTTP 500)"),
        ("elsewhere", "De bron verwijst naar een andere host: http://elsewhere.example/Zaak"),
    ],
)
def test_failure_that_stays_stops_the_run_with_its_reason_and_keeps_what_came(
    fault: str, said: str, given: Given, server: ReplayServer, run_import: Import
) -> None:
    given.rows["Zaak"] = many(600)
    server.script.faults = dict.fromkeys(range(2, 50), fault)

    run = run_import("Motie")

    assert run.stopped_by.startswith(said)
    assert run.finished_at == NOW
    assert Motion.objects.count() == 250
    assert ImportCursor.objects.get().token == many(250)[-1]["ApiGewijzigdOp"]


def test_service_that_is_away_is_named_in_words_that_staff_understand() -> None:
    away = Client("http://127.0.0.1:9", wait=lambda seconds: None)

    with pytest.raises(SourceFailed, match=r"^De bron antwoordt niet \(geen verbinding\): http://127\.0\.0\.1:9/Zaak$"):
        away.get("Zaak")


def test_page_that_is_too_heavy_is_read_in_pieces_and_named(
    given: Given, server: ReplayServer, run_import: Import
) -> None:
    given.rows["Zaak"] = many(600)
    server.script.most = 20

    run = run_import("Motie")

    assert (run.created, run.stopped_by) == (600, "")
    problem = ImportFault.objects.order_by("pk").values_list("problem", flat=True)[1]
    assert problem.startswith("De bron antwoordt niet (HTTP 500): ")
    assert problem.endswith(" Gelezen in stukken van 10.")


def test_pieces_of_one_moment_are_followed_to_the_end(given: Given, server: ReplayServer, run_import: Import) -> None:
    given.rows["Zaak"] = [row | {"ApiGewijzigdOp": "2026-01-21T09:00:00Z"} for row in many(600)]
    server.script.most = 60

    run = run_import("Motie")

    assert (run.created, run.stopped_by) == (600, "")


def test_whole_pages_are_tried_again_after_a_heavy_one(given: Given, server: ReplayServer, run_import: Import) -> None:
    given.rows["Zaak"] = many(1000)
    server.script.faults = dict.fromkeys(range(1, 5), "500")

    run = run_import("Motie")

    assert (run.created, run.faulty, run.stopped_by) == (1000, 1, "")
    assert sum("top=50" in path for path in server.script.seen) < 8


def test_record_that_the_service_cannot_give_is_named_and_the_rest_goes_on(
    given: Given, server: ReplayServer, run_import: Import
) -> None:
    given.rows["Zaak"] = many(600)
    server.script.poison = frozenset({zaak(333)["Id"]})

    run = run_import("Motie")

    assert (run.created, run.stopped_by) == (599, "")
    assert not Motion.objects.filter(official_id=zaak(333)["Id"]).exists()
    named = [problem for problem in ImportFault.objects.values_list("problem", flat=True) if "één record" in problem]
    assert len(named) == 1
    assert many(332)[-1]["ApiGewijzigdOp"] in named[0] or many(250)[-1]["ApiGewijzigdOp"] in named[0]

    server.script.poison = frozenset()
    assert run_import("Motie", again=True).created == 1


def test_two_records_in_a_row_that_the_service_cannot_give_stop_the_run_before_them(
    given: Given, server: ReplayServer, run_import: Import
) -> None:
    given.rows["Zaak"] = many(600)
    server.script.poison = frozenset({zaak(333)["Id"], zaak(334)["Id"]})

    run = run_import("Motie")

    assert run.created == 332
    assert run.stopped_by.startswith("De bron antwoordt niet (HTTP 500): ")


def test_service_that_is_down_for_a_day_is_taken_up_where_it_was_left(
    given: Given, server: ReplayServer, run_import: Import
) -> None:
    given.rows["Zaak"] = many(300)
    run_import("Motie")
    server.script.always = "503"
    given.rows["Zaak"] = many(310)
    assert run_import("Motie").stopped_by != ""

    server.script.always = ""
    run = run_import("Motie")

    assert (run.created, run.seen, run.stopped_by) == (10, 11, "")


def test_kill_in_a_page_leaves_none_of_it_and_the_next_run_goes_on(
    given: Given, run_import: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.rows["Zaak"] = many(600)
    real, pages = runs.count, []

    def killed(*args: Any, **options: Any) -> None:
        pages.append(args)
        if len(pages) == 2:
            raise KeyboardInterrupt
        real(*args, **options)

    monkeypatch.setattr(runs, "count", killed)
    with pytest.raises(KeyboardInterrupt):
        run_import("Motie")
    assert Motion.objects.count() == 250
    assert ImportRun.objects.get().finished_at is None

    monkeypatch.undo()
    run = run_import("Motie")

    assert (Motion.objects.count(), run.created, run.stopped_by) == (600, 350, "")


def test_page_of_one_moment_is_followed_by_the_services_link(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [row | {"ApiGewijzigdOp": "2026-01-21T09:00:00Z"} for row in many(600)]

    run = run_import("Motie")

    assert (run.created, run.stopped_by) == (600, "")


def test_records_that_are_no_records_are_named_and_the_others_stored(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [
        zaak(1) | {"Id": None},
        zaak(2, GestartOp="0209-09-21T00:00:00+01:00"),
        zaak(3, Onderwerp=None),
        zaak(4, Onderwerp=["geen", "tekst"]),
        zaak(5, ZaakActor=["Jansen"]),
        zaak(6, Termijn="morgen"),
        zaak(7),
    ]

    run = run_import("Motie")

    assert faults() == {
        "": "Het record heeft geen Id.",
        zaak(2)["Id"]: "GestartOp ligt in het jaar 209: 0209-09-21T00:00:00+01:00 Het veld is leeg gelaten.",
        zaak(3)["Id"]: "Het record heeft geen nummer of geen onderwerp.",
        zaak(4)["Id"]: "Onderwerp is geen tekst: ['geen', 'tekst']",
        zaak(5)["Id"]: "Het record heeft een andere vorm dan verwacht ('str' object has no attribute 'get').",
        zaak(6)["Id"]: "Termijn is geen datum: morgen Het veld is leeg gelaten.",
    }
    assert (run.seen, run.created, run.faulty) == (7, 3, 6)
    assert dict(Motion.objects.values_list("official_id", "submitted_on")) == {
        zaak(2)["Id"]: None,
        zaak(6)["Id"]: date(2026, 1, 20),
        zaak(7)["Id"]: date(2026, 1, 20),
    }
    assert "0209-09-21" in ImportFault.objects.get(record=zaak(2)["Id"]).excerpt


def test_record_that_the_database_refuses_is_named_and_its_page_kept(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [zaak(1), zaak(2, Nummer="2026Z" + "9" * 100), zaak(3, Titel="\ud800"), zaak(4)]

    run = run_import("Motie")

    stored = set(Motion.objects.values_list("official_id", flat=True))
    assert {zaak(1)["Id"], zaak(4)["Id"]} <= stored
    assert run.created == len(stored) == Paper.objects.count()
    assert run.seen == 4
    # SQLite takes a text of any length.
    assert set(faults()) == {zaak(3)["Id"]} | ({zaak(2)["Id"]} if connection.vendor == "postgresql" else set())
    assert all(problem.startswith("De database weigert dit record: ") for problem in faults().values())
    assert "\ud800" not in "".join(Motion.objects.values_list("title", flat=True))


def test_record_that_only_the_database_refuses_is_named_and_asked_few_times(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = many(250)
    refuse("motions_motion", f"NEW.official_id = '{zaak(77)['Id']}'", event="INSERT")

    with CaptureQueriesContext(connection) as asked:
        run = run_import("Motie")

    assert (run.created, run.faulty, run.stopped_by) == (249, 1, "")
    assert "vergif" in faults()[zaak(77)["Id"]]
    assert ImportGap.objects.get().official_id == zaak(77)["Id"]
    assert sum(query["sql"].startswith("SAVEPOINT") for query in asked) < 40


@pytest.mark.parametrize(
    "odd",
    [
        {"Id": "a\x00b"},
        {"Id": "\ud800"},
        {"Id": "x" * 500},
        {"ApiGewijzigdOp": "z" * 2_000},
        {"ApiGewijzigdOp": None},
        {"Kamerstukdossier": [{"Nummer": 10**30, "Toevoeging": None}]},
        {"VervangenVanuit": [{"Id": 7}]},
    ],
    ids=["NUL in id", "half character in id", "long id", "no moment", "without moment", "huge number", "odd link"],
)
def test_odd_record_holds_no_other_up_and_the_next_night_neither(
    odd: dict[str, Any], given: Given, run_import: Import
) -> None:
    given.rows["Zaak"] = [zaak(1), zaak(2) | odd, zaak(3), zaak(4, "Motie over 😀 en \\u0000")]

    for _ in range(2):
        assert run_import("Motie").stopped_by == ""

    assert {zaak(1)["Id"], zaak(3)["Id"]} <= set(Motion.objects.values_list("official_id", flat=True))
    assert ImportCursor.objects.get().token == zaak(4)["ApiGewijzigdOp"]
    assert Motion.objects.get(official_id=zaak(4)["Id"]).title == "Motie over 😀 en \\u0000"


def test_vote_without_a_word_is_named_and_the_others_are_stored(given: Given, run_import: Import) -> None:
    votes = [stemming(1, "CDA", 5, Soort=None), stemming(2, "SP", 5)]
    given.rows |= {"Zaak": [zaak(1)], "Besluit": [besluit(1, "Stemmen - aangenomen", Stemming=votes)]}
    run_import("Motie")

    run = run_import("Besluit")

    assert (run.stopped_by, list(Vote.objects.values_list("voter", flat=True))) == ("", ["SP"])
    assert faults() == {votes[0]["Id"]: "Onbekende stem: “”."}


def test_vote_for_an_unknown_group_is_kept_by_its_name_and_listed(given: Given, run_import: Import) -> None:
    votes = [stemming(1, "Lijst Onbekend", 3), stemming(2, "SP", 5)]
    given.rows |= {"Zaak": [zaak(1)], "Besluit": [besluit(1, "Stemmen - aangenomen", Stemming=votes)]}
    run_import("Motie")

    run = run_import("Besluit")

    assert (run.faulty, run.stopped_by) == (0, "")
    assert Vote.objects.get(voter="Lijst Onbekend").group is None
    assert SourceWord.objects.filter(field="ActorFractie", word="Lijst Onbekend").exists()


def test_filter_with_too_many_nodes_is_refused_by_the_service(server: ReplayServer) -> None:
    asked = "(" + " or ".join(f"Soort eq '{n}'" for n in range(101)) + ")"

    with pytest.raises(Exception, match="HTTP 400"):
        Client(server.address).get("Zaak", {"$filter": asked})


@pytest.mark.django_db(transaction=True)
def test_of_two_runs_at_once_one_stops_and_every_motion_is_there_once(given: Given, server: ReplayServer) -> None:
    given.rows["Zaak"] = [row | {"Kamerstukdossier": dossier(36410)} for row in many(600)]
    together = threading.Barrier(2, timeout=30)
    finished: list[ImportRun] = []

    class Meeting:
        """The category, at whose first page both runs wait for each other."""

        def __init__(self, category: Category) -> None:
            self.category, self.source, self.name, self.met = category, category.source, category.name, False

        def pages(self, token: str) -> Any:
            for page in self.category.pages(token):
                if not self.met:
                    self.met = True
                    together.wait()
                yield page

        def take(self, records: Any, *, now: Any) -> Stored:
            return self.category.take(records, now=now)

    def run() -> None:
        category = categories(Client(server.address), since=date(2026, 1, 1), today=NOW.date())["Motie"]
        finished.append(read(Meeting(category), clock=lambda: NOW))
        connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(bool(one.stopped_by) for one in finished) == [False, True]
    assert Motion.objects.count() == Paper.objects.count() == 600
