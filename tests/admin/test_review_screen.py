"""The review screen: what it shows of a finding, and what each decision does."""

from datetime import date
from typing import Any

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
    Suggestion,
)
from tests.builders import (
    NOW,
    make_commitment,
    make_follow_up,
    make_letter,
    make_ministry,
    make_motion,
    make_paper,
    make_suggestion,
    make_user,
)

TEXT = "Den Haag. Ik informeer u voor 1 mei. De motie is uitgevoerd. Het kabinet zal dit doen. <b>Slot</b>"


@pytest.fixture
def letter(db: None) -> Letter:
    return make_letter(text=TEXT, subject="Brief over water")


@pytest.fixture
def reading(letter: Letter) -> Reading:
    return Reading.objects.create(letter=letter, reader_version="1", anchor="2026-02-10", read_at=NOW)


@pytest.fixture
def follow_up(db: None) -> FollowUp:
    return make_follow_up(request=make_motion("Bikker", "Omtzigt").requests.get(), ministry=make_ministry())


def suggest(reading: Reading, words: str, **overrides: Any) -> Suggestion:
    start = reading.letter.text.index(words)
    place: dict[str, Any] = {"start": start, "end": start + len(words), "quote": words}
    return make_suggestion(reading=reading, **(place | overrides))


def suggest_evidence(reading: Reading, follow_up: FollowUp | None, match: str = "exact") -> Suggestion:
    suggestion = suggest(reading, "De motie is uitgevoerd.", stance="fulfils", match=match, about="Bikker/Omtzigt")
    if follow_up is not None:
        assert follow_up.request is not None
        Candidate.objects.create(
            suggestion=suggestion, rank=1, motion=follow_up.request.motion, reason="nummer en beide indieners"
        )
    return suggestion


def suggest_commitment(reading: Reading, **overrides: Any) -> Suggestion:
    term = {"phrase": "voor 1 mei", "due_on": date(2026, 4, 30), "anchor_on": date(2026, 2, 10), "precision": "day"}
    fields = {"kind": "commitment", "stance": "", "tier": "inform"} | term | overrides
    return suggest(reading, "Ik informeer u voor 1 mei.", **fields)


def address(letter: Letter, suggestion: Suggestion | None = None, **more: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in more.items())
    chosen = f"voorstel={suggestion.pk}&" if suggestion else ""
    return f"/admin/motions/letter/{letter.pk}/review/?{chosen}{query}"


def accepted(**fields: object) -> dict[str, object]:
    return {"besluit": "overnemen", "stance": "fulfils"} | fields


COMMITMENT = {
    "besluit": "overnemen",
    "title": "Informeren voor 1 mei",
    "wording": "Ik informeer u voor 1 mei.",
    "opens_follow_up": "on",
    "due_on": "2026-04-30",
}


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


def test_letter_without_date_asks_for_it_first_and_is_read_again(staff: Client, db: None) -> None:
    letter = make_letter(text=TEXT, sent_on=None)
    reading = Reading.objects.create(letter=letter, reader_version="oud", anchor="", read_at=NOW)
    suggestion = suggest_commitment(reading)

    page = staff.get(address(letter)).content.decode()
    assert "Deze brief heeft geen datum." in page
    refused = staff.post(address(letter, suggestion), COMMITMENT).content.decode()
    assert "Vul die eerst in" in refused
    staff.post(address(letter), {"besluit": "datum", "sent_on": "2026-02-10"})

    letter.refresh_from_db()
    assert letter.sent_on == date(2026, 2, 10)
    assert letter.readings.get(superseded_at=None).anchor == "2026-02-10"


def test_draft_says_that_it_reports_nothing_yet(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    Letter.objects.update(visibility="draft")
    suggestion = suggest_evidence(reading, follow_up)

    assert "Concept: deze brief is nog niet verstuurd" in staff.get(address(letter)).content.decode()
    page = staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk])).content.decode()

    assert "Deze brief is nog een concept en meldt dus nog niets." in page
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
