"""What one sender has in hand: every step of a message is a conditional UPDATE, committed before the next begins.

Two senders cannot take the same step: the UPDATE of the second finds nothing. That a message was sent is noted together
with "the next one is being handed over", in one statement: at any moment at most one message of a sender can be such
that nobody knows whether it went.
"""

import os
import secrets
import socket
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from motions.models import Message
from motions.rules import delivery

Clock = Callable[[], datetime]
State = Message.State

# Also from "uncertain": when the clock jumped past our lease, we are the one who does know.
_STEP = f"""
UPDATE motions_message
   SET state = CASE WHEN id = %(sent)s THEN '{State.SENT}' ELSE '{State.HANDING_OVER}' END,
       sent_at = CASE WHEN id = %(sent)s THEN %(sent_at)s ELSE sent_at END,
       error = CASE WHEN id = %(sent)s THEN '' ELSE error END,
       attempts = CASE WHEN id = %(sent)s THEN attempts ELSE attempts + 1 END,
       claimed_until = CASE WHEN id = %(sent)s THEN claimed_until ELSE %(until)s END
 WHERE id IN (%(sent)s, %(next)s) AND claimed_by = %(name)s
   AND (id = %(next)s AND state = '{State.CLAIMED}'
        OR id = %(sent)s AND state IN ('{State.CLAIMED}', '{State.HANDING_OVER}', '{State.UNCERTAIN}'))
RETURNING id
"""  # noqa: S608
NOBODY = 0
"""No message has this key."""


class Claims:
    """The messages that bear this sender's name; only it moves them on. ``became`` counts where they ended."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._name = f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(8)}"
        self._in_hand: list[int] = []
        self._sent: tuple[int, datetime] | None = None
        self.became: Counter[State] = Counter()

    def take(self, size: int, channel: str) -> list[Message]:
        """Claim at most so many messages that may go out over this channel now, those that wait longest first."""
        now = self._clock()
        free = Q(state=State.WAITING, not_before__lte=now) | Q(state=State.CLAIMED, claimed_until__lt=now)
        with transaction.atomic():
            first = Message.objects.filter(free, channel=channel).order_by("not_before", "pk")
            # The lock spares two senders the same rows; that only one gets them is the condition of the UPDATE.
            keys = list(first.select_for_update(skip_locked=True).values_list("pk", flat=True)[:size])
            Message.objects.filter(free, pk__in=keys).update(
                state=State.CLAIMED, claimed_by=self._name, claimed_until=now + delivery.LEASE
            )
        self._in_hand = keys
        return list(Message.objects.filter(pk__in=keys, claimed_by=self._name).order_by("not_before", "pk"))

    def begin(self, message: Message) -> bool:
        """Mark the message as being handed over, and the one before it as sent; False when somebody else has it."""
        return message.pk in self._step(message.pk)

    def was_sent(self, message: Message) -> None:
        """The other side took it; the next step notes that."""
        self._sent = message.pk, self._clock()

    def note_sent(self) -> None:
        """Note it now: nothing follows at once."""
        if self._sent:
            self._step(NOBODY)

    def settle(self, message: Message, state: State, *, error: str = "", **columns: Any) -> bool:
        """Say where a message ended that was not sent; False when somebody else has it."""
        self.note_sent()
        ours = Message.objects.filter(
            pk=message.pk, claimed_by=self._name, state__in=(State.CLAIMED, State.HANDING_OVER, State.UNCERTAIN)
        )
        moved = ours.update(state=state, error=error[:500], **columns) == 1
        self.became[state] += moved
        return moved

    def release(self) -> None:
        """Note what was sent and give back what was claimed and not offered, also after the database went away."""
        if connection.connection and not connection.in_atomic_block and not connection.is_usable():
            connection.close()
        self.note_sent()
        ours = Message.objects.filter(pk__in=self._in_hand, state=State.CLAIMED, claimed_by=self._name)
        ours.update(state=State.WAITING, claimed_by="", claimed_until=None)

    def _step(self, following: int) -> Sequence[int]:
        sent, sent_at = self._sent or (NOBODY, None)
        moment = connection.ops.adapt_datetimefield_value
        values = {
            "sent": sent,
            "sent_at": moment(sent_at) if sent_at else None,
            "next": following,
            "until": moment(self._clock() + delivery.LEASE),
            "name": self._name,
        }
        with connection.cursor() as cursor:
            cursor.execute(_STEP, values)
            moved = [key for (key,) in cursor.fetchall()]
        self._sent = None
        self.became[State.SENT] += sent in moved
        return moved
