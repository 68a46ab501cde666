"""The pace of notices as this installation chose it."""

from django.conf import settings

from motions.rules.notices import Pace


def current_pace() -> Pace:
    return Pace(due_soon=settings.DUE_SOON_DAYS, silent_after=settings.SILENT_AFTER_DAYS)
