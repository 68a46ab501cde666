"""Vocabularies: an English value for code and columns, a Dutch label for people."""

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A string value with its Dutch label: ``OPEN = "open", "Open"``."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of value and label, as form and model fields take them."""
        return [(member.value, member.label) for member in cls]
