"""A notice whose reason goes before the mail does is not sent."""

from datetime import timedelta
from typing import Any

import pytest

from motions.models import Deadline, FollowUp, Message, Notification, Statement, Subscription
from motions.rules.follow_ups import EventKind
from motions.services.events import retract
from motions.services.outbox import Delivered, deliver
from motions.services.overdue import flag_overdue
from motions.services.terms import NewTerm, set_term
from tests.builders import make_letter, make_reviewer, make_user
from tests.outbox.builders import NOTHING
from tests.outbox.clock import Clock
from tests.outbox.mail_server import Answer, MailServer, Stage
from tests.overdue.builders import MORNING, TODAY, follow, make_late

pytestmark = pytest.mark.django_db


def make_late_and_told() -> FollowUp:
    follow_up = make_late(make_user("anna"))
    flag_overdue(today=TODAY, now=MORNING)
    return follow_up


def assert_cancelled(mail_server: MailServer) -> None:
    assert deliver(clock=Clock(), connect=mail_server.connect) == Delivered(0, 0, 0, cancelled=1)
    assert mail_server.taken == []
    assert Message.objects.get().state == "cancelled"
    assert Notification.objects.get().cancelled_at == Clock().now
    assert deliver(clock=Clock(), connect=mail_server.connect) == NOTHING


def refuse_for_now(mail_server: MailServer, clock: Clock) -> None:
    """The message exists and has been offered once already."""
    mail_server.misbehave("anna@ministerie.example", Stage.RCPT, Answer("450 later"))
    assert deliver(clock=clock, connect=mail_server.connect).postponed == 1


def test_event_taken_back_before_sending_sends_nothing(mail_server: MailServer) -> None:
    follow_up = make_late_and_told()
    clock = Clock(MORNING)
    refuse_for_now(mail_server, clock)
    passed = follow_up.events.get(kind=EventKind.TERM_PASSED.value)
    retract(events=[passed], actor=make_reviewer("rolf"), now=MORNING, today=TODAY)

    assert_cancelled(mail_server)


def test_term_moved_before_sending_sends_nothing(mail_server: MailServer) -> None:
    follow_up = make_late_and_told()
    set_term(
        follow_up=follow_up, term=NewTerm(due_on=TODAY + timedelta(days=60), precision="day"),
        set_by=Deadline.SetBy.PROMISED, actor=None, now=MORNING, today=TODAY,
    )  # fmt: skip
    # The extension has a notice of its own.
    follow_up.events.filter(kind=EventKind.TERM_EXTENDED.value).update(told_at=MORNING)

    assert_cancelled(mail_server)


def test_follow_up_reported_before_sending_sends_nothing(mail_server: MailServer) -> None:
    make_late_and_told()
    FollowUp.objects.update(state="reported")

    assert_cancelled(mail_server)


def test_approaching_term_is_not_announced_after_it_passed(mail_server: MailServer) -> None:
    make_late(make_user("anna"), due_on=TODAY - timedelta(days=1), next_notice_on=TODAY - timedelta(days=8))
    flag_overdue(today=TODAY - timedelta(days=8), now=MORNING - timedelta(days=8))

    assert_cancelled(mail_server)


def make_told_follower(**overrides: Any) -> tuple[FollowUp, Subscription]:
    subscription = follow(**overrides)
    late = make_late(make_user("anna"))
    flag_overdue(today=TODAY, now=MORNING)
    Notification.objects.exclude(role="follower").delete()
    return late, subscription


def test_follower_who_left_before_sending_gets_nothing(mail_server: MailServer) -> None:
    _, subscription = make_told_follower()
    subscription.ended_at = MORNING
    subscription.save()

    assert_cancelled(mail_server)


def test_follower_outside_gets_nothing_about_what_is_not_public(mail_server: MailServer) -> None:
    late, _ = make_told_follower()
    Statement.objects.filter(commitment=late.commitment).update(letter=make_letter(visibility="draft"))

    assert_cancelled(mail_server)


def test_follower_outside_gets_what_is_public_without_links_for_staff(mail_server: MailServer) -> None:
    make_told_follower()

    assert deliver(clock=Clock(), connect=mail_server.connect).sent == 1
    assert "/admin/" not in mail_server.taken[0].as_string()
