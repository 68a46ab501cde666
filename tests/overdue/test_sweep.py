from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import Deadline, FollowUp, FollowUpEvent, Notification
from motions.rules.follow_ups import EventKind, State
from motions.services import standing
from motions.services.overdue import Flagged, flag_overdue
from motions.services.terms import NewTerm, set_term
from tests.builders import make_commitment, make_reviewer
from tests.overdue.builders import DUE_ON, MORNING, TODAY, make_late

pytestmark = pytest.mark.django_db

NOTHING = Flagged(flagged=0, notices=0)


def told(follow_up: FollowUp) -> list[tuple[str, date]]:
    events = follow_up.events.exclude(kind__in=("opened", "term_set", "term_extended")).order_by("pk")
    return [(event.once_key.partition(":")[2], event.happened_on) for event in events]


def test_term_is_flagged_from_the_day_after_it() -> None:
    follow_up = make_late()

    assert flag_overdue(today=DUE_ON, now=MORNING) == NOTHING
    assert flag_overdue(today=TODAY, now=MORNING) == Flagged(flagged=1, notices=1)
    assert told(follow_up) == [("term_passed:v1", TODAY)]


def test_event_of_a_passed_term_says_which_term_and_is_public() -> None:
    follow_up = make_late()

    flag_overdue(today=TODAY, now=MORNING)

    event = follow_up.events.get(kind=EventKind.TERM_PASSED.value)
    assert event.deadline == follow_up.deadlines.get()
    assert (event.recorded_at, event.actor, event.is_internal, event.is_silent) == (MORNING, None, False, False)
    assert event in FollowUpEvent.objects.public()


def test_approaching_term_is_told_internally() -> None:
    follow_up = make_late(due_on=date(2026, 7, 10), next_notice_on=TODAY)

    assert flag_overdue(today=TODAY, now=MORNING) == Flagged(flagged=0, notices=1)
    assert told(follow_up) == [("due_soon:v1:7", TODAY)]
    assert not FollowUpEvent.objects.public().filter(kind=EventKind.DUE_SOON.value).exists()


def test_second_run_adds_nothing() -> None:
    make_late()
    flag_overdue(today=TODAY, now=MORNING)

    assert flag_overdue(today=TODAY, now=MORNING) == NOTHING
    assert flag_overdue(today=TODAY + timedelta(days=1), now=MORNING) == NOTHING
    assert Notification.objects.count() == 1


def test_run_that_looks_again_at_what_was_told_adds_nothing() -> None:
    follow_up = make_late()
    flag_overdue(today=TODAY, now=MORNING)
    FollowUp.objects.update(next_notice_on=TODAY)

    assert flag_overdue(today=TODAY, now=MORNING) == NOTHING
    assert (told(follow_up), Notification.objects.count()) == ([("term_passed:v1", TODAY)], 1)


def test_new_owner_does_not_hear_again_what_the_former_one_heard() -> None:
    make_late(make_reviewer("anna"))
    flag_overdue(today=TODAY, now=MORNING)
    FollowUp.objects.update(next_notice_on=TODAY, owner=make_reviewer("bram"))

    assert flag_overdue(today=TODAY, now=MORNING) == NOTHING


def test_missed_week_loses_nothing_and_tells_only_what_is_still_true() -> None:
    approaching = make_late(due_on=date(2026, 7, 10), next_notice_on=date(2026, 6, 10))
    passed = make_late(due_on=date(2026, 6, 20), next_notice_on=date(2026, 5, 21))

    assert flag_overdue(today=TODAY, now=MORNING) == Flagged(flagged=1, notices=2)
    assert told(approaching) == [("due_soon:v1:7", TODAY)]
    assert told(passed) == [("term_passed:v1", date(2026, 6, 21))]


def test_day_by_day_each_rung_is_told_once() -> None:
    follow_up = make_late(due_on=date(2026, 7, 2), margin_ends_on=date(2026, 7, 13), next_notice_on=date(2026, 6, 2))

    for offset in range(60):
        flag_overdue(today=date(2026, 5, 25) + timedelta(days=offset), now=MORNING)

    assert told(follow_up) == [
        ("due_soon:v1:30", date(2026, 6, 2)),
        ("due_soon:v1:7", date(2026, 6, 25)),
        ("term_passed:v1", date(2026, 7, 3)),
        ("still_open:v1:7", date(2026, 7, 20)),
    ]


def test_clock_turned_back_tells_nothing_again() -> None:
    make_late(due_on=date(2026, 7, 2), next_notice_on=date(2026, 6, 2))
    flag_overdue(today=TODAY, now=MORNING)

    for offset in range(40):
        day = TODAY - timedelta(days=offset)
        assert flag_overdue(today=day, now=MORNING - timedelta(days=offset)) == NOTHING


def test_what_was_late_when_it_came_in_is_no_news() -> None:
    follow_up = make_late(next_notice_on=None, due_on=None)
    set_term(
        follow_up=follow_up, term=NewTerm(due_on=date(2026, 5, 1), precision="day"), set_by=Deadline.SetBy.PROMISED,
        actor=None, now=MORNING, today=TODAY,
    )  # fmt: skip
    FollowUp.objects.update(next_notice_on=TODAY)

    assert flag_overdue(today=TODAY, now=MORNING) == NOTHING
    assert told(follow_up) == [("term_passed:v1", date(2026, 5, 2))]
    assert Notification.objects.count() == 0


def test_moved_term_arms_exactly_one_new_notice() -> None:
    follow_up = make_late()
    flag_overdue(today=TODAY, now=MORNING)
    set_term(
        follow_up=follow_up, term=NewTerm(due_on=date(2026, 9, 1), precision="day"), set_by=Deadline.SetBy.PROMISED,
        actor=None, now=MORNING, today=TODAY,
    )  # fmt: skip

    runs = [flag_overdue(today=date(2026, 9, day), now=MORNING) for day in (1, 2, 3)]

    assert runs == [Flagged(0, 1), Flagged(1, 1), NOTHING]
    assert told(follow_up) == [
        ("term_passed:v1", TODAY),
        ("due_soon:v2:7", date(2026, 9, 1)),
        ("term_passed:v2", date(2026, 9, 2)),
    ]


@pytest.mark.parametrize(
    "columns",
    [{"state": State.REPORTED.value}, {"state": State.CLOSED.value}, {"due_on": None, "mentioned_on": DUE_ON}],
    ids=["reported", "closed", "without date"],
)
def test_what_cannot_pass_is_not_flagged_and_not_looked_at_again(columns: dict[str, Any]) -> None:
    follow_up = make_late()
    FollowUp.objects.update(**columns)

    assert flag_overdue(today=TODAY, now=MORNING) == NOTHING
    follow_up.refresh_from_db()
    assert follow_up.next_notice_on == (None if follow_up.mentioned_on is None else date(2026, 9, 30))


def test_estimated_date_that_is_reached_is_asked_about_once_and_not_flagged() -> None:
    follow_up = make_late()
    FollowUp.objects.update(is_estimate=True, mentioned_on=DUE_ON)

    assert flag_overdue(today=TODAY, now=MORNING) == Flagged(flagged=0, notices=1)
    FollowUp.objects.update(next_notice_on=TODAY)
    assert flag_overdue(today=TODAY, now=MORNING) == NOTHING
    assert told(follow_up) == [("estimate_due:v1", TODAY)]


def test_confirmed_estimate_that_has_passed_is_told() -> None:
    follow_up = make_late()
    Deadline.objects.update(precision="event", certain=False, confirmed_at=MORNING, set_at=MORNING - timedelta(days=90))
    standing.refresh(follow_up, today=TODAY, now=MORNING)

    assert flag_overdue(today=TODAY, now=MORNING) == Flagged(flagged=1, notices=1)


def test_sweep_takes_the_same_statements_for_one_and_for_fifty() -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            flag_overdue(today=TODAY, now=MORNING)
        return len(captured)

    make_late()
    one = statements()
    for number in range(50):
        make_late(title=f"Toezegging {number}")

    assert statements() == one == 19
    assert Notification.objects.count() == 51


def test_sweep_with_nothing_due_takes_one_statement_and_no_lock() -> None:
    make_commitment()

    with CaptureQueriesContext(connection) as captured:
        flag_overdue(today=TODAY, now=MORNING)

    assert len(captured) == 1
