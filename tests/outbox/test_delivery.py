from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import get_connection
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import FollowUpEvent, Message
from motions.services.outbox import Delivered, deliver
from tests.outbox.builders import NOTHING, make_notices, states
from tests.outbox.clock import Clock
from tests.outbox.mail_server import Answer, MailServer, Stage
from tests.overdue.builders import follow

pytestmark = pytest.mark.django_db


def test_mail_is_handed_over_once(mail_server: MailServer) -> None:
    make_notices("anna", "bram")

    assert deliver(clock=Clock(), connect=mail_server.connect) == Delivered(sent=2, failed=0, uncertain=0)
    assert deliver(clock=Clock(), connect=mail_server.connect) == NOTHING
    assert mail_server.recipients == ["anna@ministerie.example", "bram@ministerie.example"]
    assert set(Message.objects.values_list("state", "sent_at", "attempts")) == {("sent", Clock().now, 1)}


def test_mails_of_one_run_share_a_connection(mail_server: MailServer) -> None:
    make_notices("anna", "bram", "cor")

    deliver(clock=Clock(), connect=mail_server.connect)

    assert (len(mail_server.taken), mail_server.handler.connections) == (3, 1)


def test_limit_leaves_the_rest_for_the_next_run(mail_server: MailServer) -> None:
    make_notices("anna", "bram", "cor")

    assert deliver(clock=Clock(), connect=mail_server.connect, limit=2).sent == 2
    assert deliver(clock=Clock(), connect=mail_server.connect).sent == 1


def test_message_id_is_the_messages_own_and_stays(mail_server: MailServer) -> None:
    make_notices("anna")
    clock = Clock()
    mail_server.misbehave("anna@ministerie.example", Stage.RCPT, Answer("450 later"))

    deliver(clock=clock, connect=mail_server.connect)
    before = Message.objects.get().message_id
    clock.forward(hours=1)
    deliver(clock=clock, connect=mail_server.connect)

    assert [mail["Message-ID"] for mail in mail_server.taken] == [before]


def test_held_notification_waits_for_its_moment(mail_server: MailServer) -> None:
    follow(frequency="daily")
    make_notices("anna")
    clock = Clock()

    assert deliver(clock=clock, connect=mail_server.connect).sent == 1
    clock.now = datetime(2026, 7, 6, 5, 0, tzinfo=UTC)
    assert deliver(clock=clock, connect=mail_server.connect).sent == 1
    assert mail_server.recipients == ["anna@ministerie.example", "volger@krant.example"]


def test_webhook_gets_a_message_for_its_own_channel(mail_server: MailServer) -> None:
    follow("https://haak.example/a", channel="webhook")
    make_notices("anna")

    assert deliver(clock=Clock(), connect=mail_server.connect).sent == 1
    assert Message.objects.exclude(state="sent").get().channel == "webhook"


def test_mail_becomes_a_file_where_there_is_no_server(tmp_path: Path, settings: Any) -> None:
    settings.EMAIL_FILE_PATH = str(tmp_path)
    make_notices("anna", "bram")

    def folder() -> Any:
        return get_connection("tracker.mail.FolderBackend")

    assert deliver(clock=Clock(), connect=folder).sent == 2
    assert deliver(clock=Clock(), connect=folder) == NOTHING
    assert [file.suffix for file in tmp_path.iterdir()] == [".eml", ".eml"]


def test_folder_that_cannot_be_written_postpones(tmp_path: Path, settings: Any) -> None:
    settings.EMAIL_FILE_PATH = str(tmp_path / "file" / "folder")
    (tmp_path / "file").write_text("not a folder")
    make_notices("anna")

    delivered = deliver(clock=Clock(), connect=lambda: get_connection("tracker.mail.FolderBackend"))

    assert (delivered.sent, delivered.postponed, states()) == (0, 1, {"anna@ministerie.example": "waiting"})


def test_delivery_takes_as_many_statements_for_each_further_mail(mail_server: MailServer) -> None:
    def statements(*names: str) -> int:
        make_notices(*names)
        with CaptureQueriesContext(connection) as captured:
            deliver(clock=Clock(), connect=mail_server.connect)
        return len(captured)

    statements("first")
    two, three, twelve = statements("a1", "a2"), statements("b1", "b2", "b3"), statements(*map("c{}".format, range(12)))

    assert three - two == 1
    assert twelve - two == 10


def test_message_that_cannot_be_written_fails_and_stops_nobody_else(mail_server: MailServer) -> None:
    make_notices("anna", "bram")
    FollowUpEvent.objects.filter(follow_up__owner__username="anna", is_silent=False).update(kind="unknown")

    assert deliver(clock=Clock(), connect=mail_server.connect) == Delivered(sent=1, failed=1, uncertain=0)
    assert Message.objects.get(state="failed").error.startswith("Kan niet worden opgesteld: ")


def test_clock_turned_back_sends_nothing_again_and_loses_nothing(mail_server: MailServer) -> None:
    make_notices("anna")
    clock = Clock()
    assert deliver(clock=clock, connect=mail_server.connect).sent == 1
    clock.forward(days=-30)
    make_notices("bram")

    assert deliver(clock=clock, connect=mail_server.connect).sent == 1
    assert deliver(clock=Clock(), connect=mail_server.connect) == NOTHING
    assert mail_server.recipients == ["anna@ministerie.example", "bram@ministerie.example"]
