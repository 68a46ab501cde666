from datetime import date

import pytest

from motions.rules.follow_ups import EventKind
from motions.rules.notices import (
    Notice,
    Reason,
    due_notices,
    ladder,
    next_digest_on,
    next_notice_on,
    once_key,
    still_stands,
)

DUE_ON = date(2026, 7, 2)
MONTH = Notice(EventKind.DUE_SOON, date(2026, 6, 2), "v2:30", last_on=DUE_ON)
WEEK = Notice(EventKind.DUE_SOON, date(2026, 6, 25), "v2:7", last_on=DUE_ON)
PASSED = Notice(EventKind.TERM_PASSED, date(2026, 7, 13), "v2")
LADDER = (MONTH, WEEK, PASSED)


def test_ladder_leads_from_the_furthest_rung_to_the_end_of_the_margin() -> None:
    assert ladder(due_on=DUE_ON, notify_from=date(2026, 7, 13), version=2) == LADDER


@pytest.mark.parametrize("notify_from", [None, date(2026, 6, 1), DUE_ON], ids=["none", "before", "on the last day"])
def test_passed_is_never_told_before_the_day_after_the_term(notify_from: date | None) -> None:
    assert ladder(due_on=DUE_ON, notify_from=notify_from, version=1)[-1].due_on == date(2026, 7, 3)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        pytest.param(date(2026, 6, 1), (), id="before the ladder"),
        pytest.param(date(2026, 6, 2), (MONTH,), id="first rung"),
        pytest.param(date(2026, 6, 24), (MONTH,), id="last day of the first rung"),
        pytest.param(date(2026, 6, 25), (WEEK,), id="second rung replaces the first"),
        pytest.param(date(2026, 7, 2), (WEEK,), id="last day in time"),
        pytest.param(date(2026, 7, 3), (), id="passed, within its margin"),
        pytest.param(date(2026, 7, 12), (), id="last day of the margin"),
        pytest.param(date(2026, 7, 13), (PASSED,), id="margin is over"),
        pytest.param(date(2027, 1, 1), (PASSED,), id="half a year later"),
    ],
)
def test_due_is_only_the_latest_rung_that_is_still_true(today: date, due: tuple[Notice, ...]) -> None:
    assert due_notices(LADDER, today=today) == due


def test_next_notice_is_the_first_one_after_the_day() -> None:
    assert next_notice_on(LADDER, after=date(2026, 6, 2)) == date(2026, 6, 25)
    assert next_notice_on(LADDER, after=date(2026, 7, 12)) == date(2026, 7, 13)
    assert next_notice_on(LADDER, after=date(2026, 7, 13)) is None


def test_once_key_names_follow_up_kind_and_episode() -> None:
    assert once_key(follow_up=12, kind=EventKind.DUE_SOON, episode="v2:7") == "12:due_soon:v2:7"


def reason(
    kind: EventKind = EventKind.TERM_PASSED,
    *,
    retracted: bool = False,
    version: int | None = 2,
    term_version: int = 2,
    open_due_on: date | None = DUE_ON,
) -> Reason:
    return Reason(kind, retracted, version, term_version, open_due_on)


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
        pytest.param(reason(EventKind.REPORTED, open_due_on=None), True, id="a report is about no term"),
        pytest.param(reason(EventKind.REPORTED, retracted=True), False, id="a report that was taken back"),
    ],
)
def test_notice_stands_while_its_reason_does(given: Reason, stands: bool) -> None:
    assert still_stands(given, today=date(2026, 7, 3)) is stands


@pytest.mark.parametrize(
    ("today", "weekly", "leaves_on"),
    [
        (date(2026, 7, 3), False, date(2026, 7, 4)),
        (date(2026, 7, 3), True, date(2026, 7, 6)),
        (date(2026, 7, 6), True, date(2026, 7, 13)),
    ],
    ids=["daily", "weekly on a Friday", "weekly on a Monday"],
)
def test_digest_leaves_tomorrow_or_next_monday(today: date, weekly: bool, leaves_on: date) -> None:
    assert next_digest_on(weekly=weekly, today=today) == leaves_on
