"""Addresses of subscribers that keep refusing: counted, and after some left alone until a person looks at them.

Only what the other side says during the hand-over counts. A mail that comes back later arrives in the mailbox of
``NOTICES_FROM``, which this program does not read.
"""

from collections.abc import Collection
from datetime import datetime

from django.db.models import F, Q, QuerySet

from motions.models import Message, Notification, Subscription
from motions.rules.delivery import MOST_REFUSALS


def count_refusal(message: Message, *, for_good: bool, now: datetime) -> None:
    """Count a refusal for each subscription that the message was sent for; the last one bearable ends its notices.

    ``for_good`` is a receiver that says it has gone: that ends the subscription itself.
    """
    subscriptions = _of([message]).filter(ended_at=None)
    if for_good:
        subscriptions.update(ended_at=now, refused_at=now)
        return
    subscriptions.update(refusals=F("refusals") + 1)
    _of([message]).filter(refused_at=None, refusals__gte=MOST_REFUSALS).update(refused_at=now)


def forget_refusals(taken: Collection[Message]) -> None:
    """These messages were taken: their addresses work."""
    if taken:
        _of(taken).filter(refusals__gt=0).update(refusals=0, refused_at=None)


def _of(messages: Collection[Message]) -> "QuerySet[Subscription]":
    """The subscriptions that these messages were sent for."""
    return Subscription.objects.filter(
        Q(pk__in=Notification.objects.filter(message__in=messages).order_by().values("subscription"))
        | Q(pk__in=[message.subscription_id for message in messages if message.subscription_id])
    )
