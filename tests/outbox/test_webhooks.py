"""Webhooks as a receiver gets them, and what becomes of a call that it does not take."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from motions.models import Message, Subscription
from motions.services.delivery import webhooks
from motions.services.delivery.webhooks import signature
from motions.services.outbox import Delivered, deliver
from motions.services.overdue import flag_overdue
from tests.builders import make_motion
from tests.outbox.builders import NOTHING
from tests.outbox.clock import Clock
from tests.outbox.mail_server import MailServer
from tests.outbox.receiver import Receiver, running_receiver
from tests.overdue.builders import MORNING, TODAY, follow, make_late

pytestmark = pytest.mark.django_db

SECRET = "whsec_" + base64.b64encode(b"geheim van deze ontvanger").decode()


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOKS_ALLOW_PRIVATE = True
    with running_receiver() as running:
        yield running


def late_with_a_webhook(url: str, **overrides: Any) -> Subscription:
    subscription = follow(url, **({"channel": "webhook", "webhook_secret": SECRET} | overrides))
    make_late()
    flag_overdue(today=TODAY, now=MORNING)
    return subscription


def calls_only(clock: Clock, mail_server: MailServer) -> Delivered:
    """Deliver; the mail to the office is not counted."""
    before = len(mail_server.taken)
    delivered = deliver(clock=clock, connect=mail_server.connect)
    mails = len(mail_server.taken) - before
    return Delivered(delivered.sent - mails, delivered.failed, delivered.uncertain, delivered.postponed)


def the_call() -> Message:
    return Message.objects.get(channel="webhook")


def test_signature_is_the_one_of_the_standard() -> None:
    # The example of the specification's reference implementations.
    body = b'{"test": 2432232314}'

    signed = signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)

    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_receiver_gets_the_event_signed(receiver: Receiver, mail_server: MailServer) -> None:
    late_with_a_webhook(receiver.url)

    assert calls_only(Clock(), mail_server) == Delivered(sent=1, failed=0, uncertain=0)

    (call,) = receiver.calls
    moment = str(int(Clock().now.timestamp()))
    assert (call.path, call.headers["content-type"]) == ("/haak?soort=a", "application/json")
    assert (call.headers["host"], call.headers["webhook-timestamp"]) == (f"127.0.0.1:{receiver.port}", moment)
    signed = f"{call.headers['webhook-id']}.{moment}.".encode() + call.body
    expected = hmac.new(b"geheim van deze ontvanger", signed, hashlib.sha256).digest()
    assert call.headers["webhook-signature"] == f"v1,{base64.b64encode(expected).decode()}"
    told = json.loads(call.body)
    (event,) = told["data"]
    assert (told["type"], event["event"], event["due_on"]) == ("nakoming.event", "term_passed", "2026-07-02")
    assert event["item"]["kind"] == "commitment"
    assert event["quote"] == "Ik zal uw Kamer over de voortgang informeren."
    assert event["item"]["url"].startswith("http")
    assert calls_only(Clock(), mail_server) == NOTHING


def test_receiver_is_told_of_a_motion_by_that_name(receiver: Receiver, mail_server: MailServer) -> None:
    follow(receiver.url, channel="webhook", webhook_secret=SECRET)
    make_late(request=make_motion().requests.get())
    flag_overdue(today=TODAY, now=MORNING)

    calls_only(Clock(), mail_server)

    (event,) = json.loads(receiver.calls[0].body)["data"]
    assert event["item"]["kind"] == "motion"


@pytest.mark.parametrize("answer", [302, 400, 404, 429, 500, 503])
def test_call_that_is_not_taken_is_made_again_with_the_same_number(
    receiver: Receiver, mail_server: MailServer, answer: int
) -> None:
    late_with_a_webhook(receiver.url)
    receiver.answers = [answer]
    clock = Clock()

    assert calls_only(clock, mail_server).postponed == 1
    message = the_call()
    assert (message.state, message.attempts, message.not_before - clock.now) == ("waiting", 1, timedelta(minutes=5))
    assert message.error.startswith(str(answer))
    clock.forward(minutes=5)
    assert calls_only(clock, mail_server).sent == 1
    first, second = receiver.calls
    assert (first.path, second.path) == ("/haak?soort=a", "/haak?soort=a")
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.headers["webhook-timestamp"] != second.headers["webhook-timestamp"]


def test_receiver_that_keeps_refusing_makes_the_call_undeliverable(receiver: Receiver, mail_server: MailServer) -> None:
    late_with_a_webhook(receiver.url)
    receiver.answers = [500] * 100
    clock = Clock()

    for _ in range(25):
        deliver(clock=clock, connect=mail_server.connect)
        clock.forward(hours=4)

    assert (the_call().state, the_call().attempts, len(receiver.calls)) == ("failed", 20, 20)


def test_receiver_that_has_gone_ends_the_subscription(receiver: Receiver, mail_server: MailServer) -> None:
    subscription = late_with_a_webhook(receiver.url)
    receiver.answers = [410]
    clock = Clock()

    assert calls_only(clock, mail_server).failed == 1

    subscription.refresh_from_db()
    assert (subscription.ended_at, subscription.refused_at) == (clock.now, clock.now)


@pytest.mark.parametrize("answer", ["hang", "drip"])
def test_receiver_that_never_answers_is_left_and_called_again(
    receiver: Receiver, mail_server: MailServer, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks, "SILENCE", 0.5)
    monkeypatch.setattr(webhooks, "LONGEST", 1.0)
    late_with_a_webhook(receiver.url)
    receiver.answers = [answer]
    clock = Clock()

    assert calls_only(clock, mail_server).postponed == 1
    clock.forward(minutes=5)
    assert calls_only(clock, mail_server).sent == 1


def test_receiver_that_fails_costs_a_run_one_call_and_the_others_no_attempt(
    receiver: Receiver, mail_server: MailServer
) -> None:
    late_with_a_webhook(receiver.url)
    make_late()
    make_late()
    flag_overdue(today=TODAY, now=MORNING)
    receiver.answers = [500]

    assert calls_only(Clock(), mail_server).postponed == 3
    assert len(receiver.calls) == 1
    assert sorted(Message.objects.filter(channel="webhook").values_list("attempts", flat=True)) == [0, 0, 1]


def test_call_whose_sender_died_is_made_again(receiver: Receiver, mail_server: MailServer) -> None:
    late_with_a_webhook(receiver.url)
    clock = Clock()
    deliver(clock=clock, connect=mail_server.connect)
    Message.objects.filter(channel="webhook").update(
        state="handing_over", sent_at=None, claimed_by="dead", claimed_until=clock.now
    )
    clock.forward(minutes=1)

    assert calls_only(clock, mail_server) == Delivered(sent=1, failed=0, uncertain=0)
    first, second = receiver.calls
    assert first.headers["webhook-id"] == second.headers["webhook-id"]


def test_address_inside_a_network_is_not_called(receiver: Receiver, mail_server: MailServer, settings: Any) -> None:
    late_with_a_webhook(f"https://127.0.0.1:{receiver.port}/")
    settings.WEBHOOKS_ALLOW_PRIVATE = False

    assert calls_only(Clock(), mail_server).failed == 1
    assert receiver.calls == []
    assert "besloten netwerk" in the_call().error


def test_webhook_without_a_secret_is_undeliverable(receiver: Receiver, mail_server: MailServer) -> None:
    late_with_a_webhook(receiver.url, webhook_secret="")

    assert calls_only(Clock(), mail_server).failed == 1
    assert receiver.calls == []
