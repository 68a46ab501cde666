"""What KOOP does on a bad day: the run says why it stopped, the next one goes on, no record is missed."""

from datetime import date
from typing import Any

import pytest

from motions.importers.http import Client
from motions.importers.koop.sru import Search
from motions.importers.reading import SourceFailed
from motions.models import ImportCursor, ImportFault, Letter, Publication
from tests.importers.conftest import NOW, Import
from tests.importers.publications import BILLION_LAUGHS, aanhangsel, kamerstuk
from tests.replay.records import Given
from tests.replay.server import ReplayServer


def days(count: int, *, on_one: bool = False) -> list[dict[str, Any]]:
    """Letters that changed on ten days in turn, or all on one."""
    return [
        kamerstuk(n, modified="2026-02-12" if on_one else f"2026-02-{10 + n // 100:02d}") for n in range(1, count + 1)
    ]


@pytest.mark.parametrize("on_one_day", [False, True])
def test_every_page_is_read_also_of_a_day_with_several(
    on_one_day: bool, given: Given, server: ReplayServer, run_import: Import
) -> None:
    given.found = days(900, on_one=on_one_day)

    run = run_import("Publicatie")

    assert (run.created, run.stopped_by) == (900, "")
    assert Letter.objects.count() == Publication.objects.count() == 900
    assert len(server.script.seen) <= 6


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("half", "De bron gaf geen XML: "),
        ("no json", "De bron gaf geen zoekresultaat, maar html."),
        ("503", "De bron antwoordt niet (HTTP 503)"),
        ("drop", "De bron antwoordt niet ("),
        ("400", "De bron weigert de vraag (HTTP 400)"),
        ("diagnostic", "De bron wijst de zoekvraag af: info:srw/diagnostic/1/10 line 1:13 mismatched input"),
        ("laughs", "De bron gaf XML met een DOCTYPE; dat wordt niet gelezen."),
        ("uncounted", "De bron zegt niet hoeveel records er zijn."),
        ("empty", "De bron telt 600 records en geeft er na record 0 geen."),
    ],
)
def test_failure_that_stays_stops_the_run_with_its_reason_and_the_next_goes_on(
    fault: str, said: str, given: Given, server: ReplayServer, run_import: Import
) -> None:
    given.found = days(600)
    server.script.faults = dict.fromkeys(range(2, 50), fault)

    run = run_import("Publicatie")

    assert run.stopped_by.startswith(said)
    assert (run.finished_at, Letter.objects.count()) == (NOW, 250)
    assert ImportCursor.objects.get().token == "2026-02-12"

    server.script.faults = {}
    assert run_import("Publicatie").created == 350


@pytest.mark.parametrize("fault", ["503", "429", "drop"])
def test_passing_failure_is_asked_again(fault: str, given: Given, server: ReplayServer, run_import: Import) -> None:
    given.found = days(300)
    server.script.faults = {2: fault}

    run = run_import("Publicatie")

    assert (run.created, run.stopped_by) == (300, "")


def test_records_that_are_no_records_are_named_and_the_others_stored(given: Given, run_import: Import) -> None:
    given.found = [
        kamerstuk(1, identifier=None),
        kamerstuk(2, identifier="../../../etc/passwd"),
        kamerstuk(3, date=["0209-10-29", "2026-02-10"]),
        kamerstuk(4, modified="0209-02-12", date="2026-02-10"),
        aanhangsel(5, datumOntvangst="binnenkort"),
        kamerstuk(6, dossiernummer="CXXIV", ondernummer="G"),
        kamerstuk(7, documenttitel="x" * 3_000),
    ]

    run = run_import("Publicatie")

    assert dict(ImportFault.objects.values_list("record", "problem")) == {
        "": "Het record heeft geen identifier.",
        "../../../etc/passwd": "Het record heeft een vreemde identifier.",
        "kst-36410-3": "date is geen mogelijke datum: 0209-10-29. De datum is leeg gelaten.",
        "ah-tk-20252026-5": "datumontvangst is geen mogelijke datum: binnenkort. De datum is leeg gelaten.",
    }
    assert (run.seen, run.created, run.faulty) == (7, 5, 4)
    assert dict(Publication.objects.values_list("official_id", "letter__sent_on")) == {
        "kst-36410-3": None,
        "kst-36410-4": date(2026, 2, 10),
        "ah-tk-20252026-5": None,
        "kst-36410-6": date(2026, 2, 10),
        "kst-36410-7": date(2026, 2, 10),
    }
    assert "0209-10-29" in ImportFault.objects.get(record="kst-36410-3").excerpt


@pytest.mark.parametrize("body", [BILLION_LAUGHS, b"<metadata_gegevens><metadata"])
def test_metadata_that_cannot_be_read_are_named_and_the_letter_stays_without_number(
    body: bytes, given: Given, run_import: Import
) -> None:
    given.found = [kamerstuk(101, dossiernummer=None, ondernummer=None)]
    given.metadata_files["kst-36410-101"] = body

    run = run_import("Publicatie")

    assert (run.created, run.faulty, str(Letter.objects.get().paper)) == (1, 1, "kst-36410-101")


def test_record_that_moves_out_from_before_a_page_hides_no_other(given: Given, server: ReplayServer) -> None:
    """While a day of three pages is read, its first record changes again and goes to the end."""
    given.found = days(9, on_one=True)
    pages = Search(Client(server.search_address), size=4).pages("dt.type==Kamerstuk", "2026-02-12")
    seen = [one.identifier for one in next(pages).records]

    given.found[0] = kamerstuk(1, modified="2026-02-20")
    seen += [one.identifier for page in pages for one in page.records]

    assert set(seen) == {f"kst-36410-{n}" for n in range(1, 10)}


def test_order_that_keeps_changing_stops_the_run(given: Given, server: ReplayServer) -> None:
    given.found = days(9, on_one=True)

    def restless() -> None:
        for _ in Search(Client(server.search_address), size=4).pages("dt.type==Kamerstuk", "2026-02-12"):
            given.found.reverse()

    with pytest.raises(SourceFailed, match="De volgorde van de records wisselt steeds"):
        restless()
