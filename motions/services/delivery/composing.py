"""What messages say when they leave, and whether they still may: each reason is looked at again at the last moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.utils.timezone import localdate

from motions.models import Message, Notification
from motions.rules.calendar import Calendar
from motions.services.calendars import current_calendar
from motions.services.delivery.carrying import Carried, carried, names_of
from motions.services.delivery.confirmation_mail import confirmation_mail
from motions.services.delivery.digest_mail import digest_mail
from motions.services.delivery.digests import gather
from motions.services.delivery.notice_mail import notice_mail
from motions.services.notices.reasons import looked_at

Purpose = Message.Purpose


def carried_by(messages: Iterable[Message], *, today: date, calendar: Calendar) -> dict[int, list[Carried]]:
    """What each message of a single notice carries, by its key, in a fixed number of statements.

    What a digest carries is read when it is composed.
    """
    of: dict[int, list[Carried]] = defaultdict(list)
    for each in carried(_carried_alone(messages), today=today, calendar=calendar):
        assert each.notification.message_id is not None
        of[each.notification.message_id].append(each)
    return of


def standing_of(messages: Iterable[Message], *, today: date) -> set[int]:
    """The keys of these messages' notifications whose reason stands at this moment, in one statement.

    A notice is void when its event was taken back, its term moved, its follow-up is done, or its reader unsubscribed or
    cannot be reached. A digest looks for itself.
    """
    return {row.pk for row, stands in looked_at(_carried_alone(messages), today=today) if stands}


def compose(message: Message, carried: list[Carried], standing: set[int], *, now: datetime) -> EmailMessage | None:
    """The mail as it may leave now, or None when there is nothing left to say; ``standing`` as of a moment ago.

    What a notice is about must also be visible to its reader still.
    """
    if message.purpose == Purpose.CONFIRMATION:
        return confirmation_mail(message, now=now)
    if message.purpose == Purpose.DIGEST:
        return _digest(message, now=now)
    return next((mail for each in carried if (mail := _notice(message, each, standing, now=now))), None)


def _notice(message: Message, carried: Carried, standing: set[int], *, now: datetime) -> EmailMessage | None:
    if carried.item is None or carried.event is None or carried.notification.pk not in standing:
        return None
    return notice_mail(
        carried.notification,
        carried.item,
        carried.event,
        followed=carried.followed,
        message_id=message.message_id,
        now=now,
    )


def _digest(message: Message, *, now: datetime) -> EmailMessage | None:
    """One mail for all; what was held back or moved and is one thing only goes as the notice that it is."""
    digest = gather(message, today=localdate(now), calendar=current_calendar(), now=now)
    if digest is None:
        return None
    if digest.total == 1 and not digest.is_periodical:
        only = digest.lines[0]
        names = names_of(set(digest.subscriptions))
        named = replace(only, followed=names.get(only.notification.subscription_id or 0))
        return _notice(message, named, {only.notification.pk}, now=now)
    return digest_mail(message, digest, now=now)


def _carried_alone(messages: Iterable[Message]) -> QuerySet[Notification]:
    keys = [message.pk for message in messages if message.purpose == Purpose.NOTICE]
    return Notification.objects.filter(message__in=keys, cancelled_at=None)
