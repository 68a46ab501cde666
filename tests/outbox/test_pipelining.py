"""A server that takes several commands at once (RFC 2920): the same answers, and no word where a mail is awaited."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from django.core.mail.backends.smtp import EmailBackend

from motions.models import Message
from motions.services.outbox import Delivered, deliver
from tests.outbox.builders import make_notices, states
from tests.outbox.clock import Clock
from tests.outbox.mail_server import Answer, Drop, MailServer, Stage

pytestmark = pytest.mark.django_db


def test_mails_go_over_one_line(mail_server: MailServer) -> None:
    mail_server.handler.pipelining = True
    make_notices("anna", "bram")

    assert deliver(clock=Clock(), connect=mail_server.connect) == Delivered(sent=2, failed=0, uncertain=0)
    assert mail_server.recipients == ["anna@ministerie.example", "bram@ministerie.example"]
    assert mail_server.handler.connections == 1


@pytest.mark.parametrize(
    ("stage", "fault", "became", "error"),
    [
        (Stage.RCPT, Answer("550 no such user"), "failed", "550 no such user"),
        (Stage.RCPT, Answer("450 later"), "waiting", "450 later"),
        (Stage.DATA, Answer("554 looks like spam"), "failed", "554 looks like spam"),
        (Stage.RCPT, Drop(), "waiting", "Connection unexpectedly closed"),
        (Stage.AFTER_DATA, Drop(), "uncertain", "Connection unexpectedly closed"),
    ],
)
def test_answers_mean_what_they_mean_one_by_one(
    mail_server: MailServer, stage: Stage, fault: Answer | Drop, became: str, error: str
) -> None:
    mail_server.handler.pipelining = True
    make_notices("anna", "bram")
    mail_server.misbehave("anna@ministerie.example", stage, fault)

    deliver(clock=Clock(), connect=mail_server.connect)

    assert states() == {"anna@ministerie.example": became, "bram@ministerie.example": "sent"}
    assert Message.objects.get(recipient__startswith="anna").error.startswith(error)


@contextmanager
def eager_server(heard: list[bytes]) -> Iterator[int]:
    """Refuses the recipient and yet asks for the mail, as RFC 2920 allows; keeps what it hears after that."""

    def converse() -> None:
        line, _ = listening.accept()
        with line, line.makefile("rb") as commands:
            line.sendall(b"220 hello\r\n")
            commands.readline()
            line.sendall(b"250-hello\r\n250 PIPELINING\r\n")
            for answer in (b"250 ok\r\n", b"550 no such user\r\n", b"354 go on\r\n"):
                commands.readline()
                line.sendall(answer)
            heard.append(commands.read())

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=converse)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(10)


def test_server_that_refuses_and_yet_waits_for_a_mail_hears_nothing_more() -> None:
    heard: list[bytes] = []
    make_notices("anna")

    with eager_server(heard) as port:
        delivered = deliver(clock=Clock(), connect=lambda: EmailBackend(host="127.0.0.1", port=port, timeout=5))

    assert (delivered.failed, heard) == (1, [b""])
    assert Message.objects.get().error == "550 no such user"
