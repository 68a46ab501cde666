"""Review: what acceptance makes, that it happens once, and that undo takes all of it back."""

import threading
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections

from motions.models import (
    Candidate,
    Commitment,
    Deadline,
    Evidence,
    FollowUp,
    FollowUpEvent,
    Motion,
    Notification,
    Suggestion,
)
from motions.models.evidence import Stance
from motions.services import letters, proposals, review
from motions.services.proposals import CommitmentChoice, EvidenceChoice
from motions.services.terms import TermBeforePromise
from tests.builders import (
    hand_over,
    make_follow_up,
    make_letter,
    make_ministry,
    make_motion,
    make_paper,
    make_reviewer,
    make_suggestion,
    make_user,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def accept(suggestion: Suggestion, choice: EvidenceChoice | CommitmentChoice, **overrides: object) -> list[FollowUp]:
    act = {"actor": overrides.pop("actor", None) or make_reviewer(), "now": NOW, "today": TODAY} | overrides
    return review.accept(suggestion=suggestion, choice=choice, **act)  # type: ignore[arg-type]


def promise(**overrides: object) -> Suggestion:
    """A promise to inform, due on 2 July 2026 by the reader."""
    columns: dict[str, Any] = {"kind": "commitment", "tier": "inform", "stance": ""}
    term = {
        "phrase": "uiterlijk 2 juli",
        "precision": "day",
        "due_on": date(2026, 7, 2),
        "anchor_on": date(2026, 2, 10),
    }
    return make_suggestion(**(columns | term | overrides))


def test_accepting_a_report_makes_the_passage_and_the_state_with_the_reviewers_name() -> None:
    follow_up = make_follow_up()
    suggestion = make_suggestion(stance="fulfils")

    accept(suggestion, EvidenceChoice((follow_up.pk,), Stance.FULFILS))

    evidence = Evidence.objects.get()
    assert (evidence.follow_up, evidence.quote, evidence.accepted_by.username) == (follow_up, suggestion.quote, "anna")
    event = FollowUpEvent.objects.get(kind="reported")
    assert (event.letter, event.evidence, event.happened_on) == (evidence.letter, evidence, date(2026, 2, 10))
    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.open_due_on, follow_up.next_notice_on) == ("reported", None, None)
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_by.username) == ("accepted", "anna")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("stance", "state"),
    [
        (Stance.FULFILS, "reported"),
        (Stance.PARTLY, "partly"),
        (Stance.PROGRESS, "in_progress"),
        (Stance.DECLINES, "declined"),
        (Stance.MENTIONS, "open"),
    ],
)
def test_the_stance_decides_the_state(stance: Stance, state: str) -> None:
    follow_up = make_follow_up()

    accept(make_suggestion(stance=stance), EvidenceChoice((follow_up.pk,), stance))

    follow_up.refresh_from_db()
    assert follow_up.state == state


def test_accepting_twice_is_a_clear_message_and_no_second_row() -> None:
    follow_up = make_follow_up()
    suggestion = make_suggestion()
    accept(suggestion, EvidenceChoice((follow_up.pk,), Stance.PROGRESS))

    with pytest.raises(review.AlreadyReviewed, match=r"al overgenomen door anna op 2 maart 2026"):
        accept(suggestion, EvidenceChoice((follow_up.pk,), Stance.PROGRESS), actor=make_reviewer("eva"))

    assert Evidence.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_reviewers_at_the_same_moment_make_one_passage() -> None:
    follow_up = make_follow_up()
    suggestion = make_suggestion()
    reviewers = [make_reviewer("anna"), make_reviewer("eva")]
    together = threading.Barrier(2)
    said: list[str] = []

    def decide(number: int) -> None:
        mine = Suggestion.objects.select_related("reading__letter").get(pk=suggestion.pk)
        together.wait()
        try:
            accept(mine, EvidenceChoice((follow_up.pk,), Stance.PROGRESS), actor=reviewers[number])
            said.append("accepted")
        except review.AlreadyReviewed:
            said.append("already")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == ["accepted", "already"]
    assert Evidence.objects.count() == 1


def test_a_postponement_moves_the_term_with_its_sentence_as_source() -> None:
    follow_up = make_follow_up(due_on=date(2026, 3, 31))
    suggestion = make_suggestion(
        stance="postpones",
        due_on=date(2026, 7, 2),
        phrase="voor het zomerreces",
        precision="recess",
        anchor_on=date(2026, 2, 10),
    )

    accept(suggestion, EvidenceChoice((follow_up.pk,), Stance.POSTPONES, due_on=date(2026, 7, 2)))

    follow_up.refresh_from_db()
    assert (follow_up.due_on, follow_up.term_version, follow_up.state) == (date(2026, 7, 2), 2, "open")
    moved = follow_up.deadlines.get(version=2)
    assert (moved.phrase, moved.quote, moved.letter) == (
        "voor het zomerreces",
        suggestion.quote,
        suggestion.reading.letter,
    )
    assert FollowUpEvent.objects.get(kind="term_extended").evidence == Evidence.objects.get()


def test_a_postponement_without_a_new_date_leaves_the_term_standing() -> None:
    follow_up = make_follow_up(due_on=date(2026, 3, 31))
    suggestion = make_suggestion(stance="postpones", phrase="zo spoedig mogelijk", precision="none")

    accept(suggestion, EvidenceChoice((follow_up.pk,), Stance.POSTPONES))

    follow_up.refresh_from_db()
    assert (follow_up.due_on, follow_up.term_version) == (date(2026, 3, 31), 1)
    assert follow_up.events.filter(kind="term_extended").count() == 1


def test_another_day_than_the_computed_one_needs_a_reason_and_keeps_both() -> None:
    suggestion = promise()
    other = CommitmentChoice("Brief over loketten", "Ik informeer u.", due_on=date(2026, 6, 30))

    with pytest.raises(review.ReasonMissing):
        accept(suggestion, other)
    assert (suggestion.state, Commitment.objects.exists()) == ("open", False)

    chosen = CommitmentChoice("Brief over loketten", "Ik informeer u.", due_on=date(2026, 6, 30), reason="Zo gezegd.")
    accept(suggestion, chosen, actor=make_reviewer("eva"))
    deadline = Deadline.objects.get()
    assert (deadline.due_on, deadline.reason, deadline.phrase) == (date(2026, 6, 30), "Zo gezegd.", "uiterlijk 2 juli")
    suggestion.refresh_from_db()
    assert suggestion.due_on == date(2026, 7, 2)


def test_accepting_a_promise_makes_commitment_statement_follow_up_and_term() -> None:
    ministry = make_ministry()
    suggestion = promise()

    (follow_up,) = accept(
        suggestion,
        CommitmentChoice("Brief over loketten", "Ik informeer u.", ministry=ministry, due_on=date(2026, 7, 2)),
    )

    commitment = Commitment.objects.get()
    statement = commitment.statements.get()
    assert (commitment.title, commitment.promised_on, statement.quote) == (
        "Brief over loketten", date(2026, 2, 10), suggestion.quote,
    )  # fmt: skip
    assert (follow_up.commitment, follow_up.ministry, follow_up.due_on, follow_up.follow_from) == (
        commitment, ministry, date(2026, 7, 2), date(2026, 2, 10),
    )  # fmt: skip
    assert Commitment.objects.public().get() == commitment


def test_a_written_intention_is_kept_and_opens_nothing_unless_chosen() -> None:
    suggestion = promise(tier="act", due_on=None, phrase="", precision="")
    assert proposals.proposal(suggestion) == CommitmentChoice(
        title=suggestion.quote, wording=suggestion.quote, opens_follow_up=False, ministry=None, due_on=None
    )

    assert accept(suggestion, CommitmentChoice("Aandringen", "Wij dringen aan.", opens_follow_up=False)) == []

    assert Commitment.objects.get().tier == "act"
    assert not FollowUp.objects.exists()


def test_a_term_before_the_promise_stores_nothing_by_half() -> None:
    suggestion = promise()
    early = CommitmentChoice("Brief", "Ik informeer u.", due_on=date(2026, 2, 9), reason="Vergissing.")

    with pytest.raises(TermBeforePromise):
        accept(suggestion, early)

    suggestion.refresh_from_db()
    assert (suggestion.state, Commitment.objects.count(), FollowUp.objects.count()) == ("open", 0, 0)


@pytest.mark.parametrize(
    ("letter", "error"),
    [
        ({"sent_on": None}, review.LetterWithoutDate),
        ({"sent_on": date(2026, 3, 3)}, review.LetterFromTheFuture),
        ({"visibility": "draft"}, review.LetterNotSent),
    ],
    ids=["without a date", "of tomorrow", "a draft"],
)
def test_a_letter_that_cannot_report_says_why(letter: dict[str, object], error: type[Exception]) -> None:
    follow_up = make_follow_up()
    suggestion = make_suggestion(letter=make_letter(**letter))

    with pytest.raises(error):
        accept(suggestion, EvidenceChoice((follow_up.pk,), Stance.FULFILS))

    suggestion.refresh_from_db()
    assert (suggestion.state, Evidence.objects.count()) == ("open", 0)


def test_a_passage_about_nothing_asks_what_it_is_about() -> None:
    suggestion = make_suggestion()

    with pytest.raises(review.NothingChosen, match="Kies de motie of toezegging"):
        accept(suggestion, EvidenceChoice((), Stance.PROGRESS))

    suggestion.refresh_from_db()
    assert suggestion.state == "open"


def test_without_permission_nothing_is_decided() -> None:
    suggestion = make_suggestion()

    with pytest.raises(PermissionDenied, match="bekijken, maar niet beoordelen"):
        review.reject(suggestion=suggestion, reason="", actor=make_user("gast"), now=NOW)

    suggestion.refresh_from_db()
    assert suggestion.state == "open"


def test_a_superseded_reading_is_not_reviewed() -> None:
    suggestion = make_suggestion()
    suggestion.reading.superseded_at = NOW
    suggestion.reading.save()

    with pytest.raises(review.ReadAgain):
        review.reject(suggestion=suggestion, reason="", actor=make_reviewer(), now=NOW)


def test_undo_takes_back_all_that_acceptance_made_and_deletes_nothing() -> None:
    reviewer = make_reviewer()
    follow_up = make_follow_up(due_on=date(2026, 3, 31), owner=make_user("bram"))
    suggestion = make_suggestion(
        stance="postpones", due_on=date(2026, 7, 2), precision="day", anchor_on=date(2026, 2, 10)
    )
    accept(suggestion, EvidenceChoice((follow_up.pk,), Stance.POSTPONES, due_on=date(2026, 7, 2)), actor=reviewer)
    extended = FollowUpEvent.objects.get(kind="term_extended")
    Notification.objects.create(event=extended, recipient="bram@ministerie.example", role="owner", created_at=NOW)

    review.undo(suggestion=suggestion, actor=reviewer, now=NOW, today=TODAY)

    follow_up.refresh_from_db()
    suggestion.refresh_from_db()
    assert (follow_up.due_on, follow_up.term_version, suggestion.state) == (date(2026, 3, 31), 1, "open")
    assert Evidence.objects.get().retracted_by == reviewer
    assert Deadline.objects.get(version=2).retracted_at == NOW
    assert Notification.objects.get().cancelled_at == NOW
    assert FollowUpEvent.objects.get(kind="retracted").retracts == extended


def test_a_commitment_taken_back_is_gone_for_visitors_and_can_be_accepted_again() -> None:
    reviewer = make_reviewer()
    suggestion = promise()
    choice = CommitmentChoice("Brief", "Ik informeer u.", due_on=date(2026, 7, 2))
    (first,) = accept(suggestion, choice, actor=reviewer)
    review.undo(suggestion=suggestion, actor=reviewer, now=NOW, today=TODAY)

    first.refresh_from_db()
    assert (first.state, first.open_due_on, Commitment.objects.public().count()) == ("retracted", None, 0)

    (second,) = accept(suggestion, choice, actor=reviewer)
    assert (second.state, Commitment.objects.public().get()) == ("open", second.commitment)


def test_undo_of_what_is_open_says_so() -> None:
    with pytest.raises(review.AlreadyReviewed, match="staat nog open"):
        review.undo(suggestion=make_suggestion(), actor=make_reviewer(), now=NOW, today=TODAY)


def test_a_follow_up_is_preselected_only_for_an_exact_number_with_one_follow_up() -> None:
    follow_up = make_follow_up()
    other = make_follow_up(request=make_motion(paper=make_paper(number="75")).requests.get())
    suggestion = make_suggestion(match="exact")
    Candidate.objects.create(suggestion=suggestion, rank=1, motion=_motion(follow_up), reason="nummer")
    assert proposals.proposal(suggestion) == EvidenceChoice((follow_up.pk,), Stance.PROGRESS)

    suggestion.match = "one"
    assert proposals.proposal(suggestion) == EvidenceChoice((), Stance.PROGRESS)
    assert proposals.choices(suggestion) == [follow_up]

    Candidate.objects.create(suggestion=suggestion, rank=2, motion=_motion(other), reason="indieners")
    assert proposals.choices(suggestion) == [follow_up, other]


def test_undo_after_a_transfer_says_where_to_mend_it() -> None:
    reviewer = make_reviewer()
    suggestion = promise()
    choice = CommitmentChoice("Brief", "Ik informeer u.", ministry=make_ministry("bz"), due_on=date(2026, 7, 2))
    (follow_up,) = accept(suggestion, choice, actor=reviewer)
    hand_over(follow_up, make_ministry("def"))

    with pytest.raises(review.TransferredSince, match="overgedragen aan DEF"):
        review.undo(suggestion=suggestion, actor=reviewer, now=NOW, today=TODAY)

    assert suggestion.state == "accepted"


def test_undo_after_the_letter_was_read_again_brings_the_finding_back() -> None:
    reviewer = make_reviewer()
    text = "Geachte voorzitter,\n\nIk zal uw Kamer voor 1 juli 2026 over de uitkomsten informeren."
    letter = make_letter(text=text, sent_on=date(2026, 2, 10))
    suggestion = letters.read(letter=letter, now=NOW).suggestions.get()
    accept(suggestion, CommitmentChoice("Brief", "Ik informeer u.", due_on=suggestion.due_on), actor=reviewer)
    letters.set_date(letter=letter, sent_on=date(2026, 2, 11), actor=reviewer, now=NOW)
    assert not Suggestion.objects.to_review().exists()

    review.undo(suggestion=suggestion, actor=reviewer, now=NOW, today=TODAY)

    again = Suggestion.objects.to_review().get()
    assert (again.quote, again.anchor_on) == (suggestion.quote, date(2026, 2, 11))
    accept(again, CommitmentChoice("Brief", "Ik informeer u.", due_on=again.due_on), actor=reviewer)
    assert Commitment.objects.public().count() == 1


def test_a_commitment_taken_back_is_no_candidate_any_more() -> None:
    reviewer = make_reviewer()
    suggestion = promise()
    accept(suggestion, CommitmentChoice("Brief", "Ik informeer u.", due_on=date(2026, 7, 2)), actor=reviewer)
    assert Commitment.objects.standing().count() == 1

    review.undo(suggestion=suggestion, actor=reviewer, now=NOW, today=TODAY)

    assert Commitment.objects.standing().count() == 0


def test_a_motion_known_by_a_subject_line_alone_is_a_candidate_without_a_row() -> None:
    make_letter(
        subject="Uitvoering van de motie van het lid Van Dijk c.s. over loketten (Kamerstuk 36410-99)",
        sent_on=date(2026, 1, 15),
    )
    text = (
        "Geachte voorzitter,\n\nIn lijn met de motie-Van Dijk c.s. over loketten heeft het kabinet de loketten geopend."
    )
    letter = make_letter(text=text, sent_on=date(2026, 2, 10))

    suggestion = letters.read(letter=letter, now=NOW).suggestions.get(kind="evidence")

    candidate = suggestion.candidates.get()
    assert (candidate.named, candidate.motion, suggestion.match) == ("36410-99", None, "none")
    assert "genoemd in het onderwerp van de brief van 15 januari 2026" in candidate.reason
    assert proposals.proposal(suggestion) == EvidenceChoice((), Stance(suggestion.stance))


def test_a_passage_is_not_linked_to_what_went_to_another_ministry() -> None:
    follow_up = make_follow_up(state="transferred")

    with pytest.raises(review.NothingChosen):
        accept(make_suggestion(), EvidenceChoice((follow_up.pk,), Stance.PROGRESS))


def _motion(follow_up: FollowUp) -> Motion:
    assert follow_up.request is not None
    return follow_up.request.motion
