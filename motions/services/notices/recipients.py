"""Who hears of an event: the table of ``rules.notice_kinds`` and the scopes of subscriptions, for all events at once.

An address gets one notice of an event, in the first role that fits, and as a follower at the earliest moment that one
of its subscriptions asks for. The statements read the temporary tables of ``services.notices.news`` and
``services.notices.filter_hits``.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.timezone import get_default_timezone, localdate

from motions.models import Channel, Notification, Subscription
from motions.rules.calendar import Calendar
from motions.rules.notice_kinds import BY_SWEEP, TOLD, Hears, kinds_for
from motions.rules.sending_days import Departure, Rhythm, departure

Role = Notification.Role
Scope = Subscription.Scope

MORNING = time(7, 0)
"""When leaves what waits for its day, in the office's own time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What subscriptions have in common as far as it decides whom to look for, and when their messages leave.

    ``paused_until`` is None where no pause lasts.
    """

    scope: str
    frequency: str
    quiet_in_recess: bool
    paused_until: date | None


def insert_notifications(wishes: Collection[Wish]) -> str:
    """Writes a notification for each event of ``news``, once per event, address and channel.

    ``wishes`` are those of the open subscriptions: scopes that nobody follows cost nothing. Parameters:
    :func:`recipient_parameters`, for the same wishes in the same order.
    """
    to_addresses = [_to_address(place, *each) for place, each in enumerate(_ADDRESSES.items())]
    return _insert(wishes, [*to_addresses, *_to_all_followers(wishes)], "TRUE")


def insert_for_public(wishes: Collection[Wish]) -> str:
    """The same, but only for followers who do not work here; some scope has to be followed."""
    return _insert(wishes, _to_all_followers(wishes), "NOT coalesce(staff.is_staff, FALSE)")


def hand_on_notifications(wishes: Collection[Wish]) -> str:
    """Gives what waits for the subscription ``ended`` to another of the same address that wants it too.

    It leaves when the other one's would; what is in a message already stays there. ``wishes`` are those of the open
    subscriptions of that ``address`` and ``channel``, which are parameters with ``ended``.
    """
    return f"""
WITH {_told(wishes, _to_all_followers(wishes), _SAME_ADDRESS)},
     heir AS (SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY {_EARLIEST}) AS place_in_line FROM told)
UPDATE motions_notification
   SET subscription_id = heir.subscription_id,
       hold_until = CASE WHEN message_id IS NULL THEN heir.hold_until ELSE motions_notification.hold_until END,
       bundle = CASE WHEN message_id IS NULL THEN heir.bundle ELSE motions_notification.bundle END
  FROM heir
 WHERE heir.place_in_line = 1 AND heir.event_id = motions_notification.event_id
   AND motions_notification.subscription_id = %(ended)s
"""  # noqa: S608


_SAME_ADDRESS = "subscription.address = %(address)s AND subscription.channel = %(channel)s"
_EARLIEST = "coalesce(hold_until, %(now)s), subscription_id"


def _insert(wishes: Collection[Wish], told: Iterable[str], only: str) -> str:
    return f"""
INSERT INTO motions_notification (event_id, recipient, channel, role, subscription_id, hold_until, bundle,
                                  created_at)
WITH {_told(wishes, told, only)}
SELECT event_id, recipient, channel, role, subscription_id, hold_until, bundle, %(now)s
  FROM told
 WHERE TRUE
 ORDER BY event_id, place, {_EARLIEST}
    ON CONFLICT (event_id, recipient, channel) DO NOTHING
"""  # noqa: S608


def _told(wishes: Collection[Wish], told: Iterable[str], only: str) -> str:
    return f"""follower AS NOT MATERIALIZED ({_followers(wishes)} AND {only}),
     told AS ({" UNION ALL ".join(told)})"""


def _to_all_followers(wishes: Collection[Wish]) -> list[str]:
    used = {wish.scope for wish in wishes}
    return [_to_followers(scope, *each) for scope, ways in _FOLLOWS.items() if scope in used for each in ways]


def recipient_parameters(
    connection: BaseDatabaseWrapper, *, wishes: Iterable[Wish], calendar: Calendar, today: date, now: datetime
) -> dict[str, Any]:
    moments: dict[str, datetime | None] = {"now": now, "its_morning": morning_of(today)}
    days: dict[str, date | None] = {"today": today}
    texts: dict[str, Any] = {"office": settings.OFFICE_MAILBOX.lower(), "lies_ahead": today > localdate(now)}
    for number, wish in enumerate(wishes):
        leaves = departure_of(wish, today=today, calendar=calendar)
        moments[f"leaves_{number}"] = morning_of(leaves.on) if leaves.on else None
        days[f"paused_{number}"] = wish.paused_until
        texts |= {f"bundle_{number}": leaves.bundle, f"frequency_{number}": wish.frequency}
        texts |= {f"quiet_{number}": wish.quiet_in_recess}
    adapt_moment, adapt_day = connection.ops.adapt_datetimefield_value, connection.ops.adapt_datefield_value
    return (
        texts
        | {name: adapt_moment(moment) for name, moment in moments.items()}
        | {name: adapt_day(day) for name, day in days.items()}
    )


def departure_of(wish: Wish, *, today: date, calendar: Calendar) -> Departure:
    """When a notice for such a subscription leaves."""
    recesses = calendar if wish.quiet_in_recess else None
    return departure(Rhythm(wish.frequency), today=today, paused_until=wish.paused_until, recesses=recesses)


def morning_of(day: date) -> datetime:
    return datetime.combine(day, MORNING, tzinfo=get_default_timezone())


def _texts(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _kinds(hears: Hears) -> str:
    return f"news.kind IN ({_texts(kinds_for(hears))})"


_ADDRESSES = {
    Role.OWNER: ("owner_address", f"owner_address <> '' AND {_kinds(Hears.OWNER)}"),
    Role.MAILBOX: ("mailbox", f"mailbox <> '' AND {_kinds(Hears.MAILBOX)}"),
    Role.OFFICE: ("%(office)s", f"owner_address = '' AND mailbox = '' AND {_kinds(Hears.OFFICE)}"),
}

_OF_NEWS = {Scope.MOTION: "motion_id", Scope.COMMITMENT: "commitment_id", Scope.MINISTRY: "ministry_id"}

# By scope the ways from an event to who follows it: joins, each looked up by an index, row by row.
_FOLLOWS: dict[str, tuple[tuple[str, str], ...]] = {
    **{scope: (("", f"follower.{key} = news.{key}"),) for scope, key in _OF_NEWS.items()},
    Scope.DOSSIER: (("", "follower.dossier_id = news.dossier_id"),),
    Scope.OFFICE: (("", "follower.office_id = news.office_id"), ("", "follower.office_id = news.promised_by")),
    Scope.PERSON: (
        ("JOIN motions_mover AS link ON link.motion_id = news.motion_id", "follower.person_id = link.person_id"),
        (
            "JOIN motions_commitmentaddressee AS link ON link.commitment_id = news.commitment_id",
            "follower.person_id = link.person_id",
        ),
    ),
    Scope.COMMITTEE: (
        ("", "follower.committee_id = news.committee_id"),
        (
            "JOIN motions_commitmentaddressee AS link ON link.commitment_id = news.commitment_id",
            "follower.committee_id = link.committee_id",
        ),
        (
            "JOIN motions_statement AS said ON said.commitment_id = news.commitment_id AND said.retracted_at IS NULL"
            " JOIN motions_activity AS link ON link.id = said.activity_id",
            "follower.committee_id = link.committee_id",
        ),
    ),
    Scope.FILTER: (
        (
            "JOIN filter_hit AS hit ON hit.follow_up_id = news.follow_up_id"
            f" AND (hit.is_whole OR news.kind NOT IN ({_texts(sorted(BY_SWEEP))}))",
            "follower.filter = hit.filter AND follower.is_staff = hit.is_staff",
        ),
    ),
    Scope.EVERYTHING: (("", "TRUE"),),
}

_ONE_ITEM = (Scope.MOTION, Scope.COMMITMENT)
_WIDER_ONLY = tuple(kind for kind, told in TOLD.items() if told.wider_only)


def _followers(wishes: Collection[Wish]) -> str:
    """Open subscriptions that count, with when what they are told leaves and in which bundle.

    Somebody without an account counts after confirming; an address that keeps refusing waits for somebody to look.
    """
    return f"""
SELECT subscription.*,
       {_chosen("leaves", wishes, "CAST(NULL AS timestamp with time zone)")} AS leaves_at,
       {_chosen("bundle", wishes, "''")} AS own_bundle,
       coalesce(staff.is_staff, FALSE) AS is_staff
  FROM motions_subscription AS subscription
       LEFT JOIN auth_user AS staff ON staff.id = subscription.user_id
 WHERE subscription.ended_at IS NULL AND subscription.refused_at IS NULL
   AND CASE WHEN subscription.user_id IS NULL THEN subscription.confirmed_at IS NOT NULL ELSE staff.is_active END
"""  # noqa: S608


_NOT_PAUSED = "(paused_until IS NULL OR paused_until <= %(today)s)"


def _chosen(what: str, wishes: Collection[Wish], otherwise: str) -> str:
    ways = [
        f"WHEN frequency = %(frequency_{number})s AND quiet_in_recess = %(quiet_{number})s"
        f" AND {_NOT_PAUSED if wish.paused_until is None else f'paused_until = %(paused_{number})s'}"
        f" THEN %({what}_{number})s"
        for number, wish in enumerate(wishes)
    ]
    return f"CASE {' '.join(ways)} ELSE {otherwise} END" if ways else otherwise


def _to_address(place: int, role: Role, who: tuple[str, str]) -> str:
    address, condition = who
    return f"""
SELECT event_id, {address} AS recipient, '{Channel.EMAIL}' AS channel, '{role}' AS role, {place} AS place,
       CAST(NULL AS bigint) AS subscription_id, CAST(NULL AS timestamp with time zone) AS hold_until,
       step AS bundle
  FROM news WHERE {address} <> actor_address AND {condition}"""  # noqa: S608


def _to_followers(scope: str, joins: str, condition: str) -> str:
    hears = _kinds(Hears.COLLEAGUES) + (
        "" if scope not in _ONE_ITEM else f" AND news.kind NOT IN ({_texts(_WIDER_ONLY)})"
    )
    # Who does not work here hears of a day that lies ahead when it has come.
    return f"""
SELECT news.event_id,
       CASE follower.channel WHEN '{Channel.EMAIL}' THEN lower(trim(follower.address)) ELSE follower.address END
            AS recipient,
       follower.channel, '{Role.FOLLOWER}' AS role, {len(_ADDRESSES)} AS place, follower.id AS subscription_id,
       CASE WHEN leaves_at IS NULL AND %(lies_ahead)s AND NOT follower.is_staff THEN %(its_morning)s
            ELSE leaves_at END AS hold_until,
       CASE WHEN own_bundle = '' THEN step ELSE own_bundle END AS bundle
  FROM news {joins} JOIN follower ON follower.scope = '{scope}' AND {condition}
 WHERE {hears}
   AND (follower.is_staff OR ({_kinds(Hears.PUBLIC)} AND NOT hidden))
   AND lower(trim(follower.address)) <> actor_address"""  # noqa: S608
