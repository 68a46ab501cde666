"""Rows that were ticked in a list, kept in one hidden field while a form about them is filled in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

MOST = 20_000
"""The most rows that one form takes; more is done in parts."""


class ChosenField(forms.CharField):
    """Primary keys as they were ticked: exactly those that the person saw, also where the list changed meanwhile."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(error_messages={"required": "Kies eerst regels in de lijst."}, **kwargs)

    def clean(self, value: Any) -> list[int]:
        """The keys."""
        text = super().clean(value)
        keys = [int(key) for key in text.split(",") if key.isascii() and key.isdigit() and len(key) < 19]
        if not keys or len(keys) != text.count(",") + 1:
            raise ValidationError("Kies de regels opnieuw in de lijst.")
        if len(keys) > MOST:
            raise ValidationError(f"Kies ten hoogste {MOST} regels tegelijk.")
        return keys


def as_text(keys: Iterable[int]) -> str:
    """The keys as the hidden field holds them."""
    return ",".join(map(str, keys))
