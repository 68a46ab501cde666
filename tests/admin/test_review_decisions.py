"""What each decision on the review screen does."""

from datetime import date

from django.contrib.auth.models import User
from django.test import Client

from motions.models import (
    Evidence,
    FollowUp,
    Letter,
    Reading,
)
from tests.admin.reviewing import COMMITMENT, accepted, address, suggest, suggest_commitment, suggest_evidence
from tests.builders import (
    make_letter,
    make_ministry,
    make_suggestion,
)


def test_accepting_links_the_passage_in_the_reviewers_name_and_goes_on(
    staff: Client, reviewer: User, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggestion = suggest_evidence(reading, follow_up)
    following = suggest(reading, "Den Haag.", match="none")

    response = staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk]))

    evidence = Evidence.objects.get()
    assert (evidence.follow_up, evidence.quote, evidence.stance) == (follow_up, "De motie is uitgevoerd.", "fulfils")
    assert evidence.accepted_by == reviewer
    assert response["Location"].endswith(f"?voorstel={following.pk}#voorstel-{following.pk}")


def test_changed_stance_is_what_is_kept(staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp) -> None:
    suggestion = suggest_evidence(reading, follow_up)

    staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk], stance="progress"))

    assert Evidence.objects.get().stance == "progress"
    follow_up.refresh_from_db()
    assert follow_up.state == "in_progress"


def test_postponement_moves_the_term_to_the_day_that_was_filled_in(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggestion = suggest_evidence(reading, follow_up)
    choice = accepted(follow_ups=[follow_up.pk], stance="postpones", due_on="2026-10-01", reason="staat in de bijlage")

    staff.post(address(letter, suggestion), choice)

    follow_up.refresh_from_db()
    assert (follow_up.due_on, follow_up.term_version) == (date(2026, 10, 1), 2)


def test_rejecting_needs_a_reason_and_keeps_it(staff: Client, letter: Letter, reading: Reading) -> None:
    suggestion = suggest_evidence(reading, None, match="none")

    refused = staff.post(address(letter, suggestion), {"besluit": "afwijzen", "reason": ""})
    assert "Dit veld is verplicht" in refused.content.decode()
    staff.post(address(letter, suggestion), {"besluit": "afwijzen", "reason": "Gaat over iets anders"})

    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.note) == ("rejected", "Gaat over iets anders")


def test_undo_takes_the_passage_back_and_opens_the_suggestion(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggestion = suggest_evidence(reading, follow_up)
    staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk]))

    response = staff.post(address(letter, suggestion), {"besluit": "ongedaan"})

    suggestion.refresh_from_db()
    follow_up.refresh_from_db()
    assert (suggestion.state, follow_up.state) == ("open", "open")
    assert Evidence.objects.standing().count() == 0
    assert response["Location"].endswith(f"#voorstel-{suggestion.pk}")


def test_what_was_done_stands_at_the_end_with_undo_and_the_next_letter(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggestion = suggest_evidence(reading, follow_up)
    other = make_letter(subject="Een andere brief")
    make_suggestion(letter=other)

    response = staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk]), follow=True)

    page = response.content.decode()
    assert "Wat er is gedaan" in page
    assert "Alle 1 voorstellen zijn beoordeeld." not in page
    assert "Het enige voorstel is beoordeeld." in page
    assert 'value="ongedaan"' in page
    assert f"/admin/motions/letter/{other.pk}/review/" in page
    assert "Volgende brief: Een andere brief" in page


def test_accepted_commitment_opens_a_follow_up_with_its_term(staff: Client, letter: Letter, reading: Reading) -> None:
    ministry = make_ministry()
    suggestion = suggest_commitment(reading)

    staff.post(address(letter, suggestion), COMMITMENT | {"ministry": ministry.pk})

    follow_up = FollowUp.objects.get()
    assert follow_up.commitment is not None
    assert follow_up.commitment.title == "Informeren voor 1 mei"
    assert (follow_up.ministry, follow_up.due_on) == (ministry, date(2026, 4, 30))
