"""What members of the public ask to follow: a wish counts after its address confirmed it, and is forgotten otherwise.

Nobody learns from the answer whether an address is known: :func:`ask` and :func:`send_manage_link` say nothing of what
they did. Nobody can fill somebody's mailbox: an address gets at most ``MAILS_A_DAY`` of these mails a day, and the same
wish is asked again only after ``ASKED_AGAIN``.
"""

import hashlib
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from motions.models import Channel, Message, Subscription
from motions.queries.followed import WITH
from motions.queries.seen import Viewer
from motions.services.delivery.confirmation_mail import CONFIRM_WITHIN
from motions.services.following.subscription_links import Link
from motions.services.following.wanted import Wanted, checked, choose, mail_address, open_row
from motions.services.refusals import Refused

MAILS_A_DAY = 5
"""How many mails about wishes an address gets on one day, in the office's own time."""
ASKED_AGAIN = timedelta(hours=4)
"""How long the same wish asks for no second mail."""
BATCH = 500


class WishGone(Refused):
    """There is no such wish (any more)."""

    def __init__(self) -> None:
        days = CONFIRM_WITHIN.days
        super().__init__(
            f"Deze bevestiging is verlopen: u kunt haar {days} dagen gebruiken. Vraag het volgen opnieuw aan;"
            " u krijgt dan een nieuwe mail."
        )


class WishEnded(Refused):
    """It was confirmed and has been ended since."""

    def __init__(self) -> None:
        super().__init__("U hebt dit abonnement opgezegd. Wilt u dit weer volgen, vraag het dan opnieuw aan.")


def ask(*, wanted: Wanted, now: datetime) -> None:
    """Keep the wish and mail its address for a confirmation, in one transaction. Raises BadWish for bad input only.

    The same wish makes one row. Where the address follows it already, the mail says so.
    """
    wanted = checked(wanted, viewer=Viewer.VISITOR)
    with transaction.atomic():
        row, is_new = open_row(wanted, created_at=now, confirmed_at=None)
        mailed = _mail(row, now=now)
        if is_new and not mailed:
            transaction.set_rollback(True)
        elif mailed and row.confirmed_at is None:
            # The mail tells of these choices, and from it on there is a week to confirm.
            choose(row, wanted.choices, created_at=now)


def send_manage_link(*, address: str, now: datetime) -> None:
    """Mail where everything that this address follows can be changed; nothing happens where it follows nothing."""
    confirmed = Subscription.objects.filter(
        address=mail_address(address), channel=Channel.EMAIL, confirmed_at__isnull=False, ended_at=None
    )
    with transaction.atomic():
        row = confirmed.order_by("pk").first()
        if row is not None:
            _mail(row, now=now)


def to_confirm(*, link: Link, now: datetime) -> Subscription:
    """The wish that this link can confirm, or has confirmed. Raises WishGone and WishEnded."""
    return _wish(Subscription.objects.select_related(*WITH), link, now)


def confirm(*, link: Link, now: datetime) -> Subscription:
    """The wish counts from now on; confirming it again changes nothing. Raises WishGone and WishEnded."""
    with transaction.atomic():
        row = _wish(Subscription.objects.select_for_update(), link, now)
        if row.confirmed_at is None:
            row.confirmed_at = now
            row.save(update_fields=["confirmed_at"])
    return row


def forget_unconfirmed(*, now: datetime) -> int:
    """Remove wishes that nobody confirmed in time, with their history and mails, and say how many they were."""
    forgotten = 0
    late = Subscription.objects.filter(confirmed_at=None, user=None, created_at__lte=now - CONFIRM_WITHIN)
    while keys := list(late.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            # Whoever confirms at this very moment has the row; then it is no longer late.
            keys = list(late.select_for_update().filter(pk__in=keys).values_list("pk", flat=True))
            Message.objects.filter(subscription__in=keys, state__in=_DONE, notifications=None).delete()
            Subscription.objects.filter(pk__in=keys).delete()
            Subscription.history.filter(id__in=keys).delete()
        forgotten += len(keys)
    return forgotten


_DONE = (Message.State.SENT, Message.State.FAILED, Message.State.CANCELLED)


def _wish(rows: QuerySet[Subscription], link: Link, now: datetime) -> Subscription:
    row = rows.filter(pk=link.subscription, address=link.address).first()
    if row is None or (row.confirmed_at is None and row.created_at + CONFIRM_WITHIN <= now):
        raise WishGone
    if row.ended_at is not None:
        raise WishEnded
    return row


def _mail(row: Subscription, *, now: datetime) -> bool:
    """Put the mail in the outbox, unless this wish or this address had its share; whether it was put there.

    The number of the mail of this day is its identity, so that many who ask at once do not get more of them.
    """
    of_wish = Message.objects.filter(subscription=row, purpose=Message.Purpose.CONFIRMATION)
    if of_wish.filter(created_at__gt=now - ASKED_AGAIN).exists():
        return False
    identities = _identities(row.address, now=now)
    taken = set(Message.objects.filter(message_id__in=identities).values_list("message_id", flat=True))
    columns = {
        "recipient": row.address,
        "purpose": Message.Purpose.CONFIRMATION,
        "subscription": row,
        "created_at": now,
        "not_before": now,
    }
    for identity in identities:
        if identity not in taken:
            message, is_new = Message.objects.get_or_create(message_id=identity, defaults=columns)
            if is_new or message.subscription_id == row.pk:
                return is_new
    return False


def _identities(address: str, *, now: datetime) -> list[str]:
    """The Message-IDs that the mails to this address may have today."""
    day, who = f"{localdate(now):%Y%m%d}", hashlib.sha256(address.encode()).hexdigest()[:24]
    domain = settings.NOTICES_FROM.rpartition("@")[2]
    return [f"<confirm-{day}-{who}-{number}@{domain}>" for number in range(1, MAILS_A_DAY + 1)]
