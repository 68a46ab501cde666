"""Subscriptions: staff follow with their account; whoever holds a signed address, or an account, changes and ends them.

``by`` is who acts: a user, or the link that proves that somebody reads the mail of an address.
"""

import base64
import secrets
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from motions.models import Channel, Notification, Subscription
from motions.queries.seen import Viewer
from motions.services.calendars import current_calendar
from motions.services.following.subscription_links import Link
from motions.services.following.wanted import BadWish, Choices, Wanted, checked, choose, open_row
from motions.services.notices.recipients import Wish, departure_of, morning_of
from motions.services.notices.telling import hand_on
from motions.services.permissions import CHANGE_SUBSCRIPTION, refusal
from motions.services.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    By = User | Link

NOT_YOURS = "Dit abonnement hoort niet bij dit e-mailadres."
NO_STAFF = "Alleen medewerkers volgen met hun account."


class FollowedAlready(Refused):
    """There is an open subscription of this address to the same."""

    def __init__(self) -> None:
        super().__init__("Dit adres volgt dit al. Wijzig het abonnement dat er is.")


def check_follow(*, wanted: Wanted, actor: "User", today: date) -> Wanted:
    """The wish, spelled our way, as :func:`follow` would keep it. Raises what that raises."""
    if not actor.is_staff:
        raise PermissionDenied(NO_STAFF)
    wanted = checked(wanted, viewer=Viewer.STAFF)
    if wanted.channel == Channel.EMAIL and wanted.address != actor.email.strip().lower():
        _require_permission(actor)
    check_pause(wanted.choices, today=today)
    if Subscription.objects.filter(**wanted.columns, ended_at=None, confirmed_at__isnull=False).exists():
        raise FollowedAlready
    return wanted


def follow(*, wanted: Wanted, actor: "User", now: datetime, today: date) -> Subscription:
    """A member of staff follows from now on, by mail or with a webhook. Raises BadWish and FollowedAlready.

    A webhook gets a new secret (``webhook_secret``), which the caller shows once.
    """
    wanted = check_follow(wanted=wanted, actor=actor, today=today)
    secret = new_secret() if wanted.channel == Channel.WEBHOOK else ""
    with transaction.atomic():
        row, is_new = open_row(wanted, created_at=now, confirmed_at=now, user=actor, webhook_secret=secret)
        if not is_new and row.confirmed_at is not None:
            raise FollowedAlready
        if not is_new:
            # The public form was used first; an account needs no confirmation.
            choose(row, wanted.choices, confirmed_at=now, user_id=actor.pk)
    return row


def change(*, subscription: Subscription, choices: Choices, by: "By", today: date) -> None:
    """How often, in which language, and from when again. Raises BadWish and PermissionDenied.

    Another pause also counts for what waits already, but for messages that are about to leave.
    """
    _require(subscription, by)
    if choices.paused_until != subscription.paused_until:
        check_pause(choices, today=today)
    with transaction.atomic():
        row = _locked(subscription)
        is_other_pause = choices.paused_until != row.paused_until
        choose(row, choices)
        if is_other_pause:
            _wait_anew(row, today=today)
    subscription.refresh_from_db()


def end(*, subscription: Subscription, by: "By", now: datetime) -> None:
    """Nothing more is sent for it from this moment, also not what waits; ending it again changes nothing.

    What waits goes on where another open subscription of the address wants it too.
    """
    _require(subscription, by)
    with transaction.atomic():
        row = _locked_with_its_address(subscription)
        if row.ended_at is None:
            row.ended_at = now
            row.save(update_fields=["ended_at"])
            hand_on(row, today=localdate(now), now=now)
    subscription.ended_at = row.ended_at


def end_all(*, by: Link, now: datetime) -> int:
    """End everything that the link's address follows, and say how many that were."""
    open_rows = of_address(by.address).filter(ended_at=None)
    with transaction.atomic():
        rows = list(open_rows.select_for_update().order_by("pk"))
        for row in rows:
            row.ended_at = now
            row.save(update_fields=["ended_at"])
    return len(rows)


def resume(*, subscription: Subscription, by: "By") -> None:
    """Take an ending back. What was followed anew meanwhile stays as it is. Raises PermissionDenied."""
    _require(subscription, by)
    try:
        with transaction.atomic():
            row = _locked(subscription)
            row.ended_at = None
            row.save(update_fields=["ended_at"])
    except IntegrityError:
        raise FollowedAlready from None
    subscription.ended_at = None


def try_again(*, subscription: Subscription, by: "User") -> None:
    """The address was looked at: what it refused is forgotten, and messages go to it again."""
    _require(subscription, by)
    Subscription.objects.filter(pk=subscription.pk).update(refusals=0, refused_at=None)
    subscription.refusals, subscription.refused_at = 0, None


def reset_secret(*, subscription: Subscription, by: "User") -> str:
    """A new secret for a webhook, which the caller shows once; what leaves from now on is signed with it."""
    _require(subscription, by)
    if subscription.channel != Channel.WEBHOOK:
        raise Refused("Alleen een webhook heeft een geheim.")
    secret = new_secret()
    Subscription.objects.filter(pk=subscription.pk).update(webhook_secret=secret)
    subscription.webhook_secret = secret
    return secret


def check_pause(choices: Choices, *, today: date) -> None:
    """Raises BadWish where the pause would end today or has ended."""
    if choices.paused_until is not None and choices.paused_until <= today:
        raise BadWish("paused_until", "Kies een dag die nog komt, of laat de pauze leeg.")


def new_secret() -> str:
    """``whsec_`` and 32 random bytes in base64, as Standard Webhooks writes a secret."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode('ascii')}"


def of_address(address: str) -> QuerySet[Subscription]:
    """All that goes to this e-mail address by mail."""
    return Subscription.objects.filter(address=address, channel=Channel.EMAIL)


def may_change(subscription: Subscription, actor: "User") -> bool:
    """Their own, or any with the permission."""
    return actor.is_staff and (subscription.user_id == actor.pk or not refusal(actor, CHANGE_SUBSCRIPTION))


def _require(subscription: Subscription, by: "By") -> None:
    if isinstance(by, Link):
        if subscription.channel != Channel.EMAIL or subscription.address != by.address:
            raise PermissionDenied(NOT_YOURS)
    elif not may_change(subscription, by):
        raise PermissionDenied(refusal(by, CHANGE_SUBSCRIPTION) or NO_STAFF)


def _wait_anew(row: Subscription, *, today: date) -> None:
    """What waits for it leaves when a notice of today would; what was held for a pause that ended stays together."""
    wish = Wish(row.scope, row.frequency, row.quiet_in_recess, row.paused_until)
    leaves = departure_of(wish, today=today, calendar=current_calendar())
    waiting = Notification.objects.unbundled().filter(subscription=row)
    if leaves.on is not None:
        waiting.update(hold_until=morning_of(leaves.on), bundle=leaves.bundle)
    else:
        waiting.exclude(bundle="").update(hold_until=None)


def _require_permission(actor: "User") -> None:
    if refused := refusal(actor, CHANGE_SUBSCRIPTION):
        raise PermissionDenied(refused)


def _locked(subscription: Subscription) -> Subscription:
    return Subscription.objects.select_for_update().get(pk=subscription.pk)


def _locked_with_its_address(subscription: Subscription) -> Subscription:
    """The row, with all of its address that is open locked in the order of their keys."""
    same_address = Subscription.objects.filter(address=subscription.address, channel=subscription.channel)
    rows = same_address.filter(Q(pk=subscription.pk) | Q(ended_at=None)).select_for_update().order_by("pk")
    return next(row for row in rows if row.pk == subscription.pk)
