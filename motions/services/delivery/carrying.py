"""What notifications are about, as each of their readers may know it, in a fixed number of statements."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from motions.models import Notification, Subscription
from motions.queries.followed import WITH, Followed, followed
from motions.queries.notice_events import NoticeEvent
from motions.queries.notices import NoticeItem, notices, viewer_of
from motions.queries.seen import Viewer
from motions.rules.calendar import Calendar

ReadBy = tuple[Viewer, date]
"""Who reads it, and as of which day."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A notification with what it is about.

    ``item`` and ``event`` are None where its reader may not see that (any more); ``followed`` is None for who was not
    told as a follower.
    """

    notification: Notification
    item: NoticeItem | None
    event: NoticeEvent | None = None
    followed: Followed | None = None


def carried(
    notifications: QuerySet[Notification], *, today: date, calendar: Calendar, named: bool = True
) -> list[Carried]:
    """These notifications, oldest first; without what is followed unless ``named``.

    What a sweep for a later day wrote is told as it stands on that day, for the same number of statements a day.
    """
    rows = list(notifications.select_related("event", "subscription__user").order_by("pk"))
    wanted: dict[ReadBy, dict[int, int]] = defaultdict(dict)
    for row in rows:
        wanted[_read_by(row, today)][row.event_id] = row.event.follow_up_id
    told = {
        (reader, event): what
        for reader, events in wanted.items()
        for event, what in notices(events, viewer=reader[0], today=reader[1], calendar=calendar).items()
    }
    names = names_of({row.subscription_id for row in rows if row.subscription_id}) if named else {}
    found = []
    for row in rows:
        item, event = told.get((_read_by(row, today), row.event_id), (None, None))
        found.append(Carried(row, item, event, names.get(row.subscription_id or 0)))
    return found


def names_of(subscriptions: set[int]) -> dict[int, Followed]:
    """What these subscriptions follow, as their readers may know it."""
    rows = list(Subscription.objects.filter(pk__in=subscriptions).select_related("user", *WITH).order_by("pk"))
    named: dict[int, Followed] = {}
    for viewer in Viewer:
        theirs = [row for row in rows if (row.user is not None and row.user.is_staff) is viewer.is_staff]
        if theirs:
            named |= {row.pk: name for row, name in zip(theirs, followed(theirs, viewer=viewer), strict=True)}
    return named


def _read_by(notification: Notification, today: date) -> ReadBy:
    return viewer_of(notification), max(notification.event.happened_on, today)
