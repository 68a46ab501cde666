"""``python -m bench.sweep_measured FOLLOW_UPS DUE``: what ``bench.sweep`` asks of one database."""

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from bench import scene  # noqa: E402
from bench.databases import print_tables  # noqa: E402
from bench.table import Row, Table  # noqa: E402
from motions.services.overdue import flag_overdue  # noqa: E402

ROUNDS = 3
IDLE = 20
"""How often a sweep with nothing due is measured."""

NOTHING_DUE = "SELECT count(*) FROM motions_followup WHERE next_notice_on <= %(today)s"
# What the sweep writes, written as tersely as the tables allow: an event and a notification each, and the next day.
PLAIN = (
    """
    INSERT INTO motions_followupevent
           (follow_up_id, kind, once_key, happened_on, recorded_at, deadline_id, told_at,
            is_internal, is_silent, outcome, body, summary, note)
    SELECT follow_up.id, 'term_passed', follow_up.id || ':plain', %(today)s, %(now)s, deadline.id, %(now)s,
           FALSE, FALSE, '', '', '', ''
      FROM motions_followup AS follow_up
           JOIN motions_deadline AS deadline
             ON deadline.follow_up_id = follow_up.id AND deadline.version = follow_up.term_version
     WHERE follow_up.next_notice_on <= %(today)s
    """,
    """
    INSERT INTO motions_notification (event_id, recipient, channel, role, bundle, created_at)
    SELECT event.id, owner.email, 'email', 'owner', '', %(now)s
      FROM motions_followupevent AS event
           JOIN motions_followup AS follow_up ON follow_up.id = event.follow_up_id
           JOIN auth_user AS owner ON owner.id = follow_up.owner_id
     WHERE event.id > %(last)s
    """,
    "UPDATE motions_followup SET next_notice_on = %(next)s WHERE next_notice_on <= %(today)s",
)


def measure(database: str) -> Iterator[Table]:
    """One table: the sweep and plain SQL in turns, each on a day of its own; then both with nothing due."""
    follow_ups, due = (int(each) for each in sys.argv[1:3])
    scene.late(2 * ROUNDS, due, ahead=follow_ups - 2 * ROUNDS * due)
    swept, plain = [], []
    for day in range(0, 2 * ROUNDS, 2):
        swept.append(_seconds(partial(_sweep, day, due)))
        plain.append(_seconds(partial(_plain, day + 1, due)))
    idle = [_seconds(lambda: _sweep(2 * ROUNDS - 1, 0)) for _ in range(IDLE)]
    asked = [_seconds(lambda: _ask(2 * ROUNDS - 1)) for _ in range(IDLE)]
    ours, theirs = Row("the sweep", due, median(swept)), Row("plain SQL that writes the same rows", due, median(plain))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rows = [
        Row(ours.what, due, ours.seconds, f"x {ours.seconds / theirs.seconds:.2f} of plain SQL; {peak} MB"),
        theirs,
        Row("the sweep, nothing due", 0, median(idle), f"x {median(idle) / median(asked):.2f} of asking"),
        Row("plain SQL that asks what is due", 0, median(asked)),
    ]
    said = f"{database}; {follow_ups:,} follow-ups, median of {ROUNDS}"
    yield Table("The sweep", "due", said, rows)


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _sweep(day: int, due: int) -> None:
    now = scene.morning_after(day)
    flagged = flag_overdue(today=localdate(now), now=now)
    assert (flagged.flagged, flagged.notices) == (due, due), flagged


def _plain(day: int, due: int) -> None:
    now = scene.morning_after(day)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM motions_followupevent")
        days = {"today": localdate(now), "next": scene.AHEAD}
        values = {name: connection.ops.adapt_datefield_value(each) for name, each in days.items()}
        values |= {"now": connection.ops.adapt_datetimefield_value(now), "last": cursor.fetchone()[0]}
        for statement in PLAIN:
            cursor.execute(statement, values)
            assert cursor.rowcount == due, cursor.rowcount


def _ask(day: int) -> None:
    with connection.cursor() as cursor:
        today = connection.ops.adapt_datefield_value(localdate(scene.morning_after(day)))
        cursor.execute(NOTHING_DUE, {"today": today})
        cursor.fetchone()


if __name__ == "__main__":
    print_tables(measure)
