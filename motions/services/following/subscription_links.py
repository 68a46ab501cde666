"""The addresses by which somebody without an account confirms, changes and ends what they follow.

Each address carries the subscription's key and its e-mail address, signed for one purpose: nobody can guess one, and
one purpose's address does not open another. None runs out by itself; that a wish must be confirmed within a week is
the service's to say (:mod:`motions.services.following.subscriptions`), an unsubscribe must work for as long as the mail
is kept.
"""

from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.core import signing
from django.urls import reverse

from motions.models import Subscription


class Purpose(Enum):
    """What an address is for: the name of its page, and the salt of its signature."""

    CONFIRM = "follow-confirm"
    MANAGE = "follow-manage"
    ONE_CLICK = "follow-one-click"


ALL = 0
"""No subscription has this key: a link with it is about all of its address."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a genuine address says: the subscription (which may be gone, or ALL) and the e-mail address it was for."""

    subscription: int
    address: str


def confirm_address(subscription: Subscription) -> str:
    """Where the wish is confirmed."""
    return _whole(Purpose.CONFIRM, subscription)


def manage_address(subscription: Subscription) -> str:
    """Where everything that this e-mail address follows is shown and changed."""
    return _whole(Purpose.MANAGE, subscription)


def one_click_address(subscription: Subscription, *, all_of_address: bool = False) -> str:
    """What a mail program posts to, to end this subscription, or all of its address (RFC 8058)."""
    if all_of_address:
        return _at(Purpose.ONE_CLICK, Link(ALL, subscription.address))
    return _whole(Purpose.ONE_CLICK, subscription)


def manage_address_of(link: Link) -> str:
    """The path to the same, for the holder of another link, whose subscription may be gone."""
    return reverse(Purpose.MANAGE.value, args=(_signed(Purpose.MANAGE, link),))


def read(purpose: Purpose, token: str) -> Link | None:
    """What the signed part says; None where it was not signed by us for this purpose."""
    try:
        key, address = _signer(purpose).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Link(key, address)


def _signer(purpose: Purpose) -> signing.Signer:
    return signing.Signer(salt=f"motions.subscriptions.{purpose.value}")


def _signed(purpose: Purpose, link: Link) -> str:
    return _signer(purpose).sign_object([link.subscription, link.address])


def _whole(purpose: Purpose, subscription: Subscription) -> str:
    return _at(purpose, Link(subscription.pk, subscription.address))


def _at(purpose: Purpose, link: Link) -> str:
    return f"{settings.BASE_URL}{reverse(purpose.value, args=(_signed(purpose, link),))}"
