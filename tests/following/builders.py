"""Wishes and subscriptions, as tests need them."""

from datetime import UTC, datetime
from typing import Any

from motions.models import Message, Subscription
from motions.services.following import wishes
from motions.services.following.subscription_links import Link
from motions.services.following.wanted import Choices, Wanted

NOW = datetime(2026, 7, 13, 8, 0, tzinfo=UTC)
"""Monday 13 July 2026, ten in the morning in The Hague."""
ADDRESS = "volger@krant.example"


def wanted(scope: str = "everything", target: int | None = None, *, address: str = ADDRESS, **choices: Any) -> Wanted:
    filter = choices.pop("filter", "")
    return Wanted(address=address, scope=scope, target=target, filter=filter, choices=Choices(**choices))


def ask(*what: Any, now: datetime = NOW, **choices: Any) -> None:
    wishes.ask(wanted=wanted(*what, **choices), now=now)


def make_subscription(address: str = ADDRESS, **overrides: Any) -> Subscription:
    """A confirmed subscription to everything, unless a narrower scope is named."""
    fields = {"scope": "everything", "created_at": NOW, "confirmed_at": NOW} | overrides
    return Subscription.objects.create(address=address, **fields)


def link_of(subscription: Subscription) -> Link:
    return Link(subscription.pk, subscription.address)


def asked() -> list[tuple[str, str, bool]]:
    """Address, scope and whether confirmed, of each open row."""
    rows = Subscription.objects.filter(ended_at=None).order_by("pk")
    return [(row.address, row.scope, row.confirmed_at is not None) for row in rows]


def mailed() -> list[str]:
    """To whom mails about wishes wait or went."""
    return list(Message.objects.filter(purpose="confirmation").order_by("pk").values_list("recipient", flat=True))
