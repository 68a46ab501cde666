"""``import_koop``: everything since FOLLOW_FROM, what a query finds, or what is named."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from motions.models import ImportCursor, ImportFault, Letter, Publication
from tests.importers.publications import ANSWER, LETTER, aanhangsel, kamerstuk
from tests.replay.records import Given
from tests.replay.server import ReplayServer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def published(given: Given) -> None:
    given.found = [
        kamerstuk(),
        kamerstuk(7, dossier="36600-VII", date="2025-11-04", modified="2025-11-06"),
        aanhangsel(),
        kamerstuk(9, kamerstuktypen=["Motie"]),
    ]
    given.publications = {"kst-36410-101": LETTER, "ah-tk-20252026-1505": ANSWER, "kst-36600-VII-7": LETTER + b"\n"}


def run_command(server: ReplayServer, *arguments: str) -> list[str]:
    out = StringIO()
    addresses = {"koop_url": server.koop_address, "search_url": server.search_address}
    with override_settings(FOLLOW_FROM=date(2026, 1, 1)):
        call_command("import_koop", *arguments, stdout=out, **addresses)
    return out.getvalue().splitlines()


def test_command_reads_what_is_new_since_the_day_that_is_followed_from(server: ReplayServer) -> None:
    assert run_command(server) == [
        "Publicatie: seen=3 created=2 changed=0 unchanged=0 removed=0 faulty=0",
        "Publicatietekst: seen=2 created=0 changed=2 unchanged=0 removed=0 faulty=0",
    ]
    assert run_command(server, "--full")[0] == "Publicatie: seen=3 created=0 changed=0 unchanged=2 removed=0 faulty=0"
    assert Letter.objects.exclude(text="").count() == 2


def test_query_finds_older_letters_and_keeps_a_position_of_its_own(server: ReplayServer) -> None:
    said = run_command(server, "--query", 'w.dossiernummer=="36600-VII"')

    assert said[0].endswith(": seen=1 created=1 changed=0 unchanged=0 removed=0 faulty=0")
    assert str(Letter.objects.exclude(text="").get().paper) == "Kamerstuk 36 600 VII, nr. 7"
    position = ImportCursor.objects.exclude(category="Publicatietekst").get()
    assert (position.category[:10], position.token) == ("Zoekvraag ", "2025-11-06")


def test_query_that_the_service_cannot_read_is_said(server: ReplayServer) -> None:
    with pytest.raises(CommandError, match=r"De bron wijst de zoekvraag af: .*mismatched input"):
        run_command(server, "--query", "dossier = 36600")


def test_named_publications_are_read_and_what_is_no_letter_is_named(server: ReplayServer) -> None:
    said = run_command(server, "--identifier", "kst-36410-101", "kst-36410-9", "kst-36410-8", "36410 nr. 5")

    assert said == [
        "Publicatie op nummer: seen=4 created=1 changed=0 unchanged=0 removed=0 faulty=3",
        "Publicatietekst: seen=1 created=0 changed=1 unchanged=0 removed=0 faulty=0",
    ]
    assert Publication.objects.get().letter.text != ""
    assert dict(ImportFault.objects.values_list("record", "problem")) == {
        "kst-36410-9": "Dit is geen brief van de regering (Motie).",
        "kst-36410-8": "Van deze publicatie zijn er geen metadata.",
        "36410 nr. 5": "Dit is geen identifier van een officiële publicatie, zoals kst-36410-74.",
    }


def test_metadata_of_another_publication_are_refused(given: Given, server: ReplayServer) -> None:
    given.metadata_files["kst-36410-101"] = b'<m><metadata name="DC.identifier" content="kst-36410-7"/></m>'

    run_command(server, "--identifier", "kst-36410-101")

    assert ImportFault.objects.get().problem == "De metadata zijn van een andere publicatie (kst-36410-7)."
    assert not Publication.objects.exists()


def test_service_that_is_down_is_said_and_the_next_run_goes_on(server: ReplayServer) -> None:
    server.script.always = "404"
    with pytest.raises(CommandError, match=r"HTTP 404.*de volgende keer gaat het daar verder"):
        run_command(server)

    server.script.always = ""
    assert run_command(server)[0] == "Publicatie: seen=3 created=2 changed=0 unchanged=0 removed=0 faulty=0"
