"""One run of one sender over one channel: claim, look at the reason once more, mark, hand over, note."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Any, NamedTuple, Protocol

from django.db import DatabaseError, transaction
from django.utils.timezone import localdate

from motions.models import Message, Notification
from motions.rules import delivery
from motions.services.calendars import current_calendar
from motions.services.delivery import bounces, delivery_state
from motions.services.delivery.carrying import Carried
from motions.services.delivery.claims import Claims, Clock, State
from motions.services.delivery.composing import carried_by, standing_of
from motions.services.delivery.handing_over import (
    LineBroken,
    NoAnswer,
    NotTaken,
    RecipientRefused,
    Refused,
    Unreachable,
)

logger = logging.getLogger(__name__)

BATCH = 100
"""Messages claimed and composed at once: what a dying sender leaves behind until its claim runs out."""
AHEAD = 4_000_000
"""Bytes of composed messages that may lie ready: a batch of very long digests is composed in parts."""
FRESH = 2.0
"""Seconds for which a composed message is still true; on a slow line it is composed again."""
PATIENCE = 3
"""After so many lines that broke or fell silent in a row, a run leaves the server alone until the next."""


class Letter(Protocol):
    """A message as it goes over the line."""

    @property
    def size(self) -> int:
        """Its bytes."""


class Door(Protocol):
    """Where the messages of a channel leave."""

    channel: str
    is_one_server: bool
    """Whether all messages go to the same server, so that one that fails is left alone."""

    def compose(self, message: Message, carried: list[Carried], standing: set[int], clock: Clock) -> Letter | None:
        """The message as it may leave now, None when there is nothing left to say. Raises Refused."""

    def open(self) -> None:
        """Make sure that there is a connection. Raises Unreachable."""

    def hand_over(self, letter: Any) -> None:
        """Return when the other side has taken it. Raises Unreachable, NotTaken, LineBroken, Refused, NoAnswer."""


class _Reasons(NamedTuple):
    """What messages carry, by their keys, and the keys of the notifications that stand."""

    carried: dict[int, list[Carried]]
    standing: set[int]


@dataclass(frozen=True, slots=True)
class Ready:
    """A claimed message, composed: a letter, an error instead of one, or neither when it has lost its reason."""

    message: Message
    letter: Letter | None = None
    error: str = ""
    as_of: float = 0.0

    @property
    def is_fresh(self) -> bool:
        return monotonic() - self.as_of < FRESH


class Sender:
    """Sends until nothing waits, ``limit`` is reached, or ``stopped_by`` says why not."""

    def __init__(self, clock: Clock, door: Door) -> None:
        self._clock = clock
        self._door = door
        self._calendar = current_calendar()
        self._broken_lines = 0
        self._sent_to: list[Message] = []
        self._unwilling: dict[str, str] = {}
        self.claims = Claims(clock)
        self.stopped_by = ""

    def go(self, limit: int | None) -> None:
        claimed = 0
        try:
            while not self.stopped_by and (limit is None or claimed < limit):
                batch = self.claims.take(BATCH if limit is None else min(BATCH, limit - claimed), self._door.channel)
                if not batch:
                    return
                claimed += len(batch)
                self._send(batch)
                self._end_batch()
        finally:
            self.claims.release()
            self._note_reached()

    def _send(self, batch: Sequence[Message]) -> None:
        for ready in self._composed(batch):
            try:
                self._door.open()
            except Unreachable as error:
                self.stopped_by = str(error)
                return
            self._deliver(ready if ready.is_fresh else next(self._composed([ready.message])))
            if self.stopped_by:
                return

    def _end_batch(self) -> None:
        self.claims.note_sent()
        self._note_reached()
        self.stopped_by = self.stopped_by or delivery_state.why_paused()

    def _composed(self, batch: Sequence[Message]) -> Iterator[Ready]:
        """The batch, composed ahead so that nothing is in between two hand-overs but the mark."""
        as_of, reasons = monotonic(), self._reasons(batch)
        ready: list[Ready] = []
        size = 0
        for message in batch:
            one = self._compose(message, reasons, as_of)
            ready.append(one)
            size += one.letter.size if one.letter else 0
            if size > AHEAD:
                yield from ready
                self.claims.note_sent()
                ready, size = [], 0
        yield from ready

    def _reasons(self, batch: Sequence[Message]) -> _Reasons | None:
        """What the batch carries and what of it stands; None when one cannot be read, so that only that one fails."""
        try:
            return self._read(batch)
        except DatabaseError:
            raise
        except Exception:
            logger.exception("messages %s", [message.pk for message in batch])
            return None

    def _read(self, batch: Sequence[Message]) -> _Reasons:
        today = localdate(self._clock())
        return _Reasons(carried_by(batch, today=today, calendar=self._calendar), standing_of(batch, today=today))

    def _compose(self, message: Message, reasons: _Reasons | None, as_of: float) -> Ready:
        try:
            carried, standing = reasons or self._read([message])
            letter = self._door.compose(message, carried.get(message.pk, []), standing, self._clock)
        except DatabaseError:
            raise
        except Refused as error:
            return Ready(message, error=str(error), as_of=as_of)
        except Exception as error:
            logger.exception("message %s", message.pk)
            return Ready(message, error=f"Kan niet worden opgesteld: {error}", as_of=as_of)
        return Ready(message, letter=letter, as_of=as_of)

    def _deliver(self, ready: Ready) -> None:
        message = ready.message
        if ready.error:
            self.claims.settle(message, State.FAILED, error=ready.error)
        elif ready.letter is None:
            self._cancel(message)
        elif message.recipient in self._unwilling:
            # The next run asks this receiver again; it costs this message no attempt.
            wait = {"not_before": self._clock() + delivery.WAITS[0]}
            self.claims.settle(message, State.WAITING, error=self._unwilling[message.recipient], **wait)
        elif self.claims.begin(message):
            self._hand_over(message, ready.letter)

    def _hand_over(self, message: Message, letter: Letter) -> None:
        try:
            self._door.hand_over(letter)
        except RecipientRefused as error:
            self._note_reached()
            if self.claims.settle(message, State.FAILED, error=str(error)):
                bounces.count_refusal(message, for_good=error.for_good, now=self._clock())
        except Refused as error:
            self.claims.settle(message, State.FAILED, error=str(error))
        except NoAnswer as error:
            self.claims.settle(message, State.UNCERTAIN, error=str(error))
            self._count_broken_line(error)
        except (NotTaken, Unreachable) as error:
            self._postpone(message, error)
        else:
            self.claims.was_sent(message)
            self._sent_to.append(message)
            self._broken_lines = 0

    def _postpone(self, message: Message, error: NotTaken | Unreachable) -> None:
        wait: timedelta | None = delivery.wait_after(message.attempts + 1)
        if wait is None:
            self.claims.settle(message, State.FAILED, error=str(error))
        else:
            self.claims.settle(message, State.WAITING, error=str(error), not_before=self._clock() + wait)
        if not self._door.is_one_server:
            self._unwilling[message.recipient] = str(error)
        elif isinstance(error, LineBroken | Unreachable):
            self._count_broken_line(error)

    def _count_broken_line(self, error: Exception) -> None:
        self._broken_lines += 1
        if self._broken_lines == PATIENCE:
            self.stopped_by = str(error)

    def _cancel(self, message: Message) -> None:
        with transaction.atomic():
            if self.claims.settle(message, State.CANCELLED):
                Notification.objects.filter(message=message, cancelled_at=None).update(cancelled_at=self._clock())

    def _note_reached(self) -> None:
        bounces.forget_refusals(self._sent_to)
        self._sent_to = []
