"""The sweep: what a day makes due, noted once and told once, whatever reruns or overlaps."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from motions.services.dialects import dialect
from motions.services.notices import due_statements as statements
from motions.services.notices.pace import current_pace
from motions.services.notices.telling import tell_swept


@dataclass(frozen=True, slots=True)
class Flagged:
    """What one sweep added: terms newly passed, and notifications to send."""

    flagged: int
    notices: int


def flag_overdue(*, today: date, now: datetime) -> Flagged:
    """Write the events that are due on ``today`` and a notification of each for everybody who has to hear of it.

    One transaction: all of it or nothing. What is due is found by state (``next_notice_on``), so a missed day is made
    up for and a second run adds nothing. An event that exists already, such as the silent one of a term that had
    passed before it came in, is left as it is and told to nobody.
    """
    pace = current_pace()
    values = statements.due_parameters(connection, today=today, pace=pace)
    if not _anything_due(values):
        return Flagged(flagged=0, notices=0)
    values["now"] = connection.ops.adapt_datetimefield_value(now)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statements.CREATE_DUE)
        cursor.execute(statements.select_due(dialect(connection), pace), values)
        cursor.execute(statements.LAST_EVENT)
        last_event = cursor.fetchone()[0]
        cursor.execute(statements.INSERT_EVENTS, values | {"passed": False})
        cursor.execute(statements.INSERT_SILENCES, values)
        cursor.execute(statements.INSERT_EVENTS, values | {"passed": True})
        flagged = cursor.rowcount
        notices = tell_swept(cursor, after=last_event, today=today, now=now)
        cursor.execute(statements.MOVE_ON)
        cursor.execute(statements.DROP_DUE)
    return Flagged(flagged=flagged, notices=notices)


def _anything_due(values: dict[str, Any]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statements.ANYTHING_DUE, values)
        return cursor.fetchone() is not None
