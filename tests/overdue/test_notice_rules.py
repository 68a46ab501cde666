from dataclasses import replace
from datetime import date

import pytest

from motions.models import Subscription
from motions.rules.follow_ups import EventKind, State
from motions.rules.notice_kinds import BY_SWEEP, NEWS_DAYS, TOLD, Hears, is_news, kinds_for
from motions.rules.notices import (
    REGISTER_OPEN,
    STILL_OPEN,
    Notice,
    Pace,
    Reason,
    Standing,
    due_notices,
    next_notice_on,
    once_key,
    still_stands,
)
from motions.rules.sending_days import Rhythm

DUE_ON = date(2026, 7, 2)
DATED = Standing(
    state=State.OPEN, due_on=DUE_ON, is_estimate=False, notify_from=date(2026, 7, 13), term_version=2, reopenings=0,
    review_on=None, reported_on=None, mentioned_on=date(2026, 6, 1), follow_from=date(2026, 1, 5),
)  # fmt: skip
UNDATED = replace(DATED, due_on=None, notify_from=None, review_on=date(2026, 9, 1))
MONTH = Notice(EventKind.DUE_SOON, date(2026, 6, 2), "v2:30")
WEEK = Notice(EventKind.DUE_SOON, date(2026, 6, 25), "v2:7")
PASSED = Notice(EventKind.TERM_PASSED, date(2026, 7, 13), "v2")


@pytest.mark.parametrize(
    ("today", "due", "following"),
    [
        pytest.param(date(2026, 6, 1), (), date(2026, 6, 2), id="before the ladder"),
        pytest.param(date(2026, 6, 2), (MONTH,), date(2026, 6, 25), id="first rung"),
        pytest.param(date(2026, 6, 24), (MONTH,), date(2026, 6, 25), id="last day of the first rung"),
        pytest.param(date(2026, 6, 25), (WEEK,), date(2026, 7, 13), id="second rung replaces the first"),
        pytest.param(date(2026, 7, 2), (WEEK,), date(2026, 7, 13), id="last day in time"),
        pytest.param(date(2026, 7, 3), (), date(2026, 7, 13), id="passed, within its margin"),
        pytest.param(date(2026, 7, 12), (), date(2026, 7, 13), id="last day of the margin"),
        pytest.param(date(2026, 7, 13), (PASSED,), date(2026, 7, 20), id="margin is over"),
        pytest.param(date(2027, 1, 1), (PASSED,), date(2027, 2, 8), id="half a year later: passed comes first"),
    ],
)
def test_due_is_only_the_latest_rung_that_is_still_true(today: date, due: tuple[Notice, ...], following: date) -> None:
    assert due_notices(DATED, today=today) == due
    assert next_notice_on(DATED, after=today) == following


@pytest.mark.parametrize("notify_from", [None, date(2026, 6, 1), DUE_ON], ids=["none", "before", "on the last day"])
def test_passed_is_never_told_before_the_day_after_the_term(notify_from: date | None) -> None:
    standing = replace(DATED, notify_from=notify_from)

    assert due_notices(standing, today=DUE_ON) == (WEEK,)
    assert due_notices(standing, today=date(2026, 7, 3)) == (replace(PASSED, due_on=date(2026, 7, 3)),)


@pytest.mark.parametrize(
    ("today", "episode", "following"),
    [
        pytest.param(date(2026, 7, 19), None, date(2026, 7, 20), id="6 days after it could be told"),
        pytest.param(date(2026, 7, 20), "v2:7", date(2026, 8, 12), id="a week"),
        pytest.param(date(2026, 8, 11), "v2:7", date(2026, 8, 12), id="29 days"),
        pytest.param(date(2026, 8, 12), "v2:30", date(2026, 11, 10), id="30 days"),
        pytest.param(date(2026, 11, 9), "v2:30", date(2026, 11, 10), id="119 days"),
        pytest.param(date(2026, 11, 10), "v2:120", date(2027, 2, 8), id="120 days"),
        pytest.param(date(2027, 2, 8), "v2:210", date(2027, 5, 9), id="210 days"),
    ],
)
def test_what_passed_and_was_told_is_told_again_after_a_week_a_month_and_every_ninety_days(
    today: date, episode: str | None, following: date
) -> None:
    told = replace(DATED, passed_silently=False)

    assert [notice.episode for notice in due_notices(told, today=today)] == ([episode] if episode else [])
    assert next_notice_on(told, after=today) == following


def test_what_was_late_when_it_came_in_is_never_reminded_of() -> None:
    silent = replace(DATED, passed_silently=True)

    assert due_notices(silent, today=date(2027, 1, 1)) == ()
    assert next_notice_on(silent, after=date(2027, 1, 1)) is None


def test_reopening_gives_a_passage_its_own_episode() -> None:
    assert due_notices(replace(DATED, reopenings=1), today=date(2026, 7, 13))[0].episode == "v2.1"
    assert due_notices(replace(DATED, reopenings=2), today=date(2026, 6, 25))[0].episode == "v2.2:7"


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 8, 29), []),
        (date(2026, 9, 1), [(EventKind.LOOK_AGAIN, "2026-09-01")]),
        (date(2026, 11, 29), [(EventKind.LOOK_AGAIN, "2026-09-01")]),
        (date(2026, 11, 30), [(EventKind.LOOK_AGAIN, "2026-09-01"), (EventKind.UNMENTIONED, "2026-09-01")]),
    ],
    ids=["before", "to look again", "89 days later", "90 days later"],
)
def test_promise_without_a_date_is_looked_at_again_and_silence_counts_from_there(
    today: date, told: list[tuple[EventKind, str]]
) -> None:
    assert [(notice.kind, notice.episode) for notice in due_notices(UNDATED, today=today)] == told


def test_silence_counts_from_the_last_mention_or_from_the_beginning() -> None:
    silent = Notice(EventKind.UNMENTIONED, date(2026, 8, 30), "2026-06-01")
    far = replace(DATED, due_on=date(2027, 6, 1), notify_from=None)

    assert next_notice_on(far, after=date(2026, 8, 29)) == date(2026, 8, 30)
    assert due_notices(far, today=date(2026, 8, 30)) == (silent,)
    assert due_notices(replace(far, mentioned_on=None), today=date(2026, 4, 5))[0].episode == "2026-01-05"


def test_silence_is_not_told_once_the_term_is_announced() -> None:
    announced = replace(DATED, mentioned_on=date(2026, 3, 4))  # 2 June is day 90, and 30 days before the term

    assert due_notices(announced, today=date(2026, 6, 2)) == (MONTH,)
    assert due_notices(replace(announced, mentioned_on=date(2026, 3, 3)), today=date(2026, 6, 1)) != ()


def test_estimated_date_that_is_reached_is_asked_about_and_never_passes() -> None:
    estimated = replace(DATED, is_estimate=True)

    assert next_notice_on(estimated, after=date(2026, 7, 1)) == DUE_ON
    assert due_notices(estimated, today=date(2026, 8, 1)) == (Notice(EventKind.ESTIMATE_DUE, DUE_ON, "v2"),)


@pytest.mark.parametrize(
    ("today", "episode", "following"),
    [
        (date(2026, 3, 9), None, date(2026, 3, 10)),
        (date(2026, 3, 10), "2026-02-10:28", date(2026, 6, 8)),
        (date(2026, 6, 8), "2026-02-10:118", date(2026, 9, 6)),
    ],
    ids=["27 days", "28 days", "118 days"],
)
def test_report_that_the_register_does_not_follow_is_told_after_four_weeks_and_every_ninety_days(
    today: date, episode: str | None, following: date
) -> None:
    reported = replace(DATED, state=State.REPORTED, reported_on=date(2026, 2, 10), in_register=True)

    assert [notice.episode for notice in due_notices(reported, today=today)] == ([episode] if episode else [])
    assert next_notice_on(reported, after=today) == following
    assert due_notices(replace(reported, in_register=False), today=today) == ()


def test_days_before_the_term_are_an_office_s_own() -> None:
    pace = Pace(due_soon=(14,), silent_after=30)

    assert due_notices(DATED, today=date(2026, 6, 17), pace=pace) == ()
    assert due_notices(DATED, today=date(2026, 6, 18), pace=pace)[0].episode == "v2:14"


def test_steps_find_the_rung_and_the_next_one() -> None:
    assert [STILL_OPEN.reached(days) for days in (-1, 6, 7, 29, 30, 119, 120, 210)] == [
        *(None, None, 7, 7, 30, 30, 120, 210)
    ]
    assert [STILL_OPEN.following(days) for days in (0, 6, 7, 30, 119, 120)] == [7, 7, 30, 120, 120, 210]
    assert (REGISTER_OPEN.reached(27), REGISTER_OPEN.following(0), REGISTER_OPEN.following(28)) == (None, 28, 118)


def test_once_key_names_follow_up_kind_and_episode() -> None:
    assert once_key(follow_up=12, kind=EventKind.DUE_SOON, episode="v2:7") == "12:due_soon:v2:7"


NO_NEWS = {
    EventKind.TERM_SET,
    EventKind.TERM_CONFIRMED,
    EventKind.MENTIONED,
    EventKind.PROGRESS,
    EventKind.KEPT_OPEN,
    EventKind.RETRACTED,
}


def test_every_kind_is_told_to_somebody_or_stands_on_the_timeline_only() -> None:
    assert set(EventKind) - set(TOLD) == NO_NEWS
    assert all(told.hears for told in TOLD.values())


def test_public_hears_of_no_work_of_the_office() -> None:
    assert set(kinds_for(Hears.PUBLIC)) & BY_SWEEP == {EventKind.TERM_PASSED}
    assert not {EventKind.CLOSED, EventKind.ASSIGNED} & set(kinds_for(Hears.PUBLIC))


@pytest.mark.parametrize(
    ("kind", "happened_on", "followed_since", "news"),
    [
        pytest.param(EventKind.REPORTED, date(2026, 6, 2), date(2026, 7, 3), True, id="before, 31 days ago"),
        pytest.param(EventKind.REPORTED, date(2026, 6, 1), date(2026, 7, 3), False, id="before, 32 days ago"),
        pytest.param(EventKind.REPORTED, date(2026, 5, 24), date(2026, 5, 25), False, id="the day before, long ago"),
        pytest.param(EventKind.REPORTED, date(2026, 5, 24), date(2026, 5, 24), True, id="that day, long ago"),
        pytest.param(EventKind.REPORTED, date(2025, 7, 3), date(2025, 1, 1), True, id="since, a year ago"),
        pytest.param(EventKind.PROGRESS, date(2026, 7, 3), date(2026, 7, 3), False, id="of no kind that is told"),
    ],
)
def test_news_is_what_happened_since_its_item_is_followed_or_lately(
    kind: EventKind, happened_on: date, followed_since: date, news: bool
) -> None:
    noted_on = date(2026, 7, 3)

    assert NEWS_DAYS == 31
    assert is_news(kind, happened_on=happened_on, noted_on=noted_on, followed_since=followed_since) is news


def test_frequencies_are_those_of_subscriptions() -> None:
    assert [rhythm.value for rhythm in Rhythm] == Subscription.Frequency.values


def reason(
    kind: EventKind = EventKind.TERM_PASSED,
    *,
    retracted: bool = False,
    version: int | None = 2,
    term_version: int = 2,
    open_due_on: date | None = DUE_ON,
    state: State = State.OPEN,
    due_on: date | None = DUE_ON,
    is_estimate: bool = False,
    mentioned_on: date | None = None,
) -> Reason:
    return Reason(
        kind, retracted, version, term_version, open_due_on, state, due_on, is_estimate, mentioned_on,
        happened_on=date(2026, 7, 3),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "stands"),
    [
        pytest.param(reason(), True, id="the same term still runs"),
        pytest.param(reason(retracted=True), False, id="taken back"),
        pytest.param(reason(term_version=3), False, id="term moved"),
        pytest.param(reason(open_due_on=None), False, id="done, or only estimated"),
        pytest.param(reason(version=None), True, id="version unknown"),
        pytest.param(reason(EventKind.DUE_SOON), False, id="no longer to come"),
        pytest.param(reason(EventKind.DUE_SOON, open_due_on=date(2026, 7, 3)), True, id="last day is today"),
        pytest.param(reason(EventKind.STILL_OPEN), True, id="still open"),
        pytest.param(reason(EventKind.STILL_OPEN, term_version=3), False, id="still open, but its term moved"),
        pytest.param(reason(EventKind.STILL_OPEN, open_due_on=None), False, id="no longer open"),
        pytest.param(reason(EventKind.REGISTER_OPEN, state=State.REPORTED), True, id="not established yet"),
        pytest.param(reason(EventKind.REGISTER_OPEN, state=State.DECIDED), False, id="established meanwhile"),
        pytest.param(reason(EventKind.LOOK_AGAIN, due_on=None), True, id="still without a date"),
        pytest.param(reason(EventKind.LOOK_AGAIN), False, id="has a date by now"),
        pytest.param(reason(EventKind.LOOK_AGAIN, due_on=None, state=State.CLOSED), False, id="closed by now"),
        pytest.param(reason(EventKind.ESTIMATE_DUE, is_estimate=True), True, id="still an estimate"),
        pytest.param(reason(EventKind.ESTIMATE_DUE), False, id="confirmed by now"),
        pytest.param(reason(EventKind.ESTIMATE_DUE, is_estimate=True, version=1), False, id="another estimate"),
        pytest.param(reason(EventKind.UNMENTIONED), True, id="never mentioned"),
        pytest.param(reason(EventKind.UNMENTIONED, mentioned_on=date(2026, 4, 4)), True, id="90 days silent"),
        pytest.param(reason(EventKind.UNMENTIONED, mentioned_on=date(2026, 4, 5)), False, id="a letter came in"),
        pytest.param(reason(EventKind.UNMENTIONED, state=State.REPORTED), False, id="reported by now"),
        pytest.param(reason(EventKind.REPORTED, open_due_on=None), True, id="a report is about no term"),
        pytest.param(reason(EventKind.REPORTED, retracted=True), False, id="a report that was taken back"),
        pytest.param(reason(EventKind.TERM_EXTENDED, term_version=3), True, id="extended, and extended again"),
    ],
)
def test_notice_stands_while_its_reason_does(given: Reason, stands: bool) -> None:
    assert still_stands(given, today=date(2026, 7, 3)) is stands
