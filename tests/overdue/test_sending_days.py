from datetime import date

import pytest

from motions.rules.calendar import CalendarEntry, default_calendar
from motions.rules.sending_days import Departure, Rhythm, departure, in_recess, is_sending_day

CALENDAR = default_calendar()


@pytest.mark.parametrize(
    ("day", "sends"),
    [
        pytest.param(date(2026, 7, 3), True, id="Friday"),
        pytest.param(date(2026, 7, 4), False, id="Saturday"),
        pytest.param(date(2026, 7, 5), False, id="Sunday"),
        pytest.param(date(2025, 4, 26), False, id="Koningsdag on a Saturday, because the 27th is a Sunday"),
        pytest.param(date(2025, 4, 28), True, id="the Monday after that Sunday"),
        pytest.param(date(2026, 4, 27), False, id="Koningsdag on a Monday"),
        pytest.param(date(2026, 4, 3), True, id="Goede Vrijdag is a working day"),
        pytest.param(date(2026, 4, 6), False, id="Tweede Paasdag"),
        pytest.param(date(2026, 5, 5), True, id="Bevrijdingsdag in a common year"),
        pytest.param(date(2025, 5, 5), False, id="Bevrijdingsdag in the fifth year"),
        pytest.param(date(2026, 5, 14), False, id="Hemelvaart"),
        pytest.param(date(2026, 5, 25), False, id="Tweede Pinksterdag"),
        pytest.param(date(2026, 12, 25), False, id="Christmas"),
        pytest.param(date(2026, 12, 28), True, id="the Monday after Christmas"),
        pytest.param(date(2027, 1, 1), False, id="New Year"),
    ],
)
def test_messages_leave_on_working_days(day: date, sends: bool) -> None:
    assert is_sending_day(day) is sends


@pytest.mark.parametrize(
    ("day", "quiet"),
    [
        (date(2026, 7, 2), False),
        (date(2026, 7, 3), True),
        (date(2026, 8, 31), True),
        (date(2026, 9, 1), False),
        (date(2026, 1, 12), True),
        (date(2026, 1, 13), False),
        (date(2025, 10, 3), True),
        (date(2026, 12, 18), True),
        (date(2026, 12, 17), False),
    ],
    ids=[
        *("before the summer", "its first Friday", "its last Monday", "after the summer"),
        *(
            "last day of Christmas",
            "day after it",
            "election",
            "assumed Christmas",
            "before it",
        ),
    ],
)
def test_recess_lasts_from_its_first_to_its_last_day(day: date, quiet: bool) -> None:
    assert in_recess(day, CALENDAR) is quiet
    assert is_sending_day(day, recesses=CALENDAR) is not quiet


def test_recess_that_staff_corrected_counts() -> None:
    moved = CalendarEntry("tk", "zomerreces", 2026, date(2026, 7, 10), date(2026, 9, 7), "gecorrigeerd")

    assert is_sending_day(date(2026, 7, 3), recesses=CALENDAR.with_entries([moved]))
    assert not is_sending_day(date(2026, 9, 7), recesses=CALENDAR.with_entries([moved]))


AT_ONCE, DAILY, WEEKLY = Rhythm


@pytest.mark.parametrize(
    ("rhythm", "today", "leaves"),
    [
        pytest.param(AT_ONCE, date(2026, 7, 3), Departure(), id="at once on a Friday"),
        pytest.param(AT_ONCE, date(2026, 7, 4), Departure(date(2026, 7, 6), "held:2026-07-06"), id="on a Saturday"),
        pytest.param(AT_ONCE, date(2026, 7, 5), Departure(date(2026, 7, 6), "held:2026-07-06"), id="on a Sunday"),
        pytest.param(
            AT_ONCE, date(2026, 4, 4), Departure(date(2026, 4, 7), "held:2026-04-07"), id="on the eve of Easter"
        ),
        pytest.param(AT_ONCE, date(2025, 12, 25), Departure(date(2025, 12, 29), "held:2025-12-29"), id="at Christmas"),
        pytest.param(DAILY, date(2026, 7, 2), Departure(date(2026, 7, 3), "daily:2026-07-03"), id="daily"),
        pytest.param(DAILY, date(2026, 7, 3), Departure(date(2026, 7, 6), "daily:2026-07-06"), id="daily on a Friday"),
        pytest.param(DAILY, date(2026, 7, 5), Departure(date(2026, 7, 6), "daily:2026-07-06"), id="daily on a Sunday"),
        pytest.param(WEEKLY, date(2026, 7, 3), Departure(date(2026, 7, 6), "weekly:2026-07-06"), id="weekly"),
        pytest.param(WEEKLY, date(2026, 7, 6), Departure(date(2026, 7, 13), "weekly:2026-07-13"), id="on a Monday"),
        pytest.param(
            WEEKLY, date(2026, 4, 22), Departure(date(2026, 4, 28), "weekly:2026-04-28"), id="Monday is Koningsdag"
        ),
    ],
)
def test_notice_leaves_when_its_reader_wants_it(rhythm: Rhythm, today: date, leaves: Departure) -> None:
    assert departure(rhythm, today=today) == leaves


@pytest.mark.parametrize(
    ("rhythm", "leaves"),
    [
        (AT_ONCE, Departure(date(2026, 9, 1), "held:2026-09-01")),
        (DAILY, Departure(date(2026, 9, 1), "daily:2026-09-01")),
        (WEEKLY, Departure(date(2026, 9, 1), "weekly:2026-09-01")),
    ],
)
def test_quiet_in_recess_lasts_until_the_day_after_it(rhythm: Rhythm, leaves: Departure) -> None:
    assert departure(rhythm, today=date(2026, 7, 10), recesses=CALENDAR) == leaves


@pytest.mark.parametrize(
    ("rhythm", "paused_until", "leaves"),
    [
        pytest.param(AT_ONCE, date(2026, 7, 3), Departure(), id="ends today"),
        pytest.param(AT_ONCE, date(2026, 7, 8), Departure(date(2026, 7, 8), "held:2026-07-08"), id="ends"),
        pytest.param(AT_ONCE, date(2026, 7, 11), Departure(date(2026, 7, 13), "held:2026-07-13"), id="on a Saturday"),
        pytest.param(DAILY, date(2026, 7, 11), Departure(date(2026, 7, 13), "daily:2026-07-13"), id="daily"),
        pytest.param(WEEKLY, date(2026, 7, 8), Departure(date(2026, 7, 13), "weekly:2026-07-13"), id="weekly"),
        pytest.param(WEEKLY, date(2026, 7, 13), Departure(date(2026, 7, 13), "weekly:2026-07-13"), id="on a Monday"),
    ],
)
def test_pause_holds_everything_until_the_first_day_after_it(
    rhythm: Rhythm, paused_until: date, leaves: Departure
) -> None:
    assert departure(rhythm, today=date(2026, 7, 3), paused_until=paused_until) == leaves


def test_what_is_written_on_the_days_after_a_pause_joins_what_waited() -> None:
    waited = departure(AT_ONCE, today=date(2026, 7, 3), paused_until=date(2026, 7, 11))

    assert departure(AT_ONCE, today=date(2026, 7, 11), paused_until=date(2026, 7, 11)) == waited
