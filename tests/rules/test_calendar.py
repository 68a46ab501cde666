"""The calendar: packaged rows, rows that replace them, what is computed, and what is assumed where no row is."""

from datetime import date

import pytest

from motions.rules.calendar import (
    Calendar,
    CalendarEntry,
    CalendarKind,
    assumed_recess,
    default_calendar,
    missing_years,
    prinsjesdag,
    sitting_day_before,
    verantwoordingsdag,
)
from motions.rules.holidays import add_working_days, easter, is_working_day, kings_day


def make_entry(**overrides: object) -> CalendarEntry:
    values = {
        "chamber": "tk",
        "kind": "zomerreces",
        "year": 2026,
        "starts_on": date(2026, 7, 3),
        "ends_on": date(2026, 8, 31),
        "source": "proef",
    } | overrides
    return CalendarEntry(**values)  # type: ignore[arg-type]


def test_packaged_row_has_its_key_and_source() -> None:
    entry = default_calendar().find("zomerreces", 2026)

    assert entry == make_entry(source="R: lijst van derden, nog niet bevestigd", confirmed=False)
    assert entry.key == "tk:zomerreces:2026"


def test_packaged_recesses_run_from_a_friday_and_lie_in_the_year_of_their_key() -> None:
    recesses = [entry for entry in default_calendar().entries if entry.ends_on != entry.starts_on]

    assert {entry.starts_on.weekday() for entry in recesses} == {4}
    assert all(entry.starts_on.year == entry.year and entry.starts_on < entry.ends_on for entry in recesses)


def test_row_of_the_database_replaces_the_packaged_one() -> None:
    moved = make_entry(starts_on=date(2026, 7, 10))

    calendar = default_calendar().with_entries([moved])

    assert calendar.find("zomerreces", 2026) == moved
    assert len(calendar.entries) == len(default_calendar().entries)


def test_chambers_have_calendars_of_their_own() -> None:
    calendar = Calendar.of([make_entry(chamber="ek")])

    assert calendar.find("zomerreces", 2026) is None
    assert calendar.find("zomerreces", 2026, chamber="ek") == make_entry(chamber="ek")


def test_years_after_the_last_row_are_missing() -> None:
    calendar = Calendar.of([make_entry(kind=kind, year=2026) for kind in CalendarKind if kind != "kerstreces"])

    assert missing_years(calendar, 2026) == ((CalendarKind.KERSTRECES, 2026),)
    assert ("zomerreces", 2027) in missing_years(calendar, 2027)


@pytest.mark.parametrize("year", range(2019, 2027))
def test_computed_days_agree_with_the_packaged_rows(year: int) -> None:
    calendar = default_calendar()

    assert calendar.find("prinsjesdag", year) is not None
    assert [prinsjesdag(year), verantwoordingsdag(year)] == [
        entry.starts_on for kind in ("prinsjesdag", "verantwoordingsdag") if (entry := calendar.find(kind, year))
    ]


@pytest.mark.parametrize("year", range(2019, 2027))
def test_assumed_summer_recess_agrees_with_every_packaged_row(year: int) -> None:
    row, assumed = default_calendar().find("zomerreces", year), assumed_recess("zomerreces", year)

    assert row is not None
    assert assumed is not None
    assert (assumed.starts_on, assumed.ends_on, assumed.confirmed) == (row.starts_on, row.ends_on, False)


def test_election_recess_is_never_assumed() -> None:
    assert assumed_recess("verkiezingsreces", 2027) is None


@pytest.mark.parametrize(
    ("starts_on", "sits_on"),
    [("2024-07-05", "2024-07-04"), ("2024-07-04", "2024-06-27"), ("2024-07-08", "2024-07-04")],
)
def test_chamber_last_sits_on_the_thursday_before_a_recess(starts_on: str, sits_on: str) -> None:
    assert sitting_day_before(date.fromisoformat(starts_on)) == date.fromisoformat(sits_on)


@pytest.mark.parametrize(
    ("year", "easter_monday", "ascension", "whit_monday"),
    [
        (2019, "2019-04-22", "2019-05-30", "2019-06-10"),
        (2020, "2020-04-13", "2020-05-21", "2020-06-01"),
        (2021, "2021-04-05", "2021-05-13", "2021-05-24"),
        (2022, "2022-04-18", "2022-05-26", "2022-06-06"),
        (2023, "2023-04-10", "2023-05-18", "2023-05-29"),
        (2024, "2024-04-01", "2024-05-09", "2024-05-20"),
        (2025, "2025-04-21", "2025-05-29", "2025-06-09"),
        (2026, "2026-04-06", "2026-05-14", "2026-05-25"),
    ],
)
def test_feasts_follow_easter(year: int, easter_monday: str, ascension: str, whit_monday: str) -> None:
    days = [(date.fromisoformat(day) - easter(year)).days for day in (easter_monday, ascension, whit_monday)]

    assert days == [1, 39, 50]


@pytest.mark.parametrize(("year", "day"), [(2024, "2024-04-27"), (2025, "2025-04-26"), (2013, "2013-04-30")])
def test_koningsdag_is_never_on_a_sunday(year: int, day: str) -> None:
    assert kings_day(year) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "works"),
    [("2025-05-05", False), ("2026-05-05", True), ("2026-04-03", True), ("2026-04-06", False), ("2026-05-16", False)],
)
def test_working_days_skip_weekends_and_holidays(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is works


def test_working_days_are_counted_from_the_day_after() -> None:
    assert add_working_days(date(2024, 12, 24), 1) == date(2024, 12, 27)
    assert add_working_days(date(2024, 12, 24), 0) == date(2024, 12, 24)
