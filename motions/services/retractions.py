"""Taking events back, each by an event of its own."""

from collections.abc import Iterable

from motions.models import FollowUpEvent, Notification
from motions.rules.follow_ups import EventKind
from motions.services.acts import Act
from motions.services.writing import write_events


def take_back(event: FollowUpEvent, act: Act) -> None:
    """The same for one event."""
    take_back_all([event], act)


def take_back_all(events: Iterable[FollowUpEvent], act: Act) -> None:
    """Write the RETRACTED events and cancel the unsent notices, in two statements.

    The follow-ups are locked by the caller, who derives their states again in its transaction.
    """
    rows = list(events)
    write_events(
        FollowUpEvent(
            follow_up_id=event.follow_up_id,
            kind=EventKind.RETRACTED.value,
            once_key=f"{event.follow_up_id}:retracted:{event.pk}",
            happened_on=act.today,
            recorded_at=act.now,
            actor=act.actor,
            retracts=event,
            is_silent=True,
        )
        for event in rows
    )
    unsent = Notification.objects.filter(event__in=[event.pk for event in rows], message=None, cancelled_at=None)
    unsent.update(cancelled_at=act.now)
