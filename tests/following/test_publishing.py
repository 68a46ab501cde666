"""What a letter says is told to the public when the letter becomes public, once, and to nobody else again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from motions.models import Deadline, FollowUp, Letter, Notification, Statement, Visibility
from motions.rules.follow_ups import EventKind
from motions.services.events import Report, retract
from motions.services.follow_ups import report
from motions.services.notices.telling import tell
from motions.services.outbox import deliver
from motions.services.publishing import set_visibility
from motions.services.terms import NewTerm, Source, set_term
from tests.builders import make_letter, make_reviewer, make_user
from tests.outbox.clock import Clock
from tests.outbox.mail_server import MailServer
from tests.overdue.builders import MORNING, TODAY, follow, make_late

pytestmark = pytest.mark.django_db

PUBLIC = "burger@thuis.example"
STAFF = ["anna@ministerie.example", "cor@ministerie.example"]


def make_watched(**columns: Any) -> FollowUp:
    late = make_late(make_user("anna"), **columns)
    follow(PUBLIC, scope="commitment", commitment=late.commitment)
    follow("cor@ministerie.example", user=make_user("cor"))
    return late


def reported_in(letter: Letter, *, on: date = TODAY, **columns: Any) -> FollowUp:
    late = make_watched(**columns)
    report(
        follow_up=late, kind=EventKind.REPORTED, happened_on=on, actor=None, now=MORNING, today=TODAY,
        source=Report(letter=letter),
    )  # fmt: skip
    return late


def publish(letter: Letter, *, days: int = 1, to: Visibility = Visibility.PUBLIC) -> None:
    later = timedelta(days=days)
    set_visibility(
        letter=letter, visibility=to, actor=make_user(f"p{days}{to}", permissions=("change_letter",)),
        now=MORNING + later, today=TODAY + later,
    )  # fmt: skip


def told() -> list[str]:
    tell(today=TODAY, now=MORNING)
    return sorted(Notification.objects.values_list("recipient", flat=True))


@pytest.mark.parametrize("before", ["sent", "draft"])
def test_report_is_told_to_the_public_when_its_letter_becomes_public(before: str) -> None:
    letter = make_letter(visibility=before, sent_on=TODAY)
    reported_in(letter)
    assert told() == STAFF

    publish(letter)

    assert told() == [STAFF[0], PUBLIC, STAFF[1]]


def test_extension_is_told_too_and_what_was_not_told_yet_is_told_once() -> None:
    letter = make_letter(visibility="sent", sent_on=TODAY)
    set_term(
        follow_up=make_watched(due_on=date(2026, 7, 20), next_notice_on=None), set_by=Deadline.SetBy.PROMISED,
        term=NewTerm(due_on=date(2026, 9, 1), precision="day"), actor=None, now=MORNING, today=TODAY,
        source=Source(letter=letter),
    )  # fmt: skip

    publish(letter)

    assert told() == [STAFF[0], PUBLIC, STAFF[1]]


def test_new_owner_and_new_colleague_hear_nothing_of_what_was_told_before() -> None:
    letter = make_letter(visibility="sent", sent_on=TODAY)
    late = reported_in(letter)
    told()
    FollowUp.objects.filter(pk=late.pk).update(owner=make_user("bram"))
    follow("dirk@ministerie.example", user=make_user("dirk"))

    publish(letter)

    assert told() == [STAFF[0], PUBLIC, STAFF[1]]


def test_letter_that_becomes_public_twice_is_told_once(mail_server: MailServer) -> None:
    letter = make_letter(visibility="sent", sent_on=TODAY)
    reported_in(letter)
    for days, to in enumerate((Visibility.PUBLIC, Visibility.SENT, Visibility.PUBLIC), 3):
        publish(letter, days=days, to=to)
        deliver(clock=Clock(MORNING + timedelta(days=days)), connect=mail_server.connect)

    assert [mail["To"] for mail in mail_server.taken].count(PUBLIC) == 1


def test_what_waited_while_its_promise_was_hidden_comes_after_all(mail_server: MailServer) -> None:
    hidden = make_letter(visibility="sent", sent_on=date(2026, 6, 20))
    late = reported_in(make_letter(sent_on=TODAY))
    Statement.objects.filter(commitment=late.commitment).update(letter=hidden)
    deliver(clock=Clock(MORNING), connect=mail_server.connect)
    assert PUBLIC not in [mail["To"] for mail in mail_server.taken]

    publish(hidden, days=3)
    deliver(clock=Clock(MORNING + timedelta(days=3)), connect=mail_server.connect)

    assert [mail["To"] for mail in mail_server.taken].count(PUBLIC) == 1


def test_what_was_taken_back_is_not_told() -> None:
    letter = make_letter(visibility="sent", sent_on=TODAY)
    late = reported_in(letter)
    told()
    retract(events=[late.events.get(kind="reported")], actor=make_reviewer("rita"), now=MORNING, today=TODAY)

    publish(letter)

    assert PUBLIC not in told()


@pytest.mark.parametrize(("days", "news"), [(31, True), (32, False)])
def test_what_is_old_when_its_letter_becomes_public_is_no_news(days: int, news: bool) -> None:
    letter = make_letter(visibility="sent", sent_on=TODAY)
    reported_in(letter, opened_at=datetime(2026, 7, 4, 4, 0, tzinfo=UTC))
    told()

    publish(letter, days=days)

    assert (PUBLIC in told()) is news


def test_other_letters_and_other_changes_tell_nobody() -> None:
    letter = make_letter(visibility="draft", sent_on=TODAY)
    reported_in(letter)

    publish(letter, to=Visibility.SENT)
    publish(make_letter(visibility="sent"), days=2)

    assert told() == STAFF


def test_who_may_not_change_letters_is_refused() -> None:
    letter = make_letter(visibility="sent")
    with pytest.raises(PermissionDenied):
        set_visibility(letter=letter, visibility=Visibility.PUBLIC, actor=make_user("bas"), now=MORNING, today=TODAY)
    letter.refresh_from_db()
    assert letter.visibility == "sent"


def test_page_of_the_letter_publishes_it_with_one_edit_in_its_history(client: Client) -> None:
    letter = make_letter(visibility="sent", sent_on=TODAY)
    reported_in(letter)
    client.force_login(make_user("chef", is_superuser=True))
    edits = Letter.history.count()

    form = {
        "kind": letter.kind, "subject": letter.subject, "reference": "", "addressee": "", "visibility": "public",
        "signatories-TOTAL_FORMS": "0", "signatories-INITIAL_FORMS": "0",
        "readings-TOTAL_FORMS": "0", "readings-INITIAL_FORMS": "0",
    }  # fmt: skip
    answer = client.post(reverse("admin:motions_letter_change", args=[letter.pk]), form)

    assert answer.status_code == 302
    letter.refresh_from_db()
    assert (letter.visibility, Letter.history.count()) == ("public", edits + 1)
    assert PUBLIC in told()
