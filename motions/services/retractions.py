"""Taking one event back, by an event of its own."""

from motions.models import FollowUpEvent, Notification
from motions.rules.follow_ups import EventKind
from motions.services.acts import Act


def take_back(event: FollowUpEvent, act: Act) -> None:
    """Write the RETRACTED event and cancel the unsent notices; the caller derives the state again, in its transaction.

    The follow-up is locked by the caller.
    """
    FollowUpEvent.objects.create(
        follow_up_id=event.follow_up_id,
        kind=EventKind.RETRACTED.value,
        once_key=f"{event.follow_up_id}:retracted:{event.pk}",
        happened_on=act.today,
        recorded_at=act.now,
        actor=act.actor,
        retracts=event,
        is_silent=True,
    )
    Notification.objects.filter(event=event, message=None, cancelled_at=None).update(cancelled_at=act.now)
