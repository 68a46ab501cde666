"""What a fault acts upon, and what came of it: counted at the mail server, not in the outbox."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import QuerySet

from motions.models import FollowUp, FollowUpEvent, Message, Notification
from motions.services.delivery import delivery_state
from motions.services.outbox import Delivered, deliver
from motions.services.overdue import flag_overdue
from tests.builders import make_user
from tests.outbox.clock import Clock
from tests.outbox.mail_server import MailServer, running_mail_server
from tests.outbox.processes import Killable, killable
from tests.overdue.builders import MORNING, TODAY, follow, make_late

TOKEN = re.compile(r"brug\d{6}")
TOLD_TOGETHER = 8
"""Items that one follower follows: fewer than a digest names one by one."""
LATER = datetime(2026, 7, 10, 9, 0, tzinfo=UTC)
"""When every digest of that week has left."""
State = Message.State
SHOWN = (State.UNCERTAIN, State.FAILED)

Pair = tuple[str, str]
"""Who has to hear of which item: the unit in which lost and doubled are counted."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line of the table. ``uncertain`` are shown to a person; ``refused`` were, too: the server took none of them."""

    fault: str
    kills: int
    due: int
    delivered: int
    lost: int
    doubled: int
    uncertain: int
    refused: int

    @property
    def is_kept(self) -> bool:
        return self.due > 0 and not self.lost and not self.doubled


class World:
    """A scratch database, a mail server, and a process whose children can be killed."""

    def __init__(self, server: MailServer, process: Killable, seed: int) -> None:
        self.server = server
        self.process = process
        self.random = random.Random(seed)
        self.clock = Clock()
        self.kills = 0
        self._due: Counter[Pair] = Counter()
        self._numbers = count(1)

    def make_due(self, owners: int = 2) -> list[str]:
        """Follow-ups that are late, each with an owner of its own and a follower who gets a digest; their addresses."""
        return [self._late().owner.email for _ in range(owners)]  # type: ignore[union-attr]

    def _late(self, **overrides: Any) -> FollowUp:
        number = next(self._numbers)
        token = f"brug{number:06}"
        owner = make_user(f"eigenaar{number}")
        follower = f"volger{number // TOLD_TOGETHER}@krant.example"
        follow_up = make_late(owner, title=f"De Kamer informeren over {token}", **overrides)
        follow(follower, scope="commitment", commitment=follow_up.commitment, frequency="daily")
        for recipient in (owner.email, follower):
            self._due[recipient, token] += 1
        return follow_up

    def make_news(self) -> None:
        """An event that somebody wrote and of which nobody was told: that a follow-up was reported as done."""
        follow_up = self._late(state="reported")
        FollowUp.objects.filter(pk=follow_up.pk).update(next_notice_on=None)
        FollowUpEvent.objects.create(
            follow_up=follow_up, kind="reported", once_key=f"{follow_up.pk}:reported:1", happened_on=TODAY,
            recorded_at=MORNING,
        )  # fmt: skip

    def run(self, what: str, at: int) -> None:
        """Work in a process of its own that dies at its ``at``-th step."""
        self.kills += self.process.run(what, at=at, now=self.clock.now)

    def sweep(self) -> None:
        flag_overdue(today=TODAY, now=self.clock())

    def deliver(self) -> Delivered:
        return deliver(clock=self.clock, connect=self.server.connect)

    def settle(self) -> None:
        """Whatever went wrong has passed: sweep and deliver until nothing waits that may go."""
        self.sweep()
        self.clock.now = max(self.clock.now, LATER)
        for _ in range(60):
            self.clock.forward(hours=4)
            self.deliver()
            if delivery_state.why_paused() or not self._waits():
                return

    def _waits(self) -> bool:
        return (
            Notification.objects.unbundled().exists()
            or Message.objects.exclude(state__in=(State.SENT, State.CANCELLED, *SHOWN)).exists()
        )

    def outcome(self, fault: str) -> Outcome:
        arrived: Counter[Pair] = Counter()
        for mail in self.server.taken:
            body = mail.get_body(("plain",))
            assert body is not None
            for token in set(TOKEN.findall(body.get_content()) + TOKEN.findall(str(mail["Subject"]))):
                arrived[str(mail["To"]), token] += 1
        shown = _pairs_of(Notification.objects.filter(message__state__in=SHOWN))
        if delivery_state.why_paused():
            # The start page says that it all waits for a person.
            shown |= _pairs_of(Notification.objects.exclude(message__state=State.SENT))
        return Outcome(
            fault=fault,
            kills=self.kills,
            due=self._due.total(),
            delivered=len(arrived),
            lost=sum(1 for pair in self._due if not arrived[pair] and pair not in shown),
            doubled=sum(max(0, times - self._due[pair]) for pair, times in arrived.items()),
            uncertain=Message.objects.filter(state=State.UNCERTAIN).count(),
            refused=Message.objects.filter(state=State.FAILED).count(),
        )


def _pairs_of(notifications: "QuerySet[Notification]") -> set[Pair]:
    rows = notifications.values_list("recipient", "event__follow_up__commitment__title")
    return {(recipient, TOKEN.findall(title)[0]) for recipient, title in rows}


@contextmanager
def worlds(seed: int) -> Iterator[Callable[[], World]]:
    """Makes worlds, one after the other: without rows, mails or memory of an outbox."""
    with running_mail_server() as server, killable(mail_port=server.port) as process:
        server.handler.pipelining = True

        def new_world() -> World:
            connection.close()
            call_command("flush", interactive=False, verbosity=0)
            (settings.DATA_DIR / "outbox-runs").unlink(missing_ok=True)
            server.taken.clear()
            server.handler.faults.clear()
            return World(server, process, seed)

        yield new_world
