"""A page stored at once; where that fails, in ever smaller parts, so that one bad record loses no others."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from django.db import transaction

from motions.services.database_faults import is_outage, reason
from motions.services.imports.records import Fault, Origin, Stored


class HasOrigin(Protocol):
    """A record with its origin."""

    @property
    def origin(self) -> Origin: ...


Record = TypeVar("Record")
Originated = TypeVar("Originated", bound=HasOrigin)


def stored(records: Sequence[Originated], store: Callable[[Sequence[Originated]], Stored]) -> Stored:
    """Store records, in one go or else in halves within savepoints; what is refused becomes a fault."""

    def refused(record: Originated, error: Exception) -> Stored:
        return Stored(faults=[Fault(record.origin.official_id, f"De database weigert dit record: {reason(error)}")])

    return isolated(records, store, refused)


def isolated(
    records: Sequence[Record],
    store: Callable[[Sequence[Record]], Stored],
    refused: Callable[[Record, Exception], Stored],
) -> Stored:
    """Store records, whole or in halves of halves; ``refused`` says what becomes of the one that fails by itself.

    A database that is away or locked is no record's fault: that error is raised.
    """
    if not records:
        return Stored()
    try:
        with transaction.atomic():
            return store(records)
    except Exception as error:
        if is_outage(error):
            raise
        if len(records) == 1:
            return refused(records[0], error)
    half = len(records) // 2
    total = isolated(records[:half], store, refused)
    total.add(isolated(records[half:], store, refused))
    return total
