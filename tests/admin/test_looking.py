"""What a colleague sees who may look and not change: no button that always refuses."""

import pytest
from django.test import Client

from motions.models import FollowUp, Letter, Message, Reading
from tests.admin.reviewing import accepted, address, suggest_commitment, suggest_evidence
from tests.builders import NOW, make_commitment, make_follow_up, make_motion, make_user

LOOKING = ("view_letter", "view_followup", "view_motion", "view_commitment", "view_suggestion")


@pytest.fixture
def looker(db: None) -> Client:
    client = Client()
    client.force_login(make_user("cor", permissions=LOOKING))
    return client


def test_review_screen_shows_the_proposal_without_a_single_decision(
    looker: Client, staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    passage = suggest_evidence(reading, follow_up)
    promise = suggest_commitment(reading)
    for shown in (passage, promise):
        page = looker.get(address(letter, shown)).content.decode()
        assert shown.quote in page
        assert "U mag voorstellen bekijken, maar niet beoordelen." in page
        assert 'name="besluit"' not in page
        assert "<fieldset disabled" in page
    staff.post(address(letter, passage), accepted(follow_ups=[follow_up.pk]))

    for decided in (address(letter, passage), f"{address(letter)}klaar"):
        page = looker.get(decided).content.decode()
        assert "Overgenomen" in page
        assert 'name="besluit"' not in page
    assert 'value="ongedaan"' in staff.get(address(letter, passage)).content.decode()


def test_review_screen_offers_the_date_only_to_those_who_may_change_the_letter(
    client: Client, letter: Letter, reading: Reading
) -> None:
    suggest_commitment(reading)
    client.force_login(make_user("dia", permissions=("view_letter", "change_suggestion")))

    page = client.get(address(letter)).content.decode()

    assert 'value="overnemen"' in page
    assert 'value="datum"' not in page


def test_unfollowed_candidate_offers_to_follow_only_to_those_who_may(
    looker: Client, staff: Client, letter: Letter, reading: Reading
) -> None:
    follow_up = make_follow_up(request=make_motion("Bikker").requests.get())
    suggest_evidence(reading, follow_up)
    FollowUp.objects.update(state="transferred")

    assert "Opvolging openen" in staff.get(address(letter)).content.decode()
    page = looker.get(address(letter)).content.decode()

    assert "Wordt nog niet gevolgd." in page
    assert "Opvolging openen" not in page


def test_follow_up_shows_no_steps_and_a_step_no_form(looker: Client) -> None:
    follow_up = make_follow_up()

    page = looker.get(f"/admin/motions/followup/{follow_up.pk}/change/").content.decode()
    step = looker.get(f"/admin/motions/followup/{follow_up.pk}/stap/afsluiten/").content.decode()

    assert "Opvolging bijwerken" not in page
    assert "U mag deze opvolging niet wijzigen." in step
    assert 'name="note"' not in step
    assert 'type="submit" class="default"' not in step


def test_what_can_be_followed_offers_it_only_to_those_who_may_follow(looker: Client, client: Client) -> None:
    motion, commitment = make_motion(), make_commitment()
    client.force_login(make_user("dia", permissions=(*LOOKING, "change_motion", "change_commitment")))
    pages = (f"/admin/motions/motion/{motion.pk}", f"/admin/motions/commitment/{commitment.pk}")

    for browser in (looker, client):
        for address_of in pages:
            assert "Opvolging openen</a>" not in browser.get(f"{address_of}/change/").content.decode()
            assert 'type="submit" class="default"' not in browser.get(f"{address_of}/opvolgen/").content.decode()

    client.force_login(make_user("eva", permissions=(*LOOKING, "change_followup")))
    for address_of in pages:
        assert "Opvolging openen</a>" in client.get(f"{address_of}/change/").content.decode()
        assert 'type="submit" class="default"' in client.get(f"{address_of}/opvolgen/").content.decode()


def test_uncertain_message_offers_its_actions_only_to_those_who_may_resolve_it(staff: Client, client: Client) -> None:
    Message.objects.create(
        recipient="bz@ministerie.example", message_id="<1@nakoming.example>", created_at=NOW, not_before=NOW
    )
    client.force_login(make_user("dia", permissions=("view_message",)))

    assert 'value="was_delivered"' in staff.get("/admin/motions/message/").content.decode()
    assert 'value="was_delivered"' not in client.get("/admin/motions/message/").content.decode()


def test_letter_is_never_deleted(staff: Client, letter: Letter) -> None:
    page = staff.get(f"/admin/motions/letter/{letter.pk}/change/").content.decode()
    listed = staff.get("/admin/motions/letter/").content.decode()

    assert f"/letter/{letter.pk}/delete/" not in page
    assert 'value="delete_selected"' not in listed
    assert staff.post(f"/admin/motions/letter/{letter.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Letter.objects.count() == 1


def test_every_admin_page_names_its_own_icon(staff: Client, letter: Letter) -> None:
    pages = ("/admin/", "/admin/motions/letter/", f"/admin/motions/letter/{letter.pk}/change/", address(letter))

    for where in (*pages, "/admin/motions/letter/add/"):
        assert '<link rel="icon" type="image/svg+xml"' in staff.get(where).content.decode(), where
    assert '<link rel="icon" type="image/svg+xml"' in Client().get("/admin/login/").content.decode()
