"""The command and the nightly task: everything in order, nothing at all where it was not asked for."""

from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from motions.models import FollowUp, ImportCursor, ImportGap, ImportRun, JobRun
from motions.services import job_runs
from motions.tasks import import_official
from tests.importers.publications import kamerstuk
from tests.importers.records import besluit, dossier, zaak
from tests.importers.register import entry
from tests.replay.records import Given
from tests.replay.server import ReplayServer

ORDER = [
    "Fractie", "Persoon", "FractieZetelPersoon", "Commissie", "Activiteit", "Motie", "Besluit", "Stemming",
    "Toezegging", "Brief regering", "Brieftekst", "Bijlage", "Bijlagetekst",
]  # fmt: skip


@pytest.fixture
def adopted(given: Given, opendata: Path) -> None:
    """One real motion, adopted."""
    file = next((opendata / "samples" / "koop" / "kamerstuk_motie_xml").glob("3dicta_b584*"))
    given.publications["kst-31524-629"] = file.read_bytes()
    given.rows |= {
        "Zaak": [zaak(1, Volgnummer=629, Kamerstukdossier=dossier(31524))],
        "Besluit": [besluit(1, "Stemmen - aangenomen")],
    }


def run_command(server: ReplayServer, *names: str) -> str:
    out = StringIO()
    addresses = {"base_url": server.address, "koop_url": server.koop_address}
    call_command("import_tweedekamer", *names, stdout=out, **addresses)
    return out.getvalue()


@override_settings(FOLLOW_FROM=date(2026, 1, 1))
def test_one_command_reads_everything_and_opens_what_was_adopted(adopted: None, server: ReplayServer, db: None) -> None:
    said = run_command(server)

    assert list(ImportRun.objects.order_by("pk").values_list("category", flat=True))[: len(ORDER)] == ORDER
    assert "Motie: seen=1 created=1 changed=0 unchanged=0 removed=0 faulty=0" in said
    assert FollowUp.objects.count() == 3
    run_command(server)
    assert FollowUp.objects.count() == 3


def test_command_reads_one_category_and_names_those_it_does_not_know(server: ReplayServer, db: None) -> None:
    assert run_command(server, "--category", "Motie") == (
        "Motie: seen=0 created=0 changed=0 unchanged=0 removed=0 faulty=0\n"
    )
    with pytest.raises(CommandError, match=r"Onbekend: Moties\. Kies uit Fractie, "):
        run_command(server, "--category", "Moties")


def test_source_that_refuses_stops_what_needs_it_and_says_so(server: ReplayServer, db: None) -> None:
    server.script.always = "400"

    with pytest.raises(CommandError, match=r"HTTP 400.*de volgende keer gaat het daar verder"):
        run_command(server)

    assert list(ImportRun.objects.order_by("pk").values_list("category", flat=True)) == ["Fractie", "Motietekst"]


def test_register_that_is_down_does_not_hold_up_letters_and_texts(server: ReplayServer, db: None) -> None:
    server.script.faults = {9: "400"}

    with pytest.raises(CommandError, match="HTTP 400"):
        run_command(server)

    assert server.script.seen[8].startswith("/SyncFeed")
    stopped = dict(ImportRun.objects.values_list("category", "stopped_by"))
    assert [name for name, reason in stopped.items() if reason] == ["Toezegging"]
    assert {"Brief regering", "Brieftekst", "Motietekst"} <= stopped.keys()


def test_nightly_task_does_nothing_until_it_is_switched_on_and_then_once(
    adopted: None, given: Given, server: ReplayServer, db: None
) -> None:
    given.found = [kamerstuk()]
    addresses = {
        "TWEEDEKAMER_URL": server.address,
        "KOOP_URL": server.koop_address,
        "KOOP_SEARCH_URL": server.search_address,
        "FOLLOW_FROM": date(2026, 1, 1),
    }
    with override_settings(**addresses):
        import_official(scheduled=True)
        assert (server.script.seen, JobRun.objects.count()) == ([], 0)

    with override_settings(IMPORT_NIGHTLY=True, **addresses):
        import_official(scheduled=True)
        run = JobRun.objects.get()
        assert (run.job, run.summary) == ("import_official", "seen=5 created=3 changed=1 faulty=0")
        # The second call may fall in the next hour: that slot is taken as well.
        take_next_hour(run)
        asked = len(server.script.seen)
        import_official(scheduled=True)
        assert len(server.script.seen) == asked


def test_nightly_task_reads_one_category_a_night_as_a_whole_and_shows_what_is_gone(
    given: Given, server: ReplayServer, db: None
) -> None:
    given.rows["Zaak"] = [zaak(1), zaak(2)]
    given.entries["Toezegging"] = [entry(1), entry(2)]
    addresses = {
        "TWEEDEKAMER_URL": server.address,
        "KOOP_URL": server.koop_address,
        "KOOP_SEARCH_URL": server.search_address,
    }
    with override_settings(IMPORT_NIGHTLY=True, **addresses):
        import_official()
        given.rows["Zaak"].pop(0)
        given.entries["Toezegging"].pop(0)
        import_official()
        assert not ImportGap.objects.exists()

        ImportCursor.objects.update(whole_at=timezone.now() - timedelta(days=8))
        import_official()
        assert list(ImportGap.objects.values_list("official_id", flat=True)) == [zaak(1)["Id"]]
        import_official()

    assert set(ImportGap.objects.values_list("official_id", "kind")) == {(zaak(1)["Id"], "unseen"), ("t1", "unseen")}


def take_next_hour(run: JobRun) -> None:
    following = run.started_at + timedelta(hours=1)
    job_runs.take_slot(job=run.job, slot=job_runs.slot_of(following, minutes=60), now=following)
