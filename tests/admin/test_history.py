"""Who edited what: staff edits are kept with their values, and words of a source that nobody knows are flagged."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from motions.models import Decision, Message, Ministry
from tests.builders import NOW, make_commitment, make_ministry, make_motion, make_user


def edit(client: Client, ministry: Ministry, name: str) -> None:
    values = {"code": ministry.code, "name": name, "abbreviation": "BZ", "mailbox": "", "ended_on": ""}
    forms = {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}
    assert client.post(f"/admin/motions/ministry/{ministry.pk}/change/", values | forms).status_code == 302


def test_edit_in_the_admin_keeps_who_when_and_what(staff: Client, reviewer: User) -> None:
    ministry = make_ministry(name="Buitenlandse Zaken")

    edit(staff, ministry, "Ministerie van Buitenlandse Zaken")

    newest, oldest = ministry.history.all()
    assert (newest.history_user, newest.name) == (reviewer, "Ministerie van Buitenlandse Zaken")
    assert oldest.name == "Buitenlandse Zaken"
    assert newest.history_date > oldest.history_date


def test_history_page_shows_old_and_new_value_and_the_name(staff: Client, reviewer: User) -> None:
    ministry = make_ministry(name="Oude naam")
    edit(staff, ministry, "Nieuwe naam")

    page = staff.get(f"/admin/motions/ministry/{ministry.pk}/history/").content.decode()

    assert "Oude naam → Nieuwe naam" in page
    assert "<td>anna</td>" in page


def test_old_version_cannot_be_written_back_over_the_present_one(staff: Client, db: None) -> None:
    ministry = make_ministry(name="Oude naam")
    version = ministry.history.get().history_id
    edit(staff, ministry, "Nieuwe naam")

    staff.post(f"/admin/motions/ministry/{ministry.pk}/history/{version}/", {"name": "Oude naam"}, follow=True)

    ministry.refresh_from_db()
    assert ministry.name == "Nieuwe naam"


def test_unknown_status_word_of_the_register_is_a_warning_beside_it(staff: Client, db: None) -> None:
    commitment = make_commitment(register_status="In behandeling")

    page = staff.get(f"/admin/motions/commitment/{commitment.pk}/change/").content.decode()

    assert "Onbekend statuswoord in de bron: “In behandeling”" in page


def test_unknown_decision_word_is_a_warning_on_the_motion(staff: Client, db: None) -> None:
    motion = make_motion()
    Decision.objects.create(motion=motion, kind="unknown", decided_on="2026-01-27", source_word="Stemmen - raar")

    page = staff.get(f"/admin/motions/motion/{motion.pk}/change/").content.decode()

    assert "Onbekend statuswoord in de bron: “Stemmen - raar”" in page


@pytest.mark.parametrize(
    ("state", "action", "after"),
    [
        ("uncertain", "was_delivered", "sent"),
        ("uncertain", "send_again", "waiting"),
        ("failed", "send_again", "waiting"),
        ("sent", "send_again", "sent"),
        ("failed", "was_delivered", "failed"),
    ],
)
def test_person_resolves_a_message(state: str, action: str, after: str, staff: Client, db: None) -> None:
    message = Message.objects.create(recipient="a@b.example", message_id="1", state=state, created_at=NOW,
                                     not_before=NOW)  # fmt: skip

    page = staff.post(
        "/admin/motions/message/", {"action": action, "_selected_action": [message.pk]}, follow=True
    ).content.decode()

    message.refresh_from_db()
    assert message.state == after
    assert ("Afgehandeld: 1 van 1." in page) is (state != after)


def test_message_is_not_resolved_by_somebody_who_may_only_look(client: Client, db: None) -> None:
    client.force_login(make_user(permissions=("view_message",)))
    message = Message.objects.create(recipient="a@b.example", message_id="1", state="uncertain", created_at=NOW,
                                     not_before=NOW)  # fmt: skip

    client.post("/admin/motions/message/", {"action": "was_delivered", "_selected_action": [message.pk]}, follow=True)

    message.refresh_from_db()
    assert message.state == "uncertain"
