"""Decisions on motions and the votes on them; what the chamber decided on other papers is left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motions.models import Activity, Decision, Motion
from motions.rules.decisions import PROCEDURE, DecisionKind, UnknownWord, decision_kind
from motions.services import bulk
from motions.services.imports import motion_debates, one_by_one
from motions.services.imports.records import Fault, Lack, Origin, Stored
from motions.services.imports.upserts import RowRecord, Table
from motions.services.imports.votes import VoteRecord, store_votes

_TABLE = Table(Decision)


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision of the source. ``motion_ids`` are the cases it is about, ``decided_on`` the day of its meeting.

    ``is_final`` is false while it is only proposed. ``certain_ids`` are the cases that the source calls motions.
    """

    origin: Origin
    motion_ids: tuple[str, ...]
    word: str
    note: str
    decided_on: date | None
    order: int
    activity_id: str
    is_final: bool
    votes: tuple[VoteRecord, ...] = ()
    certain_ids: tuple[str, ...] = ()


def fingerprints(official_ids: Iterable[str]) -> dict[str, str]:
    """The content that is here already."""
    return _TABLE.fingerprints(official_ids)


def remove(official_ids: Iterable[str], *, now: datetime) -> int:
    """Let decisions that the source took back count no longer; the rows stay, as corrected."""
    rows = Decision.objects.filter(official_id__in=list(official_ids), source_removed_at=None)
    motions = set(rows.filter(kind=DecisionKind.SUBMITTED.value).values_list("motion", flat=True))
    removed = rows.update(source_removed_at=now, kind=DecisionKind.CORRECTED.value)
    motion_debates.link(motions)
    return removed


def store(records: Sequence[DecisionRecord]) -> Stored:
    """Write decisions on motions that are here, with their votes."""
    return one_by_one.stored(records, _store)


def _store(records: Sequence[DecisionRecord]) -> Stored:
    motions = dict(bulk.among(Motion, "official_id", _named(records), "official_id", "id"))
    stored = Stored(lacks=list(_lacks(records, motions)))
    about = [record for record in records if any(key in motions for key in record.motion_ids)]
    withdrawn = [record.origin.official_id for record in about if not record.is_final]
    rows = Decision.objects.filter(official_id__in=withdrawn).exclude(kind=DecisionKind.CORRECTED.value)
    stored.changed += rows.update(kind=DecisionKind.CORRECTED.value, source_hash="")
    activities = dict(
        bulk.among(Activity, "official_id", {record.activity_id for record in about}, "official_id", "id")
    )
    rows_of: list[RowRecord] = []
    for record in about:
        if not record.is_final or record.word.startswith(PROCEDURE):
            continue
        if record.decided_on is None:
            problem = "Het besluit hoort bij geen vergadering met een dag."
            stored.faults.append(Fault(record.origin.official_id, problem))
            continue
        for number, key in enumerate(key for key in record.motion_ids if key in motions):
            rows_of.append(_row(record, number, motions[key], activities.get(record.activity_id)))
    stored.add(_TABLE.store(_once(_adopted(rows_of))))
    motion_debates.link({*motions.values()})
    stored.add(store_votes([vote for record in about for vote in record.votes]))
    return stored


def _lacks(records: Sequence[DecisionRecord], motions: Mapping[str, int]) -> Iterator[Lack]:
    """What decisions that count say of motions that are not here."""
    for record in records:
        if record.is_final and not record.word.startswith(PROCEDURE):
            for key in record.certain_ids:
                if key not in motions:
                    yield Lack(record.origin.official_id, "motion", key)


def _named(records: Sequence[DecisionRecord]) -> set[str]:
    return {key for record in records for key in record.motion_ids}


def _row(record: DecisionRecord, number: int, motion: int, activity: int | None) -> RowRecord:
    words: Counter[tuple[str, str]] = Counter()
    try:
        kind = decision_kind(record.word)
    except UnknownWord:
        kind = DecisionKind.UNKNOWN
        words["BesluitSoort", record.word] += 1
    facts: dict[str, Any] = {
        "motion_id": motion,
        "kind": kind.value,
        "decided_on": record.decided_on,
        "order": record.order,
        "activity_id": activity,
        "note": record.note[:500],
    }
    origin = record.origin
    if number:
        origin = Origin(f"{origin.official_id}/{number}", origin.fingerprint, origin.changed_at, origin.url)
    return RowRecord(origin, facts, {"source_word": record.word[:200]}, words)


def _once(rows: Sequence[RowRecord]) -> list[RowRecord]:
    """Each decision once: the source has some twice, under two ids."""
    taken = {
        (motion, kind, decided_on, order): official_id
        for motion, kind, decided_on, order, official_id in Decision.objects.filter(
            motion__in={row.facts["motion_id"] for row in rows}
        ).values_list("motion", "kind", "decided_on", "order", "official_id")
    }
    once = []
    for row in rows:
        key = (row.facts["motion_id"], row.facts["kind"], row.facts["decided_on"], row.facts["order"])
        if taken.setdefault(key, row.origin.official_id) == row.origin.official_id:
            once.append(row)
    return once


def _adopted(rows: Sequence[RowRecord]) -> Sequence[RowRecord]:
    """Let a decision that staff typed for that motion and day become the source's."""
    typed = Decision.objects.filter(official_id=None, motion__in={row.facts["motion_id"] for row in rows})
    waiting = {(one.motion_id, one.kind, one.decided_on): one.pk for one in typed}
    for row in rows:
        pk = waiting.pop((row.facts["motion_id"], row.facts["kind"], row.facts["decided_on"]), None)
        if pk is not None and not Decision.objects.filter(official_id=row.origin.official_id).exists():
            Decision.objects.filter(pk=pk).update(official_id=row.origin.official_id, order=row.facts["order"])
    return rows
