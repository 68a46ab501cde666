"""A real worker behind the real broker that CELERY_BROKER_URL names: woken often, it tells once."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from motions.models import Notification
from tests.builders import make_follow_up
from tests.house.starting import ROOT
from tracker.celery import app

WAKE_UPS = 3


def address_of_the_test_database() -> str:
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(given['NAME']))}"
    who = f"{quote(given['USER'])}:{quote(given['PASSWORD'])}".strip(":")
    return f"postgres://{who}@{given['HOST']}:{given['PORT'] or 5432}/{given['NAME']}"


@contextmanager
def worker(log: Path, **variables: str) -> Iterator[None]:
    command = [sys.executable, "-m", "celery", "--app", "tracker", "worker", "--concurrency", "2", "--loglevel", "INFO"]
    with open(log, "wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | variables, stdout=output, stderr=output)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until(holds: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.2)


@pytest.mark.django_db(transaction=True)
def test_worker_that_is_woken_often_flags_and_mails_once(tmp_path: Path) -> None:
    make_follow_up(due_on=date(2026, 7, 2), next_notice_on=date(2026, 7, 3))
    log, mails = tmp_path / "log", tmp_path / "mails"

    def wake(task: str) -> None:
        before = log.read_text().count(" succeeded in ")
        for _ in range(WAKE_UPS):
            app.send_task(f"motions.tasks.{task}")
        wait_until(lambda: log.read_text().count(" succeeded in ") == before + WAKE_UPS, log)

    with worker(log, DATABASE_URL=address_of_the_test_database(), EMAIL_URL=f"filemail://{mails}"):
        wake("flag_overdue")
        wake("send_notifications")
        wake("flag_overdue")
        wake("send_notifications")

    said = log.read_text()
    assert f"Connected to {settings.CELERY_BROKER_URL.partition(':')[0]}:" in said
    assert "Traceback" not in said
    assert Notification.objects.count() == 1
    assert len(list(mails.glob("*.eml"))) == 1
