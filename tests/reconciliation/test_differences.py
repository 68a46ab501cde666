"""Each kind of difference counts its rows and no others, and a row that is settled no more while nothing changes."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import Commitment, Decision, FollowUp, ImportCursor, MinistryName, Settlement
from motions.queries.reconciliation.catalogue import CATEGORIES, DIFFERENCES, by_slug
from motions.queries.reconciliation.page import parts
from motions.rules.decisions import REGISTER_WORDS
from motions.rules.follow_ups import Outcome, State
from motions.rules.reconciling import contradicts
from tests.builders import NOW, make_commitment, make_letter, make_ministry, make_motion, make_paper
from tests.reconciliation.builders import MAKERS, SINCE, decide, follow, gap, official_motion, records, registered

pytestmark = pytest.mark.django_db
SLUGS = [one.slug for one in DIFFERENCES]


def statements(action: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)


def test_every_kind_has_a_maker_and_a_part_of_the_page() -> None:
    assert set(MAKERS) == set(SLUGS)
    assert len(SLUGS) == len(set(SLUGS))
    assert {one.category for one in DIFFERENCES} == set(CATEGORIES)


@pytest.mark.parametrize("slug", SLUGS)
def test_number_is_that_of_the_rows_and_each_row_says_what_it_is_about(slug: str) -> None:
    made = sorted(MAKERS[slug](number) for number in (1, 2))
    difference = by_slug(slug)
    assert difference is not None

    counts = {line.difference.slug: line.count for part in parts(SINCE) for line in part.lines}
    shown = difference.shown(list(difference.counted(SINCE)))

    assert counts[slug] == 2
    assert sorted(row.record for row in shown) == records(slug) == made
    assert all(row.title for row in shown)


def test_page_takes_the_same_number_of_statements_without_rows_and_with_many() -> None:
    few = statements(lambda: parts(SINCE))
    number = 0
    for slug in SLUGS:
        for _ in range(3):
            number += 1
            MAKERS[slug](number)

    assert statements(lambda: parts(SINCE)) == few == len(DIFFERENCES) + 2


@pytest.mark.parametrize("slug", SLUGS)
def test_rows_take_the_same_number_of_statements_for_2_and_12(slug: str) -> None:
    difference = by_slug(slug)
    assert difference is not None

    def shown() -> int:
        return len(difference.shown(list(difference.counted(SINCE))))

    for number in (1, 2):
        MAKERS[slug](number)
    few = statements(shown)
    for number in range(3, 13):
        MAKERS[slug](number)

    assert statements(shown) == few
    assert shown() == 12


@pytest.mark.parametrize("word", REGISTER_WORDS)
def test_database_says_of_every_state_what_the_rule_says(word: str) -> None:
    expected = set()
    number = 0
    for state in State:
        for outcome in (None, *Outcome):
            number += 1
            made = follow(registered(number, word.upper()), state=state.value, outcome=outcome.value if outcome else "")
            if contradicts(word, state, outcome):
                expected.add(str(made.pk))

    assert set(records("toezeggingen-anders")) == expected


@pytest.mark.parametrize(
    ("named", "differs"),
    [
        ("EZ", False),
        ("ez", False),
        ("Economische Zaken", False),
        ("Ministerie van Economische Zaken", False),
        ("Ministerie van Economische Zaken en Klimaat", False),
        ("EZK", False),
        ("", False),
        ("BZ", True),
        ("Economische", True),
    ],
)
def test_ministry_differs_unless_it_has_or_had_the_name_that_the_register_gives(named: str, differs: bool) -> None:
    ministry = make_ministry("ez", name="Economische Zaken")
    MinistryName.objects.create(ministry=ministry, name="Economische Zaken en Klimaat", abbreviation="EZK")
    entry = registered(1, register_ministry=named)
    lead = follow(entry, ministry=ministry)
    follow(entry, ministry=make_ministry("def", name="Defensie"), role="joint")
    follow(registered(2, register_ministry="BZ"))

    assert records("toezeggingen-elders") == ([str(lead.pk)] if differs else [])


def test_word_that_no_table_knows_contradicts_nothing() -> None:
    follow(registered(1, "Nagekomen"))

    assert records("toezeggingen-anders") == []


def test_typed_decision_that_the_source_has_not_yet_is_another_outcome() -> None:
    motion = official_motion(text="x")
    decide(motion, "adopted")
    decide(motion, "held", official_id="d1")

    (row,) = _shown("moties-anders-besloten")

    assert (row.record, row.ours, row.theirs) == (str(motion.pk), "Aangenomen", "geen besluit")


def test_latest_final_decision_of_each_side_counts() -> None:
    motion = official_motion(text="x")
    decide(motion, "rejected", decided_on=date(2026, 1, 20))
    decide(motion, "adopted", decided_on=date(2026, 2, 3), order=1)
    decide(motion, "adopted", decided_on=date(2026, 2, 3), order=2, official_id="d1")
    decide(motion, "rejected", decided_on=date(2026, 3, 3), official_id="d2", source_removed_at=NOW)

    assert records("moties-anders-besloten") == []


def test_motion_that_is_not_the_sources_has_no_other_outcome_there() -> None:
    decide(make_motion(), "adopted")

    assert records("moties-anders-besloten") == []


@pytest.mark.parametrize(("kind", "differs"), [("adopted", False), ("taken_over", False), ("lapsed", True)])
def test_follow_up_of_a_motion_differs_unless_it_was_adopted_or_taken_over(kind: str, differs: bool) -> None:
    motion = official_motion(text="x")
    decide(motion, kind, official_id="d1")
    followed = FollowUp.objects.create(request=motion.requests.get(), follow_from=SINCE, opened_at=NOW)

    assert records("opvolging-zonder-aanneming") == ([str(followed.pk)] if differs else [])


def test_adoption_that_the_source_took_back_leaves_a_follow_up_without_adoption() -> None:
    motion = official_motion(text="x")
    decide(motion, "corrected", official_id="d1", source_removed_at=NOW)
    followed = FollowUp.objects.create(request=motion.requests.get(), follow_from=SINCE, opened_at=NOW)

    assert records("opvolging-zonder-aanneming") == [str(followed.pk)]
    assert records("besluiten-verwijderd") == []


def test_decision_that_no_person_edited_is_not_compared_with_its_word() -> None:
    decision = decide(official_motion(text="x"), "rejected", official_id="d1", source_word="Stemmen - aangenomen")
    Decision.history.all().delete()

    assert records("besluiten-gewijzigd") == []

    decision.save()
    assert records("besluiten-gewijzigd") == [str(decision.pk)]


def test_what_is_not_of_this_source_is_not_missed_there() -> None:
    senate = make_paper(36000, "F", chamber="ek")
    decide(make_motion(paper=senate), "adopted")
    make_letter(visibility="draft")
    make_letter(visibility="sent")
    make_letter(paper=make_paper(36000, "G", chamber="ek"))
    make_commitment(letter=make_letter(official_id="l1"))

    for slug in ("moties-ingevoerd", "besluiten-ingevoerd", "brieven-ingevoerd", "toezeggingen-niet-geregistreerd"):
        assert records(slug) == []


def test_motion_decided_on_before_what_is_followed_needs_no_text() -> None:
    decide(official_motion(1), "adopted", decided_on=date(2025, 12, 31))
    on_the_day = decide(official_motion(2), "taken_over", decided_on=SINCE).motion_id

    assert records("moties-zonder-tekst") == [str(on_the_day)]


def test_unseen_record_that_the_source_removed_later_is_not_unseen() -> None:
    motion = official_motion()
    gap("unseen", "Motie", "m1", problem="")
    assert records("moties-niet-gezien") == ["m1"]

    motion.source_removed_at = NOW
    motion.save()

    assert records("moties-niet-gezien") == []


def test_letter_or_motion_says_why_its_text_is_not_here() -> None:
    make_letter(official_id="l1", text="", source_url="https://bron.example/?id=1&did=d1")
    make_letter(official_id="l2", text="", source_url="https://bron.example/?id=2&did=d2")
    gap("refused", "Brieftekst", "d1", problem="Het bestand is niet te lezen.")
    decide(official_motion(1), "adopted")
    decide(official_motion(2), "adopted")
    gap("refused", "Motietekst", "kst-36000-2", problem="In de tekst is geen verzoek gevonden.")

    assert sorted(row.theirs for row in _shown("brieven-zonder-tekst")) == [
        "Het bestand is niet te lezen.",
        "Nog niet opgehaald.",
    ]
    assert sorted(row.theirs for row in _shown("moties-zonder-tekst")) == [
        "In de tekst is geen verzoek gevonden.",
        "Nog niet opgehaald.",
    ]
    assert records("overige-geweigerd") == records("moties-geweigerd") == []


def test_row_that_was_left_so_counts_again_when_one_of_the_values_changes() -> None:
    followed = follow(registered(1, "Voldaan"))
    Settlement.objects.create(
        difference="toezeggingen-anders", record=str(followed.pk), ours="open ", theirs="Voldaan", choice="kept",
        reason="Er komt nog een brief.", made_at=NOW,
    )  # fmt: skip
    assert records("toezeggingen-anders") == []

    for state, word, counts in [("reported", "Voldaan", True), ("open", "Vervallen", True), ("open", "Voldaan", False)]:
        FollowUp.objects.update(state=state)
        Commitment.objects.update(register_status=word)
        assert bool(records("toezeggingen-anders")) is counts


def test_part_says_when_it_was_read_and_read_as_a_whole() -> None:
    ImportCursor.objects.create(source="Tweede Kamer", category="Motie", token="t", moved_at=NOW, whole_at=NOW)

    shown = {part.title: (part.read_at, part.whole_at) for part in parts(SINCE)}
    unknown = [line.difference.slug for part in parts(SINCE) for line in part.lines if line.is_unknown]

    assert shown["Moties"] == (NOW, NOW)
    assert shown["Toezeggingen"] == (None, None)
    assert unknown == ["besluiten-niet-gezien", "toezeggingen-niet-gezien", "brieven-niet-gezien"]


def _shown(slug: str) -> list[Any]:
    difference = by_slug(slug)
    assert difference is not None
    return difference.shown(list(difference.counted(SINCE)))
