"""Days as staff read and type them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format


def written(day: date) -> str:
    """``2 juli 2026``."""
    return date_format(day, "j F Y")


class DayField(forms.DateField):
    """A date in the browser's own field, which needs no script; without it, 2-7-2026 is read as well."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)
