"""Follow-ups of motions that turned out not to be adopted go back, unless somebody worked on them."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from motions.models import FollowUp, FollowUpEvent, Notification, TransferItem
from motions.queries.unadopted import unadopted
from motions.rules.follow_ups import EventKind
from motions.services import events


def take_back(*, now: datetime, today: date) -> int:
    """Take back, silently, what nobody worked on; what somebody did work on waits in Mijn werk. Returns how many."""
    found = list(untouched(unadopted()).order_by("pk"))
    for follow_up in found:
        retract(follow_up, now=now, today=today)
    return len(found)


def retract(follow_up: FollowUp, *, now: datetime, today: date) -> None:
    """Take a follow-up back that an import opened, and cancel what was still to be told of it."""
    opened = follow_up.events.standing().filter(kind=EventKind.OPENED.value)
    with transaction.atomic():
        events.retract(events=opened, actor=None, now=now, today=today)
        unsent = Notification.objects.filter(event__follow_up=follow_up, message=None, cancelled_at=None)
        unsent.update(cancelled_at=now)


def untouched(follow_ups: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Those on which nobody noted, handles, edited or offered anything."""
    of_it = OuterRef("pk")
    return follow_ups.filter(
        ~Q(Exists(FollowUpEvent.objects.filter(follow_up=of_it, actor__isnull=False))),
        ~Q(Exists(FollowUp.history.filter(id=of_it, history_user__isnull=False))),
        ~Q(Exists(TransferItem.objects.filter(follow_up=of_it))),
        owner=None,
    )


def lasting() -> QuerySet[FollowUp]:
    """All but the follow-ups that an import took back: where the adoption returns, another is opened."""
    taken_back = FollowUpEvent.objects.filter(
        follow_up=OuterRef("pk"), kind=EventKind.OPENED.value, retracted_by__isnull=False, retracted_by__actor=None
    )
    return FollowUp.objects.filter(~Q(Exists(taken_back)))
