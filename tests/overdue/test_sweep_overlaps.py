"""Two sweeps at once, and a sweep against a moved term, a report and a retraction: at every statement of the sweep."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

import pytest
from django.contrib.auth.models import User
from django.core import mail

from motions.models import Deadline, FollowUp, FollowUpEvent, Notification
from motions.rules.follow_ups import EventKind
from motions.services.follow_ups import change_by_hand
from motions.services.outbox import deliver
from motions.services.overdue import Flagged, flag_overdue
from motions.services.terms import NewTerm, set_term
from tests.builders import make_reviewer
from tests.overdue.builders import MORNING, TODAY, make_late
from tests.overdue.interleaving import interleave

pytestmark = pytest.mark.django_db(transaction=True)

NEW_TERM = date(2026, 9, 1)
DAY_AFTER = date(2026, 9, 2)


def sweep() -> Flagged:
    return flag_overdue(today=TODAY, now=MORNING)


def extension(follow_up: FollowUp) -> Callable[[], Deadline]:
    return lambda: set_term(
        follow_up=FollowUp.objects.get(pk=follow_up.pk), term=NewTerm(due_on=NEW_TERM, precision="day"),
        set_by=Deadline.SetBy.PROMISED, actor=None, now=MORNING, today=TODAY,
    )  # fmt: skip


def passed_keys(follow_up: FollowUp) -> list[str]:
    events = follow_up.events.filter(kind=EventKind.TERM_PASSED.value).order_by("pk")
    return [event.once_key.partition(":")[2] for event in events]


def test_two_sweeps_at_once_tell_each_term_once_wherever_they_meet() -> None:
    for at in count(1):
        late = [make_late(title=f"Toezegging {at}.{number}") for number in range(3)]

        one, other, met = interleave(sweep, sweep, at=at)

        assert one.flagged + other.flagged == one.notices + other.notices == 3
        assert [passed_keys(follow_up) for follow_up in late] == [["term_passed:v1"]] * 3
        assert Counter(Notification.objects.values_list("event", flat=True)).most_common(1)[0][1] == 1
        if not met:
            return


def test_extension_during_a_sweep_keeps_its_own_notice_wherever_they_meet() -> None:
    for at in count(1):
        follow_up = make_late()

        _, _, met = interleave(sweep, extension(follow_up), at=at)

        follow_up.refresh_from_db()
        assert (follow_up.due_on, follow_up.term_version) == (NEW_TERM, 2)
        flag_overdue(today=DAY_AFTER, now=MORNING)
        assert passed_keys(follow_up)[-1] == "term_passed:v2"
        assert len(passed_keys(follow_up)) <= 2
        if not met:
            return


def test_sweep_during_an_extension_sees_the_new_term_or_comes_before_it() -> None:
    for at in count(1):
        follow_up = make_late()

        _, flagged, met = interleave(extension(follow_up), sweep, at=at)

        assert passed_keys(follow_up) == ["term_passed:v1"] * flagged.flagged
        flag_overdue(today=DAY_AFTER, now=MORNING)
        assert passed_keys(follow_up)[-1] == "term_passed:v2"
        if not met:
            return


def test_notice_of_a_term_that_moved_during_the_sweep_is_not_sent() -> None:
    for at in count(1):
        follow_up = make_late()

        _, _, met = interleave(sweep, extension(follow_up), at=at)

        deliver(clock=lambda: datetime(2026, 7, 3, 4, 5, tzinfo=UTC))
        assert mail.outbox == []
        if not met:
            return


def acceptance_of_old_news(follow_up: FollowUp) -> Callable[[], Deadline]:
    term = NewTerm(due_on=date(2026, 5, 1), precision="day")
    return lambda: set_term(
        follow_up=follow_up, term=term, set_by=Deadline.SetBy.PROMISED, actor=None, now=MORNING, today=TODAY
    )


def test_old_news_that_comes_in_during_a_sweep_is_told_to_nobody() -> None:
    for at in count(1):
        make_late()
        old = make_late(due_on=None, next_notice_on=None)

        _, _, met = interleave(sweep, acceptance_of_old_news(old), at=at)

        assert passed_keys(old) == ["term_passed:v1"]
        assert not Notification.objects.filter(event__follow_up=old).exists()
        if not met:
            return


def report(follow_up: FollowUp, actor: User) -> Callable[[], FollowUpEvent]:
    return lambda: change_by_hand(
        follow_up=FollowUp.objects.get(pk=follow_up.pk), kind=EventKind.OVERTAKEN, happened_on=TODAY, note="",
        actor=actor, now=MORNING, today=TODAY,
    )  # fmt: skip


def test_follow_up_settled_during_a_sweep_stays_settled_and_is_not_told_of() -> None:
    actor = make_reviewer()
    for at in count(1):
        follow_up = make_late()

        _, _, met = interleave(sweep, report(follow_up, actor), at=at)

        follow_up.refresh_from_db()
        assert (follow_up.state, follow_up.next_notice_on) == ("overtaken", None)
        deliver(clock=lambda: datetime(2026, 7, 3, 4, 5, tzinfo=UTC))
        assert mail.outbox == []
        if not met:
            return
