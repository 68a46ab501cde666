"""Delivery: each message handed over once, whatever crashes or overlaps.

A message is claimed, marked as being handed over, handed over, and marked as sent; each step is committed before the
next. Who dies before the hand-over leaves a claim that runs out; who dies within it leaves a message of which nobody
can know whether it went, and that is what it will say: *uncertain*, never sent again by itself. A webhook is different:
its receiver knows a repeated call by its number, so a call of which nobody knows is made again.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.mail import get_connection
from django.utils.timezone import localdate

from motions.models import Channel, Message
from motions.services.delivery import delivery_state
from motions.services.delivery.bundling import bundle
from motions.services.delivery.claims import Clock, State
from motions.services.delivery.postbox import Connect, Postbox
from motions.services.delivery.sending import Door, Sender
from motions.services.delivery.webhooks import Caller
from motions.services.notices.telling import tell
from motions.services.permissions import RESOLVE_MESSAGE, require

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of the messages of one run.

    ``failed`` are undeliverable, ``postponed`` will be offered again, ``cancelled`` had lost their reason;
    ``stopped_by`` says in the server's own words why the run ended early, else it is "".
    """

    sent: int
    failed: int
    uncertain: int
    postponed: int = 0
    cancelled: int = 0
    stopped_by: str = ""


class NotUncertain(Exception):
    """The message is not uncertain (any more)."""

    def __init__(self) -> None:
        super().__init__("Dit bericht is niet (meer) onzeker; iemand anders heeft het al afgehandeld.")


class NotFailed(Exception):
    """The message is not undeliverable (any more)."""

    def __init__(self) -> None:
        super().__init__("Dit bericht is niet (meer) onbestelbaar; het wacht al op verzending of is verzonden.")


def deliver(*, clock: Clock, limit: int | None = None, connect: Connect = get_connection) -> Delivered:
    """Send what may go out now, at most ``limit`` messages a channel, mails over one connection and then webhooks.

    ``clock`` gives the moment of each step. Messages that a dead sender was handing over become uncertain first. Any
    number of runs may overlap. Nothing at all leaves while delivery is paused: ``stopped_by`` then says why.
    """
    paused = delivery_state.check_in(now=clock())
    if paused:
        logger.warning("nothing sent: %s", paused)
        return Delivered(sent=0, failed=0, uncertain=0, stopped_by=paused)
    abandoned = _take_over_from_the_dead(now=clock())
    now = clock()
    tell(today=localdate(now), now=now)
    bundle(now=now)
    with Postbox(connect) as postbox:
        mails = _send(clock, postbox, limit)
    calls = _send(clock, Caller(), limit)
    became = mails.claims.became + calls.claims.became
    return Delivered(
        sent=became[State.SENT],
        failed=became[State.FAILED],
        uncertain=became[State.UNCERTAIN] + abandoned,
        postponed=became[State.WAITING],
        cancelled=became[State.CANCELLED],
        stopped_by=mails.stopped_by or calls.stopped_by,
    )


def _send(clock: Clock, door: Door, limit: int | None) -> Sender:
    sender = Sender(clock, door)
    sender.go(limit)
    return sender


def resolve_uncertain(*, message: Message, was_delivered: bool, actor: "User", now: datetime) -> None:
    """A person found out whether an uncertain message arrived; one that did not is sent again. Raises NotUncertain."""
    require(actor, RESOLVE_MESSAGE)
    columns = {"state": State.SENT, "sent_at": now} if was_delivered else {"state": State.WAITING, "not_before": now}
    if not _resolve(message, State.UNCERTAIN, actor, columns):
        raise NotUncertain


def send_again(*, message: Message, actor: "User", now: datetime) -> None:
    """A person removed what made a message undeliverable: it is offered again, with new patience. Raises NotFailed."""
    require(actor, RESOLVE_MESSAGE)
    columns = {"state": State.WAITING, "not_before": now, "attempts": 0}
    if not _resolve(message, State.FAILED, actor, columns):
        raise NotFailed


def _resolve(message: Message, state: State, actor: "User", columns: dict[str, Any]) -> bool:
    # Without its claim: a sender that still lives somewhere has nothing more to say about it.
    columns |= {"resolved_by": actor, "claimed_by": "", "claimed_until": None}
    resolved = Message.objects.filter(pk=message.pk, state=state).update(**columns) == 1
    message.refresh_from_db()
    return resolved


def _take_over_from_the_dead(*, now: datetime) -> int:
    """What dead senders were handing over: webhooks are called again; returns how many mails became uncertain."""
    left_behind = Message.objects.filter(state=State.HANDING_OVER, claimed_until__lt=now)
    left_behind.filter(channel=Channel.WEBHOOK).update(
        state=State.WAITING, not_before=now, claimed_by="", claimed_until=None
    )
    mails = left_behind.filter(channel=Channel.EMAIL)
    return mails.update(state=State.UNCERTAIN, error="De afzender viel weg tijdens het overdragen.")
