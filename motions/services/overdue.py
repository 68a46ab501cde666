"""The sweep: whose term approaches or has passed, noted once and told once, whatever reruns or overlaps."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from motions.rules.follow_ups import EventKind
from motions.services import due_statements as statements
from motions.services.recipients import insert_notifications, recipient_parameters


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
    if not _anything_due(today):
        return Flagged(flagged=0, notices=0)
    words = statements.dialect(connection)
    values = statements.due_parameters(connection, today=today)
    values |= recipient_parameters(connection, today=today, now=now)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statements.CREATE_DUE)
        cursor.execute(statements.select_due(words), values)
        cursor.execute(statements.LAST_EVENT)
        values["last_event"] = cursor.fetchone()[0]
        cursor.execute(statements.INSERT_EVENTS, values | {"kind": EventKind.DUE_SOON.value})
        cursor.execute(statements.INSERT_EVENTS, values | {"kind": EventKind.TERM_PASSED.value})
        flagged = cursor.rowcount
        cursor.execute(insert_notifications(), values)
        notices = cursor.rowcount
        cursor.execute(statements.MOVE_ON)
        cursor.execute(statements.DROP_DUE)
    return Flagged(flagged=flagged, notices=notices)


def _anything_due(today: date) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statements.ANYTHING_DUE, statements.due_parameters(connection, today=today))
        return cursor.fetchone() is not None
