"""Letters of the government: announced by their subject, then fetched, read and put in the review queue."""

from datetime import date, timedelta

import pytest

from motions.models import Citation, Evidence, ImportFault, Letter, Paper, Stance, Suggestion
from motions.services import letters, review
from motions.services.proposals import EvidenceChoice
from tests.builders import make_follow_up, make_letter, make_motion, make_paper, make_reviewer
from tests.importers.conftest import NOW, Import
from tests.importers.records import gone, zaak
from tests.replay.records import Given, Record

TEXT = (
    b"Geachte voorzitter,\n\n"
    b"Hierbij bericht ik u over de motie van de leden Bikker en Omtzigt (Kamerstuk 36 410, nr. 74)."
    b"\n\nDe motie is hiermee uitgevoerd.\n\nDe minister van Buitenlandse Zaken,\n\nA. Jansen"
)


def brief(number: int, subject: str = "Uitvoering van de motie over varen", **overrides: object) -> Record:
    document = {
        "Id": f"d{number}",
        "DocumentNummer": f"2026D{number:05d}",
        "HuidigeDocumentVersie": {"ExterneIdentifier": f"kst-36410-{100 + number}"},
    }
    return zaak(number, subject, Soort="Brief regering", Document=[document], **overrides)


def test_letter_is_announced_then_read_and_waits_for_review(given: Given, run_import: Import) -> None:
    motion = make_motion("Bikker", "Omtzigt", paper=make_paper(36410, "74"))
    given.rows["Zaak"] = [brief(1), zaak(2)]

    run = run_import("Brief regering")

    assert (run.created, run.faulty) == (1, 0)
    letter = Letter.objects.get()
    assert (letter.subject, letter.sent_on) == ("Uitvoering van de motie over varen", date(2026, 1, 20))
    assert (letter.visibility, letter.text, str(letter.paper)) == ("public", "", "Kamerstuk 36 410, nr. 101")

    assert run_import("Brieftekst").changed == 0
    given.resources["d1"] = TEXT
    assert run_import("Brieftekst").seen == 0
    assert run_import("Brieftekst", now=NOW + timedelta(days=1)).changed == 1

    letter = Letter.objects.get()
    assert letter.text.encode() == TEXT
    assert (letter.subject, str(letter.paper)) == ("Uitvoering van de motie over varen", "Kamerstuk 36 410, nr. 101")
    assert Citation.objects.filter(reading__letter=letter, references__paper=motion.paper).exists()
    assert Suggestion.objects.filter(reading__letter=letter, state="open").exists()
    assert run_import("Brieftekst").seen == 0


def test_letters_of_long_ago_and_without_a_document_are_left_out(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [brief(1, GestartOp="2025-12-31T00:00:00+01:00"), zaak(2, Soort="Brief regering")]

    run = run_import("Brief regering")

    assert (run.created, run.faulty, Paper.objects.count()) == (0, 0, 0)


def test_letter_that_staff_added_before_becomes_the_sources(given: Given, run_import: Import) -> None:
    added = make_letter(paper=make_paper(36410, "101"), subject="Onze brief", text="Onze tekst.")
    given.rows["Zaak"] = [brief(1)]

    run_import("Brief regering")
    run_import("Brieftekst")

    letter = Letter.objects.get()
    assert (letter.pk, letter.official_id) == (added.pk, brief(1)["Id"])
    assert (letter.subject, letter.text) == ("Onze brief", "Onze tekst.")


def test_same_file_added_by_hand_is_one_letter(given: Given, run_import: Import) -> None:
    added = letters.receive(data=TEXT, file_name="brief.txt", actor=None, now=NOW).letter
    given.rows["Zaak"], given.resources["d1"] = [brief(1)], TEXT

    run_import("Brief regering")
    run_import("Brieftekst")

    letter = Letter.objects.get()
    assert (letter.pk, letter.official_id, str(letter.paper)) == (added.pk, brief(1)["Id"], "Kamerstuk 36 410, nr. 101")


def test_unreadable_file_is_named_and_the_others_read(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [brief(1), brief(2)]
    given.resources |= {"d1": b"%PDF-1.4 kapot", "d2": TEXT}
    run_import("Brief regering")

    run = run_import("Brieftekst")

    assert (run.changed, run.faulty) == (1, 1)
    assert ImportFault.objects.get().record == "d1"
    assert Letter.objects.exclude(text="").get().official_id == brief(2)["Id"]


POSTPONED = "Uitstel reactie op de motie van de leden Bikker en Omtzigt over varen (Kamerstuk 36410-74)"


def waiting() -> list[tuple[str, str, str]]:
    """Place, stance and match of what waits for review, in the order of the screen."""
    rows = Suggestion.objects.to_review().order_by("place", "start")
    return [(row.place, row.stance, row.match) for row in rows]


@pytest.mark.parametrize("file", [None, b"%PDF-1.4 kapot"])
def test_subject_waits_for_review_while_the_text_is_not_there_or_unreadable(
    given: Given, run_import: Import, file: bytes | None
) -> None:
    make_motion("Bikker", "Omtzigt", paper=make_paper(36410, "74"))
    given.rows["Zaak"] = [brief(1, POSTPONED), brief(2, "Verslag van de Raad"), zaak(3)]
    given.resources |= {"d1": file} if file else {}

    run_import("Brief regering")
    assert waiting() == [("subject", "postpones", "exact")]
    run_import("Brieftekst")

    assert waiting() == [("subject", "postpones", "exact")]
    assert Letter.objects.get(subject=POSTPONED).text == ""


def test_decision_on_a_subject_stands_when_the_file_comes(given: Given, run_import: Import) -> None:
    follow_up = make_follow_up(
        request=make_motion("Bikker", "Omtzigt", paper=make_paper(36410, "74")).requests.get(), due_on=None
    )
    given.rows["Zaak"] = [brief(1, POSTPONED)]
    run_import("Brief regering")
    choice = EvidenceChoice((follow_up.pk,), Stance.POSTPONES)
    review.accept(suggestion=Suggestion.objects.get(), choice=choice, actor=make_reviewer(), now=NOW, today=NOW.date())

    given.resources["d1"] = TEXT
    run_import("Brieftekst")
    run_import("Brief regering", again=True)

    assert {place for place, _, _ in waiting()} == {"text"}
    assert (Evidence.objects.get().quote, Evidence.objects.get().place) == (POSTPONED, "subject")


def test_subject_that_the_source_changes_renews_the_suggestion(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [brief(1, POSTPONED)]
    run_import("Brief regering")

    changed = POSTPONED.replace("Uitstel reactie op", "Uitvoering van")
    given.rows["Zaak"] = [brief(1, changed, ApiGewijzigdOp="2026-02-01T09:00:00.1234567Z")]
    run_import("Brief regering")

    assert [(stance, match) for _, stance, match in waiting()] == [("progress", "none")]
    assert Suggestion.objects.to_review().get().quote == changed


def test_letters_of_long_ago_and_those_taken_away_wait_for_nobody(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [brief(1, POSTPONED, GestartOp="2025-12-31T00:00:00+01:00"), brief(2, POSTPONED)]
    run_import("Brief regering")
    assert len(waiting()) == 1

    given.rows["Zaak"][1] = gone(brief(2, ApiGewijzigdOp="2026-02-01T09:00:00.1234567Z"))
    run_import("Brief regering")

    assert waiting() == []


def test_page_of_letters_read_again_suggests_nothing_twice(given: Given, run_import: Import) -> None:
    given.rows["Zaak"] = [brief(number, f"{POSTPONED} {number}") for number in range(1, 40)]

    run_import("Brief regering")
    run_import("Brief regering", again=True)

    assert len(waiting()) == 39
