"""The SQL of the sweep: what ``rules.notices`` decides for one follow-up, decided for all that are due.

The statements share one temporary table, ``sweep_due``, with a row for each follow-up to look at: which notice is due
(or none), its key, and when to look again. They read the same on PostgreSQL and SQLite; the few words that differ are
named in :func:`dialect`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from motions.rules.follow_ups import EventKind
from motions.rules.notices import DUE_SOON_RUNGS


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a database calls: a date moved by whole days (``{column}``, ``{days:+d}``), and locking the rows read."""

    moved_date: str
    lock: str

    def moved(self, column: str, days: int) -> str:
        return self.moved_date.format(column=column, days=days)


POSTGRESQL = Dialect(moved_date="({column} {days:+d})", lock="ORDER BY id FOR NO KEY UPDATE")
# SQLite has one writer at a time: the transaction itself (transaction_mode IMMEDIATE) is the lock.
SQLITE = Dialect(moved_date="date({column}, '{days:+d} days')", lock="")


def dialect(connection: BaseDatabaseWrapper) -> Dialect:
    return POSTGRESQL if connection.vendor == "postgresql" else SQLITE


ANYTHING_DUE = "SELECT 1 FROM motions_followup WHERE next_notice_on <= %(today)s LIMIT 1"

CREATE_DUE = """
CREATE TEMPORARY TABLE sweep_due (
    follow_up_id bigint NOT NULL,
    term_version integer NOT NULL,
    kind varchar(16),
    once_key varchar(120),
    happened_on date,
    next_notice_on date
)
"""

DROP_DUE = "DROP TABLE sweep_due"


def select_due(words: Dialect, rungs: tuple[int, ...] = DUE_SOON_RUNGS) -> str:
    """Fills ``sweep_due``; parameters: :func:`due_parameters`.

    The rows are locked in the order of their keys before anything is decided about them: an extension either comes
    first, and its term is the one seen here, or waits until the notice of the old term was really due.
    """
    passed = "open_due_on < %(today)s AND (notify_from IS NULL OR notify_from <= %(today)s)"
    nearest_first, furthest_first = sorted(rungs), sorted(rungs, reverse=True)
    soon = "open_due_on BETWEEN %(today)s AND %(in_{days}_days)s"
    soon_keys = [
        f"WHEN {soon.format(days=days)} THEN id || ':{EventKind.DUE_SOON}:v' || term_version || ':{days}'"
        for days in nearest_first
    ]
    rungs_to_come = [
        f"WHEN open_due_on > %(in_{days}_days)s THEN {words.moved('open_due_on', -days)}" for days in furthest_first
    ]
    return f"""
INSERT INTO sweep_due (follow_up_id, term_version, kind, once_key, happened_on, next_notice_on)
SELECT id,
       term_version,
       CASE WHEN {passed} THEN '{EventKind.TERM_PASSED}'
            WHEN {soon.format(days=max(rungs))} THEN '{EventKind.DUE_SOON}' END,
       CASE WHEN {passed} THEN id || ':{EventKind.TERM_PASSED}:v' || term_version
            {_lines(soon_keys)} END,
       CASE WHEN {passed} THEN {words.moved("open_due_on", 1)} ELSE %(today)s END,
       CASE WHEN open_due_on IS NULL THEN NULL
            {_lines(rungs_to_come)}
            WHEN notify_from > open_due_on AND notify_from > %(today)s THEN notify_from
            WHEN open_due_on >= %(today)s THEN {words.moved("open_due_on", 1)} END
  FROM motions_followup
 WHERE next_notice_on <= %(today)s
 {words.lock}
"""  # noqa: S608  (made of this module's own words; values are parameters)


def due_parameters(
    connection: BaseDatabaseWrapper, *, today: date, rungs: tuple[int, ...] = DUE_SOON_RUNGS
) -> dict[str, Any]:
    days = {"today": today} | {f"in_{rung}_days": today + timedelta(days=rung) for rung in rungs}
    return {name: connection.ops.adapt_datefield_value(day) for name, day in days.items()}


LAST_EVENT = "SELECT coalesce(max(id), 0) FROM motions_followupevent"

INSERT_EVENTS = f"""
INSERT INTO motions_followupevent
       (follow_up_id, kind, once_key, happened_on, recorded_at, deadline_id,
        is_internal, is_silent, outcome, body, summary, note)
SELECT due.follow_up_id, due.kind, due.once_key, due.happened_on, %(now)s, deadline.id,
       due.kind = '{EventKind.DUE_SOON}', FALSE, '', '', '', ''
  FROM sweep_due AS due
       LEFT JOIN motions_deadline AS deadline
              ON deadline.follow_up_id = due.follow_up_id AND deadline.version = due.term_version
 WHERE due.kind = %(kind)s
    ON CONFLICT (once_key) DO NOTHING
"""  # noqa: S608

MOVE_ON = """
UPDATE motions_followup
   SET next_notice_on = due.next_notice_on
  FROM sweep_due AS due
 WHERE motions_followup.id = due.follow_up_id
"""


def _lines(parts: list[str]) -> str:
    return "\n            ".join(parts)
