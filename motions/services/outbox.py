"""Delivery: each message handed to the mail server once, whatever crashes or overlaps.

A message is claimed, marked as being handed over, handed over, and marked as sent; each step is one conditional
UPDATE, committed before the next. Two senders cannot take the same step: the UPDATE of the second finds nothing. Who
dies before the hand-over leaves a claim that runs out; who dies within it leaves a message of which nobody can know
whether it went, and that is what it will say: *uncertain*, never sent again by itself.
"""

import logging
import os
import secrets
import socket
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.mail import EmailMessage, get_connection
from django.db import DatabaseError, transaction
from django.db.models import F, Q
from django.utils.timezone import localdate

from motions.models import Channel, Message, Notification
from motions.rules import delivery
from motions.services.bundling import bundle
from motions.services.calendars import current_calendar
from motions.services.composing import Carried, carried_by, compose
from motions.services.permissions import RESOLVE_MESSAGE, require
from motions.services.postbox import Connect, LineBroken, NoAnswer, NotTaken, Postbox, Refused, Unreachable

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
State = Message.State

BATCH = 50
"""Messages claimed at once: what a dying sender leaves behind until its claim runs out."""
PATIENCE = 3
"""After so many lines that broke or fell silent in a row, a run leaves the server alone until the next."""


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
    """Send what may go out now, at most ``limit`` messages, over one connection.

    ``clock`` gives the moment of each step. Messages that a dead sender was handing over become uncertain first. Any
    number of runs may overlap.
    """
    abandoned = _note_uncertain(now=clock())
    bundle(now=clock())
    with Postbox(connect) as postbox:
        run = _Run(clock, postbox)
        try:
            run.go(limit)
        finally:
            run.release()
    became = run.became
    return Delivered(
        sent=became[State.SENT],
        failed=became[State.FAILED],
        uncertain=became[State.UNCERTAIN] + abandoned,
        postponed=became[State.WAITING],
        cancelled=became[State.CANCELLED],
        stopped_by=run.stopped_by,
    )


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


def _note_uncertain(*, now: datetime) -> int:
    left_behind = Message.objects.filter(state=State.HANDING_OVER, claimed_until__lt=now)
    return left_behind.update(state=State.UNCERTAIN, error="De afzender viel weg tijdens het overdragen.")


class _Run:
    """One run of one sender: what it claims bears its name, and only it moves that on."""

    def __init__(self, clock: Clock, postbox: Postbox) -> None:
        self._clock = clock
        self._postbox = postbox
        self._calendar = current_calendar()
        self._name = f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(8)}"
        self._broken_lines = 0
        self._in_hand: list[int] = []
        self.became: Counter[State] = Counter()
        self.stopped_by = ""

    def go(self, limit: int | None) -> None:
        claimed = 0
        while not self.stopped_by and (limit is None or claimed < limit):
            batch = self._claim(BATCH if limit is None else min(BATCH, limit - claimed))
            if not batch:
                return
            claimed += len(batch)
            carried = self._carried(batch)
            for message in batch:
                self._deliver(message, carried)
                if self.stopped_by:
                    return

    def release(self) -> None:
        """Give back what was claimed and not offered."""
        ours = Message.objects.filter(pk__in=self._in_hand, state=State.CLAIMED, claimed_by=self._name)
        ours.update(state=State.WAITING, claimed_by="", claimed_until=None)

    def _claim(self, size: int) -> list[Message]:
        now = self._clock()
        free = Q(state=State.WAITING, not_before__lte=now) | Q(state=State.CLAIMED, claimed_until__lt=now)
        with transaction.atomic():
            first = Message.objects.filter(free, channel=Channel.EMAIL).order_by("not_before", "pk")
            # The lock spares two senders the same rows; that only one gets them is the condition of the UPDATE.
            keys = list(first.select_for_update(skip_locked=True).values_list("pk", flat=True)[:size])
            Message.objects.filter(free, pk__in=keys).update(
                state=State.CLAIMED, claimed_by=self._name, claimed_until=now + delivery.LEASE
            )
        self._in_hand = keys
        return list(Message.objects.filter(pk__in=keys, claimed_by=self._name).order_by("not_before", "pk"))

    def _carried(self, batch: list[Message]) -> dict[int, list[Carried]] | None:
        """What the batch carries; None when one of them cannot be read, so that only that one fails."""
        try:
            return carried_by(batch, today=localdate(self._clock()), calendar=self._calendar)
        except DatabaseError:
            raise
        except Exception:
            logger.exception("messages %s", [message.pk for message in batch])
            return None

    def _deliver(self, message: Message, carried: dict[int, list[Carried]] | None) -> None:
        try:
            self._postbox.open()
        except Unreachable as error:
            self.stopped_by = str(error)
            return
        try:
            mail = self._compose(message, carried)
        except DatabaseError:
            raise
        except Exception as error:
            logger.exception("message %s", message.pk)
            self._settle(message, State.FAILED, error=f"Kan niet worden opgesteld: {error}")
            return
        if mail is None:
            self._cancel(message)
        elif self._step(message, (State.CLAIMED,), State.HANDING_OVER, **self._one_more_attempt()):
            self._hand_over(message, mail)

    def _compose(self, message: Message, carried: dict[int, list[Carried]] | None) -> EmailMessage | None:
        now = self._clock()
        if carried is None:
            carried = carried_by([message], today=localdate(now), calendar=self._calendar)
        return compose(message, carried.get(message.pk, []), now=now)

    def _one_more_attempt(self) -> dict[str, Any]:
        return {"attempts": F("attempts") + 1, "claimed_until": self._clock() + delivery.LEASE}

    def _hand_over(self, message: Message, mail: EmailMessage) -> None:
        try:
            self._postbox.hand_over(mail)
        except Refused as error:
            self._settle(message, State.FAILED, error=str(error))
        except NoAnswer as error:
            self._settle(message, State.UNCERTAIN, error=str(error))
            self._count_broken_line(error)
        except (NotTaken, Unreachable) as error:
            self._postpone(message, error)
            if isinstance(error, LineBroken | Unreachable):
                self._count_broken_line(error)
        else:
            self._settle(message, State.SENT, sent_at=self._clock(), error="")
            self._broken_lines = 0

    def _postpone(self, message: Message, error: Exception) -> None:
        wait = delivery.wait_after(message.attempts + 1)
        if wait is None:
            self._settle(message, State.FAILED, error=str(error))
        else:
            self._settle(message, State.WAITING, error=str(error), not_before=self._clock() + wait)

    def _count_broken_line(self, error: Exception) -> None:
        self._broken_lines += 1
        if self._broken_lines == PATIENCE:
            self.stopped_by = str(error)

    def _cancel(self, message: Message) -> None:
        with transaction.atomic():
            if self._step(message, (State.CLAIMED,), State.CANCELLED):
                Notification.objects.filter(message=message, cancelled_at=None).update(cancelled_at=self._clock())
                self.became[State.CANCELLED] += 1

    def _settle(self, message: Message, state: State, *, error: str, **columns: Any) -> None:
        # Also from "uncertain": when the clock jumped past our lease, we are the one who does know.
        ours = (State.CLAIMED, State.HANDING_OVER, State.UNCERTAIN)
        if self._step(message, ours, state, error=error[:500], **columns):
            self.became[state] += 1

    def _step(self, message: Message, from_states: tuple[State, ...], state: State, **columns: Any) -> bool:
        """Move the message on if it is still ours; False when somebody else has it."""
        ours = Message.objects.filter(pk=message.pk, claimed_by=self._name, state__in=from_states)
        return ours.update(state=state, **columns) == 1
