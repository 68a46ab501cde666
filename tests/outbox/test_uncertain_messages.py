"""What nobody can know is shown, never sent again by itself, and settled by a person."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from motions.models import Message
from motions.services.outbox import Delivered, NotUncertain, deliver, resolve_uncertain
from tests.builders import make_reviewer, make_user
from tests.outbox.builders import NOTHING, make_notices, states
from tests.outbox.clock import Clock
from tests.outbox.mail_server import Drop, MailServer, Stage
from tests.overdue.builders import MORNING

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer() -> User:
    return make_reviewer("rolf")


def make_uncertain(mail_server: MailServer) -> Message:
    make_notices("anna")
    mail_server.misbehave("anna@ministerie.example", Stage.AFTER_DATA, Drop())
    assert deliver(clock=Clock(), connect=mail_server.connect) == Delivered(sent=0, failed=0, uncertain=1)
    return Message.objects.get()


def test_uncertain_message_is_never_sent_again_by_itself(mail_server: MailServer) -> None:
    make_uncertain(mail_server)
    clock = Clock()

    for _ in range(3):
        clock.forward(days=1)
        assert deliver(clock=clock, connect=mail_server.connect) == NOTHING
    assert (states(), len(mail_server.taken)) == ({"anna@ministerie.example": "uncertain"}, 1)


def test_hand_over_whose_sender_died_becomes_uncertain_when_its_lease_is_over(mail_server: MailServer) -> None:
    make_notices("anna")
    clock = Clock()
    deliver(clock=clock, connect=mail_server.connect, limit=0)
    Message.objects.update(state="handing_over", claimed_by="dead", claimed_until=clock.now + timedelta(minutes=15))

    assert deliver(clock=clock, connect=mail_server.connect) == NOTHING
    clock.forward(minutes=16)
    assert deliver(clock=clock, connect=mail_server.connect) == Delivered(sent=0, failed=0, uncertain=1)
    assert mail_server.taken == []


def test_claim_whose_sender_died_is_taken_over_when_its_lease_is_over(mail_server: MailServer) -> None:
    make_notices("anna")
    clock = Clock()
    deliver(clock=clock, connect=mail_server.connect, limit=0)
    Message.objects.update(state="claimed", claimed_by="dead", claimed_until=clock.now + timedelta(minutes=15))

    assert deliver(clock=clock, connect=mail_server.connect) == NOTHING
    clock.forward(minutes=16)
    assert deliver(clock=clock, connect=mail_server.connect).sent == 1


def test_person_who_knows_that_it_arrived_settles_it(mail_server: MailServer, reviewer: User) -> None:
    message = make_uncertain(mail_server)

    resolve_uncertain(message=message, was_delivered=True, actor=reviewer, now=MORNING)

    assert (message.state, message.resolved_by, message.sent_at) == ("sent", reviewer, MORNING)
    assert deliver(clock=Clock(), connect=mail_server.connect) == NOTHING


def test_person_who_knows_that_it_did_not_arrive_has_it_sent_again(mail_server: MailServer, reviewer: User) -> None:
    message = make_uncertain(mail_server)

    resolve_uncertain(message=message, was_delivered=False, actor=reviewer, now=MORNING)

    assert deliver(clock=Clock(), connect=mail_server.connect).sent == 1
    assert mail_server.arrivals == {message.message_id: 2}


def test_uncertain_message_is_settled_once(mail_server: MailServer, reviewer: User) -> None:
    message = make_uncertain(mail_server)
    resolve_uncertain(message=message, was_delivered=True, actor=reviewer, now=MORNING)

    with pytest.raises(NotUncertain, match="iemand anders"):
        resolve_uncertain(message=message, was_delivered=False, actor=reviewer, now=MORNING)
    assert message.state == "sent"


def test_uncertain_message_is_settled_by_who_may(mail_server: MailServer) -> None:
    message = make_uncertain(mail_server)

    with pytest.raises(PermissionDenied):
        resolve_uncertain(message=message, was_delivered=True, actor=make_user("gast"), now=MORNING)
