"""Subject lines in the review queue: with and without the text of their letter, once each, also when they change."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import Candidate, Deadline, Evidence, FollowUp, FollowUpEvent, Letter, Reading, Stance, Suggestion
from motions.services import letters, review, subject_readings
from motions.services.imports import same_letter
from motions.services.proposals import EvidenceChoice, proposal
from tests.builders import make_commitment, make_follow_up, make_letter, make_motion, make_paper, make_reviewer

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
SUBJECT = "Uitvoering van de motie van de leden Bikker en Omtzigt over riet (Kamerstuk 36410-74)"


def announce(subject: str = SUBJECT, **overrides: object) -> Letter:
    """A letter whose text is not here yet."""
    return make_letter(**({"subject": subject, "text": ""} | overrides))


def read(*these: Letter) -> int:
    return subject_readings.store([letter.pk for letter in these], now=NOW)


def rename(letter: Letter, subject: str) -> None:
    Letter.objects.filter(pk=letter.pk).update(subject=subject)
    letter.subject = subject
    read(letter)


def waiting(letter: Letter) -> list[tuple[str, str]]:
    rows = Suggestion.objects.to_review().filter(reading__letter=letter)
    return list(rows.values_list("place", "stance"))


@pytest.fixture
def reviewer() -> User:
    return make_reviewer()


@pytest.fixture
def follow_up() -> FollowUp:
    """Of the motion that the subject names."""
    motion = make_motion("Bikker", "Omtzigt", paper=make_paper(36410, "74"))
    return make_follow_up(request=motion.requests.get())


def accept(suggestion: Suggestion, follow_up: FollowUp, by: User, stance: Stance = Stance.PROGRESS) -> None:
    choice = EvidenceChoice((follow_up.pk,), stance)
    review.accept(suggestion=suggestion, choice=choice, actor=by, now=NOW, today=TODAY)


def test_subject_of_a_letter_without_text_waits_with_its_motion_chosen(follow_up: FollowUp) -> None:
    letter = announce()

    assert read(letter) == 1

    suggestion = Suggestion.objects.get()
    assert (suggestion.place, suggestion.stance, suggestion.match) == ("subject", "progress", "exact")
    assert suggestion.quote == letter.subject[suggestion.start : suggestion.end] == SUBJECT
    assert suggestion.citation is not None
    assert suggestion.citation.references.get().paper == follow_up.request.motion.paper  # type: ignore[union-attr]
    assert proposal(suggestion) == EvidenceChoice((follow_up.pk,), Stance.PROGRESS)
    assert read(letter) == 0


def test_subject_that_names_a_debate_gets_the_commitments_of_that_day_as_candidates() -> None:
    promised = make_commitment(wording="een overzicht van rietkragen", promised_on=date(2025, 6, 3))
    make_commitment(wording="een overzicht van rietkragen langs dijken", promised_on=date(2024, 6, 3))
    letter = announce("Toezegging gedaan tijdens het commissiedebat van 3 juni 2025, over rietkragen langs dijken")

    read(letter)

    suggestion = Suggestion.objects.get()
    assert (suggestion.about_kind, suggestion.match) == ("commitment", "one")
    assert Candidate.objects.get().commitment == promised
    assert suggestion.about.startswith("Toezegging gedaan tijdens")


def test_motions_by_movers_alone_are_candidates_and_none_is_chosen(follow_up: FollowUp) -> None:
    read(announce("Uitvoering van de motie van het lid Bikker c.s. over riet"))

    suggestion = Suggestion.objects.get()
    assert (suggestion.match, Candidate.objects.get().motion) == ("one", follow_up.request.motion)  # type: ignore[union-attr]
    assert proposal(suggestion) == EvidenceChoice((), Stance.PROGRESS)


def test_many_letters_take_as_many_statements_as_few() -> None:
    make_motion("Bikker", paper=make_paper(36410, "74"))
    make_commitment(wording="een overzicht van rietkragen", promised_on=date(2025, 6, 3))

    def statements(count: int) -> int:
        some = []
        for at in range(count):
            some += [
                announce(f"Uitvoering van de motie van het lid Bikker over riet {at}"),
                announce(f"Uitstel reactie op de motie van het lid Jansen (Kamerstuk 36410-{74 + at})"),
                announce(f"Toezegging gedaan tijdens het debat van 3 juni 2025 over rietkragen {at}"),
                announce(f"Verslag van de Raad {at}"),
            ]
        with CaptureQueriesContext(connection) as queries:
            assert read(*some) == 3 * count
        return len(queries)

    assert statements(2) == statements(10)
    assert Suggestion.objects.count() == 36


def test_text_that_comes_later_adds_its_own_and_leaves_what_was_decided(follow_up: FollowUp, reviewer: User) -> None:
    letter = announce()
    read(letter)
    accept(Suggestion.objects.get(), follow_up, reviewer)

    text = f"Betreft: {SUBJECT}\n\nGeachte voorzitter,\n\nMet deze brief is de motie Bikker/Omtzigt uitgevoerd."
    letters.receive(data=text.encode(), file_name="b.txt", actor=None, now=NOW, announced=letter)

    assert waiting(letter) == [("text", "fulfils")]
    assert Evidence.objects.get().place == "subject"
    assert Reading.objects.of_subject().get().superseded_at is None


@pytest.mark.parametrize("line", ["{}", "{}.", "Onderwerp: {}", "Betreft {}"])
def test_line_of_the_text_that_is_the_subject_over_again_is_not_suggested_twice(follow_up: FollowUp, line: str) -> None:
    letter = make_letter(subject=SUBJECT, text=f"{line.format(SUBJECT)}\n\nGeachte voorzitter,\n\nTot later.")

    letters.read(letter=letter, now=NOW)

    assert [place for place, _ in waiting(letter)] == ["subject"]


def test_letter_that_somebody_adds_has_the_subject_of_its_head_suggested(follow_up: FollowUp) -> None:
    text = (
        "Den Haag, 10 februari 2026\nBetreft: Uitstel reactie motie Bikker/Omtzigt\n\nGeachte voorzitter,\n\nTot later."
    )

    received = letters.receive(data=text.encode(), file_name="b.txt", actor=None, now=NOW)

    assert received.letter.subject == "Uitstel reactie motie Bikker/Omtzigt"
    assert waiting(received.letter) == [("subject", "postpones")]


def test_changed_subject_renews_what_is_open(follow_up: FollowUp) -> None:
    letter = announce()
    read(letter)

    rename(letter, SUBJECT.replace("Uitvoering van", "Uitstel reactie op"))
    assert waiting(letter) == [("subject", "postpones")]

    rename(letter, "Verslag van de Raad")
    assert waiting(letter) == []

    rename(letter, SUBJECT)
    assert waiting(letter) == [("subject", "progress")]
    assert Reading.objects.count() == 2


def test_what_was_decided_on_a_subject_stays_when_it_is_corrected(follow_up: FollowUp, reviewer: User) -> None:
    letter = announce()
    read(letter)
    suggestion = Suggestion.objects.get()
    accept(suggestion, follow_up, reviewer)

    rename(letter, SUBJECT.replace("riet", "riet en rietkragen"))

    assert (waiting(letter), Evidence.objects.standing().get().quote) == ([], SUBJECT)

    review.undo(suggestion=suggestion, actor=reviewer, now=NOW, today=TODAY)

    assert waiting(letter) == [("subject", "progress")]
    assert Suggestion.objects.to_review().get().quote == letter.subject


def test_new_date_of_a_letter_reads_its_subject_again_and_keeps_decisions(follow_up: FollowUp, reviewer: User) -> None:
    letter = make_letter(subject=SUBJECT, text="Geachte voorzitter.")
    letters.read(letter=letter, now=NOW)
    suggestion = Suggestion.objects.get()
    review.reject(suggestion=suggestion, reason="Gaat hier niet over", actor=reviewer, now=NOW)

    letters.set_date(letter=letter, sent_on=date(2026, 2, 12), actor=reviewer, now=NOW)

    assert waiting(letter) == []
    assert Reading.objects.of_subject().get(superseded_at=None).anchor == "2026-02-12"


def test_new_day_from_a_subject_has_its_letter_and_quote_but_no_place_in_the_text(
    follow_up: FollowUp, reviewer: User
) -> None:
    read(announce(SUBJECT.replace("Uitvoering van", "Uitstel reactie op")))
    choice = EvidenceChoice((follow_up.pk,), Stance.POSTPONES, date(2026, 9, 1), "staat in de brief")

    review.accept(suggestion=Suggestion.objects.get(), choice=choice, actor=reviewer, now=NOW, today=TODAY)

    deadline = Deadline.objects.latest("version")
    assert (deadline.due_on, deadline.start, deadline.end) == (date(2026, 9, 1), None, None)
    assert (deadline.letter, deadline.quote) == (Letter.objects.get(), Suggestion.objects.get().quote)


def test_subject_and_sentence_at_the_same_offsets_are_two_passages(follow_up: FollowUp, reviewer: User) -> None:
    letter = make_letter(subject=SUBJECT, text="x" * len(SUBJECT))
    letters.read(letter=letter, now=NOW)
    in_subject = Suggestion.objects.get()
    text = Reading.objects.of_text().get()
    in_text = Suggestion.objects.create(
        reading=text, kind="evidence", start=in_subject.start, end=in_subject.end, quote="x", rule="test",
        stance="progress",
    )  # fmt: skip

    accept(in_subject, follow_up, reviewer)
    accept(in_text, follow_up, reviewer)

    assert sorted(Evidence.objects.standing().values_list("place", flat=True)) == ["subject", "text"]


def test_letter_that_its_source_took_away_waits_no_longer(follow_up: FollowUp) -> None:
    letter = announce()
    read(letter)
    Letter.objects.filter(pk=letter.pk).update(source_removed_at=NOW)

    read(letter)

    assert waiting(letter) == []


def test_letters_that_no_reading_knows_are_caught_up_with(follow_up: FollowUp) -> None:
    announced, old = announce(), announce(sent_on=date(2025, 12, 31))
    announce("Verslag van de Raad")

    assert subject_readings.catch_up(since=date(2026, 1, 1), now=NOW) == 1
    assert subject_readings.catch_up(since=date(2026, 1, 1), now=NOW) == 0

    assert (len(waiting(announced)), waiting(old)) == (1, [])


@pytest.mark.parametrize("other", [SUBJECT, "Brief van de minister", SUBJECT.replace("riet", "rietkragen")])
def test_decision_on_an_announced_letter_goes_along_to_the_letter_that_it_is(
    follow_up: FollowUp, reviewer: User, other: str
) -> None:
    announced, kept = announce(), make_letter(subject=other)
    read(announced, kept)
    accept(Suggestion.objects.get(reading__letter=announced), follow_up, reviewer)

    same_letter.merge(announced.pk, kept.pk)
    read(kept)

    assert (Letter.objects.get(), Evidence.objects.get().letter) == (kept, kept)
    assert FollowUpEvent.objects.get(kind="progress").letter == kept
    assert waiting(kept) == []


def test_two_rows_of_one_letter_that_were_both_decided_on_are_left_to_a_person(
    follow_up: FollowUp, reviewer: User
) -> None:
    announced, kept = announce(), make_letter(subject=SUBJECT)
    read(announced, kept)
    for suggestion in Suggestion.objects.all():
        accept(suggestion, follow_up, reviewer)

    with pytest.raises(same_letter.BothRead):
        same_letter.merge(announced.pk, kept.pk)

    assert Letter.objects.count() == 2
