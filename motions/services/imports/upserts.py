"""Rows of any table that has a source: inserted or updated by official id, many at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motions.models.source import SourceRecord
from motions.services import bulk, source_values
from motions.services.imports import one_by_one
from motions.services.imports.records import Origin, Stored


@dataclass(frozen=True, slots=True)
class RowRecord:
    """A record as columns: ``facts`` may be edited by staff, ``source`` is the source's alone.

    ``first`` are columns that only a new row gets.
    """

    origin: Origin
    facts: Mapping[str, Any]
    source: Mapping[str, Any] = field(default_factory=dict)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A table to store records in. ``natural`` are the facts by which a row that staff typed is the same thing."""

    model: type[SourceRecord]
    natural: tuple[str, ...] = ()

    def fingerprints(self, official_ids: Iterable[str]) -> dict[str, str]:
        """The content that is here already, by official id."""
        rows = bulk.among(self.model, "official_id", official_ids, "official_id", "source_hash", "source_removed_at")
        return {key: content for key, content, removed in rows if removed is None}

    def remove(self, official_ids: Iterable[str], *, now: datetime) -> int:
        """Mark rows that the source took away; returns how many were still there."""
        rows = self.model._default_manager.filter(official_id__in=list(official_ids), source_removed_at=None)
        return rows.update(source_removed_at=now)

    def store(self, records: Sequence[RowRecord]) -> Stored:
        """Write new and changed rows; a record that the database refuses is named, and the others are kept."""
        return one_by_one.stored(records, self._store)

    def _store(self, records: Sequence[RowRecord]) -> Stored:
        keys = [record.origin.official_id for record in records]
        ids = dict(bulk.among(self.model, "official_id", keys, "official_id", "id"))
        ids |= self._typed([record for record in records if record.origin.official_id not in ids])
        new = [record for record in records if record.origin.official_id not in ids]
        known = [record for record in records if record.origin.official_id in ids]
        theirs = self._edited_by_staff([ids[record.origin.official_id] for record in known])
        free = [record for record in known if ids[record.origin.official_id] not in theirs]
        bulk.insert(self.model, [{**record.first, **record.facts, **_source(record)} for record in new])
        bulk.update(self.model, [{"id": ids[record.origin.official_id], **_source(record)} for record in known])
        bulk.update(self.model, [{"id": ids[record.origin.official_id], **record.facts} for record in free])
        if theirs and self.model in source_values.COMPARED:
            taken = [record for record in known if ids[record.origin.official_id] in theirs]
            source_values.note(self.model, [(record.origin.official_id, record.facts) for record in taken])
        stored = Stored(created=len(new), changed=len(known))
        for record in records:
            stored.words.update(record.words)
        return stored

    def _typed(self, records: Sequence[RowRecord]) -> dict[str, int]:
        """Rows that staff typed, by the official id of the one record that means them."""
        if not self.natural or not records:
            return {}
        first = self.natural[0]
        rows = self.model._default_manager.filter(
            official_id=None, **{f"{first}__in": [record.facts[first] for record in records]}
        )
        typed = {tuple(row[1:]): row[0] for row in rows.values_list("pk", *self.natural)}
        found: dict[str, int] = {}
        for record in records:
            pk = typed.pop(tuple(record.facts[name] for name in self.natural), None)
            if pk is not None:
                found[record.origin.official_id] = pk
        return found

    def _edited_by_staff(self, ids: list[int]) -> set[int]:
        """Rows that somebody typed or edited: an import leaves no history, an edit does."""
        if not ids:
            return set()
        history = self.model.history  # type: ignore[attr-defined]  # simple_history adds it
        return set(history.filter(id__in=ids).values_list("id", flat=True))


def _source(record: RowRecord) -> dict[str, Any]:
    return {
        "official_id": record.origin.official_id,
        "source_url": record.origin.url,
        "source_changed_at": record.origin.changed_at,
        "source_hash": record.origin.fingerprint,
        "source_removed_at": None,
        **record.source,
    }
