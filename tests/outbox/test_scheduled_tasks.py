"""The tasks as the schedule calls them, and a real worker that runs them."""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from celery import Celery
from kombu import Queue
from kombu.exceptions import OperationalError

from motions.models import FollowUpEvent, JobRun, Message
from motions.services import job_runs
from motions.tasks import flag_overdue, send_notifications
from tests.builders import make_user
from tests.conftest import Require
from tests.outbox.mail_server import MailServer
from tests.outbox.processes import ROOT, environment
from tests.overdue.builders import make_late
from tests.overdue.interleaving import interleave
from tracker.broker import embedded_options
from tracker.celery import app

MORNING = datetime(2026, 7, 3, 4, 0, tzinfo=UTC)
TODAY = datetime.now(UTC).date()


def make_late_today(name: str) -> None:
    make_late(make_user(name), due_on=TODAY - timedelta(days=3), next_notice_on=TODAY - timedelta(days=2))


@pytest.mark.django_db
def test_slot_is_taken_once() -> None:
    first = job_runs.take_slot(job="flag_overdue", slot="2026-07-03T06:00", now=MORNING)

    assert first is not None
    assert job_runs.take_slot(job="flag_overdue", slot="2026-07-03T06:00", now=MORNING) is None
    assert job_runs.take_slot(job="send_notifications", slot="2026-07-03T06:00", now=MORNING) is not None
    assert job_runs.take_slot(job="flag_overdue", slot="2026-07-03T07:00", now=MORNING) is not None


@pytest.mark.django_db(transaction=True)
def test_slot_is_taken_once_by_two_at_once() -> None:
    def take(slot: str) -> Callable[[], bool]:
        return lambda: job_runs.take_slot(job="flag_overdue", slot=slot, now=MORNING) is not None

    for at in range(1, 6):
        one, other, _ = interleave(take(f"slot {at}"), take(f"slot {at}"), at=at)

        assert sorted((one, other)) == [False, True]


@pytest.mark.django_db
def test_runs_of_long_ago_are_cleared_away() -> None:
    job_runs.take_slot(job="flag_overdue", slot="long ago", now=MORNING - timedelta(days=31))
    job_runs.take_slot(job="flag_overdue", slot="last week", now=MORNING - timedelta(days=7))

    job_runs.take_slot(job="flag_overdue", slot="now", now=MORNING)

    assert set(JobRun.objects.values_list("slot", flat=True)) == {"last week", "now"}


@pytest.mark.django_db
def test_second_scheduler_in_the_same_slot_does_nothing_and_a_call_by_hand_always_works() -> None:
    make_late_today("anna")
    flag_overdue(scheduled=True)
    make_late_today("bram")

    flag_overdue(scheduled=True)
    assert FollowUpEvent.objects.filter(kind="term_passed").count() == 1
    flag_overdue()
    assert FollowUpEvent.objects.filter(kind="term_passed").count() == 2
    assert not JobRun.objects.filter(finished_at=None).exists()


@pytest.mark.django_db
def test_two_calls_by_hand_in_the_same_microsecond_both_run() -> None:
    for _ in range(2):
        assert job_runs.take_slot(job="flag_overdue", slot=job_runs.slot_by_hand(MORNING), now=MORNING) is not None


@pytest.mark.django_db
def test_slot_after_one_whose_worker_was_killed_does_the_work() -> None:
    make_late_today("anna")
    killed = job_runs.take_slot(job="flag_overdue", slot="an hour ago", now=MORNING)

    flag_overdue(scheduled=True)

    assert killed is not None
    assert FollowUpEvent.objects.filter(kind="term_passed").count() == 1


@pytest.mark.django_db
def test_each_task_logs_one_line_with_its_counts(caplog: pytest.LogCaptureFixture) -> None:
    make_late_today("anna")

    with caplog.at_level(logging.INFO, "motions"):
        flag_overdue()
        send_notifications()

    lines = [record.getMessage() for record in caplog.records]
    assert [line.partition(" slot=")[0] for line in lines] == [
        f"flag_overdue flagged=1 notices=1 day={TODAY}",
        "send_notifications sent=1 failed=0 uncertain=0 postponed=0 cancelled=0",
    ]
    assert JobRun.objects.get(job="flag_overdue").summary == f"flagged=1 notices=1 day={TODAY}"


def test_schedule_calls_both_tasks_by_slot() -> None:
    calls = {entry["task"]: entry["kwargs"] for entry in app.conf.beat_schedule.values()}

    assert calls["motions.tasks.flag_overdue"] == {"scheduled": True}
    assert calls["motions.tasks.send_notifications"] == {"scheduled": True}


@contextmanager
def worker(broker: str, queue: str, mail_server: MailServer, data_dir: Path) -> Iterator[None]:
    process = subprocess.Popen(
        # A name of its own: two workers of one name do not come up beside each other on a broker.
        [sys.executable, "-m", "celery", "--app", "tracker", "worker", "--hostname", f"{queue}@%h",
         "--concurrency", "2", "--queues", queue],
        cwd=ROOT,
        env=environment(CELERY_BROKER_URL=broker, EMAIL_URL=mail_server.url, DATA_DIR=str(data_dir)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def real_broker() -> str:
    """The broker that the environment names, or where RabbitMQ listens when it was just installed."""
    given = os.environ.get("CELERY_BROKER_URL", "")
    return "amqp://guest:guest@127.0.0.1:5672//" if given.startswith("embedded:") or not given else given


def answers(broker: str) -> bool:
    try:
        with Celery(set_as_current=False).connection(broker, connect_timeout=3) as connection:
            connection.ensure_connection(max_retries=1, timeout=3)
    except OperationalError:
        return False
    return True


def wait_until(reached: Callable[[], bool], *, seconds: int = 180) -> None:
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, "the worker did not do it"
        time.sleep(0.1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["embedded", "real"])
def test_worker_flags_and_mails_once(kind: str, mail_server: MailServer, tmp_path: Path, require: Require) -> None:
    broker, queue = (real_broker(), f"test-{uuid4()}") if kind == "real" else ("embedded://", "test")
    require(kind == "embedded" or answers(broker), "a real broker (CELERY_BROKER_URL, or RabbitMQ on this machine)")
    caller = Celery(set_as_current=False)
    options = embedded_options(tmp_path / "broker") if kind == "embedded" else {}
    make_late_today("anna")

    # The address is given to the connection: the environment's would win over that of the application.
    with (
        worker(broker, queue, mail_server, tmp_path),
        caller.connection(broker, transport_options=options) as connection,
    ):
        for _ in range(2):
            caller.send_task("motions.tasks.flag_overdue", queue=queue, connection=connection)
        wait_until(lambda: JobRun.objects.filter(job="flag_overdue", finished_at__isnull=False).count() == 2)
        for _ in range(2):
            caller.send_task("motions.tasks.send_notifications", queue=queue, connection=connection)
        wait_until(lambda: JobRun.objects.filter(job="send_notifications", finished_at__isnull=False).count() == 2)
        Queue(queue).bind(connection.default_channel).delete()

    assert mail_server.recipients == ["anna@ministerie.example"]
    assert Message.objects.get().state == "sent"
