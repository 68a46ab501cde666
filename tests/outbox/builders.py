"""Notices that wait in the outbox, and what became of them."""

from motions.models import Message
from motions.services.outbox import Delivered
from motions.services.overdue import flag_overdue
from tests.builders import make_user
from tests.overdue.builders import MORNING, TODAY, make_late

NOTHING = Delivered(sent=0, failed=0, uncertain=0)


def make_notices(*names: str) -> None:
    """A late commitment for each of these owners, swept."""
    for name in names:
        make_late(make_user(name))
    flag_overdue(today=TODAY, now=MORNING)


def states() -> dict[str, str]:
    """Where each message is, by recipient."""
    return dict(Message.objects.values_list("recipient", "state"))
