"""The faults, each a function of a world and of how hard to try."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from random import Random
from threading import Event, Thread

import psycopg
from django.db import DatabaseError, connection

from motions.models import DeliveryState, Message
from tests.chaos.world import World
from tests.outbox.mail_server import Answer, Drop, Fault, Hang, Stage
from tests.outbox.processes import ROOT, Killable, environment, killable

STEPS = {"sweep": 14, "tell": 14, "bundle": 16, "deliver": 60, "converse": 16}
"""The works that are killed, and about how many steps each has; a little more, so that some are not."""


def killed_between_steps(world: World, rounds: int) -> None:
    """Kill -9 at a random step of sweep, telling, bundling, delivery and its conversation with the mail server."""
    works = list(STEPS)
    for number in range(rounds):
        what = works[number % len(works)]
        world.make_due(1)
        world.make_news()
        if what != "sweep":
            world.sweep()
        if number % 3:
            world.clock.forward(hours=9)
        world.run(what, world.random.randint(1, STEPS[what]))
        world.clock.forward(minutes=16)


def killed_at_any_moment(world: World, rounds: int) -> None:
    """Kill -9 from outside, after a random time."""
    for _ in range(rounds):
        world.make_due(2)
        world.run("any-moment", world.random.randint(1, 250))
        world.clock.forward(minutes=16)


def two_of_everything(world: World, rounds: int) -> None:
    """Two schedules at once: sweeps and deliveries overlap in processes of their own."""
    with killable(mail_port=world.server.port) as another:
        for _ in range(rounds):
            world.make_due(4)
            both = [Thread(target=_all_of_it, args=(process, world)) for process in (world.process, another)]
            for thread in both:
                thread.start()
            for thread in both:
                thread.join()


def _all_of_it(process: Killable, world: World) -> None:
    for what in ("sweep", "deliver"):
        process.run(what, at=0, now=world.clock.now)


def broker_gone(world: World, rounds: int) -> None:
    """The caller finds no broker; what it would have woken up finds the work in the database."""
    world.make_due(rounds)
    call = "import django; django.setup(); from motions.tasks import flag_overdue; flag_overdue.delay(scheduled=True)"
    gone = environment(CELERY_BROKER_URL="amqp://127.0.0.1:1//", DJANGO_SETTINGS_MODULE="tracker.settings")
    done = subprocess.run([sys.executable, "-c", call], cwd=ROOT, env=gone, capture_output=True, timeout=120)
    assert done.returncode, "there was a broker"


def server_misbehaves(stage: Stage, fault: Fault, *, times: int = 1) -> Callable[[World, int], None]:
    """The mail server does this to every second address."""

    def misbehaves(world: World, rounds: int) -> None:
        for address in world.make_due(rounds)[::2]:
            world.server.misbehave(address, stage, fault, times=times)
        world.sweep()
        for _ in range(3):
            world.deliver()
            world.clock.forward(minutes=16)

    return misbehaves


def database_away(world: World, rounds: int) -> None:
    """PostgreSQL ends all connections now and then; SQLite is locked by somebody else for a while."""
    world.make_due(3 * rounds)
    over = Event()
    disturb = Thread(target=_cut_connections if connection.vendor == "postgresql" else _lock, args=(over, world.random))
    disturb.start()
    try:
        for _ in range(rounds):
            for work in (world.sweep, world.deliver):
                with suppress(DatabaseError):
                    work()
                _again()
            world.clock.forward(minutes=16)
    finally:
        over.set()
        disturb.join()
    _again()


def _again() -> None:
    if connection.connection and not connection.is_usable():
        connection.close()


def _cut_connections(over: Event, random: Random) -> None:
    with psycopg.connect(environment()["DATABASE_URL"], autocommit=True) as own:
        while not over.wait(random.uniform(0.1, 1.0)):
            own.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def _lock(over: Event, random: Random) -> None:
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, timeout=20)) as own:
        while not over.wait(random.uniform(0.05, 0.3)):
            own.execute("BEGIN IMMEDIATE")
            over.wait(0.3)
            own.execute("ROLLBACK")


def clock_turned_back(world: World, rounds: int) -> None:
    """An hour forth and two back, in between sweeps and deliveries."""
    for _ in range(rounds):
        world.make_due(2)
        world.sweep()
        world.deliver()
        world.clock.forward(hours=world.random.choice((1, -2)))


def week_missed(world: World, rounds: int) -> None:
    """Nothing ran for most of a week; then everything runs once."""
    world.make_due(rounds)
    world.clock.forward(days=6)


def backup_restored(world: World, rounds: int) -> None:
    """A backup is put back from before mails were sent: what was sent since waits there again, and stays there."""
    world.make_due(rounds)
    world.sweep()
    world.deliver()
    world.make_due(rounds)
    world.sweep()
    runs = DeliveryState.objects.get().runs
    before = set(Message.objects.values_list("pk", flat=True))
    world.deliver()
    Message.objects.exclude(pk__in=before).update(state="waiting", attempts=0, sent_at=None, claimed_by="")
    DeliveryState.objects.update(runs=runs)


FAULTS: dict[str, tuple[Callable[[World, int], None], int, int]] = {
    "kill -9 between steps": (killed_between_steps, 220, 12),
    "kill -9 at any moment": (killed_at_any_moment, 60, 4),
    "two schedules at once": (two_of_everything, 8, 1),
    "broker gone": (broker_gone, 6, 2),
    "SMTP 4xx": (server_misbehaves(Stage.RCPT, Answer("451 later"), times=2), 12, 4),
    "SMTP 5xx": (server_misbehaves(Stage.RCPT, Answer("550 no such user"), times=9), 12, 4),
    "SMTP hangs before the mail": (server_misbehaves(Stage.RCPT, Hang()), 4, 2),
    "SMTP drops the line before": (server_misbehaves(Stage.RCPT, Drop()), 12, 4),
    "SMTP drops the line after DATA": (server_misbehaves(Stage.AFTER_DATA, Drop()), 12, 4),
    "SMTP hangs after DATA": (server_misbehaves(Stage.AFTER_DATA, Hang()), 4, 2),
    "database restarted": (database_away, 12, 2),
    "clock turned back": (clock_turned_back, 8, 2),
    "a week missed": (week_missed, 6, 2),
    "backup restored": (backup_restored, 6, 2),
}
"""By name: the fault, and how hard to try in full and in short."""
