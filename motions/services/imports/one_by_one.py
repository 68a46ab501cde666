"""A page stored at once; where the database refuses it, record by record, so that one bad record loses no others."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from django.db import DataError, IntegrityError, transaction

from motions.services.imports.records import Fault, Origin, Stored


class HasOrigin(Protocol):
    """A record with its origin."""

    @property
    def origin(self) -> Origin: ...


Record = TypeVar("Record", bound=HasOrigin)


def stored(records: Sequence[Record], store: Callable[[Sequence[Record]], Stored]) -> Stored:
    """Store records, in one go or else each within a savepoint; what the database refuses becomes a fault."""
    if not records:
        return Stored()
    try:
        with transaction.atomic():
            return store(records)
    except (DataError, IntegrityError, ValueError) as error:
        if len(records) == 1:
            reason = " ".join(str(error).split())[:300]
            return Stored(faults=[Fault(records[0].origin.official_id, f"De database weigert dit record: {reason}")])
    total = Stored()
    for record in records:
        total.add(stored([record], store))
    return total
