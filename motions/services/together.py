"""Rows that are written together, and in ever smaller parts only where one of them cannot be."""

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import DataError, IntegrityError, transaction

from motions.services.database_faults import is_outage, reason
from motions.services.refusals import REFUSALS

logger = logging.getLogger(__name__)

Row = TypeVar("Row")


def write_together(rows: Sequence[Row], write: Callable[[Sequence[Row]], None]) -> list[tuple[Row, Exception]]:
    """Write all that can be, and return the rows that cannot, each with why; of those nothing stands.

    What fails as a whole is tried by halves, so that one bad row of 500 costs some twenty tries and not 500. ``write``
    may be called several times with the same rows; each call stands or falls by itself. A database that is away or
    locked is no row's fault: that error is raised.
    """
    if not rows:
        return []
    try:
        with transaction.atomic():
            write(rows)
    except Exception as error:
        if is_outage(error):
            raise
        if len(rows) == 1:
            if not isinstance(error, REFUSALS):
                logger.warning("not written: %s", reason(error), exc_info=error)
            return [(rows[0], error)]
        half = len(rows) // 2
        return [*write_together(rows[:half], write), *write_together(rows[half:], write)]
    return []


def why(error: Exception) -> str:
    """What a person is told of a refusal: the service's own words, or what the database said, in one line."""
    if isinstance(error, DataError | IntegrityError):
        return f"De database weigert deze regel; misschien staat dit er intussen al. ({reason(error)})"
    return reason(error)
