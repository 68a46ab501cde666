"""Members, groups, committees and activities from a source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motions.analysis.names import party
from motions.models import Activity, Committee, Group, Membership, Person
from motions.services import bulk
from motions.services.imports import one_by_one
from motions.services.imports.records import Origin, Stored
from motions.services.imports.upserts import RowRecord, Table

GROUPS = Table(Group, natural=("abbreviation",))
PERSONS = Table(Person)
COMMITTEES = Table(Committee, natural=("name", "chamber"))


def group_facts(abbreviation: str, name: str) -> dict[str, Any]:
    """The columns of a group; the source abbreviates some in full ("Nieuw Sociaal Contract" for NSC)."""
    return {"abbreviation": (party(abbreviation) or abbreviation)[:40], "name": name[:120]}


@dataclass(frozen=True, slots=True)
class MembershipRecord:
    """A person's time in a group, by their official ids."""

    origin: Origin
    person_id: str
    group_id: str
    starts_on: date
    ends_on: date | None


class _Memberships:
    """Memberships have no official id of their own here: person, group and first day say which one it is."""

    def fingerprints(self, official_ids: Iterable[str]) -> dict[str, str]:
        """None: each comes again only when it changed."""
        return {}

    def remove(self, official_ids: Iterable[str], *, now: datetime) -> int:
        """Nothing: a row that was taken away does not say whose it was."""
        return 0

    def store(self, records: Sequence[MembershipRecord]) -> Stored:
        """Write memberships of people and groups that are here."""
        return one_by_one.stored(records, self._store)

    def _store(self, records: Sequence[MembershipRecord]) -> Stored:
        people = _ids(Person, [record.person_id for record in records])
        groups = _ids(Group, [record.group_id for record in records])
        stored = Stored()
        for record in records:
            if record.person_id not in people or record.group_id not in groups:
                stored.unchanged += 1
                continue
            key = {
                "person_id": people[record.person_id],
                "group_id": groups[record.group_id],
                "starts_on": record.starts_on,
            }
            row = Membership.objects.filter(**key).first()
            if row is None:
                bulk.insert(Membership, [key | {"ends_on": record.ends_on}])
                stored.created += 1
            elif row.ends_on != record.ends_on:
                bulk.update(Membership, [{"id": row.pk, "ends_on": record.ends_on}])
                stored.changed += 1
            else:
                stored.unchanged += 1
        return stored


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """A debate or meeting; ``committee_id`` is the official id of the committee that leads it."""

    origin: Origin
    chamber: str
    kind: str
    subject: str
    held_on: date | None
    status: str
    committee_id: str


class _Activities(Table):
    """Activities, with their committee."""

    def store(self, records: Sequence[Any]) -> Stored:
        """As for every table, with the committee looked up."""
        committees = _ids(Committee, [record.committee_id for record in records])
        return super().store([_activity(record, committees) for record in records])


def _activity(record: ActivityRecord, committees: dict[str, int]) -> RowRecord:
    facts = {
        "chamber": record.chamber,
        "kind": record.kind[:80],
        "subject": record.subject[:500],
        "held_on": record.held_on,
        "committee_id": committees.get(record.committee_id),
    }
    return RowRecord(record.origin, facts, {"status": record.status[:40]})


def _ids(model: Any, official_ids: Iterable[str]) -> dict[str, int]:
    return dict(bulk.among(model, "official_id", {key for key in official_ids if key}, "official_id", "id"))


MEMBERSHIPS = _Memberships()
ACTIVITIES = _Activities(Activity)
