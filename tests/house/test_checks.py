"""What the system checks tell whoever starts the program."""

from datetime import date

import pytest
from django.core import checks
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import CalendarRow
from motions.rules.calendar import YEARLY_RECESSES, default_calendar

NEXT_YEAR = date.today().year + 1


def warned(databases: list[str] | None) -> list[str]:
    found = checks.run_checks(tags=[checks.Tags.database], databases=databases)
    return [message.msg for message in found if message.id == "nakoming.W001"]


def add_recess(kind: str, year: int) -> None:
    CalendarRow.objects.create(
        chamber="tk", kind=kind, year=year, starts_on=date(year, 7, 5), ends_on=date(year, 8, 31), source="Tweede Kamer"
    )


@pytest.mark.django_db
def test_recess_without_a_row_for_next_year_is_a_warning() -> None:
    for kind in YEARLY_RECESSES:
        if kind != "zomerreces":
            add_recess(kind, NEXT_YEAR)
    known = default_calendar().find("zomerreces", NEXT_YEAR)

    told = warned(["default"])

    assert (f"In de kalender staat geen zomerreces voor {NEXT_YEAR}." in told) is (known is None)
    assert all("zomerreces" in line for line in told)


@pytest.mark.django_db
def test_calendar_with_all_recesses_of_next_year_is_no_warning() -> None:
    for kind in YEARLY_RECESSES:
        add_recess(kind, NEXT_YEAR)

    assert warned(["default"]) == []


@pytest.mark.django_db
def test_check_asks_no_database_unless_it_may() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert warned(None) == []

    assert asked.captured_queries == []
