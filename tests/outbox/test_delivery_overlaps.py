"""Two senders at once, and a sender against a retraction: at every statement of the first."""

from collections.abc import Callable
from itertools import count

import pytest
from django.contrib.auth.models import User

from motions.models import FollowUpEvent, Message
from motions.rules.follow_ups import EventKind
from motions.services.events import retract
from motions.services.outbox import Delivered, deliver
from tests.builders import make_reviewer
from tests.outbox.builders import make_notices
from tests.outbox.clock import Clock
from tests.outbox.mail_server import MailServer
from tests.overdue.builders import MORNING, TODAY
from tests.overdue.interleaving import interleave

pytestmark = pytest.mark.django_db(transaction=True)


def sender(mail_server: MailServer, *, minutes_later: int = 0) -> Callable[[], Delivered]:
    clock = Clock()
    clock.forward(minutes=minutes_later)
    return lambda: deliver(clock=clock, connect=mail_server.connect)


def test_two_senders_hand_each_mail_over_once_wherever_they_meet(mail_server: MailServer) -> None:
    for at in count(1):
        make_notices(*(f"eigenaar-{at}-{number}" for number in range(3)))

        one, other, met = interleave(sender(mail_server), sender(mail_server), at=at)

        assert (one.sent + other.sent, one.uncertain + other.uncertain) == (3, 0)
        assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
        assert set(mail_server.arrivals.values()) == {1}
        assert len(mail_server.taken) == 3 * at
        if not met:
            return


def test_sender_whose_claim_ran_out_sends_nothing_that_another_took_over(mail_server: MailServer) -> None:
    for at in count(1):
        make_notices(f"eerste-{at}", f"tweede-{at}")

        one, other, met = interleave(sender(mail_server), sender(mail_server, minutes_later=16), at=at)

        assert one.sent + other.sent == 2
        assert set(mail_server.arrivals.values()) == {1}
        # Where the other found a mail being handed over it called it uncertain; the one that knows had the last word.
        assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
        if not met:
            return


def retraction(event: FollowUpEvent, actor: User) -> Callable[[], None]:
    return lambda: retract(events=[event], actor=actor, now=MORNING, today=TODAY)


def test_event_taken_back_while_its_mail_is_sent_goes_once_or_not_at_all(mail_server: MailServer) -> None:
    actor = make_reviewer()
    outcomes = set()
    for at in count(1):
        make_notices(f"eigenaar-{at}")
        passed = FollowUpEvent.objects.filter(kind=EventKind.TERM_PASSED.value).latest("pk")
        before = len(mail_server.taken)

        delivered, _, met = interleave(sender(mail_server), retraction(passed, actor), at=at)

        arrived = len(mail_server.taken) - before
        assert arrived == delivered.sent <= 1
        assert deliver(clock=Clock(), connect=mail_server.connect).sent == 0
        outcomes.add(arrived)
        if not met:
            assert outcomes == {0, 1}
            return
