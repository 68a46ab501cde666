"""What the review screen says when a decision is refused: the form stays as filled in, the message at its field."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from motions.models import Candidate, Commitment, Evidence, FollowUp, Letter, Reading, Suggestion
from tests.admin.reviewing import (
    COMMITMENT,
    accepted,
    address,
    said_at,
    suggest_commitment,
    suggest_evidence,
)
from tests.builders import make_follow_up, make_motion, make_paper

BUTTON = 'value="overnemen"'
DECIDED = "Overgenomen door"


def test_accepting_without_a_choice_says_what_to_do_at_the_finding(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggestion = suggest_evidence(reading, follow_up, match="several")

    page = staff.post(address(letter, suggestion), accepted(stance="progress")).content.decode()

    assert said_at(page, "follow_ups") == ["Kies de motie of toezegging waarover deze passage gaat."]
    assert f'name="follow_ups" value="{follow_up.pk}"' in page
    assert '<option value="progress" selected>' in page
    assert BUTTON in page
    assert DECIDED not in page
    assert Suggestion.objects.get().state == "open"


def test_passage_that_is_linked_already_says_so_beside_its_ticked_candidate(
    staff: Client, reviewer: User, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    other = make_follow_up(request=make_motion("Ceder", paper=make_paper(36410, "80")).requests.get())
    suggestion = suggest_evidence(reading, follow_up)
    assert other.request is not None
    Candidate.objects.create(suggestion=suggestion, rank=2, motion=other.request.motion, reason="zelfde onderwerp")
    Evidence.objects.create(
        follow_up=other, letter=letter, stance="fulfils", start=suggestion.start, end=suggestion.end,
        quote=suggestion.quote, accepted_by=reviewer, accepted_at=reading.read_at,
    )  # fmt: skip

    page = staff.post(address(letter, suggestion), accepted(follow_ups=[other.pk])).content.decode()

    assert said_at(page, "follow_ups") == ["Deze passage is al aan deze motie of toezegging gekoppeld."]
    assert f'name="follow_ups" value="{other.pk}" checked' in page
    assert f'name="follow_ups" value="{follow_up.pk}">' in page
    assert BUTTON in page
    assert DECIDED not in page


def test_accepting_twice_is_a_clear_message_and_no_second_row(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggestion = suggest_evidence(reading, follow_up)
    staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk]))

    page = staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk])).content.decode()

    assert "Dit voorstel is al overgenomen door anna op" in page
    assert f"{DECIDED} anna" in page
    assert BUTTON not in page
    assert Evidence.objects.count() == 1


def test_another_date_needs_a_reason_at_its_field(staff: Client, letter: Letter, reading: Reading) -> None:
    suggestion = suggest_commitment(reading)

    filled_in = COMMITMENT | {"due_on": "2026-05-31", "title": "Mijn titel"}
    page = staff.post(address(letter, suggestion), filled_in).content.decode()

    assert said_at(page, "reason") == ["U kiest een andere datum dan de berekende. Geef daarvoor een reden."]
    assert 'name="due_on" value="2026-05-31"' in page
    assert 'value="Mijn titel"' in page
    assert BUTTON in page
    assert DECIDED not in page
    assert Commitment.objects.count() == 0


def test_new_date_of_a_postponement_needs_a_reason_in_the_part_that_stays_open(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggestion = suggest_evidence(reading, follow_up)
    choice = accepted(follow_ups=[follow_up.pk], stance="postpones", due_on="2026-10-01")

    page = staff.post(address(letter, suggestion), choice).content.decode()

    assert said_at(page, "reason") == ["U kiest een andere datum dan de berekende. Geef daarvoor een reden."]
    assert '<details class="postponed" open>' in page
    assert 'name="due_on" value="2026-10-01"' in page
    assert f'name="follow_ups" value="{follow_up.pk}" checked' in page
    assert DECIDED not in page
    follow_up.refresh_from_db()
    assert follow_up.due_on == date(2026, 7, 2)


def test_term_before_the_promise_is_refused_at_the_date(staff: Client, letter: Letter, reading: Reading) -> None:
    suggestion = suggest_commitment(reading)

    filled_in = COMMITMENT | {"due_on": "2026-01-31", "reason": "vergissing"}
    page = staff.post(address(letter, suggestion), filled_in).content.decode()

    assert said_at(page, "due_on") == [
        "De termijn (31 januari 2026) ligt vóór de toezegging of het verzoek (10 februari 2026)."
    ]
    assert 'value="vergissing"' in page
    assert BUTTON in page
    assert DECIDED not in page
    assert Commitment.objects.count() == 0


@pytest.mark.parametrize("day", ["9999-12-31", "2101-01-01", "1944-12-31"])
def test_day_outside_these_times_is_refused_at_its_field(
    day: str, staff: Client, letter: Letter, reading: Reading
) -> None:
    suggestion = suggest_commitment(reading)

    page = staff.post(address(letter, suggestion), COMMITMENT | {"due_on": day, "reason": "tikfout"}).content.decode()

    assert said_at(page, "due_on") == ["Kies een dag van 1945 tot en met 2100."]
    assert f'name="due_on" value="{day}"' in page
    assert BUTTON in page
    assert Commitment.objects.count() == 0


def test_draft_says_that_it_reports_nothing_yet(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    Letter.objects.update(visibility="draft")
    suggestion = suggest_evidence(reading, follow_up)

    assert "Concept: deze brief is nog niet verstuurd" in staff.get(address(letter)).content.decode()
    page = staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk])).content.decode()

    assert "Deze brief is nog een concept en meldt dus nog niets." in page
    assert f'name="follow_ups" value="{follow_up.pk}" checked' in page
    assert BUTTON in page
    assert DECIDED not in page
    assert Evidence.objects.count() == 0


@pytest.mark.parametrize("state", ["transferred", "retracted"])
def test_follow_up_that_no_longer_stands_for_the_work_cannot_be_chosen(
    state: str, staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggestion = suggest_evidence(reading, follow_up)
    FollowUp.objects.update(state=state)

    page = staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk])).content.decode()

    assert said_at(page, "follow_ups") == ["Deze opvolging is inmiddels overgedragen of ingetrokken. Kies een andere."]
    assert BUTTON in page
    assert Evidence.objects.count() == 0
