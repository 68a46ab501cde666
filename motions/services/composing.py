"""What a message says when it leaves, and whether it still may: its reason is looked at again at the last moment."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.core.mail import EmailMessage
from django.utils.timezone import localdate

from motions.models import Message, Notification
from motions.queries.notices import NoticeItem, notice_items, viewer_of
from motions.queries.seen import Viewer
from motions.rules.calendar import Calendar
from motions.rules.follow_ups import EventKind
from motions.rules.notices import Reason, still_stands
from motions.services.notice_mail import notice_mail

Items = dict[Viewer, dict[int, NoticeItem]]


def items_of(messages: Iterable[Message], *, today: date, calendar: Calendar) -> Items:
    """What these messages are about, in a fixed number of statements."""
    wanted: dict[Viewer, set[int]] = defaultdict(set)
    carried = Notification.objects.filter(message__in=list(messages), cancelled_at=None)
    for notification in carried.select_related("event", "subscription__user"):
        wanted[viewer_of(notification)].add(notification.event.follow_up_id)
    return {
        viewer: notice_items(sorted(follow_ups), viewer=viewer, today=today, calendar=calendar)
        for viewer, follow_ups in wanted.items()
    }


def compose(message: Message, items: Items, *, now: datetime) -> EmailMessage | None:
    """The mail as it may leave now, or None when there is nothing left to say. One statement.

    A notice is void when its event was taken back, its term moved, its follow-up is done, its reader unsubscribed, or
    its reader may not see the item (any more).
    """
    today = localdate(now)
    carried = message.notifications.filter(cancelled_at=None).select_related(
        "event__follow_up", "event__deadline", "event__retracted_by", "subscription__user"
    )
    for notification in carried:
        item = items.get(viewer_of(notification), {}).get(notification.event.follow_up_id)
        if item is not None and _stands(notification, today=today):
            return notice_mail(notification, item, message_id=message.message_id, now=now)
    return None


def _stands(notification: Notification, *, today: date) -> bool:
    if notification.role == Notification.Role.FOLLOWER:
        subscription = notification.subscription
        if subscription is None or subscription.ended_at is not None:
            return False
    event, follow_up = notification.event, notification.event.follow_up
    reason = Reason(
        kind=EventKind(event.kind),
        retracted=hasattr(event, "retracted_by"),
        version=event.deadline.version if event.deadline else None,
        term_version=follow_up.term_version,
        open_due_on=follow_up.open_due_on,
    )
    return still_stands(reason, today=today)
