"""Follow-ups around one morning: the term of 2 July 2026 has passed since midnight."""

from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth.models import User

from motions.models import FollowUp, Ministry, Subscription
from tests.builders import NOW, make_commitment, make_follow_up, make_ministry

DUE_ON = date(2026, 7, 2)
TODAY = date(2026, 7, 3)
MORNING = datetime(2026, 7, 3, 4, 0, tzinfo=UTC)
"""06:00 in Amsterdam on 3 July 2026."""


def make_late(
    owner: User | None = None, *, title: str = "De Kamer informeren over bruggen", **overrides: Any
) -> FollowUp:
    """A commitment (or a named request) whose term passed at midnight and of which nobody was told."""
    fields = {"due_on": DUE_ON, "next_notice_on": TODAY, "owner": owner, "follow_from": date(2026, 2, 10)} | overrides
    if "request" not in fields:
        fields["commitment"] = make_commitment(title=title)
    return make_follow_up(**fields)


def make_mailbox(address: str = "pz@bz.example", code: str = "bz") -> Ministry:
    """A ministry whose department has a mailbox."""
    return make_ministry(code, mailbox=address)


def follow(address: str = "volger@krant.example", *, user: User | None = None, **overrides: Any) -> Subscription:
    """A confirmed subscription to everything, unless a narrower scope is named."""
    fields = {"scope": "everything", "created_at": NOW, "confirmed_at": NOW} | overrides
    return Subscription.objects.create(address=address, user=user, **fields)
