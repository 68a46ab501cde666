"""Django system checks: what an installation should be told before it bites."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import connections
from django.utils import timezone

from motions.models import CalendarRow
from motions.rules.calendar import missing_years
from motions.services.calendars import current_calendar


@checks.register(checks.Tags.database)
def check_recesses(
    *, app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """W001: a yearly recess has no row for next year. Asks the database only where Django says that it may."""
    if "default" not in (databases or ()) or not _has_calendar():
        return []
    next_year = timezone.localdate().year + 1
    return [
        checks.Warning(
            f"In de kalender staat geen {kind} voor {year}.",
            hint="Zet de data van dit reces in de kalender; tot dan zijn termijnen die erop rekenen een schatting.",
            id="nakoming.W001",
        )
        for kind, year in missing_years(current_calendar(), next_year)
    ]


def _has_calendar() -> bool:
    """A new database is checked before it is migrated."""
    with connections["default"].cursor() as cursor:
        return CalendarRow._meta.db_table in connections["default"].introspection.table_names(cursor)
