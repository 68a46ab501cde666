"""Addresses of subscribers that refuse: counted, left alone after three in a row, and the owner's never."""

import pytest

from motions.models import Message, Notification, Subscription
from motions.services.outbox import deliver
from motions.services.overdue import flag_overdue
from tests.outbox.builders import make_notices, states
from tests.outbox.clock import Clock
from tests.outbox.mail_server import Answer, MailServer, Stage
from tests.overdue.builders import MORNING, TODAY, follow, make_late

pytestmark = pytest.mark.django_db

VOLGER = "volger@krant.example"
NO_SUCH_USER = Answer("550 5.1.1 no such user")


def one_more_notice(clock: Clock, mail_server: MailServer) -> None:
    make_late()
    flag_overdue(today=TODAY, now=MORNING)
    deliver(clock=clock, connect=mail_server.connect)


def refused(subscription: Subscription) -> tuple[int, bool]:
    subscription.refresh_from_db()
    return subscription.refusals, subscription.refused_at is not None


def test_address_that_refused_three_times_in_a_row_gets_no_more_and_that_shows(mail_server: MailServer) -> None:
    subscription, clock = follow(), Clock()
    mail_server.misbehave(VOLGER, Stage.RCPT, NO_SUCH_USER, times=10)

    counts = []
    for _ in range(3):
        one_more_notice(clock, mail_server)
        counts.append(refused(subscription))
    one_more_notice(clock, mail_server)

    assert counts == [(1, False), (2, False), (3, True)]
    assert refused(subscription) == (3, True)
    assert subscription.refused_at == clock.now
    assert Message.objects.filter(recipient=VOLGER, state="failed").count() == 3
    assert not Message.objects.filter(recipient=VOLGER, state="waiting").exists()
    fourth = Notification.objects.filter(recipient=VOLGER).order_by("pk")[3:]
    assert all(notification.cancelled_at for notification in fourth)


def test_mail_that_is_taken_forgets_the_refusals_before_it(mail_server: MailServer) -> None:
    subscription, clock = follow(), Clock()
    mail_server.misbehave(VOLGER, Stage.RCPT, NO_SUCH_USER, times=2)

    for expected in ((1, False), (2, False), (0, False)):
        one_more_notice(clock, mail_server)
        assert refused(subscription) == expected


@pytest.mark.parametrize(
    ("stage", "answer"),
    [(Stage.RCPT, "450 later"), (Stage.DATA, "554 looks like spam"), (Stage.RCPT, "550 5.7.1 relaying denied")],
    ids=["for now", "content", "policy"],
)
def test_other_refusals_say_nothing_of_the_address(mail_server: MailServer, stage: Stage, answer: str) -> None:
    subscription = follow()
    mail_server.misbehave(VOLGER, stage, Answer(answer))

    one_more_notice(Clock(), mail_server)

    assert refused(subscription) == (0, False)


def test_owner_who_cannot_be_reached_stays_undeliverable_and_blocks_nobody(mail_server: MailServer) -> None:
    mail_server.misbehave("anna@ministerie.example", Stage.RCPT, NO_SUCH_USER, times=9)
    clock = Clock()
    for name in ("anna", "bram"):
        make_notices(name)
        deliver(clock=clock, connect=mail_server.connect)

    assert states() == {"anna@ministerie.example": "failed", "bram@ministerie.example": "sent"}
    assert not Subscription.objects.exists()
