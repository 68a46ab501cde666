"""Messages for the notifications that may go out: today one message each, later also a digest of many."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction

from motions.models import Channel, Message, Notification

BATCH = 500


def bundle(*, now: datetime) -> None:
    """Give every e-mail notification that may go out now its message.

    The message's identity follows from the notification, so that two senders who bundle at once make one message: the
    second finds the first one's.
    """
    while batch := list(
        Notification.objects.ready(now).filter(channel=Channel.EMAIL).order_by("created_at", "pk")[:BATCH]
    ):
        with transaction.atomic():
            _bundle(batch, now=now)


def _bundle(batch: list[Notification], *, now: datetime) -> None:
    identities = {notification.pk: _identity(notification) for notification in batch}
    Message.objects.bulk_create(
        (
            Message(
                recipient=notification.recipient,
                message_id=identities[notification.pk],
                created_at=now,
                not_before=now,
            )
            for notification in batch
        ),
        ignore_conflicts=True,
    )
    keys = dict(Message.objects.filter(message_id__in=identities.values()).values_list("message_id", "pk"))
    for notification in batch:
        notification.message_id = keys[identities[notification.pk]]
    Notification.objects.bulk_update(batch, ["message"])


def _identity(notification: Notification) -> str:
    """A Message-ID of this notification only, also after its number was used in a database that is gone."""
    moment = notification.created_at.astimezone(UTC)
    domain = settings.NOTICES_FROM.rpartition("@")[2]
    return f"<notice-{notification.pk}-{moment:%Y%m%dT%H%M%S%f}@{domain}>"
