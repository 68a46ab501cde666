"""A kind of record of the Tweede Kamer: asked for page by page, skipped where unchanged, else parsed and stored."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from motions.importers.reading import Page
from motions.importers.tweedekamer.odata import OData
from motions.importers.tweedekamer.values import SOURCE, Raw, account, differing, identified, parsed
from motions.services.imports import gaps
from motions.services.imports.records import Stored


class Into(Protocol):
    """Where records go: a module or object of ``services.imports``."""

    def fingerprints(self, official_ids: Iterable[str]) -> dict[str, str]: ...

    def store(self, records: Sequence[Any]) -> Stored: ...

    def remove(self, official_ids: Iterable[str], *, now: datetime) -> int: ...


@dataclass(frozen=True)
class Entity:
    """A category of the service. ``parse`` returns None for a record without content, which is left out."""

    service: OData
    name: str
    entity: str
    parse: Callable[[Raw, str, list[str]], Any]
    into: Into
    condition: str = ""
    expand: str = ""
    source: str = SOURCE

    def pages(self, token: str) -> Iterator[Page]:
        """Yield the pages after a position."""
        return self.service.pages(self.entity, condition=self.condition, token=token, expand=self.expand)

    def take(self, records: Sequence[Any], *, now: datetime) -> Stored:
        """Store what is new or changed, and name what is unusable."""
        page = identified(records)
        removed = self.into.remove(page.gone, now=now) if page.gone else 0
        lacking = gaps.lacking(page.present, source=self.source)
        read = differing(page, self.into.fingerprints(page.present), lacking=lacking)
        found, faults = parsed(read.values(), self.parse)
        stored = self.into.store([record for record in found if record is not None])
        stored.removed += removed
        stored.faults += faults
        return account(stored, page, read, self.into.fingerprints)
