"""Rows that are written together, and one by one only where one of them cannot be."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import DataError, IntegrityError, transaction

from motions.services.refusals import REFUSALS

Row = TypeVar("Row")

_REFUSED: tuple[type[Exception], ...] = (*REFUSALS, DataError, IntegrityError)


def write_together(rows: Sequence[Row], write: Callable[[Sequence[Row]], None]) -> list[tuple[Row, Exception]]:
    """Write all that can be, and return the rows that cannot, each with why; of those nothing stands.

    What is refused as a whole is tried by halves, so that one bad row of 500 costs some twenty tries and not 500.
    ``write`` may be called several times with the same rows; each call stands or falls by itself.
    """
    if not rows:
        return []
    try:
        with transaction.atomic():
            write(rows)
    except _REFUSED as error:
        if len(rows) == 1:
            return [(rows[0], error)]
        half = len(rows) // 2
        return [*write_together(rows[:half], write), *write_together(rows[half:], write)]
    return []


def why(error: Exception) -> str:
    """What a person is told of a refusal: the service's own words, or what the database said, in one line."""
    said = " ".join(str(error).split())[:300]
    if isinstance(error, DataError | IntegrityError):
        return f"De database weigert deze regel; misschien staat dit er intussen al. ({said})"
    return said
