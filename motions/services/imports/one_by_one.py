"""A page stored at once; where that fails, in ever smaller parts, so that one bad record loses no others."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from motions.services.database_faults import reason
from motions.services.imports.records import Fault, Origin, Stored
from motions.services.together import write_together


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
    total = Stored()
    for record, error in write_together(records, lambda some: total.add(store(some))):
        total.add(refused(record, error))
    return total
