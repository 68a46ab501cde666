"""Commitments: follow one that was kept without a follow-up, such as a written intention."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from motions.models import Commitment, FollowUp, Ministry
from motions.services.follow_ups import open_follow_up
from motions.services.permissions import FOLLOW_UP, require
from motions.services.terms import NewTerm

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def follow(
    *,
    commitment: Commitment,
    ministry: Ministry | None,
    term: NewTerm | None,
    actor: "User",
    now: datetime,
    today: date,
) -> FollowUp:
    """Follow a commitment from the day of its first statement. Raises AlreadyFollowed, TermBeforePromise."""
    require(actor, FOLLOW_UP)
    return open_follow_up(
        commitment=commitment,
        ministry=ministry,
        ministry_source=FollowUp.MinistrySource.STAFF if ministry else "",
        follow_from=commitment.promised_on,
        term=term,
        actor=actor,
        now=now,
        today=today,
    )
