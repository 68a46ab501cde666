"""Motions from a source: one row by official id, its movers in order, its paper by number as soon as that is known."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from motions.analysis.motion_subjects import MotionSubject, motion_subject
from motions.models import Amended, Motion, Mover, Person
from motions.rules.decisions import APPRECIATIONS
from motions.services import bulk, source_values
from motions.services.imports import motion_links, motion_places, one_by_one
from motions.services.imports.records import MotionRecord, MoverRecord, Stored

AMENDED = {
    "gewijzigde": Amended.AMENDED,
    "nader gewijzigde": Amended.FURTHER,
    "tweede nader gewijzigde": Amended.SECOND_FURTHER,
    "derde nader gewijzigde": Amended.FURTHER,
    "nog nader gewijzigde": Amended.FURTHER,
}
NOTHING = MotionSubject((), False, "", "")


def fingerprints(official_ids: Iterable[str]) -> dict[str, str]:
    """The content that is here already, by official id: what has the same fingerprint need not be parsed."""
    rows = bulk.among(Motion, "official_id", official_ids, "official_id", "source_hash", "source_removed_at")
    return {key: content for key, content, removed in rows if removed is None}


def store(records: Sequence[MotionRecord]) -> Stored:
    """Write new and changed motions; a record that the database refuses is named, and the others are kept."""
    return one_by_one.stored(records, _store)


def remove(official_ids: Iterable[str], *, now: datetime) -> int:
    """Mark motions that the source took away; nothing is deleted. Returns how many were still there."""
    gone = Motion.objects.filter(official_id__in=list(official_ids), source_removed_at=None)
    return gone.update(source_removed_at=now)


def _store(records: Sequence[MotionRecord]) -> Stored:
    """Write motions in a fixed number of statements.

    The columns of the source are always written; title, date and movers only while no member of staff edited the
    motion: what they wrote stays.
    """
    subjects = {record.origin.official_id: motion_subject(record.subject) or NOTHING for record in records}
    places = motion_places.place(records)
    placed = [record for record in records if record.origin.official_id in places.papers]
    new = [record for record in placed if record.origin.official_id not in places.motions]
    changed = [record for record in placed if record.origin.official_id in places.motions]
    ids = places.motions | _insert(new, subjects, places.papers)
    theirs = _edited_by_staff(places.motions.values())
    free = [record for record in changed if ids[record.origin.official_id] not in theirs]
    taken = [record for record in changed if ids[record.origin.official_id] in theirs]
    source_values.note(Motion, [(record.origin.official_id, _facts(record, subjects)) for record in taken])
    bulk.update(Motion, [_of_source(record, subjects, ids) for record in changed])
    bulk.update(Motion, [{"id": ids[record.origin.official_id], **_facts(record, subjects)} for record in free])
    if free:
        Mover.objects.filter(motion__in=[ids[record.origin.official_id] for record in free]).delete()
    _sign([*new, *free], subjects, ids)
    _link(placed, subjects, ids)
    stored = Stored(created=len(new), changed=len(changed), faults=places.faults)
    stored.words.update(
        ("Kabinetsappreciatie", record.appreciation)
        for record in placed
        if record.appreciation and record.appreciation not in APPRECIATIONS
    )
    return stored


def _insert(
    records: Sequence[MotionRecord], subjects: Mapping[str, MotionSubject], papers: Mapping[str, int]
) -> dict[str, int]:
    rows = [
        {
            "official_id": record.origin.official_id,
            "paper_id": papers[record.origin.official_id],
            "text": "",
            "replaces_id": None,
            "activity_id": None,
            **_facts(record, subjects),
            **_source_columns(record, subjects),
        }
        for record in records
    ]
    return dict(bulk.insert(Motion, rows, returning=("official_id", "id")))


def _facts(record: MotionRecord, subjects: Mapping[str, MotionSubject]) -> dict[str, Any]:
    """What the source says that staff may word otherwise."""
    subject = subjects[record.origin.official_id]
    return {
        "title": record.subject[:1000],
        "submitted_on": record.submitted_on,
        "amended": str(AMENDED.get(subject.amended, Amended.NO)),
        "has_more_movers": subject.others and not record.movers,
    }


def _source_columns(record: MotionRecord, subjects: Mapping[str, MotionSubject]) -> dict[str, Any]:
    named = subjects[record.origin.official_id].replaces
    return {
        "appreciation": record.appreciation[:120],
        "lapses_on": record.lapses_on,
        "replaces_reference": record.replaces or motion_links.replaced_reference(named, record.reference),
        "source_url": record.origin.url,
        "source_changed_at": record.origin.changed_at,
        "source_hash": record.origin.fingerprint,
        "source_removed_at": None,
    }


def _of_source(record: MotionRecord, subjects: Mapping[str, MotionSubject], ids: Mapping[str, int]) -> dict[str, Any]:
    key = record.origin.official_id
    return {"id": ids[key], "official_id": key, **_source_columns(record, subjects)}


def _edited_by_staff(motions: Iterable[int]) -> set[int]:
    """Motions that somebody typed or edited: an import leaves no history, an edit does."""
    wanted = list(motions)
    if not wanted:
        return set()
    return set(Motion.history.filter(id__in=wanted).values_list("id", flat=True))


def _sign(records: Sequence[MotionRecord], subjects: Mapping[str, MotionSubject], ids: Mapping[str, int]) -> None:
    people = _people(records)
    rows = [
        {
            "motion_id": ids[record.origin.official_id],
            "position": position,
            "name": mover.name[:120],
            "group": mover.group[:60],
            "person_id": people.get(mover.person_id),
        }
        for record in records
        for position, mover in enumerate(_movers(record, subjects[record.origin.official_id]), 1)
    ]
    bulk.insert(Mover, rows)


def _movers(record: MotionRecord, subject: MotionSubject) -> tuple[MoverRecord, ...]:
    """Who moved it: whom the source lists, else whom its subject line names."""
    return record.movers or tuple(MoverRecord(name) for name in subject.movers)


def _people(records: Iterable[MotionRecord]) -> dict[str, int]:
    wanted = {mover.person_id for record in records for mover in record.movers if mover.person_id}
    if not wanted:
        return {}
    rows = Person.objects.filter(official_id__in=wanted).values_list("official_id", "pk")
    return {official_id: pk for official_id, pk in rows if official_id}


def _link(records: Sequence[MotionRecord], subjects: Mapping[str, MotionSubject], ids: Mapping[str, int]) -> None:
    claims, arrived = {}, {}
    for record in records:
        key = record.origin.official_id
        claims[ids[key]] = record.replaces or motion_links.replaced_reference(subjects[key].replaces, record.reference)
        arrived[key] = ids[key]
        if record.reference:
            arrived[record.reference.normal_form] = ids[key]
    motion_links.link(claims, arrived=arrived)
