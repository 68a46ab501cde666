"""A database that was put back, or copied, sends nothing until a person says so."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection

from motions.models import DeliveryState, Message
from motions.queries.delivery import delivery_now
from motions.services.delivery import delivery_state
from motions.services.outbox import deliver
from motions.services.refusals import Refused
from tests.builders import make_reviewer, make_user
from tests.conftest import Require
from tests.outbox.builders import NOTHING, make_notices, states
from tests.outbox.clock import Clock
from tests.outbox.mail_server import MailServer
from tests.outbox.processes import ROOT, environment
from tests.overdue.builders import MORNING


def put_back(runs: int) -> None:
    """What a backup of an earlier moment looks like: the same database, that has counted fewer runs."""
    DeliveryState.objects.update(runs=runs)


@pytest.mark.django_db
def test_outbox_that_never_sent_begins_by_itself(mail_server: MailServer) -> None:
    make_notices("anna")

    assert deliver(clock=Clock(), connect=mail_server.connect).sent == 1
    state = DeliveryState.objects.get()
    assert (state.paused_at, state.runs) == (None, 1)
    assert state.home.startswith(connection.vendor)
    assert deliver(clock=Clock(), connect=mail_server.connect) == NOTHING


@pytest.mark.django_db
def test_database_that_has_counted_fewer_runs_sends_nothing_and_says_so(mail_server: MailServer) -> None:
    clock = Clock()
    for name in ("anna", "bram"):
        make_notices(name)
        deliver(clock=clock, connect=mail_server.connect)
    put_back(1)
    make_notices("cor")

    delivered = deliver(clock=clock, connect=mail_server.connect)

    assert (delivered.sent, len(mail_server.taken)) == (0, 2)
    assert delivered.stopped_by.startswith("De bezorging ligt stil. Deze databank lijkt een teruggezette reservekopie")
    now = delivery_now()
    assert (now.is_paused, now.waiting, now.unbundled, now.last_sent_at) == (True, 0, 1, clock.now)
    assert deliver(clock=clock, connect=mail_server.connect).stopped_by == delivered.stopped_by


@pytest.mark.django_db
def test_backup_from_before_the_first_mail_sends_nothing(mail_server: MailServer) -> None:
    make_notices("anna")
    deliver(clock=Clock(), connect=mail_server.connect)
    DeliveryState.objects.all().delete()
    Message.objects.update(state="waiting", attempts=0, sent_at=None)

    assert "reservekopie" in deliver(clock=Clock(), connect=mail_server.connect).stopped_by


@pytest.mark.django_db
def test_database_from_another_place_sends_nothing(mail_server: MailServer) -> None:
    deliver(clock=Clock(), connect=mail_server.connect)
    DeliveryState.objects.update(home=f"{connection.vendor}:elsewhere")
    make_notices("anna")

    assert "reservekopie" in deliver(clock=Clock(), connect=mail_server.connect).stopped_by


@pytest.mark.django_db
def test_line_that_breaks_while_the_home_is_asked_does_not_stop_delivery(mail_server: MailServer) -> None:
    make_notices("anna")

    def instead(execute: Any, sql: str, *rest: Any) -> Any:
        if "pg_control_system" in sql:
            raise OperationalError("the line broke")
        return execute(sql, *rest)

    # SQLite asks its file.
    breaks = pytest.raises(OperationalError) if connection.vendor == "postgresql" else nullcontext()
    with connection.execute_wrapper(instead), breaks:
        deliver(clock=Clock(), connect=mail_server.connect)
    deliver(clock=Clock(), connect=mail_server.connect)

    assert (DeliveryState.objects.get().paused_at, len(mail_server.taken)) == (None, 1)


@pytest.mark.django_db
def test_outbox_with_a_past_of_which_nothing_is_known_sends_nothing(mail_server: MailServer) -> None:
    make_notices("anna")
    deliver(clock=Clock(), connect=mail_server.connect)
    DeliveryState.objects.all().delete()
    (settings.DATA_DIR / "outbox-runs").unlink()

    assert "niet vast te stellen" in deliver(clock=Clock(), connect=mail_server.connect).stopped_by


@pytest.mark.django_db
def test_person_lets_it_go_on(mail_server: MailServer) -> None:
    clock, reviewer = Clock(), make_reviewer("rolf")
    for name in ("anna", "bram"):
        make_notices(name)
        deliver(clock=clock, connect=mail_server.connect)
    put_back(0)
    make_notices("cor")
    deliver(clock=clock, connect=mail_server.connect)

    delivery_state.resume(actor=reviewer, now=MORNING)

    assert deliver(clock=clock, connect=mail_server.connect).sent == 1
    assert deliver(clock=clock, connect=mail_server.connect) == NOTHING
    state = DeliveryState.objects.get()
    assert (state.resumed_by, state.resumed_at, state.pause_reason, state.runs) == (reviewer, MORNING, "", 4)
    with pytest.raises(Refused, match="loopt al"):
        delivery_state.resume(actor=reviewer, now=MORNING)


@pytest.mark.django_db
def test_person_stops_delivery_and_lets_it_go_on(mail_server: MailServer) -> None:
    reviewer = make_reviewer("rolf")
    make_notices("anna")

    delivery_state.pause(actor=reviewer, now=MORNING)

    assert deliver(clock=Clock(), connect=mail_server.connect).stopped_by == (
        "De bezorging ligt stil. Met de hand stilgelegd."
    )
    with pytest.raises(Refused, match="al stil"):
        delivery_state.pause(actor=reviewer, now=MORNING)
    delivery_state.resume(actor=reviewer, now=MORNING)
    assert deliver(clock=Clock(), connect=mail_server.connect).sent == 1


@pytest.mark.django_db
def test_run_that_sends_stops_after_the_messages_in_hand(
    mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motions.services.delivery.sending.BATCH", 2)
    reviewer = make_reviewer("rolf")
    make_notices("anna", "bram", "cor", "dirk")
    clock = PausingClock(reviewer, at=8)

    delivered = deliver(clock=clock, connect=mail_server.connect)

    assert delivered.stopped_by == "De bezorging ligt stil. Met de hand stilgelegd."
    assert sorted(states().values()) == ["sent", "sent", "waiting", "waiting"]


class PausingClock(Clock):
    """Stops delivery when it is read for the so-maniest time."""

    def __init__(self, actor: User, at: int) -> None:
        super().__init__()
        self._actor, self._left = actor, at

    def __call__(self) -> datetime:
        self._left -= 1
        if self._left == 0:
            delivery_state.pause(actor=self._actor, now=MORNING)
        return super().__call__()


@pytest.mark.django_db
def test_who_may_not_resolve_messages_may_not_stop_delivery() -> None:
    bram = make_user("bram")

    for step in (delivery_state.pause, delivery_state.resume):
        with pytest.raises(PermissionDenied):
            step(actor=bram, now=MORNING)
    assert delivery_state.why_paused() == ""


@pytest.mark.django_db(transaction=True)
def test_database_put_back_as_a_file_or_a_dump_sends_nothing(tmp_path: Path, require: Require) -> None:
    """A real backup, taken before the second mail and put back after it."""
    send = [sys.executable, "manage.py", "send_notifications"]
    around = environment(EMAIL_URL=f"filemail://{tmp_path}/mail")
    make_notices("anna")
    subprocess.run(send, cwd=ROOT, env=around, check=True, capture_output=True, timeout=60)
    make_notices("bram")
    backup = Backup(tmp_path, require)
    subprocess.run(send, cwd=ROOT, env=around, check=True, capture_output=True, timeout=60)
    backup.put_back()

    done = subprocess.run(send, cwd=ROOT, env=around, check=True, capture_output=True, text=True, timeout=60)

    assert done.stdout == "sent=0 failed=0 uncertain=0\n"
    assert "De bezorging ligt stil." in done.stderr
    assert len(list((tmp_path / "mail").iterdir())) == 2


class Backup:
    """The database as it is now, to be put back over what it has become."""

    def __init__(self, folder: Path, require: Require) -> None:
        self._kept = folder / "backup"
        self._name = str(connection.settings_dict["NAME"])
        if connection.vendor == "sqlite":
            with sqlite3.connect(self._name) as source, sqlite3.connect(self._kept) as target:
                source.backup(target)
            return
        require(shutil.which("pg_dump") is not None, "pg_dump")
        self._url = environment()["DATABASE_URL"]
        subprocess.run(["pg_dump", "-Fc", "-f", str(self._kept), self._url], check=True, timeout=60)

    def put_back(self) -> None:
        if connection.vendor == "sqlite":
            with sqlite3.connect(self._kept) as source, sqlite3.connect(self._name) as target:
                source.backup(target)
            return
        connection.close()
        restore = ["pg_restore", "--clean", "--if-exists", "-d", self._url, str(self._kept)]
        subprocess.run(restore, check=True, timeout=120)
