"""From a parsed phrase to the last day in time: what it explains, what it assumes, and when a notice may go out."""

from datetime import date

import pytest

from motions.rules.calendar import Calendar, CalendarKind, default_calendar
from motions.rules.day_periods import DayPeriod, WeekNumber
from motions.rules.deadlines import (
    Bounded,
    Deadline,
    Duration,
    Event,
    Impossible,
    NoDate,
    Recurring,
    Term,
    notify_from,
    resolve,
    review_on,
)
from motions.rules.dutch_dates import written
from motions.rules.recesses import RecessPeriod
from motions.rules.windows import Boundary, Part, Year
from motions.rules.year_periods import MonthPeriod, QuarterPeriod, SeasonPeriod, YearPeriod

ANCHOR = date(2026, 3, 2)
BEFORE_SUMMER = Bounded(Boundary.BEFORE, RecessPeriod(CalendarKind.ZOMERRECES))


def resolved(term: Term, anchor: date | None = ANCHOR, calendar: Calendar | None = None) -> Deadline | None:
    return resolve(term, anchor=anchor, calendar=calendar or default_calendar())


def test_term_before_a_recess_explains_itself() -> None:
    assert resolved(BEFORE_SUMMER) == Deadline(
        earliest=ANCHOR,
        due_on=date(2026, 7, 2),
        precision="recess",
        certain=False,
        anchor_on=ANCHOR,
        calendar_key="tk:zomerreces:2026",
        reason=(
            "vóór het zomerreces, dus uiterlijk donderdag 2 juli 2026 "
            "(aanname: het zomerreces van 2026 is niet bevestigd)"
        ),
        review_on=None,
    )


def test_confirmed_recess_makes_a_certain_term() -> None:
    deadline = resolved(BEFORE_SUMMER, date(2024, 3, 2))

    assert deadline is not None
    assert (deadline.due_on, deadline.certain) == (date(2024, 7, 4), True)
    assert deadline.reason == "vóór het zomerreces, dus uiterlijk donderdag 4 juli 2024"


def test_recess_without_a_row_is_assumed_and_says_so() -> None:
    deadline = resolved(BEFORE_SUMMER, date(2030, 3, 2))

    assert deadline is not None
    assert (deadline.due_on, deadline.certain, deadline.calendar_key) == (date(2030, 7, 4), False, None)
    assert deadline.reason.endswith("(aanname: voor 2030 staat dit reces niet in de kalender)")


def test_corrected_calendar_gives_another_day() -> None:
    row = default_calendar().find("zomerreces", 2026)
    assert row is not None
    moved = type(row)("tk", "zomerreces", 2026, date(2026, 7, 10), date(2026, 9, 7), "besluit van het Presidium")

    deadline = resolved(BEFORE_SUMMER, calendar=default_calendar().with_entries([moved]))

    assert deadline is not None
    assert (deadline.due_on, deadline.certain) == (date(2026, 7, 9), True)


def test_first_recess_of_any_kind_is_the_next_one() -> None:
    deadline = resolved(Bounded(Boundary.BEFORE, RecessPeriod(None)))

    assert deadline is not None
    assert (deadline.due_on, deadline.calendar_key) == (date(2026, 4, 23), "tk:meireces:2026")


@pytest.mark.parametrize(
    ("term", "due_on"),
    [
        (Duration(6, "week"), "2026-04-13"),
        (Duration(14, "dag"), "2026-03-16"),
        (Duration(1, "maand"), "2026-04-02"),
        (Duration(12, "maand"), "2027-03-02"),
        (Duration(10, "werkdag"), "2026-03-16"),
        (Bounded(Boundary.BEFORE, DayPeriod(23, 10)), "2026-10-22"),
        (Bounded(Boundary.BY, DayPeriod(23, 10)), "2026-10-23"),
        (Bounded(Boundary.BY, DayPeriod(1, 3)), "2027-03-01"),
        (Bounded(Boundary.BY, DayPeriod(2, 3)), "2026-03-02"),
        (Bounded(Boundary.BY, DayPeriod(29, 2, Year(number=2028))), "2028-02-29"),
        (Bounded(Boundary.BEFORE, MonthPeriod(5, part=Part.END)), "2026-05-31"),
        (Bounded(Boundary.BEFORE, MonthPeriod(5, part=Part.MIDDLE)), "2026-05-15"),
        (Bounded(Boundary.BEFORE, YearPeriod(Year(number=2027), Part.MIDDLE)), "2027-06-30"),
        (Bounded(Boundary.WITHIN, MonthPeriod(2, part=Part.END)), "2027-02-28"),
        (Bounded(Boundary.WITHIN, QuarterPeriod(1)), "2026-03-31"),
        (Bounded(Boundary.WITHIN, QuarterPeriod(1, part=Part.BEGIN)), "2027-01-31"),
        (Bounded(Boundary.AROUND, DayPeriod(1, 6)), "2026-06-15"),
        (Bounded(Boundary.AFTER, DayPeriod(1, 6)), None),
        (Bounded(Boundary.WITHIN, WeekNumber(53)), "2027-01-03"),
        (Bounded(Boundary.WITHIN, SeasonPeriod("winter")), "2026-03-20"),
        (Bounded(Boundary.WITHIN, SeasonPeriod("winter", upcoming=True)), "2027-03-20"),
    ],
    ids=str,
)
def test_term_ends_on_its_last_day(term: Term, due_on: str | None) -> None:
    deadline = resolved(term)

    assert (deadline and deadline.due_on) == (due_on and date.fromisoformat(due_on))


@pytest.mark.parametrize(
    ("anchor", "months", "due_on"),
    [("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-03-31", 6, "2024-09-30")],
)
def test_months_end_where_the_month_ends(anchor: str, months: int, due_on: str) -> None:
    deadline = resolved(Duration(months, "maand"), date.fromisoformat(anchor))

    assert deadline is not None
    assert deadline.due_on == date.fromisoformat(due_on)


def test_duration_explains_itself() -> None:
    deadline = resolved(Duration(6, "week"), date(2023, 10, 11))

    assert deadline is not None
    assert deadline.reason == "6 weken na 11 oktober 2023, dus uiterlijk woensdag 22 november 2023"


def test_year_that_is_over_is_no_term() -> None:
    assert resolved(Bounded(Boundary.WITHIN, YearPeriod(Year(number=2025)))) is None


def test_day_that_no_near_year_has_is_no_term() -> None:
    assert resolved(Bounded(Boundary.BY, DayPeriod(29, 2))) is None


@pytest.mark.parametrize(
    ("term", "precision"), [(Event(), "event"), (NoDate(), "none"), (Impossible("bestaat niet"), "day")]
)
def test_term_without_date_is_looked_at_after_three_months(term: Term, precision: str) -> None:
    deadline = resolved(term)

    assert deadline is not None
    assert (deadline.due_on, deadline.precision, deadline.certain) == (None, precision, False)
    assert deadline.review_on == date(2026, 6, 2)
    assert deadline.reason.endswith("; opnieuw bekijken op 2 juni 2026")


def test_recurring_term_is_looked_at_after_its_period() -> None:
    deadline = resolved(Recurring(12))

    assert deadline is not None
    assert (deadline.due_on, deadline.review_on) == (None, date(2027, 3, 2))


def test_phrase_that_also_fits_the_past_says_so() -> None:
    last_month = resolved(Bounded(Boundary.WITHIN, MonthPeriod(2)))
    next_month = resolved(Bounded(Boundary.WITHIN, MonthPeriod(4)))

    assert last_month is not None
    assert next_month is not None
    assert (last_month.due_on, last_month.may_be_past) == (date(2027, 2, 28), True)
    assert (next_month.due_on, next_month.may_be_past) == (date(2026, 4, 30), False)


def test_term_without_anchor_has_no_day_unless_it_names_one() -> None:
    unknown = resolved(Duration(6, "week"), None)
    named = resolved(Bounded(Boundary.BY, DayPeriod(1, 9, Year(number=2026))), None)

    assert unknown is not None
    assert named is not None
    assert (unknown.due_on, unknown.reason) == (None, "de dag waarvan gerekend wordt is niet bekend")
    assert (named.due_on, named.earliest) == (date(2026, 9, 1), None)


@pytest.mark.parametrize(
    ("precision", "first_day"), [("day", "2026-07-03"), ("recess", "2026-07-13"), ("month", "2026-07-08")]
)
def test_notice_waits_for_the_margin_of_its_precision(precision: str, first_day: str) -> None:
    assert notify_from(date(2026, 7, 2), precision) == date.fromisoformat(first_day)


def test_margins_are_for_staff_to_set() -> None:
    assert notify_from(date(2026, 7, 2), "recess", {"recess": 0}) == date(2026, 7, 3)


def test_review_day_is_clamped_to_the_month() -> None:
    assert review_on(date(2025, 11, 30)) == date(2026, 2, 28)


def test_dates_are_written_as_a_dutch_reader_writes_them() -> None:
    assert written(date(2026, 7, 2)) == "2 juli 2026"
    assert written(date(2026, 7, 2), weekday=True) == "donderdag 2 juli 2026"
