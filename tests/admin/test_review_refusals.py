"""What the review screen says when a decision is refused: the form stays, with the message at its field."""

from django.test import Client

from motions.models import (
    Commitment,
    Evidence,
    FollowUp,
    Letter,
    Reading,
    Suggestion,
)
from tests.admin.reviewing import COMMITMENT, accepted, address, suggest_commitment, suggest_evidence


def test_accepting_without_a_choice_says_what_to_do_at_the_finding(
    staff: Client, letter: Letter, reading: Reading
) -> None:
    suggestion = suggest_evidence(reading, None, match="none")

    page = staff.post(address(letter, suggestion), accepted()).content.decode()

    assert "Kies de motie of toezegging waarover deze passage gaat." in page
    assert Suggestion.objects.get().state == "open"


def test_accepting_twice_is_a_clear_message_and_no_second_row(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggestion = suggest_evidence(reading, follow_up)
    staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk]))

    page = staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk])).content.decode()

    assert "Dit voorstel is al overgenomen door anna op" in page
    assert Evidence.objects.count() == 1


def test_another_date_needs_a_reason_at_its_field(staff: Client, letter: Letter, reading: Reading) -> None:
    suggestion = suggest_commitment(reading)

    response = staff.post(address(letter, suggestion), COMMITMENT | {"due_on": "2026-05-31"})

    form = response.context["panel"].form
    assert form.errors == {"reason": ["U kiest een andere datum dan de berekende. Geef daarvoor een reden."]}
    assert form["due_on"].value() == "2026-05-31"
    assert Commitment.objects.count() == 0


def test_term_before_the_promise_is_refused_at_the_date(staff: Client, letter: Letter, reading: Reading) -> None:
    suggestion = suggest_commitment(reading)

    response = staff.post(address(letter, suggestion), COMMITMENT | {"due_on": "2026-01-31", "reason": "vergissing"})

    assert response.context["panel"].form.errors == {
        "due_on": ["De termijn (31 januari 2026) ligt vóór de toezegging of het verzoek (10 februari 2026)."]
    }
    assert Commitment.objects.count() == 0


def test_draft_says_that_it_reports_nothing_yet(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    Letter.objects.update(visibility="draft")
    suggestion = suggest_evidence(reading, follow_up)

    assert "Concept: deze brief is nog niet verstuurd" in staff.get(address(letter)).content.decode()
    page = staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk])).content.decode()

    assert "Deze brief is nog een concept en meldt dus nog niets." in page
    assert Evidence.objects.count() == 0
