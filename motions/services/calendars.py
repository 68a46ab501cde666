"""The calendar in force: the packaged rows, replaced by what staff keep in the database."""

from motions.models import CalendarRow
from motions.rules.calendar import Calendar, CalendarEntry, default_calendar


def current_calendar() -> Calendar:
    """One query; a row of the database replaces the packaged row of the same chamber, kind and year."""
    return default_calendar().with_entries(
        CalendarEntry(row.chamber, row.kind, row.year, row.starts_on, row.ends_on, row.source, row.confirmed)
        for row in CalendarRow.objects.all()
    )
