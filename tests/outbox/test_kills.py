"""Sweep and delivery are killed with -9 before every SQL statement in turn: nothing is lost, nothing is doubled."""

from collections import Counter
from itertools import count

import pytest

from motions.models import FollowUpEvent, Message, Notification
from motions.services.outbox import deliver
from motions.services.overdue import Flagged, flag_overdue
from tests.outbox.builders import make_notices
from tests.outbox.clock import Clock
from tests.outbox.mail_server import MailServer
from tests.outbox.processes import killable
from tests.overdue.builders import MORNING, TODAY, make_late

pytestmark = pytest.mark.django_db(transaction=True)


def kill_everywhere(what: str, mail_server: MailServer) -> tuple[int, Counter[tuple[str, int]]]:
    """Two mails and a kill at each step in turn, the survivor delivering after each: kills, and where mails ended.

    An end is a message's state and how often its mail arrived.
    """
    clock, kills = Clock(), 0
    with killable(mail_port=mail_server.port) as process:
        for at in count(1):
            make_notices(f"eerste-{at}", f"tweede-{at}")
            was_killed = process.run(what, at=at, now=clock.now)
            clock.forward(minutes=16)
            deliver(clock=clock, connect=mail_server.connect)
            if not was_killed:
                break
            kills += 1
    assert not Notification.objects.unbundled().exists()
    messages = list(Message.objects.all())
    assert len(messages) == 2 * (kills + 1)
    return kills, Counter((message.state, mail_server.arrivals[message.message_id]) for message in messages)


def test_sender_killed_between_two_statements_loses_no_mail_and_doubles_none(mail_server: MailServer) -> None:
    kills, ends = kill_everywhere("deliver", mail_server)

    assert kills >= 10
    # Once for each of the two mails: taken by the server, and the mark "sent" did not come.
    assert ends == {("sent", 1): 2 * kills, ("uncertain", 1): 2}


@pytest.mark.parametrize(("pipelining", "steps"), [(False, 15), (True, 14)], ids=["one by one", "pipelining"])
def test_sender_killed_in_the_conversation_loses_no_mail_and_doubles_none(
    mail_server: MailServer, pipelining: bool, steps: int
) -> None:
    mail_server.handler.pipelining = pipelining
    kills, ends = kill_everywhere("converse", mail_server)

    assert kills >= steps
    assert set(ends) == {("sent", 1), ("uncertain", 0), ("uncertain", 1)}
    # The answer to each of the two mails is the only step at which it had arrived.
    assert ends["uncertain", 1] == 2


def test_killed_sweep_writes_all_or_nothing() -> None:
    kills = 0
    with killable() as process:
        for at in count(1):
            follow_up = make_late()

            was_killed = process.run("sweep", at=at, now=MORNING)

            written = FollowUpEvent.objects.filter(follow_up=follow_up, is_silent=False).count()
            assert written == Notification.objects.filter(event__follow_up=follow_up).count() == (not was_killed)
            assert flag_overdue(today=TODAY, now=MORNING) == Flagged(was_killed, was_killed)
            assert Notification.objects.filter(event__follow_up=follow_up).count() == 1
            kills += was_killed
            if not was_killed:
                break
    assert kills >= 9
