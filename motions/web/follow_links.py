"""Where a page lets its readers follow what it shows, and what else beside it."""

from dataclasses import dataclass

from django.urls import reverse

from motions.models import Subscription
from motions.queries.followable import Followable, beside_commitment, beside_motion

Scope = Subscription.Scope

NOUNS = {
    "motie": Scope.MOTION,
    "toezegging": Scope.COMMITMENT,
    "ministerie": Scope.MINISTRY,
    "dossier": Scope.DOSSIER,
    "lid": Scope.PERSON,
    "ambt": Scope.OFFICE,
    "commissie": Scope.COMMITTEE,
}
"""The scopes as the address bar has them."""
_NOUN_OF = {scope: noun for noun, scope in NOUNS.items()}


@dataclass(frozen=True, slots=True)
class FollowLink:
    """Something to follow: its name, as it goes after "volg", and the page where that is asked."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class FollowLinks:
    """What an item's page offers: the item itself, and what it belongs to."""

    address: str
    others: tuple[FollowLink, ...]


def item_links(scope: str, key: int) -> FollowLinks:
    """The links on the page of this motion or commitment. Four statements at most."""
    return FollowLinks(follow_address(scope, key), beside(scope, key))


def beside(scope: str, key: int) -> tuple[FollowLink, ...]:
    """What else the reader of a motion or commitment may want to follow; nothing beside anything else."""
    found: tuple[Followable, ...] = ()
    if scope == Scope.MOTION:
        found = beside_motion(key)
    elif scope == Scope.COMMITMENT:
        found = beside_commitment(key)
    return tuple(FollowLink(one.name, follow_address(one.scope, one.key)) for one in found)


def follow_address(scope: str, key: int | None) -> str:
    """Where this is followed."""
    return reverse("follow", args=(_NOUN_OF[Scope(scope)], key))
