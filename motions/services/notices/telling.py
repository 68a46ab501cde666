"""Telling: every event that is news gets its notifications once, in one transaction with the note that it has.

Events are found by state (``told_at`` is null and they are not silent), so that whatever wrote them need not know who
hears of them, and an event that was taken back before it was told sends nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import Case, F, QuerySet, When

from motions.models import Message, Notification, Subscription
from motions.rules.notice_kinds import BY_SWEEP
from motions.services.calendars import current_calendar
from motions.services.dialects import dialect
from motions.services.notices import news, recipients
from motions.services.notices.filter_hits import CREATE_HITS, DROP_HITS, write_hits
from motions.services.notices.recipients import Wish

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

# In the words of the partial index event_to_tell.
_UNTOLD = "told_at IS NULL AND NOT is_silent"

_NOTE_TOLD = "UPDATE motions_followupevent SET told_at = %(now)s WHERE id IN (SELECT event_id FROM news)"

# Those that this sweep really wrote: newer than the last one before it, and told by it. An event that another sweep
# wrote meanwhile has its notifications already when it can be seen here; the unique key leaves them alone.
_SWEPT = f"""event.id > %(after)s AND event.told_at = %(now)s
   AND event.kind IN ({", ".join(f"'{kind}'" for kind in sorted(BY_SWEEP))})"""


# What waits for a subscription, in a message or not.
_WAITING = f"""event.id IN (
       SELECT waiting.event_id
         FROM motions_notification AS waiting LEFT JOIN motions_message AS message ON message.id = waiting.message_id
        WHERE waiting.subscription_id = %(ended)s AND waiting.cancelled_at IS NULL
          AND coalesce(message.state, '') NOT IN ('{Message.State.SENT}', '{Message.State.CANCELLED}'))"""  # noqa: S608


def tell(*, today: date, now: datetime) -> int:
    """Write the notifications of every event that nobody was told of yet, and return how many.

    All of it or nothing. Two tellings at once tell each event once: the second waits for the first and finds it told.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM motions_followupevent WHERE {_UNTOLD} ORDER BY id LIMIT 1")  # noqa: S608
        if cursor.fetchone() is None:
            return 0
    which = _News("event.told_at IS NULL AND NOT event.is_silent", dialect(connection).lock("event"), noted=False)
    with transaction.atomic(), connection.cursor() as cursor:
        return _tell(cursor, which, {}, today=today, now=now)


def tell_swept(cursor: "CursorWrapper", *, after: int, today: date, now: datetime) -> int:
    """The same for the events that a sweep just wrote and noted as told, inside its transaction."""
    return _tell(cursor, _News(_SWEPT, by_sweep=True), {"after": after}, today=today, now=now)


def hand_on(ended: Subscription, *, today: date, now: datetime) -> int:
    """Give what waits for it to another subscription of its address that wants it too, and return how much.

    The caller has locked what is open of that address, so that none of it ends meanwhile.
    """
    others = _open().filter(address=ended.address, channel=ended.channel).exclude(pk=ended.pk)
    wishes = _wishes(others, today)
    if not wishes:
        return 0
    values = {"ended": ended.pk, "address": ended.address, "channel": ended.channel}
    with connection.cursor() as cursor:
        statement = recipients.hand_on_notifications(wishes)
        return _write(cursor, _News(_WAITING), values, statement, _Readers(others, wishes), today=today, now=now)


def tell_public(events: Iterable[int], *, today: date, now: datetime) -> int:
    """Tell followers who do not work here of these events, which became public now; return how many are told.

    What was written before and cancelled, because they could not see it, is written anew.
    """
    keys = sorted(events)
    wishes = _wishes(_open(), today)
    if not keys or not wishes:
        return 0
    unseen = Notification.objects.filter(event__in=keys, role=Notification.Role.FOLLOWER, cancelled_at__isnull=False)
    unseen.exclude(subscription__user__is_staff=True).delete()
    which = _News(f"event.id IN ({', '.join(str(int(key)) for key in keys)})")
    with connection.cursor() as cursor:
        statement = recipients.insert_for_public(wishes)
        return _write(cursor, which, {}, statement, _Readers(_open(), wishes), today=today, now=now)


@dataclass(frozen=True, slots=True)
class _News:
    """The events to tell of: a condition in SQL, how they are locked, who wrote them, whether they count as told."""

    condition: str
    lock: str = ""
    by_sweep: bool = False
    noted: bool = True


@dataclass(frozen=True, slots=True)
class _Readers:
    """The subscriptions that are looked at, and what they ask for."""

    subscriptions: QuerySet[Subscription]
    wishes: list[Wish]


def _tell(cursor: "CursorWrapper", which: _News, values: dict[str, Any], *, today: date, now: datetime) -> int:
    wishes = _wishes(_open(), today)
    statement = recipients.insert_notifications(wishes)
    written = _write(cursor, which, values, statement, _Readers(_open(), wishes), today=today, now=now)
    if wishes and connection.vendor == "postgresql":
        _hand_on_from_those_that_ended(today=today, now=now)
    return written


def _write(
    cursor: "CursorWrapper",
    which: _News,
    values: dict[str, Any],
    statement: str,
    readers: _Readers,
    *,
    today: date,
    now: datetime,
) -> int:
    """Execute a statement of ``recipients`` about these events and readers, and return how many rows it wrote."""
    scopes = {wish.scope for wish in readers.wishes}
    values = values | {"now": connection.ops.adapt_datetimefield_value(now)}
    cursor.execute(news.CREATE_NEWS)
    cursor.execute(news.select_news(which.condition, which.lock, scopes, by_sweep=which.by_sweep), values)
    if not which.noted:
        cursor.execute(_NOTE_TOLD, values)
    if not which.by_sweep:
        cursor.execute(news.FORGET_TAKEN_BACK)
    if scopes and connection.vendor == "postgresql":
        cursor.execute("ANALYZE news")
    cursor.execute(CREATE_HITS)
    if Subscription.Scope.FILTER in scopes:
        write_hits(cursor, readers.subscriptions, today=today)
    calendar = current_calendar()
    values |= recipients.recipient_parameters(
        connection, wishes=readers.wishes, calendar=calendar, today=today, now=now
    )
    cursor.execute(statement, values)
    written: int = cursor.rowcount
    cursor.execute(DROP_HITS)
    cursor.execute(news.DROP_NEWS)
    return written


def _hand_on_from_those_that_ended(*, today: date, now: datetime) -> None:
    """Subscriptions that ended while their notifications were written; from here on they wait for this transaction."""
    connection.check_constraints()
    waiting = Notification.objects.unbundled().filter(created_at=now).order_by()
    ended = waiting.filter(subscription__ended_at__isnull=False).values("subscription")
    for subscription in Subscription.objects.filter(pk__in=ended).order_by("pk"):
        hand_on(subscription, today=today, now=now)


def _open() -> QuerySet[Subscription]:
    return Subscription.objects.filter(ended_at=None, refused_at=None)


def _wishes(subscriptions: QuerySet[Subscription], today: date) -> list[Wish]:
    """The distinct wishes of these."""
    lasting = Case(When(paused_until__gt=today, then=F("paused_until")), default=None)
    rows = subscriptions.order_by().annotate(pause=lasting)
    return [Wish(*row) for row in rows.values_list("scope", "frequency", "quiet_in_recess", "pause").distinct()]
