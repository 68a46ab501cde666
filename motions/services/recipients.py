"""Who hears of an event: one table of roles, read by the sweep for all its events at once.

An address gets one notice of an event, in the first role of the table that fits. A follow-up that nobody is
responsible for (no owner with an address, no mailbox) is told to the office, whoever else follows it.
"""

from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.timezone import get_default_timezone, localdate

from motions.models import Channel, Notification, Subscription
from motions.rules.follow_ups import EventKind
from motions.rules.notices import next_digest_on

MORNING = time(7, 0)
"""When a daily or weekly digest leaves, and what waits for its day, in the office's own time."""

# The events that this sweep really wrote: newer than the last one before it, and not silent. An event that another
# sweep writes meanwhile has its notifications already when it can be seen here; the unique key leaves them alone.
_NEWS = f"""
SELECT event.id AS event_id,
       event.is_internal,
       follow_up.commitment_id,
       follow_up.ministry_id,
       request.motion_id,
       CASE WHEN owner.is_active THEN lower(trim(owner.email)) ELSE '' END AS owner_address,
       lower(trim(coalesce(ministry.mailbox, ''))) AS mailbox
  FROM motions_followupevent AS event
       JOIN motions_followup AS follow_up ON follow_up.id = event.follow_up_id
       LEFT JOIN motions_request AS request ON request.id = follow_up.request_id
       LEFT JOIN motions_ministry AS ministry ON ministry.id = follow_up.ministry_id
       LEFT JOIN auth_user AS owner ON owner.id = follow_up.owner_id
 WHERE event.id > %(last_event)s AND NOT event.is_silent
   AND event.kind IN ('{EventKind.DUE_SOON}', '{EventKind.TERM_PASSED}')
"""  # noqa: S608

# Subscriptions in force today. Somebody without an account counts after confirming, and hears nothing internal. Who
# does not work here hears of a day that lies ahead when it has come.
_FOLLOWERS = f"""
SELECT subscription.*,
       CASE subscription.frequency WHEN '{Subscription.Frequency.AT_ONCE}'
                                   THEN CASE WHEN staff.is_staff OR NOT %(lies_ahead)s THEN NULL
                                             ELSE %(its_morning)s END
                                   WHEN '{Subscription.Frequency.DAILY}' THEN %(next_daily)s
                                   ELSE %(next_weekly)s END AS hold_until,
       coalesce(staff.is_staff, FALSE) AS is_staff
  FROM motions_subscription AS subscription
       LEFT JOIN auth_user AS staff ON staff.id = subscription.user_id
 WHERE subscription.ended_at IS NULL
   AND (subscription.paused_until IS NULL OR subscription.paused_until <= %(today)s)
   AND CASE WHEN subscription.user_id IS NULL THEN subscription.confirmed_at IS NOT NULL ELSE staff.is_active END
"""  # noqa: S608

_ADDRESSES = {
    Notification.Role.OWNER: ("owner_address", "owner_address <> ''"),
    Notification.Role.MAILBOX: ("mailbox", "mailbox <> ''"),
    Notification.Role.OFFICE: ("%(office)s", "owner_address = '' AND mailbox = ''"),
}

# The planner takes the new events for one row, so each of these must be cheap row by row: followers of one thing are
# looked up by index, followers of everything are read once.
_FOLLOWS = {
    scope: ("follower", f"follower.scope = '{scope}' AND follower.{target}_id = news.{target}_id")
    for scope, target in (
        (Subscription.Scope.MOTION, "motion"),
        (Subscription.Scope.COMMITMENT, "commitment"),
        (Subscription.Scope.MINISTRY, "ministry"),
    )
} | {Subscription.Scope.EVERYTHING: ("follower_of_all", "TRUE")}


def insert_notifications() -> str:
    """Writes a notification for each event of ``sweep_due`` that is news, once per event, address and channel.

    Parameters: :func:`recipient_parameters`. Digests are held until they leave.
    """
    told = [_to_address(*each) for each in enumerate(_ADDRESSES)]
    told += [_to_followers(*each) for each in enumerate(_FOLLOWS, len(_ADDRESSES))]
    return f"""
INSERT INTO motions_notification (event_id, recipient, channel, role, subscription_id, hold_until, created_at)
WITH news AS ({_NEWS}),
     follower AS NOT MATERIALIZED ({_FOLLOWERS}),
     follower_of_all AS MATERIALIZED (SELECT * FROM follower WHERE scope = '{Subscription.Scope.EVERYTHING}'),
     told AS ({" UNION ALL ".join(told)})
SELECT event_id, recipient, channel, role, subscription_id, hold_until, %(now)s
  FROM told
 WHERE TRUE
 ORDER BY event_id, place, coalesce(hold_until, %(now)s), subscription_id
    ON CONFLICT (event_id, recipient, channel) DO NOTHING
"""  # noqa: S608  (made of this module's own words; values are parameters)


def recipient_parameters(connection: BaseDatabaseWrapper, *, today: date, now: datetime) -> dict[str, Any]:
    moments = {
        "now": now,
        "its_morning": _morning_of(today),
        "next_daily": _morning_of(next_digest_on(weekly=False, today=today)),
        "next_weekly": _morning_of(next_digest_on(weekly=True, today=today)),
    }
    return {"office": settings.OFFICE_MAILBOX.lower(), "lies_ahead": today > localdate(now)} | {
        name: connection.ops.adapt_datetimefield_value(moment) for name, moment in moments.items()
    }


def _morning_of(day: date) -> datetime:
    return datetime.combine(day, MORNING, tzinfo=get_default_timezone())


def _to_address(place: int, role: Notification.Role) -> str:
    address, condition = _ADDRESSES[role]
    return f"""
SELECT event_id, {address} AS recipient, '{Channel.EMAIL}' AS channel, '{role}' AS role, {place} AS place,
       CAST(NULL AS bigint) AS subscription_id, CAST(NULL AS timestamp with time zone) AS hold_until
  FROM news WHERE {condition}"""  # noqa: S608


def _to_followers(place: int, scope: Subscription.Scope) -> str:
    follower, condition = _FOLLOWS[scope]
    return f"""
SELECT news.event_id,
       CASE follower.channel WHEN '{Channel.EMAIL}' THEN lower(trim(follower.address)) ELSE follower.address END,
       follower.channel, '{Notification.Role.FOLLOWER}', {place}, follower.id, follower.hold_until
  FROM news JOIN {follower} AS follower ON {condition}
 WHERE follower.is_staff OR NOT news.is_internal"""  # noqa: S608
