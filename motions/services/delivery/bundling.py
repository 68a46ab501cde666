"""Messages for the notifications that may go out: what shares a bundle travels together, everything else alone.

A message's identity follows from what it carries, so that any number of bundlers at once make one message: the second
finds the first one's. A bundle's identity is recipient, channel and bundle; a notification's is its number and moment.

A notification is only added to a message that no sender has in hand: the message's row is locked meanwhile, so that it
cannot be claimed. What comes to a bundle too late for its message goes with the bundle's next message.
"""

import hashlib
from collections.abc import Collection
from datetime import UTC, datetime
from itertools import count
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Case, Q, QuerySet, Value, When

from motions.models import Channel, Message, Notification

BATCH = 500
"""Notifications that get a message of their own in one transaction."""
BUNDLES = 100
"""Bundles, of any size, that get their message in one transaction."""

BUNDLED = Q(channel=Channel.EMAIL) & ~Q(bundle="")
"""What travels together. A webhook tells each event by itself."""


class _Bundle(NamedTuple):
    """What the notifications of one message have in common."""

    recipient: str
    channel: str
    bundle: str


def bundle(*, now: datetime) -> None:
    """Give every notification that may go out now its message."""
    _bundle_alone(now=now)
    _bundle_together(now=now)


def _bundle_alone(*, now: datetime) -> None:
    alone = Notification.objects.ready(now).exclude(BUNDLED).order_by("created_at", "pk")
    while batch := list(alone[:BATCH]):
        with transaction.atomic():
            _give_each_its_message(batch, now=now)


def _give_each_its_message(batch: list[Notification], *, now: datetime) -> None:
    identities = {notification.pk: _identity(notification) for notification in batch}
    Message.objects.bulk_create(
        (
            Message(
                recipient=notification.recipient,
                channel=notification.channel,
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
    return f"<notice-{notification.pk}-{moment:%Y%m%dT%H%M%S%f}@{_domain()}>"


def _bundle_together(*, now: datetime) -> None:
    while batch := {_Bundle(*each) for each in _bundles(now)[:BUNDLES]}:
        for mailing in count(1):
            with transaction.atomic():
                _fill(batch, mailing, now=now)
            batch &= {_Bundle(*each) for each in _of(batch, _bundles(now))}
            if not batch:
                break


def _bundles(now: datetime) -> "QuerySet[Notification, tuple[str, str, str]]":
    """The bundles of what may go out now."""
    ready = Notification.objects.ready(now).filter(BUNDLED)
    return ready.order_by(*_Bundle._fields).distinct().values_list(*_Bundle._fields)


def _fill(batch: Collection[_Bundle], mailing: int, *, now: datetime) -> None:
    """Add what these bundles hold to their first (second, ...) message, where no sender has that in hand yet."""
    bundles = {_identity_of(each, mailing): each for each in batch}
    Message.objects.bulk_create(
        (
            Message(
                recipient=bundles[identity].recipient,
                channel=bundles[identity].channel,
                purpose=Message.Purpose.DIGEST,
                message_id=identity,
                created_at=now,
                not_before=now,
            )
            for identity in sorted(bundles)
        ),
        ignore_conflicts=True,
    )
    waiting = Message.objects.filter(message_id__in=list(bundles), state=Message.State.WAITING)
    locked = waiting.select_for_update().order_by("message_id").values_list("message_id", "pk")
    takes = [When(**bundles[identity]._asdict(), then=Value(pk)) for identity, pk in locked]
    if takes:
        ready = Notification.objects.ready(now).filter(BUNDLED)
        _of(batch, ready).update(message=Case(*takes, default=None))


def _of(batch: Collection[_Bundle], notifications: "QuerySet[Notification, Any]") -> "QuerySet[Notification, Any]":
    """At least those of these bundles."""
    return notifications.filter(
        recipient__in={each.recipient for each in batch}, bundle__in={each.bundle for each in batch}
    )


def _identity_of(bundle: _Bundle, mailing: int) -> str:
    """A Message-ID that follows from the bundle and from how many of its messages left before."""
    key = "\n".join((*bundle, str(mailing)))
    return f"<bundle-{hashlib.sha256(key.encode()).hexdigest()[:40]}@{_domain()}>"


def _domain() -> str:
    return settings.NOTICES_FROM.rpartition("@")[2]
