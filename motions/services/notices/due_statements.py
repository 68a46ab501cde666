"""The SQL of the sweep: what ``rules.notices`` decides for one follow-up, decided for all that are due.

The statements share one temporary table, ``sweep_due``, with a row for each follow-up to look at: which notice is due
(or none) and its key, the key of silence if that is due, and when to look again. They read the same on PostgreSQL and
SQLite but for the words in ``services.dialects``.
"""

from datetime import date, timedelta
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from motions.models.follow_ups import RUNNING_STATES
from motions.rules.follow_ups import EventKind, State
from motions.rules.notices import REGISTER_OPEN, STILL_OPEN, Pace, Steps
from motions.services.dialects import Dialect

# In its order, so that the index answers, whatever the planner believes of how many are due.
ANYTHING_DUE = "SELECT 1 FROM motions_followup WHERE next_notice_on <= %(today)s ORDER BY next_notice_on LIMIT 1"

CREATE_DUE = """
CREATE TEMPORARY TABLE sweep_due (
    follow_up_id bigint NOT NULL,
    term_version integer NOT NULL,
    kind varchar(16),
    once_key varchar(120),
    happened_on date,
    silence_key varchar(120),
    next_notice_on date
)
"""

DROP_DUE = "DROP TABLE sweep_due"

_RUNNING = ", ".join(f"'{state}'" for state in RUNNING_STATES)


def select_due(words: Dialect, pace: Pace) -> str:
    """Fills ``sweep_due``; parameters: :func:`due_parameters`.

    The rows are locked before anything is decided about them: an extension either comes first, and its term is the one
    seen here, or waits until the notice of the old term was really due.
    """
    # MATERIALIZED: SQLite would else compute each expression again wherever its name stands.
    next_on = words.earliest("next_on", "next_silence_on")
    furthest = max(pace.due_soon)
    return f"""
INSERT INTO sweep_due (follow_up_id, term_version, kind, once_key, happened_on, silence_key, next_notice_on)
WITH looked_at AS ({_looked_at(words)}),
     measured AS MATERIALIZED ({_measured(words, pace)}),
     judged AS MATERIALIZED (
       SELECT id, term_version, open_due_on, version, passed_days, reported_days, review_on, reported_on, silent_since,
              {_kind(pace)} AS kind, {_next_on(words, pace)} AS next_on,
              running AND silent_on <= %(today)s
                  AND (open_due_on IS NULL OR open_due_on > %(in_{furthest}_days)s) AS is_silent,
              CASE WHEN running AND silent_on > %(today)s
                    AND (open_due_on IS NULL OR silent_on < {words.moved("open_due_on", -furthest)})
                   THEN silent_on END AS next_silence_on
         FROM measured)
SELECT id,
       term_version,
       kind,
       id || ':' || kind || ':' || {_episode(words, pace)},
       CASE WHEN kind = '{EventKind.TERM_PASSED}' THEN {words.moved("open_due_on", 1)} ELSE %(today)s END,
       CASE WHEN is_silent THEN id || ':{EventKind.UNMENTIONED}:' || {words.text("silent_since")} END,
       {next_on}
  FROM judged
"""  # noqa: S608  (made of this module's own words; values are parameters)


def due_parameters(connection: BaseDatabaseWrapper, *, today: date, pace: Pace) -> dict[str, Any]:
    days = {"today": today} | {f"in_{rung}_days": today + timedelta(days=rung) for rung in pace.due_soon}
    return {name: connection.ops.adapt_datefield_value(day) for name, day in days.items()}


def _looked_at(words: Dialect) -> str:
    """The follow-ups to look at, locked, with what does not depend on the day."""
    return f"""
SELECT id, term_version, state, due_on, is_estimate, open_due_on, review_on, reported_on, commitment_id,
       state IN ({_RUNNING}) AS running,
       'v' || term_version || CASE WHEN reopenings > 0 THEN '.' || reopenings ELSE '' END AS version,
       CASE WHEN notify_from > open_due_on THEN notify_from ELSE {words.moved("open_due_on", 1)} END AS passed_from,
       CASE WHEN due_on IS NULL AND review_on > coalesce(mentioned_on, follow_from) THEN review_on
            ELSE coalesce(mentioned_on, follow_from) END AS silent_since
  FROM motions_followup
 WHERE next_notice_on <= %(today)s
 {words.lock("motions_followup")}"""  # noqa: S608


def _measured(words: Dialect, pace: Pace) -> str:
    """How far today is from each; and how the passage was recorded, by its unique key.

    Before the first rung of "still open" that need not be known: a passage that was recorded is not recorded again.
    """
    since_passed = words.days("%(today)s", since="passed_from")
    return f"""
SELECT looked_at.*,
       {since_passed} AS passed_days,
       CASE WHEN {since_passed} >= {STILL_OPEN.first[0]}
            THEN (SELECT is_silent FROM motions_followupevent
                   WHERE once_key = looked_at.id || ':{EventKind.TERM_PASSED}:' || version) END AS passed_silently,
       CASE WHEN state = '{State.REPORTED}'
             AND (SELECT register_number FROM motions_commitment WHERE id = looked_at.commitment_id) <> ''
            THEN {words.days("%(today)s", since="reported_on")} END AS reported_days,
       {words.moved("silent_since", pace.silent_after)} AS silent_on
  FROM looked_at"""  # noqa: S608


def _kind(pace: Pace) -> str:
    return f"""
CASE WHEN passed_days >= 0
     THEN CASE WHEN passed_silently IS NULL THEN '{EventKind.TERM_PASSED}'
               WHEN NOT passed_silently AND passed_days >= {STILL_OPEN.first[0]} THEN '{EventKind.STILL_OPEN}' END
     WHEN open_due_on BETWEEN %(today)s AND %(in_{max(pace.due_soon)}_days)s THEN '{EventKind.DUE_SOON}'
     WHEN running AND due_on IS NULL AND review_on <= %(today)s THEN '{EventKind.LOOK_AGAIN}'
     WHEN running AND is_estimate AND due_on <= %(today)s THEN '{EventKind.ESTIMATE_DUE}'
     WHEN reported_days >= {REGISTER_OPEN.first[0]} THEN '{EventKind.REGISTER_OPEN}' END"""


def _episode(words: Dialect, pace: Pace) -> str:
    rungs = _lines(f"WHEN open_due_on <= %(in_{days}_days)s THEN {days}" for days in sorted(pace.due_soon))
    return f"""
CASE kind WHEN '{EventKind.DUE_SOON}' THEN version || ':' || CASE {rungs} END
          WHEN '{EventKind.STILL_OPEN}' THEN version || ':' || {_reached(STILL_OPEN, "passed_days")}
          WHEN '{EventKind.LOOK_AGAIN}' THEN {words.text("review_on")}
          WHEN '{EventKind.REGISTER_OPEN}'
          THEN {words.text("reported_on")} || ':' || {_reached(REGISTER_OPEN, "reported_days")}
          ELSE version END"""


def _next_on(words: Dialect, pace: Pace) -> str:
    soon = _lines(
        f"WHEN open_due_on > %(in_{days}_days)s THEN {words.moved('open_due_on', -days)}"
        for days in sorted(pace.due_soon, reverse=True)
    )
    return f"""
CASE WHEN passed_days >= 0
     THEN CASE WHEN passed_silently THEN NULL
               ELSE {words.moved("passed_from", _following(STILL_OPEN, "passed_days"))} END
     {soon}
     WHEN open_due_on IS NOT NULL THEN passed_from
     WHEN running AND due_on IS NULL AND review_on > %(today)s THEN review_on
     WHEN running AND is_estimate AND due_on > %(today)s THEN due_on
     WHEN reported_days IS NOT NULL
     THEN {words.moved("reported_on", _following(REGISTER_OPEN, "reported_days"))} END"""


def _reached(steps: Steps, days: str) -> str:
    """``Steps.reached`` in SQL; null before the first rung."""
    last = steps.first[-1]
    earlier = _lines(f"WHEN {days} >= {rung} THEN {rung}" for rung in sorted(steps.first[:-1], reverse=True))
    return f"CASE WHEN {days} >= {last} THEN {days} - ({days} - {last}) %% {steps.every} {earlier} END"


def _following(steps: Steps, days: str) -> str:
    """``Steps.following`` in SQL."""
    last = steps.first[-1]
    first = _lines(f"WHEN {days} < {rung} THEN {rung}" for rung in steps.first)
    return f"CASE {first} ELSE {days} - ({days} - {last}) %% {steps.every} + {steps.every} END"


LAST_EVENT = "SELECT coalesce(max(id), 0) FROM motions_followupevent"

_INSERT_EVENT = """
INSERT INTO motions_followupevent
       (follow_up_id, kind, once_key, happened_on, recorded_at, told_at, deadline_id,
        is_internal, is_silent, outcome, body, summary, note)
"""

INSERT_EVENTS = f"""
{_INSERT_EVENT}
SELECT due.follow_up_id, due.kind, due.once_key, due.happened_on, %(now)s, %(now)s, deadline.id,
       due.kind <> '{EventKind.TERM_PASSED}', FALSE, '', '', '', ''
  FROM sweep_due AS due
       LEFT JOIN motions_deadline AS deadline
              ON deadline.follow_up_id = due.follow_up_id AND deadline.version = due.term_version
 WHERE due.kind IS NOT NULL AND (due.kind = '{EventKind.TERM_PASSED}') = %(passed)s
    ON CONFLICT (once_key) DO NOTHING
"""  # noqa: S608
"""What is due about a term, a date or the register: "passed" or the rest, as ``passed`` says."""

INSERT_SILENCES = f"""
{_INSERT_EVENT}
SELECT follow_up_id, '{EventKind.UNMENTIONED}', silence_key, %(today)s, %(now)s, %(now)s, NULL,
       TRUE, FALSE, '', '', '', ''
  FROM sweep_due
 WHERE silence_key IS NOT NULL
    ON CONFLICT (once_key) DO NOTHING
"""  # noqa: S608

MOVE_ON = """
UPDATE motions_followup
   SET next_notice_on = due.next_notice_on
  FROM sweep_due AS due
 WHERE motions_followup.id = due.follow_up_id
"""


def _lines(parts: Any) -> str:
    return "\n     ".join(parts)
