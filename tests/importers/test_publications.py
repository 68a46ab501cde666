"""Published letters and written answers: found by query, read from their official XML, each of them once."""

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import AwaitedFile, ImportCursor, ImportFault, Letter, Paper, Publication, SourceWord, Suggestion
from motions.services import letters
from motions.services.imports.letter_files import LetterFile, read_files
from tests.builders import make_letter, make_motion, make_paper
from tests.importers.conftest import NOW, Import
from tests.importers.publications import ANSWER, BILLION_LAUGHS, LETTER, aanhangsel, kamerstuk, xml
from tests.importers.test_letters import TEXT, brief
from tests.replay.records import Given
from tests.replay.server import ReplayServer

NEXT_NIGHT = NOW + timedelta(days=1)


def faults() -> dict[str, str]:
    return dict(ImportFault.objects.values_list("record", "problem"))


def test_letter_and_answer_are_announced_read_and_wait_for_review(given: Given, run_import: Import) -> None:
    motion = make_motion("Bikker", "Omtzigt", paper=make_paper(36410, "74"))
    given.found = [kamerstuk(), aanhangsel()]
    given.publications = {"kst-36410-101": LETTER, "ah-tk-20252026-1505": ANSWER}

    found, texts = run_import("Publicatie"), run_import("Publicatietekst")

    assert (found.seen, found.created, found.faulty) == (2, 2, 0)
    assert (texts.seen, texts.changed, texts.faulty) == (2, 2, 0)
    letter, answer = Letter.objects.order_by("kind").reverse()
    assert (letter.kind, str(letter.paper)) == ("brief", "Kamerstuk 36 410, nr. 101")
    assert (letter.subject, letter.sent_on) == ("Uitvoering van de motie over varen", date(2026, 2, 10))
    assert letter.source_url == "https://zoek.officielebekendmakingen.nl/kst-36410-101.html"
    assert (answer.kind, str(answer.paper)) == ("antwoord", "Aanhangsel van de Handelingen 2025–2026, nr. 1505")
    assert (answer.subject, answer.sent_on) == (aanhangsel()["title"], date(2026, 2, 17))
    assert [str(one) for one in letter.signatories.all()] == ["A. Jansen, Minister van Buitenlandse Zaken"]
    assert Suggestion.objects.filter(reading__letter=letter, candidates__motion=motion, state="open").exists()
    assert Suggestion.objects.filter(reading__letter=answer, kind="commitment", state="open").exists()


def test_second_run_asks_from_the_last_day_on_and_writes_nothing(
    given: Given, server: ReplayServer, run_import: Import
) -> None:
    given.found, given.publications = [kamerstuk(), aanhangsel()], {"kst-36410-101": LETTER}
    run_import("Publicatie")
    run_import("Publicatietekst")

    run = run_import("Publicatie", now=NEXT_NIGHT)

    assert "dt.modified%3E%3D2026-02-20+sortBy" in server.script.seen[-1]
    assert ImportCursor.objects.get(category="Publicatie").token == "2026-02-20"
    assert (run.seen, run.unchanged, run.created, run.changed) == (1, 1, 0, 0)
    assert (Letter.objects.count(), Publication.objects.count()) == (2, 2)


def test_what_is_no_letter_of_the_government_is_left_out(given: Given, run_import: Import) -> None:
    given.found = [
        kamerstuk(1, kamerstuktypen=["Motie"]),
        kamerstuk(2, type=["Kamerstuk", "Bijlage"]),
        kamerstuk(3, kamerstuktypen=["Brief commissie"]),
        kamerstuk(4, kamerstuktypen=["Brief van de commandant"]),
        kamerstuk(5, kamerstuktypen=None, title="Varen; Verslag van een commissiedebat"),
        kamerstuk(6, date="2025-12-31"),
        kamerstuk(7, kamerstuktypen=None, title="Varen; Brief van de Minister van Financiën over varen"),
        kamerstuk(8, kamerstuktypen=["Brief"], title="Varen; en meer; Brief lid / fractie; Brief over varen"),
        kamerstuk(9, kamerstuktypen=["Brief"]),
    ]

    run = run_import("Publicatie")

    assert (run.created, run.faulty) == (2, 0)
    assert set(Publication.objects.values_list("official_id", flat=True)) == {"kst-36410-7", "kst-36410-9"}
    assert [str(word) for word in SourceWord.objects.all()] == ["soort Kamerstuk: Brief van de commandant"]


def test_letter_of_the_tweede_kamer_gets_its_publication_and_its_text_from_there(
    given: Given, run_import: Import
) -> None:
    given.rows["Zaak"], given.found = [brief(1)], [kamerstuk()]
    given.publications["kst-36410-101"] = LETTER
    run_import("Brief regering")

    run_import("Publicatie")
    run_import("Publicatietekst")

    letter = Letter.objects.get()
    assert (letter.official_id, letter.sent_on) == (brief(1)["Id"], date(2026, 1, 20))
    assert letter.publications.get().official_id == "kst-36410-101"
    assert letter.text.startswith("Aan de Voorzitter")
    assert run_import("Brieftekst").seen == 0


def test_letter_that_was_published_first_becomes_the_tweede_kamers(given: Given, run_import: Import) -> None:
    given.rows["Zaak"], given.found = [brief(1)], [kamerstuk()]
    given.publications["kst-36410-101"], given.resources["d1"] = LETTER, TEXT

    for name in ("Publicatie", "Publicatietekst", "Brief regering", "Brieftekst", "Publicatie"):
        run_import(name)

    letter = Letter.objects.get()
    assert (letter.official_id, letter.publications.count()) == (brief(1)["Id"], 1)
    assert letter.readings.of_text().count() == 1


def test_letter_announced_without_its_number_is_recognised_once_it_has_one(given: Given, run_import: Import) -> None:
    unnumbered = brief(1)
    unnumbered["Document"] = [unnumbered["Document"][0] | {"HuidigeDocumentVersie": None}]
    given.rows["Zaak"], given.found = [unnumbered], [kamerstuk()]
    given.publications["kst-36410-101"] = LETTER
    for name in ("Brief regering", "Publicatie", "Publicatietekst"):
        run_import(name)
    assert Letter.objects.count() == 2

    given.rows["Zaak"] = [brief(1, ApiGewijzigdOp="2026-02-21T09:00:00Z")]
    run = run_import("Brief regering")

    letter = Letter.objects.get()
    assert (run.faulty, letter.official_id, str(letter.paper)) == (0, brief(1)["Id"], "Kamerstuk 36 410, nr. 101")
    assert letter.text.startswith("Aan de Voorzitter")
    assert letter.publications.count() == Paper.objects.filter(letter__isnull=False).count() == 1


def test_two_letters_with_a_text_each_are_not_thrown_together(given: Given, run_import: Import) -> None:
    unnumbered = brief(1)
    unnumbered["Document"] = [unnumbered["Document"][0] | {"HuidigeDocumentVersie": None}]
    given.rows["Zaak"], given.found = [unnumbered], [kamerstuk()]
    given.publications["kst-36410-101"], given.resources["d1"] = LETTER, TEXT
    for name in ("Brief regering", "Brieftekst", "Publicatie", "Publicatietekst"):
        run_import(name)

    given.rows["Zaak"] = [brief(1, ApiGewijzigdOp="2026-02-21T09:00:00Z")]
    run_import("Brief regering")

    assert Letter.objects.exclude(text="").count() == 2
    assert faults()[brief(1)["Id"]].startswith("Deze brief staat er twee keer")


def test_letter_that_staff_uploaded_gets_its_publication_and_keeps_its_text(given: Given, run_import: Import) -> None:
    added = make_letter(paper=make_paper(36410, "101"), subject="Onze brief", text="Onze tekst.")
    given.found, given.publications = [kamerstuk()], {"kst-36410-101": LETTER}

    run_import("Publicatie")

    assert run_import("Publicatietekst").seen == 0
    letter = Letter.objects.get()
    assert (letter.pk, letter.subject, letter.text) == (added.pk, "Onze brief", "Onze tekst.")
    assert letter.publications.get().official_id == "kst-36410-101"


def test_same_file_that_staff_uploaded_without_number_is_one_letter(given: Given, run_import: Import) -> None:
    added = letters.receive(data=LETTER, file_name="brief.xml", actor=None, now=NOW).letter
    given.found, given.publications = [kamerstuk()], {"kst-36410-101": LETTER}

    run_import("Publicatie")
    run_import("Publicatietekst")

    letter = Letter.objects.get()
    assert (letter.pk, str(letter.paper)) == (added.pk, "Kamerstuk 36 410, nr. 101")
    assert letter.publications.get().official_id == "kst-36410-101"


def test_identifier_says_nothing_and_several_are_of_one_letter(given: Given, run_import: Import) -> None:
    given.found = [
        kamerstuk(101, identifier="kst-1268678"),
        kamerstuk(101),
        kamerstuk(101, identifier="kst-36410-101-h1", modified="2026-02-14"),
        kamerstuk(28, identifier="kst-35000-A-28", dossier="35000-A"),
        kamerstuk(11, identifier="kst-33174-(R1974)-11", dossier="33174-(R1974)"),
    ]

    run = run_import("Publicatie")

    assert (run.created, run.faulty) == (5, 0)
    assert sorted(str(letter.paper) for letter in Letter.objects.all()) == [
        "Kamerstuk 33 174 (R1974), nr. 11",
        "Kamerstuk 35 000 A, nr. 28",
        "Kamerstuk 36 410, nr. 101",
    ]


def test_kingdom_number_that_the_identifier_leaves_out_makes_no_second_letter(given: Given, run_import: Import) -> None:
    announced = brief(1)
    announced["Document"][0]["HuidigeDocumentVersie"] = {"ExterneIdentifier": "kst-36455-11"}
    given.rows["Zaak"] = [announced]
    given.found = [kamerstuk(11, identifier="kst-36455-11", dossier="36455-(R2188)")]
    given.publications["kst-36455-11"] = LETTER

    for name in ("Publicatie", "Brief regering", "Publicatie"):
        run_import(name)

    assert Letter.objects.get().official_id == brief(1)["Id"]


def test_number_that_the_answer_leaves_out_is_taken_from_the_metadata(given: Given, run_import: Import) -> None:
    given.found = [kamerstuk(101, dossiernummer=None, ondernummer=None)]
    given.metadata_files["kst-36410-101"] = (
        b'<metadata_gegevens><metadata name="DC.identifier" content="kst-36410-101"/>'
        b'<metadata name="OVERHEIDop.dossiernummer" content="36410"/>'
        b'<metadata name="OVERHEIDop.ondernummer" content="101"/></metadata_gegevens>'
    )

    run_import("Publicatie")

    assert str(Letter.objects.get().paper) == "Kamerstuk 36 410, nr. 101"
    assert run_import("Publicatie").unchanged == 1


def test_letter_known_by_its_identifier_alone_gets_its_number_later(given: Given, run_import: Import) -> None:
    given.found = [kamerstuk(101, identifier="kst-1268678", dossiernummer=None, ondernummer=None)]
    run_import("Publicatie")
    assert str(Letter.objects.get().paper) == "kst-1268678"

    given.found = [kamerstuk(101, identifier="kst-1268678", modified="2026-02-15")]
    run = run_import("Publicatie")

    assert (run.changed, str(Letter.objects.get().paper)) == (1, "Kamerstuk 36 410, nr. 101")
    assert Paper.objects.count() == 1


def test_changed_metadata_change_the_letter_until_it_is_read(given: Given, run_import: Import) -> None:
    given.found = [kamerstuk(documenttitel="Uitvoering")]
    run_import("Publicatie")
    given.found = [kamerstuk(modified="2026-02-15")]
    run_import("Publicatie")
    assert Letter.objects.get().subject == "Uitvoering van de motie over varen"

    given.publications["kst-36410-101"] = LETTER
    run_import("Publicatietekst")
    given.found = [kamerstuk(documenttitel="Anders", modified="2026-02-16")]
    run = run_import("Publicatie")

    assert (run.changed, Letter.objects.get().subject) == (1, "Uitvoering van de motie over varen")


def test_page_of_any_size_takes_the_same_statements(
    given: Given, run_import: Import, django_assert_max_num_queries: Any
) -> None:
    given.found = [kamerstuk(n) for n in range(1, 4)]
    with CaptureQueriesContext(connection) as few:
        run_import("Publicatie")

    given.found = [kamerstuk(n, modified="2026-02-13") for n in range(10, 210)]
    with django_assert_max_num_queries(len(few)):
        assert run_import("Publicatie").created == 200


def test_text_that_came_in_meanwhile_stays(db: None) -> None:
    letter = make_letter(paper=make_paper(36410, "101"), text="Onze tekst.")
    files = [LetterFile(letter.pk, "kst-36410-101", LETTER), LetterFile(letter.pk + 1, "kst-36410-102", LETTER)]

    stored = read_files(files, source="KOOP", now=NOW)

    assert (stored.changed, stored.unchanged, Letter.objects.get().text) == (0, 2, "Onze tekst.")


def test_text_is_asked_again_at_once_when_the_letter_is_published_anew(given: Given, run_import: Import) -> None:
    given.found = [kamerstuk(101, identifier="kst-1268678")]
    run_import("Publicatie")
    run_import("Publicatietekst")
    assert AwaitedFile.objects.get().problem == "De bron heeft de tekst nog niet."
    assert run_import("Publicatietekst").seen == 0

    given.found, given.publications = [kamerstuk(101, modified="2026-02-14")], {"kst-36410-101": LETTER}
    run_import("Publicatie")

    assert run_import("Publicatietekst").changed == 1
    assert Letter.objects.get().text != ""


def test_unreadable_text_is_named_and_asked_again_with_growing_pauses(given: Given, run_import: Import) -> None:
    given.found = [kamerstuk(1), kamerstuk(2), kamerstuk(3)]
    given.publications = {
        "kst-36410-1": BILLION_LAUGHS,
        "kst-36410-2": b"<officiele-publicatie><al>",
        "kst-36410-3": LETTER,
    }
    run_import("Publicatie")

    tried = [run_import("Publicatietekst", now=NOW + timedelta(days=night)) for night in range(20)]

    assert [night for night, run in enumerate(tried) if run.seen] == [0, 1, 3, 7, 15]
    assert [(run.changed, run.faulty) for run in tried[:2]] == [(1, 2), (0, 2)]
    assert set(faults()) == {"kst-36410-1", "kst-36410-2"}
    assert set(AwaitedFile.objects.values_list("tries", "again_on")) == {(5, date(2026, 4, 2))}

    given.publications |= {"kst-36410-1": xml("Geachte voorzitter,"), "kst-36410-2": xml("Geachte Voorzitter,")}
    assert run_import("Publicatietekst", now=NOW + timedelta(days=31)).changed == 2
    assert not AwaitedFile.objects.exists()
