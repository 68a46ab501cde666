"""A digest while what it is about goes out of sight, at every statement."""

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest

from motions.models import FollowUp, Message, Notification
from motions.rules.follow_ups import EventKind
from motions.services.calendars import current_calendar
from motions.services.delivery import digests
from motions.services.delivery.bundling import bundle
from motions.services.delivery.digests import Digest
from tests.builders import make_letter
from tests.outbox.notices import NOON, follower, make_event, make_explained, tell
from tests.overdue.builders import TODAY
from tests.overdue.interleaving import interleave

pytestmark = pytest.mark.django_db(transaction=True)


def hiding(follow_up: FollowUp) -> Callable[[], int]:
    assert follow_up.commitment is not None
    statements = follow_up.commitment.statements
    return lambda: statements.update(letter=make_letter(visibility="draft"))


def test_digest_keeps_what_stands_when_all_that_it_would_show_goes_out_of_sight(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(digests, "LINES", 1)
    subscription = follower(scope="everything", frequency="daily")
    for at in count(1):
        urgent = make_explained(ministry=None, due_on=date(2026, 6, 1))
        for item in (urgent, make_explained(ministry=None)):
            tell(make_event(item, EventKind.TERM_PASSED), subscription=subscription, bundle="daily:2026-07-03")
        bundle(now=NOON)
        message = Message.objects.latest("pk")

        def gather(message: Message = message) -> Digest | None:
            return digests.gather(message, today=TODAY, calendar=current_calendar(), now=NOON)

        gathered, _, met = interleave(gather, hiding(urgent), at=at)

        assert gathered is not None
        assert Notification.objects.filter(message=message, cancelled_at=None).exists()
        if not met:
            return
