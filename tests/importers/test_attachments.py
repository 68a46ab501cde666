"""Attachments of letters: all known by title and address, overviews of motions and commitments read as well."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from motions.models import (
    Attachment,
    AwaitedFile,
    Citation,
    ImportFault,
    ImportGap,
    Letter,
    Office,
    Paper,
    Suggestion,
    Visibility,
)
from motions.queries.reconciliation.catalogue import by_slug
from motions.queries.reconciliation.unmatched import typed_letters
from motions.rules.attachments import reports_on_follow_ups
from motions.services import letters
from motions.services.publishing import set_visibility
from tests.builders import make_ministry, make_motion, make_paper, make_reviewer
from tests.extraction.files import make_docx, make_zip, paragraph
from tests.extraction.tables.files import make_word_table, word_cell, word_row
from tests.importers.conftest import NOW, Import
from tests.importers.records import actor, gone, reissued, zaak
from tests.importers.test_letters import TEXT, brief
from tests.replay.records import Given, Record
from tests.replay.server import ReplayServer

TITLE = "Stand van zaken moties en toezeggingen"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ROW = ("Motie van de leden Bikker en Omtzigt over varen", "Kamerstuk 36 410, nr. 74", "De motie is hiermee uitgevoerd.")
OVERVIEW = make_word_table(
    word_row(*map(word_cell, ("Omschrijving", "Vindplaats", "Stand van zaken"))), word_row(*map(word_cell, ROW))
)


def bijlage(number: int, title: str = TITLE, *, of: int = 1, **overrides: Any) -> Record:
    """An attachment of letter ``of`` as OData gives it, with the document that it belongs to."""
    case = {"Id": zaak(of)["Id"], "Soort": "Brief regering", "GestartOp": "2026-01-20T00:00:00+01:00"}
    return {
        "Id": f"b{number}",
        "Soort": "Bijlage",
        "DocumentNummer": f"2026D{500 + number:05d}",
        "Titel": None,
        "Onderwerp": title,
        "Datum": "2026-01-20T00:00:00+01:00",
        "Volgnummer": -1,
        "ContentType": WORD,
        "GewijzigdOp": "2026-01-21T10:00:00+01:00",
        "ApiGewijzigdOp": f"2026-01-21T09:00:{number:02d}.1234567Z",
        "Verwijderd": False,
        "BronDocument": [{"Id": f"d{of}", "Soort": "Brief regering", "Verwijderd": False, "Zaak": [case]}],
    } | overrides


@pytest.fixture
def run_all(run_import: Import) -> Import:
    """Letters, then their attachments, then the files of these; gives the run of the files."""

    def run(**options: Any) -> Any:
        for name in ("Brief regering", "Bijlage"):
            run_import(name, **options)
        return run_import("Bijlagetekst", **options)

    return run


def test_attachment_is_known_by_title_number_and_address_and_not_read(given: Given, run_all: Import) -> None:
    given.rows |= {"Zaak": [brief(1)], "Document": [bijlage(1, "Uitvoeringstoetsen", ContentType="application/pdf")]}

    assert run_all().seen == 0

    attachment = Attachment.objects.get()
    assert (attachment.title, attachment.number, attachment.read_as) == ("Uitvoeringstoetsen", "2026D00501", None)
    assert attachment.source_url == "https://www.tweedekamer.nl/downloads/document?id=2026D00501"
    assert attachment.letter == Letter.objects.get()


def test_overview_in_an_attachment_waits_for_review_as_a_paper_of_its_letter(given: Given, run_all: Import) -> None:
    Office.objects.create(title="Minister van Buitenlandse Zaken", ministry=make_ministry())
    motion = make_motion("Bikker", "Omtzigt", paper=make_paper(36410, "74"))
    minister = actor("T.B.W. Berendsen", Functie="minister van Buitenlandse Zaken", ActorFractie=None, Persoon_Id="p1")
    given.rows |= {"Zaak": [brief(1, ZaakActor=[minister])], "Document": [bijlage(1)]}
    given.resources["b1"] = OVERVIEW

    assert run_all().changed == 1

    text = Attachment.objects.get().read_as
    assert text is not None
    assert (text.kind, text.subject, text.paper, text.official_id) == ("bijlage", TITLE, None, None)
    assert (text.sent_on, text.visibility) == (date(2026, 1, 20), "public")
    assert [str(row) for row in text.signatories.all()] == ["T.B.W. Berendsen, Minister van Buitenlandse Zaken"]
    assert Citation.objects.filter(reading__letter=text, references__paper=motion.paper).exists()
    assert not typed_letters(date(2026, 1, 1)).exists()
    suggestion = Suggestion.objects.get(reading__letter=text, kind="evidence")
    assert (suggestion.stance, suggestion.state) == ("fulfils", "open")
    assert suggestion.quote == "\t".join(ROW)
    assert [candidate.motion for candidate in suggestion.candidates.all()] == [motion]


def test_letter_whose_number_the_attachment_prints_stays_what_it_is(given: Given, run_all: Import) -> None:
    given.rows |= {"Zaak": [brief(1)], "Document": [bijlage(1)]}
    given.resources["b1"] = make_docx(paragraph("Stand van zaken") + paragraph("kst-36410-101"))

    run_all()

    letter, text = Letter.objects.order_by("pk")
    assert (str(letter.paper), letter.text) == ("Kamerstuk 36 410, nr. 101", "")
    assert (text.paper, text.kind, Paper.objects.count()) == (None, "bijlage", 1)


@pytest.mark.parametrize(
    ("title", "subject", "expected"),
    [
        ("Stand van zaken moties en toezeggingen", "Verzamelbrief", True),
        ("Overzicht openstaande toezeggingen EZ", "Verzamelbrief", True),
        ("Notitie over de motie van het lid Kröger", "Verzamelbrief", True),
        ("Bijlage 2", "Verzamelbrief moties en toezeggingen funderend onderwijs", True),
        ("Overzichtstabel", "Opvolging moties", True),
        ("Bijlage", "Uitvoering van de motie-Jansen", False),
        ("Bijlage 2", "Verzamelbrief natuur", False),
        ("Uitvoeringstoetsen", "Verzamelbrief moties en toezeggingen", False),
        ("Beslisnota bij Kamerbrief over de uitvoering van de motie-Ceder", "Verzamelbrief", False),
        ("Emotieregulatie bij jongeren", "Verzamelbrief", False),
    ],
)
def test_title_says_whether_an_attachment_reports_on_follow_ups(title: str, subject: str, expected: bool) -> None:
    assert reports_on_follow_ups(title, letter=subject) is expected


def test_spreadsheet_is_known_and_not_asked_for(given: Given, run_all: Import, server: ReplayServer) -> None:
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    given.rows |= {"Zaak": [brief(1)], "Document": [bijlage(1, ContentType=sheet)]}

    run_all()

    assert Attachment.objects.get().read_as is None
    assert not any("b1" in path for path in server.script.seen)


def test_what_was_sent_with_an_answer_or_long_ago_is_left_out(given: Given, run_import: Import) -> None:
    answer = bijlage(1)
    answer["BronDocument"][0]["Zaak"][0]["Soort"] = "Schriftelijke vragen"
    old = bijlage(2)
    old["BronDocument"][0]["Zaak"][0]["GestartOp"] = "2025-12-31T00:00:00+01:00"
    given.rows |= {"Zaak": [brief(1)], "Document": [answer, old, bijlage(3, BronDocument=[])]}
    run_import("Brief regering")

    run = run_import("Bijlage")

    assert (run.seen, run.created, run.faulty) == (3, 0, 0)
    assert not ImportGap.objects.exists()


def test_reading_begins_shortly_before_the_first_letters(
    given: Given, run_import: Import, server: ReplayServer
) -> None:
    given.rows["Document"] = [
        bijlage(1, ApiGewijzigdOp="2025-12-20T09:00:00Z"),
        bijlage(2, ApiGewijzigdOp="2025-12-30T09:00:00Z"),
    ]

    assert run_import("Bijlage").seen == 1
    assert run_import("Bijlage", again=True).seen == 1


def test_attachment_that_comes_before_its_letter_is_taken_up_when_that_comes(given: Given, run_import: Import) -> None:
    given.rows["Document"] = [bijlage(1)]
    run_import("Bijlage")
    assert ImportGap.objects.get().problem == "Noemt een brief die hier niet is."
    difference = by_slug("bijlagen-zonder-brief")
    assert difference is not None
    assert difference.rows(date(2026, 1, 1)).count() == 1

    given.rows["Zaak"] = [brief(1)]
    run_import("Brief regering")
    run_import("Bijlage")

    assert Attachment.objects.get().letter == Letter.objects.exclude(official_id=None).get()
    assert not ImportGap.objects.exists()


def test_what_is_issued_again_unchanged_is_not_written(given: Given, run_all: Import, run_import: Import) -> None:
    given.rows |= {"Zaak": [brief(1)], "Document": [bijlage(1)]}
    given.resources["b1"] = OVERVIEW
    run_all()
    before = list(Attachment.objects.values()), list(Letter.objects.order_by("pk").values())

    given.rows["Document"] = [reissued(bijlage(1), "2026-02-20T09:00:00Z")]
    run = run_import("Bijlage")

    assert (run.seen, run.changed, run.unchanged) == (1, 0, 1)
    assert (list(Attachment.objects.values()), list(Letter.objects.order_by("pk").values())) == before
    assert run_import("Bijlagetekst").seen == 0


def test_title_that_becomes_an_overview_is_read_from_then_on(given: Given, run_all: Import) -> None:
    given.rows |= {"Zaak": [brief(1)], "Document": [bijlage(1, "Bijlage")]}
    given.resources["b1"] = OVERVIEW
    assert run_all().seen == 0

    given.rows["Document"] = [bijlage(1, TITLE, ApiGewijzigdOp="2026-02-20T09:00:00Z")]

    assert run_all().changed == 1
    assert Attachment.objects.get().title == TITLE


def test_what_the_source_takes_away_is_marked_and_stays(given: Given, run_all: Import, run_import: Import) -> None:
    given.rows |= {"Zaak": [brief(1)], "Document": [bijlage(1)]}
    given.resources["b1"] = OVERVIEW
    run_all()
    taken_away = gone(bijlage(1)) | {"ApiGewijzigdOp": "2026-02-20T09:00:00Z"}

    given.rows["Document"] = [taken_away]
    assert run_import("Bijlage").removed == 1
    attachment = Attachment.objects.select_related("read_as").get()
    assert attachment.source_removed_at == NOW
    assert attachment.read_as is not None
    assert (attachment.read_as.source_removed_at, attachment.read_as.text != "") == (NOW, True)

    given.rows["Document"] = [bijlage(1, ApiGewijzigdOp="2026-02-21T09:00:00Z")]
    assert run_import("Bijlage").changed == 1
    attachment = Attachment.objects.select_related("read_as").get()
    assert attachment.read_as is not None
    assert (attachment.source_removed_at, attachment.read_as.source_removed_at) == (None, None)


def test_text_of_what_was_taken_away_is_not_asked_for(given: Given, run_all: Import, run_import: Import) -> None:
    given.rows |= {"Zaak": [brief(1)], "Document": [bijlage(1)]}
    run_import("Brief regering")
    run_import("Bijlage")

    given.rows["Document"] = [gone(bijlage(1)) | {"ApiGewijzigdOp": "2026-02-20T09:00:00Z"}]
    given.resources["b1"] = OVERVIEW

    assert run_all().seen == 0


def test_file_that_is_missing_is_asked_for_after_growing_pauses(given: Given, run_all: Import) -> None:
    given.rows |= {"Zaak": [brief(1)], "Document": [bijlage(1)]}

    assert (run_all().unchanged, run_all().seen) == (1, 0)
    assert run_all(now=NOW + timedelta(days=1)).unchanged == 1
    awaited = AwaitedFile.objects.get()
    assert (awaited.tries, awaited.again_on) == (2, date(2026, 3, 5))

    given.resources["b1"] = OVERVIEW
    assert run_all(now=NOW + timedelta(days=2)).seen == 0
    assert run_all(now=NOW + timedelta(days=3)).changed == 1
    assert not AwaitedFile.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4 kapot",
        b"\x89PNG\r\n\x1a\nplaatje",
        make_zip({"word/document.xml": "<!DOCTYPE x [<!ENTITY a 'ha'>]><x>&a;</x>"}),
        make_zip({"word/document.xml": "0" * 300_000_000}),
    ],
    ids=["broken", "image", "entities", "bomb"],
)
def test_hostile_file_is_named_and_the_others_read(given: Given, run_all: Import, data: bytes) -> None:
    given.rows |= {"Zaak": [brief(1)], "Document": [bijlage(1), bijlage(2, "Overzicht moties")]}
    given.resources |= {"b1": data, "b2": OVERVIEW}

    run = run_all()

    assert (run.changed, run.faulty, ImportFault.objects.get().record) == (1, 1, "b1")
    assert Letter.objects.exclude(text="").get().subject == "Overzicht moties"
    assert AwaitedFile.objects.get().letter == Attachment.objects.get(official_id="b1").read_as


def test_file_that_two_letters_bring_is_read_once(given: Given, run_all: Import) -> None:
    given.rows |= {"Zaak": [brief(1), brief(2)], "Document": [bijlage(1), bijlage(2, of=2)]}
    given.resources |= {"b1": OVERVIEW, "b2": OVERVIEW}

    run_all()

    first, second = Attachment.objects.order_by("number")
    assert first.read_as == second.read_as == Letter.objects.exclude(text="").get()
    assert Letter.objects.filter(kind="bijlage").count() == 1
    assert run_all().seen == 0


def test_attachment_that_staff_added_before_is_that_paper_and_stays_a_draft(given: Given, run_all: Import) -> None:
    added = letters.receive(data=OVERVIEW, file_name="o.docx", actor=None, now=NOW, visibility="draft").letter
    given.rows |= {"Zaak": [brief(1)], "Document": [bijlage(1)]}
    given.resources["b1"] = OVERVIEW

    run_all()
    run_all(again=True)

    assert Attachment.objects.get().read_as == added
    added.refresh_from_db()
    assert (added.visibility, Letter.objects.count()) == ("draft", 2)


def test_letter_that_turns_out_to_be_another_takes_its_attachments_along(
    given: Given, run_all: Import, run_import: Import
) -> None:
    given.rows |= {"Zaak": [brief(1)], "Document": [bijlage(1)]}
    run_all()
    kept = letters.receive(data=TEXT, file_name="brief.txt", actor=None, now=NOW).letter
    given.resources["d1"] = TEXT

    run_import("Brieftekst")

    assert Attachment.objects.get().letter == kept == Letter.objects.exclude(official_id=None).get()


def test_attachment_follows_its_letter_in_date_visibility_and_signatories(
    given: Given, run_all: Import, run_import: Import
) -> None:
    given.rows |= {"Zaak": [brief(1)], "Document": [bijlage(1)]}
    given.resources["b1"] = OVERVIEW
    run_all()
    letter = Letter.objects.exclude(official_id=None).get()
    text = Letter.objects.get(kind="bijlage")
    anna = make_reviewer()

    minister = actor("A. Jansen", Functie="minister van Varen", ActorFractie=None)
    changed = brief(1, GestartOp="2026-01-21T00:00:00+01:00", ZaakActor=[minister])
    given.rows["Zaak"] = [changed | {"ApiGewijzigdOp": "2026-02-20T09:00:00Z"}]
    run_import("Brief regering")
    text.refresh_from_db()
    assert text.sent_on == date(2026, 1, 21)
    assert [str(row) for row in text.signatories.all()] == ["A. Jansen, Minister van Varen"]

    set_visibility(letter=letter, visibility=Visibility.DRAFT, actor=anna, now=NOW, today=NOW.date())
    text.refresh_from_db()
    assert text.visibility == "draft"

    letters.set_date(letter=letter, sent_on=date(2026, 1, 22), actor=anna, now=NOW)
    text.refresh_from_db()
    assert text.sent_on == date(2026, 1, 22)
    assert text.readings.of_text().get(superseded_at=None).anchor == "2026-01-22"


def test_real_documents_bring_tombstones_and_attachments_without_a_letter(
    given: Given, run_import: Import, opendata: Path
) -> None:
    page = opendata / "raw_pages" / "document_page_100_fullterm_20251003_000140.json"
    documents = json.loads(page.read_text(encoding="utf-8"))
    case = bijlage(1)["BronDocument"]
    given.rows |= {
        "Zaak": [brief(1)],
        "Document": [row | {"ApiGewijzigdOp": "2026-02-01T09:00:00Z", "BronDocument": case} for row in documents],
    }
    run_import("Brief regering")

    run = run_import("Bijlage")

    real = [row for row in documents if row["Soort"] == "Bijlage"]
    assert (run.seen, run.created, run.faulty) == (32 + 64, len(real), 0)
    assert Attachment.objects.exclude(read_as=None).count() == 0
