"""What messages say when they leave, and whether they still may: the reason is looked at again at the last moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.mail import EmailMessage
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from motions.models import FollowUpEvent, Message, Notification
from motions.queries.notices import NoticeItem, notice_items, viewer_of
from motions.queries.seen import Viewer
from motions.rules.calendar import Calendar
from motions.rules.follow_ups import EventKind
from motions.rules.notices import Reason, still_stands
from motions.services.notice_mail import notice_mail


@dataclass(frozen=True, slots=True)
class Carried:
    """A notification of a message with what it is about; None when its reader may not see that (any more)."""

    notification: Notification
    item: NoticeItem | None


def carried_by(messages: Iterable[Message], *, today: date, calendar: Calendar) -> dict[int, list[Carried]]:
    """What each of these messages carries, by its key, in a fixed number of statements.

    What a sweep for a later day wrote is told as it stands on that day, for the same number of statements a day.
    """
    notifications = (
        Notification.objects.filter(message__in=list(messages), cancelled_at=None)
        .select_related("event", "subscription__user")
        .order_by("pk")
    )
    wanted: dict[tuple[Viewer, date], set[int]] = defaultdict(set)
    for notification in notifications:
        wanted[_read_by(notification, today)].add(notification.event.follow_up_id)
    items = {
        (viewer, day): notice_items(sorted(follow_ups), viewer=viewer, today=day, calendar=calendar)
        for (viewer, day), follow_ups in wanted.items()
    }
    carried: dict[int, list[Carried]] = defaultdict(list)
    for notification in notifications:
        assert notification.message_id is not None
        item = items[_read_by(notification, today)].get(notification.event.follow_up_id)
        carried[notification.message_id].append(Carried(notification, item))
    return carried


def _read_by(notification: Notification, today: date) -> tuple[Viewer, date]:
    """Who reads it, and as of which day."""
    return viewer_of(notification), max(notification.event.happened_on, today)


def compose(message: Message, carried: list[Carried], *, now: datetime) -> EmailMessage | None:
    """The mail as it may leave now, or None when there is nothing left to say. One statement.

    A notice is void when its event was taken back, its term moved, its follow-up is done, its reader unsubscribed, or
    its reader may not see the item.
    """
    standing = _standing(message, today=localdate(now))
    for each in carried:
        if each.item is not None and each.notification.pk in standing:
            return notice_mail(each.notification, each.item, message_id=message.message_id, now=now)
    return None


def _standing(message: Message, *, today: date) -> set[int]:
    """The keys of the message's notifications whose reason stands at this moment."""
    taken_back = FollowUpEvent.objects.filter(follow_up=OuterRef("event__follow_up"), retracts=OuterRef("event"))
    rows = Notification.objects.filter(message=message, cancelled_at=None).order_by()
    return {
        key
        for key, role, following, ended_at, kind, retracted, version, term_version, open_due_on in rows.values_list(
            "pk",
            "role",
            "subscription",
            "subscription__ended_at",
            "event__kind",
            Exists(taken_back),
            "event__deadline__version",
            "event__follow_up__term_version",
            "event__follow_up__open_due_on",
        )
        if (role != Notification.Role.FOLLOWER or (following is not None and ended_at is None))
        and still_stands(Reason(EventKind(kind), retracted, version, term_version, open_due_on), today=today)
    }
