"""A server that refuses, hangs, drops the line or is away: nothing is lost, nothing is doubled."""

from datetime import timedelta

import pytest
from django.core.mail.backends.smtp import EmailBackend

from motions.models import Message
from motions.services.outbox import Delivered, NotFailed, deliver, send_again
from motions.services.overdue import flag_overdue
from tests.builders import make_reviewer, make_user
from tests.outbox.builders import NOTHING, make_notices, states
from tests.outbox.clock import Clock
from tests.outbox.mail_server import Answer, Drop, Hang, MailServer, Stage
from tests.overdue.builders import MORNING, TODAY, make_late

pytestmark = pytest.mark.django_db


def test_refusal_for_now_is_offered_again_later(mail_server: MailServer) -> None:
    make_notices("anna", "bram")
    clock = Clock()
    mail_server.misbehave("anna@ministerie.example", Stage.DATA, Answer("451 try later"))

    assert deliver(clock=clock, connect=mail_server.connect) == Delivered(1, 0, 0, postponed=1)
    message = Message.objects.get(recipient="anna@ministerie.example")
    assert (message.state, message.error, message.not_before - clock.now) == (
        "waiting", "451 try later", timedelta(minutes=5),
    )  # fmt: skip
    assert deliver(clock=clock, connect=mail_server.connect) == NOTHING
    clock.forward(minutes=5)
    assert deliver(clock=clock, connect=mail_server.connect).sent == 1
    assert sorted(mail_server.recipients) == ["anna@ministerie.example", "bram@ministerie.example"]


def test_server_that_never_takes_it_makes_it_undeliverable_after_days(mail_server: MailServer) -> None:
    make_notices("anna")
    clock = Clock()
    mail_server.misbehave("anna@ministerie.example", Stage.RCPT, Answer("452 mailbox full"), times=100)

    for _ in range(40):
        deliver(clock=clock, connect=mail_server.connect)
        clock.forward(hours=4)

    message = Message.objects.get()
    assert (message.state, message.error, message.attempts) == ("failed", "452 mailbox full", 20)


@pytest.mark.parametrize("stage", [Stage.RCPT, Stage.DATA])
def test_refusal_for_good_fails_with_the_servers_words(mail_server: MailServer, stage: Stage) -> None:
    make_notices("anna", "bram")
    mail_server.misbehave("anna@ministerie.example", stage, Answer("550 no such user"))

    assert deliver(clock=Clock(), connect=mail_server.connect) == Delivered(sent=1, failed=1, uncertain=0)
    message = Message.objects.get(recipient="anna@ministerie.example")
    assert (message.state, message.error) == ("failed", "550 no such user")


def test_undeliverable_message_is_sent_again_when_a_person_says_so(mail_server: MailServer) -> None:
    make_notices("anna")
    mail_server.misbehave("anna@ministerie.example", Stage.RCPT, Answer("550 no such user"))
    deliver(clock=Clock(), connect=mail_server.connect)
    message, reviewer = Message.objects.get(), make_reviewer("rolf")

    send_again(message=message, actor=reviewer, now=MORNING)

    assert deliver(clock=Clock(), connect=mail_server.connect).sent == 1
    with pytest.raises(NotFailed):
        send_again(message=message, actor=reviewer, now=MORNING)


@pytest.mark.parametrize(
    ("stage", "fault", "became"),
    [
        pytest.param(Stage.RCPT, Drop(), "waiting", id="line breaks before the mail"),
        pytest.param(Stage.RCPT, Hang(), "waiting", id="silence before the mail"),
        pytest.param(Stage.AFTER_DATA, Drop(), "uncertain", id="line breaks after the mail"),
        pytest.param(Stage.AFTER_DATA, Hang(), "uncertain", id="silence after the mail"),
    ],
)
def test_broken_conversation_ends_where_it_was(
    mail_server: MailServer, stage: Stage, fault: Drop | Hang, became: str
) -> None:
    make_notices("anna", "bram")
    mail_server.misbehave("anna@ministerie.example", stage, fault)

    deliver(clock=Clock(), connect=mail_server.connect)

    assert states() == {"anna@ministerie.example": became, "bram@ministerie.example": "sent"}


def test_line_that_was_cut_between_two_mails_is_opened_again(mail_server: MailServer) -> None:
    make_notices("anna", "bram")
    mail_server.misbehave("bram@ministerie.example", Stage.RCPT, Drop())

    assert deliver(clock=Clock(), connect=mail_server.connect).sent == 2
    assert mail_server.handler.connections == 2


def test_server_that_is_away_costs_no_attempt(mail_server: MailServer) -> None:
    make_notices("anna")
    clock = Clock()

    for _ in range(30):
        delivered = deliver(clock=clock, connect=lambda: EmailBackend(host="127.0.0.1", port=1))
        assert (delivered.sent, delivered.failed, "refused" in delivered.stopped_by) == (0, 0, True)

    assert deliver(clock=clock, connect=mail_server.connect).sent == 1


def test_run_leaves_a_server_alone_that_keeps_failing(mail_server: MailServer) -> None:
    make_notices("anna", "bram", "cor", "dirk", "eva")
    for name in ("anna", "bram", "cor", "dirk", "eva"):
        mail_server.misbehave(f"{name}@ministerie.example", Stage.AFTER_DATA, Drop())

    delivered = deliver(clock=Clock(), connect=mail_server.connect)

    assert delivered.uncertain == 3
    assert delivered.stopped_by
    assert sorted(states().values()) == ["uncertain"] * 3 + ["waiting"] * 2


@pytest.mark.parametrize("address", ["a@b.example, c@d.example", "@b.example", "a@b.example\nBcc: c@d.example"])
def test_address_that_is_none_fails_and_stops_nobody_else(mail_server: MailServer, address: str) -> None:
    make_notices("anna")
    make_late(make_user("bram", email=address))
    flag_overdue(today=TODAY, now=MORNING)

    assert deliver(clock=Clock(), connect=mail_server.connect) == Delivered(sent=1, failed=1, uncertain=0)
    assert mail_server.recipients == ["anna@ministerie.example"]
