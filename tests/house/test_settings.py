"""What the settings promise: two writers who do not refuse each other, and pages that run nothing of a stranger's."""

import inspect
import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client

from tests.house.starting import printed
from tracker.celery import app

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.django_db(transaction=True)
def test_writers_who_read_first_wait_for_each_other() -> None:
    failures: list[str] = []
    before = Group.objects.count()

    def read_and_write(writer: int) -> None:
        try:
            for number in range(50):
                with transaction.atomic():
                    Group.objects.count()
                    Group.objects.create(name=f"{writer}-{number}")
        except Exception as error:
            failures.append(repr(error))
        finally:
            connection.close()

    writers = [threading.Thread(target=read_and_write, args=(writer,)) for writer in range(4)]
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join()

    assert failures == []
    assert Group.objects.count() == before + 200


@pytest.mark.django_db
def test_page_allows_only_what_this_server_serves(client: Client) -> None:
    response = client.get("/admin/login/")

    policy = set(response["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    }
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("address", "secure"), [("https://kamerzaken.example", True), ("http://127.0.0.1:8000", False)]
)
def test_cookies_are_secure_when_the_address_is(address: str, secure: bool) -> None:
    said = printed("settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE", BASE_URL=address)

    assert said == f"({secure}, {secure})"


def test_web_process_shares_a_pool_and_a_worker_does_not() -> None:
    server = "postgres://clerk:secret@db.example/nakoming?sslmode=require"
    options = "settings.DATABASES['default'].get('OPTIONS')"

    web = printed(options, DATABASE_URL=server, before="import tracker.wsgi")
    worker = printed(options, DATABASE_URL=server)

    pool = "{'min_size': 1, 'max_size': 8, 'timeout': 10}"
    assert web == f"{{'sslmode': 'require', 'pool': {pool}, 'options': '-c jit=off'}}"
    assert worker == "{'sslmode': 'require', 'options': '-c jit=off'}"


def test_schedule_calls_only_tasks_that_exist_with_what_they_take() -> None:
    app.loader.import_default_modules()

    for entry in app.conf.beat_schedule.values():
        inspect.signature(app.tasks[entry["task"]].run).bind(**entry["kwargs"])


@pytest.mark.parametrize(
    ("moment", "runs"),
    [
        pytest.param(datetime(2026, 3, 2, 5, 0, tzinfo=AMSTERDAM), False, id="the night is quiet"),
        pytest.param(datetime(2026, 3, 2, 6, 0, tzinfo=AMSTERDAM), True, id="six in the morning"),
        pytest.param(datetime(2026, 7, 2, 6, 0, tzinfo=AMSTERDAM), True, id="also in summer"),
        pytest.param(datetime(2026, 3, 2, 17, 0, tzinfo=AMSTERDAM), True, id="catching up later"),
    ],
)
def test_sweep_runs_at_six_in_amsterdam_and_each_hour_after_it(moment: datetime, runs: bool) -> None:
    schedule = app.conf.beat_schedule["flag-overdue"]["schedule"]
    schedule.app, schedule.nowfun = app, lambda: moment

    due = schedule.is_due(moment - timedelta(minutes=59)).is_due

    assert due is runs
