"""What the review screen shows of a letter and its findings."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motions.models import (
    Candidate,
    Citation,
    Commitment,
    Evidence,
    FollowUp,
    Letter,
    Reading,
)
from tests.admin.reviewing import accepted, address, suggest, suggest_evidence
from tests.builders import (
    NOW,
    make_commitment,
    make_follow_up,
    make_motion,
    make_paper,
    make_suggestion,
    make_user,
)


def test_exact_match_is_preselected_and_proposed_in_one_sentence(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggest_evidence(reading, follow_up)

    page = staff.get(address(letter)).content.decode()

    assert f'name="follow_ups" value="{follow_up.pk}" checked' in page
    assert "Koppelt deze passage als gemeld uitgevoerd aan de motie-Bikker/Omtzigt (Kamerstuk 36 410, nr. 74)." in page
    assert "nummer en beide indieners" in page
    assert "0 van 1 beoordeeld" in page
    assert "&lt;b&gt;Slot&lt;/b&gt;" in page


@pytest.mark.parametrize("match", ["one", "several"])
def test_other_candidates_are_listed_without_choosing_one(
    match: str, staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggest_evidence(reading, follow_up, match=match)

    page = staff.get(address(letter)).content.decode()

    assert f'name="follow_ups" value="{follow_up.pk}"' in page
    assert "checked" not in page.split('class="options"')[1].split("</fieldset>")[0]
    assert "Kies waar deze passage over gaat" in page


def test_candidates_stand_most_likely_first(staff: Client, letter: Letter, reading: Reading) -> None:
    suggestion = suggest_evidence(reading, None, match="several")
    later, first = (make_motion(paper=make_paper(36410, number), title=f"Over {number}") for number in ("80", "90"))
    Candidate.objects.create(suggestion=suggestion, rank=2, motion=later, reason="zelfde indiener")
    Candidate.objects.create(suggestion=suggestion, rank=1, motion=first, reason="zelfde nummer")

    page = staff.get(address(letter)).content.decode()

    assert page.index("Over 90") < page.index("Over 80")
    assert page.count("Wordt nog niet gevolgd.") == 2


def test_incomplete_reference_says_why(staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp) -> None:
    suggestion = suggest_evidence(reading, follow_up, match="one")
    suggestion.citation = Citation.objects.create(
        reading=reading, kind="motion", start=0, end=3, quote="Den", rule="test", complete=False,
        incomplete_reason="Verwijzing onvolledig: dossier 21 501 heeft altijd een toevoeging, zoals 21 501-20.",
    )  # fmt: skip
    suggestion.save()

    page = staff.get(address(letter)).content.decode()

    assert "Verwijzing onvolledig: dossier 21 501 heeft altijd een toevoeging, zoals 21 501-20." in page


@pytest.mark.parametrize("words", ["36410-74", "Kamerstuk 36 410, nr. 74", "bikker", "waterpeil verhogen"])
def test_what_was_not_found_can_be_searched_by_number_mover_and_words(
    words: str, staff: Client, letter: Letter, reading: Reading
) -> None:
    motion = make_motion("Bikker", title="Het waterpeil tijdelijk verhogen")
    follow_up = make_follow_up(request=motion.requests.get())
    make_motion("Ceder", paper=make_paper(21501, "9"), title="Iets anders")
    suggestion = suggest_evidence(reading, None, match="none")

    assert "Niet in Nakoming gevonden." in staff.get(address(letter)).content.decode()
    page = staff.get(address(letter, suggestion, zoek=words)).content.decode()

    assert "Het waterpeil tijdelijk verhogen" in page
    assert f'name="follow_ups" value="{follow_up.pk}"' in page
    assert "Iets anders" not in page


def test_commitments_are_found_by_their_words(staff: Client, letter: Letter, reading: Reading) -> None:
    make_follow_up(commitment=make_commitment(title="De evaluatie toesturen", letter=letter))
    suggestion = suggest_evidence(reading, None, match="none")

    page = staff.get(address(letter, suggestion, zoek="evaluatie")).content.decode()

    assert "De evaluatie toesturen" in page


def test_search_without_result_says_so(staff: Client, letter: Letter, reading: Reading) -> None:
    suggestion = suggest_evidence(reading, None, match="none")

    assert "Niets gevonden voor “xyz”" in staff.get(address(letter, suggestion, zoek="xyz")).content.decode()


def test_intentions_stand_apart_and_open_nothing_unless_ticked(staff: Client, letter: Letter, reading: Reading) -> None:
    suggestion = suggest(reading, "Het kabinet zal dit doen.", kind="commitment", tier="act", stance="")

    page = staff.get(address(letter)).content.decode()
    assert "0 van 0 beoordeeld" in page
    assert "Voornemens (1)" in page
    assert '<details class="intentions">' in page
    choice = {"besluit": "overnemen", "title": "Dit doen", "wording": "Het kabinet zal dit doen."}
    staff.post(address(letter, suggestion), choice)

    assert Commitment.objects.get().tier == "act"
    assert FollowUp.objects.count() == 0


def test_somebody_who_may_not_review_sees_but_cannot_decide(
    client: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggestion = suggest_evidence(reading, follow_up)
    client.force_login(make_user(permissions=("view_letter",)))

    assert "De motie is uitgevoerd." in client.get(address(letter)).content.decode()
    page = client.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk])).content.decode()

    assert "U mag voorstellen bekijken, maar niet beoordelen." in page
    assert Evidence.objects.count() == 0


def test_suggestion_of_a_superseded_reading_leads_to_the_present_one(
    staff: Client, letter: Letter, reading: Reading
) -> None:
    old = suggest_evidence(reading, None, match="none")
    Reading.objects.update(superseded_at=NOW)

    page = staff.get(address(letter, old)).content.decode()

    assert "zij is opnieuw gelezen" in page


def test_screen_takes_the_same_number_of_queries_for_3_and_30_findings(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggest_evidence(reading, follow_up)
    for n in range(3):
        make_suggestion(reading=reading, start=n, end=n + 2, state="rejected", decided_by=make_user(f"r{n}"),
                        decided_at=NOW)  # fmt: skip
    staff.get(address(letter))
    with CaptureQueriesContext(connection) as few:
        staff.get(address(letter))

    for n in range(3, 30):
        make_suggestion(reading=reading, start=n, end=n + 2, state="rejected", decided_by=make_user(f"r{n}"),
                        decided_at=NOW)  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        staff.get(address(letter))

    assert len(many) == len(few)


def test_what_was_done_takes_the_same_number_of_queries_for_2_and_20_passages(
    staff: Client, reviewer: User, letter: Letter, reading: Reading
) -> None:
    def accept(n: int) -> None:
        suggestion = make_suggestion(
            reading=reading, start=n, end=n + 2, state="accepted", decided_by=reviewer, decided_at=NOW
        )
        motion = make_motion(paper=make_paper(36000 + n, "1"))
        Evidence.objects.create(
            follow_up=make_follow_up(request=motion.requests.get()), letter=letter, stance="progress", start=n,
            end=n + 2, quote="x", suggestion=suggestion, accepted_by=reviewer, accepted_at=NOW,
        )  # fmt: skip

    accept(0)
    accept(1)
    with CaptureQueriesContext(connection) as few:
        staff.get(f"{address(letter)}klaar")
    for n in range(2, 20):
        accept(n)
    with CaptureQueriesContext(connection) as many:
        staff.get(f"{address(letter)}klaar")

    assert len(many) == len(few)
