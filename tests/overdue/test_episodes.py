"""Days go by, some missed: each episode is told once, and one thing at a time."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from motions.models import Deadline, FollowUp, FollowUpEvent, Notification
from motions.rules.follow_ups import EventKind
from motions.services.events import retract
from motions.services.follow_ups import change_by_hand, open_follow_up, report
from motions.services.overdue import flag_overdue
from motions.services.terms import NewTerm, confirm_estimate, set_term
from tests.builders import make_commitment, make_reviewer, make_user
from tests.overdue.builders import MORNING, TODAY, make_late

pytestmark = pytest.mark.django_db

SWEPT = [kind.value for kind in (
    EventKind.DUE_SOON, EventKind.TERM_PASSED, EventKind.STILL_OPEN, EventKind.REGISTER_OPEN, EventKind.UNMENTIONED,
    EventKind.LOOK_AGAIN, EventKind.ESTIMATE_DUE,
)]  # fmt: skip


def moment(day: date) -> datetime:
    return MORNING + (day - TODAY)


def sweep(days: Iterable[date]) -> None:
    for day in days:
        flag_overdue(today=day, now=moment(day))


def every(first: date, last: date, *, step: int = 1) -> list[date]:
    return [first + timedelta(days=days) for days in range(0, (last - first).days + 1, step)]


def told(follow_up: FollowUp) -> list[tuple[str, date]]:
    """What was told and the day on which it was written, in that order."""
    events = follow_up.events.filter(kind__in=SWEPT, is_silent=False).order_by("pk")
    return [(event.once_key.partition(":")[2], event.recorded_at.date()) for event in events]


def opened(on: date, term: NewTerm | None = None, *, register_number: str = "", **columns: Any) -> FollowUp:
    return open_follow_up(
        commitment=make_commitment(promised_on=on, register_number=register_number), follow_from=on, term=term,
        actor=None, now=moment(on), today=on, **columns,
    )  # fmt: skip


def say(follow_up: FollowUp, kind: EventKind, on: date, *, noted_on: date | None = None) -> FollowUpEvent:
    day = noted_on or on
    return report(follow_up=follow_up, kind=kind, happened_on=on, actor=None, now=moment(day), today=day)


def do(follow_up: FollowUp, kind: EventKind, on: date) -> FollowUpEvent:
    return change_by_hand(
        follow_up=follow_up, kind=kind, happened_on=on, note="", actor=make_user(f"u{on}", is_superuser=True),
        now=moment(on), today=on,
    )  # fmt: skip


def test_term_that_nobody_keeps_is_told_of_all_year() -> None:
    follow_up = opened(date(2026, 1, 5), NewTerm(due_on=date(2026, 3, 31), precision="month"))

    sweep(every(date(2026, 1, 5), date(2027, 1, 31)))

    assert told(follow_up) == [
        ("due_soon:v1:30", date(2026, 3, 1)),
        ("due_soon:v1:7", date(2026, 3, 24)),
        ("term_passed:v1", date(2026, 4, 6)),
        ("still_open:v1:7", date(2026, 4, 13)),
        ("still_open:v1:30", date(2026, 5, 6)),
        ("still_open:v1:120", date(2026, 8, 4)),
        ("still_open:v1:210", date(2026, 11, 2)),
        ("still_open:v1:300", date(2027, 1, 31)),
    ]


@pytest.mark.parametrize("missed", [7, 95], ids=["a week", "three months"])
def test_missed_runs_send_one_notice_and_not_many(missed: int) -> None:
    follow_up = opened(date(2026, 1, 5), NewTerm(due_on=date(2026, 3, 31), precision="day"))
    back = date(2026, 3, 31) + timedelta(days=missed)

    sweep([date(2026, 1, 6), back, back])

    assert told(follow_up) == [("term_passed:v1", back)]
    assert Notification.objects.count() == 1


def test_after_missed_rungs_the_ladder_goes_on_where_it_would_be() -> None:
    follow_up = opened(date(2026, 1, 5), NewTerm(due_on=date(2026, 3, 31), precision="day"))

    sweep([date(2026, 4, 1), date(2026, 7, 10), *every(date(2026, 7, 10), date(2026, 8, 1))])

    assert told(follow_up) == [
        ("term_passed:v1", date(2026, 4, 1)), ("still_open:v1:30", date(2026, 7, 10)),
        ("still_open:v1:120", date(2026, 7, 30)),
    ]  # fmt: skip


def test_moved_term_passes_a_second_time_under_its_own_version() -> None:
    follow_up = opened(date(2026, 1, 5), NewTerm(due_on=date(2026, 3, 1), precision="day"))
    sweep(every(date(2026, 1, 5), date(2026, 3, 10)))
    set_term(
        follow_up=follow_up, term=NewTerm(due_on=date(2026, 5, 1), precision="day"), set_by=Deadline.SetBy.PROMISED,
        actor=None, now=moment(date(2026, 3, 11)), today=date(2026, 3, 11),
    )  # fmt: skip

    sweep(every(date(2026, 3, 11), date(2026, 5, 9)))

    assert [key for key, _ in told(follow_up)] == [
        *("due_soon:v1:30", "due_soon:v1:7", "term_passed:v1", "still_open:v1:7"),
        *("due_soon:v2:30", "due_soon:v2:7", "term_passed:v2", "still_open:v2:7"),
    ]


def test_what_was_reopened_passes_once_more_each_time() -> None:
    follow_up = opened(date(2026, 1, 5), NewTerm(due_on=date(2026, 3, 1), precision="day"))
    sweep(every(date(2026, 3, 1), date(2026, 3, 5)))
    for day in (date(2026, 3, 10), date(2026, 3, 20)):
        say(follow_up, EventKind.REPORTED, day)
        sweep(every(day, day + timedelta(days=2)))
        do(follow_up, EventKind.REOPENED, day + timedelta(days=3))
        sweep(every(day + timedelta(days=3), day + timedelta(days=4)))

    assert told(follow_up) == [
        ("due_soon:v1:7", date(2026, 3, 1)),
        ("term_passed:v1", date(2026, 3, 2)),
        ("term_passed:v1.1", date(2026, 3, 13)),
        ("term_passed:v1.2", date(2026, 3, 23)),
    ]


def test_reopening_that_is_taken_back_leaves_the_next_one_its_own_episode() -> None:
    follow_up = opened(date(2026, 1, 5), NewTerm(due_on=date(2026, 3, 1), precision="day"))
    sweep([date(2026, 3, 2)])
    say(follow_up, EventKind.REPORTED, date(2026, 3, 10))
    mistake = do(follow_up, EventKind.REOPENED, date(2026, 3, 11))
    sweep([date(2026, 3, 11)])
    retract(events=[mistake], actor=None, now=moment(date(2026, 3, 12)), today=date(2026, 3, 12))
    do(follow_up, EventKind.REOPENED, date(2026, 3, 13))

    sweep([date(2026, 3, 13)])

    assert [key for key, _ in told(follow_up)] == ["term_passed:v1", "term_passed:v1.1", "term_passed:v1.2"]


def test_report_that_is_taken_back_repeats_nothing() -> None:
    follow_up = opened(date(2026, 1, 5), NewTerm(due_on=date(2026, 3, 1), precision="day"))
    sweep([date(2026, 3, 2)])
    event = say(follow_up, EventKind.REPORTED, date(2026, 3, 3))
    retract(events=[event], actor=None, now=moment(date(2026, 3, 4)), today=date(2026, 3, 4))

    sweep(every(date(2026, 3, 4), date(2026, 3, 9)))

    assert [key for key, _ in told(follow_up)] == ["term_passed:v1", "still_open:v1:7"]


def test_promise_without_a_date_is_looked_at_and_then_silence_is_told_and_a_mention_arms_it_anew() -> None:
    term = NewTerm(phrase="op korte termijn", precision="none", certain=False, review_on=date(2026, 4, 5))
    follow_up = opened(date(2026, 1, 5), term)
    sweep(every(date(2026, 1, 5), date(2026, 7, 20)))
    say(follow_up, EventKind.MENTIONED, date(2026, 7, 21))

    sweep(every(date(2026, 7, 21), date(2026, 12, 31)))

    assert told(follow_up) == [
        ("look_again:2026-04-05", date(2026, 4, 5)),
        ("unmentioned:2026-04-05", date(2026, 7, 4)),
        ("unmentioned:2026-07-21", date(2026, 10, 19)),
    ]


def test_old_letter_that_is_read_late_is_no_new_silence() -> None:
    follow_up = opened(date(2026, 1, 5))
    sweep([date(2026, 4, 5)])
    say(follow_up, EventKind.MENTIONED, date(2026, 1, 20), noted_on=date(2026, 6, 1))

    sweep(every(date(2026, 6, 1), date(2026, 12, 31)))

    assert told(follow_up) == [("unmentioned:2026-01-05", date(2026, 4, 5))]


def test_report_is_followed_in_the_register_and_a_second_one_anew() -> None:
    follow_up = opened(date(2026, 1, 5), register_number="TZ202601-001")
    say(follow_up, EventKind.REPORTED, date(2026, 2, 1))
    sweep(every(date(2026, 2, 1), date(2026, 6, 1)))
    do(follow_up, EventKind.REOPENED, date(2026, 6, 2))
    say(follow_up, EventKind.REPORTED, date(2026, 6, 10))

    sweep(every(date(2026, 6, 2), date(2026, 7, 10)))

    assert told(follow_up) == [
        ("register_open:2026-02-01:28", date(2026, 3, 1)),
        ("register_open:2026-02-01:118", date(2026, 5, 30)),
        ("register_open:2026-06-10:28", date(2026, 7, 8)),
    ]


def test_old_report_that_comes_in_late_is_silent_up_to_its_next_rung() -> None:
    follow_up = opened(date(2026, 1, 5), register_number="TZ202601-001")
    say(follow_up, EventKind.REPORTED, date(2026, 2, 1), noted_on=date(2026, 4, 1))

    sweep(every(date(2026, 4, 1), date(2026, 6, 10)))

    assert told(follow_up) == [("register_open:2026-02-01:118", date(2026, 5, 30))]


def test_estimate_is_asked_about_and_passes_only_when_confirmed() -> None:
    term = NewTerm(due_on=date(2026, 3, 1), precision="event", certain=False)
    follow_up = opened(date(2026, 1, 5), term)
    sweep(every(date(2026, 1, 5), date(2026, 3, 14)))
    day = date(2026, 3, 15)
    confirm_estimate(follow_up=follow_up, actor=make_reviewer(), now=moment(day), today=day)

    sweep(every(day, date(2026, 3, 16)))

    assert told(follow_up) == [("estimate_due:v1", date(2026, 3, 1)), ("term_passed:v1", day)]


def test_columns_follow_from_events_and_are_given_back_by_undo() -> None:
    follow_up = opened(date(2026, 1, 5))
    say(follow_up, EventKind.MENTIONED, date(2026, 2, 1))
    event = say(follow_up, EventKind.REPORTED, date(2026, 3, 1))
    assert (follow_up.reported_on, follow_up.mentioned_on) == (date(2026, 3, 1), date(2026, 3, 1))

    retract(events=[event], actor=None, now=moment(date(2026, 3, 2)), today=date(2026, 3, 2))

    follow_up.refresh_from_db()
    assert (follow_up.reported_on, follow_up.mentioned_on) == (None, date(2026, 2, 1))
    assert follow_up.next_notice_on == date(2026, 5, 2)


def test_other_rungs_count_from_when_they_are_chosen(settings: Any) -> None:
    settings.DUE_SOON_DAYS = (14,)
    settings.SILENT_AFTER_DAYS = 20
    follow_up = opened(date(2026, 1, 5), NewTerm(due_on=date(2026, 3, 1), precision="day"))

    sweep(every(date(2026, 1, 5), date(2026, 3, 2)))

    assert told(follow_up) == [
        ("unmentioned:2026-01-05", date(2026, 1, 25)), ("due_soon:v1:14", date(2026, 2, 15)),
        ("term_passed:v1", date(2026, 3, 2)),
    ]  # fmt: skip


def test_owner_of_what_was_late_when_it_came_in_is_told_once_and_never_reminded() -> None:
    follow_up = make_late(make_user("bram"), due_on=None, next_notice_on=None)
    set_term(
        follow_up=follow_up, term=NewTerm(due_on=date(2026, 5, 1), precision="day"), set_by=Deadline.SetBy.PROMISED,
        actor=None, now=MORNING, today=TODAY,
    )  # fmt: skip

    sweep(every(TODAY, date(2027, 6, 30)))

    assert list(Notification.objects.values_list("recipient", "event__kind")) == [
        ("bram@ministerie.example", "term_passed")
    ]
