"""Days as staff read and type them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.timezone import localdate

FIRST, LAST = date(1945, 1, 1), date(2100, 12, 31)
"""No letter or term lies outside these days; further on a margin after a term would run past the calendar itself."""


def written(day: date) -> str:
    """``2 juli 2026``."""
    return date_format(day, "j F Y")


def _within_these_times(day: date) -> None:
    if not FIRST <= day <= LAST:
        raise ValidationError(f"Kies een dag van {FIRST.year} tot en met {LAST.year}.")


class DayField(forms.DateField):
    """A date in the browser's own field, which needs no script; without it, 2-7-2026 is read as well."""

    default_validators = [_within_these_times]

    def __init__(self, **kwargs: Any) -> None:
        limits = {"type": "date", "min": FIRST.isoformat(), "max": LAST.isoformat()}
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs=limits), **kwargs)


class SentOnField(DayField):
    """The day on which a letter was sent."""

    def clean(self, value: Any) -> date | None:
        """A day that has come."""
        day: date | None = super().clean(value)
        if day is not None and day > localdate():
            raise ValidationError("Deze dag moet nog komen. Vul de dag in waarop de brief is verstuurd.")
        return day
