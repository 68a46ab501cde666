"""Whether messages leave, and what waits while they do not."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from motions.models import DeliveryState, Message, Notification

State = Message.State


@dataclass(frozen=True, slots=True)
class DeliveryNow:
    """What staff see of delivery: ``reason`` is "" while it runs.

    ``waiting`` messages and ``unbundled`` notices leave when it goes on. ``last_sent_at`` is the newest that this
    database knows of: after a restore what was sent later is unknown here, and waits here as if it never left.
    """

    paused_at: datetime | None
    paused_by: str
    reason: str
    waiting: int
    unbundled: int
    last_sent_at: datetime | None

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None


def delivery_now() -> DeliveryNow:
    """In four statements."""
    state = DeliveryState.objects.select_related("paused_by").first() or DeliveryState()
    return DeliveryNow(
        paused_at=state.paused_at,
        paused_by=state.paused_by.get_username() if state.paused_by else "",
        reason=state.pause_reason,
        waiting=Message.objects.filter(state__in=(State.WAITING, State.CLAIMED, State.HANDING_OVER)).count(),
        unbundled=Notification.objects.unbundled().count(),
        last_sent_at=Message.objects.filter(state=State.SENT).aggregate(newest=Max("sent_at"))["newest"],
    )
