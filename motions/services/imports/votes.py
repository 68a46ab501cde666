"""Votes: groups by hand, members by roll call, and members among groups who voted otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from motions.analysis.names import party
from motions.models import Decision, Group, ImportGap, Person, Vote
from motions.rules.decisions import VOTE_WORDS
from motions.services import bulk
from motions.services.imports import gaps, one_by_one
from motions.services.imports.records import Fault, Lack, Origin, Stored
from motions.services.imports.upserts import RowRecord, Table

_TABLE = Table(Vote)


@dataclass(frozen=True, slots=True)
class VoteRecord:
    """A vote. ``size`` is the group's number of seats, also on the row of one of its members."""

    origin: Origin
    decision_id: str
    word: str
    voter: str
    group: str
    group_id: str
    person_id: str
    is_member: bool
    size: int
    is_mistake: bool


def fingerprints(official_ids: Iterable[str]) -> dict[str, str]:
    """The content that is here already."""
    return _TABLE.fingerprints(official_ids)


def remove(official_ids: Iterable[str], *, now: datetime) -> int:
    """Delete votes that the source took away: a vote that was not cast may count nowhere. Returns how many."""
    deleted, _ = Vote.objects.filter(official_id__in=list(official_ids)).delete()
    return deleted


def store(records: Sequence[VoteRecord]) -> Stored:
    """Write votes on decisions that are here; one whose decision may come waits for it."""
    newer = _newer_here(records)
    stored = one_by_one.stored([one for one in records if one.origin.official_id not in newer], store_votes)
    stored.unchanged += len(newer)
    stored.lacks += _lacks(records)
    return stored


def _newer_here(records: Sequence[VoteRecord]) -> set[str]:
    """The votes that are here in a newer version: they came with their decision while an older one waited."""
    ids = [record.origin.official_id for record in records]
    rows = Vote.objects.filter(official_id__in=ids, source_changed_at__isnull=False)
    changed_at = dict(rows.values_list("official_id", "source_changed_at"))
    newer = set()
    for record in records:
        here, given = changed_at.get(record.origin.official_id), record.origin.changed_at
        if here is not None and given is not None and given < here:
            newer.add(record.origin.official_id)
    return newer


def _lacks(records: Sequence[VoteRecord]) -> list[Lack]:
    """The decisions that are not here and may come."""
    named = {record.decision_id for record in records}
    absent = named - {key for (key,) in bulk.among(Decision, "official_id", named, "official_id")}
    if not absent:
        return []
    changed_at: dict[str, datetime | None] = {}
    for record in records:
        if record.decision_id in absent:
            changes = filter(None, (changed_at.get(record.decision_id), record.origin.changed_at))
            changed_at[record.decision_id] = max(changes, default=None)
    to_come = gaps.decisions_to_come(changed_at)
    return [
        Lack(record.origin.official_id, ImportGap.Thing.DECISION, record.decision_id)
        for record in records
        if record.decision_id in to_come
    ]


def store_votes(records: Sequence[VoteRecord]) -> Stored:
    """Write votes in a fixed number of statements; of two rows of one voter the later counts."""
    decisions = dict(
        bulk.among(Decision, "official_id", {record.decision_id for record in records}, "official_id", "id")
    )
    known = [record for record in records if record.decision_id in decisions]
    people = dict(bulk.among(Person, "official_id", {record.person_id for record in known}, "official_id", "id"))
    groups = _Groups(known)
    stored = Stored(unchanged=len(records) - len(known))
    latest: dict[tuple[int, str], RowRecord] = {}
    for record in known:
        if record.word not in VOTE_WORDS:
            stored.words["Stemming.Soort", record.word] += 1
            stored.faults.append(Fault(record.origin.official_id, f"Onbekende stem: “{record.word}”."))
            continue
        group = groups.of(record)
        if group is None and record.group:
            stored.words["ActorFractie", record.group] += 1
        facts = {
            "decision_id": decisions[record.decision_id],
            "group_id": group,
            "person_id": people.get(record.person_id),
            "voter": record.voter[:120],
            "choice": VOTE_WORDS[record.word],
            "seats": 1 if record.is_member else record.size,
            "is_mistake": record.is_mistake,
        }
        latest[facts["decision_id"], record.voter] = RowRecord(record.origin, facts)
    _make_room(latest)
    stored.add(_TABLE.store(list(latest.values())))
    return stored


def _make_room(rows: dict[tuple[int, str], RowRecord]) -> None:
    """An earlier row of the same voter, under another id, gives way."""
    same = Vote.objects.filter(
        decision__in={decision for decision, _ in rows}, voter__in={voter[:120] for _, voter in rows}
    )
    for pk, decision, voter, official_id in same.values_list("pk", "decision", "voter", "official_id"):
        row = rows.get((decision, voter))
        if row is not None and official_id != row.origin.official_id:
            if official_id is None:
                Vote.objects.filter(pk=pk).update(official_id=row.origin.official_id)
            else:
                Vote.objects.filter(pk=pk).delete()


class _Groups:
    """The groups that a page of votes names, by official id or, where that is absent, by abbreviation."""

    def __init__(self, records: Sequence[VoteRecord]) -> None:
        ids = {record.group_id for record in records if record.group_id}
        self._by_id: dict[str, int] = dict(bulk.among(Group, "official_id", ids, "official_id", "id"))
        self._by_name: dict[str, list[int]] = {}
        if any(record.group_id not in self._by_id for record in records):
            for pk, abbreviation in Group.objects.values_list("pk", "abbreviation"):
                self._by_name.setdefault(abbreviation, []).append(pk)

    def of(self, record: VoteRecord) -> int | None:
        """The group; None where it is unknown, or where two have the abbreviation."""
        if record.group_id in self._by_id:
            return self._by_id[record.group_id]
        named = self._by_name.get(party(record.group) or record.group, [])
        return named[0] if len(named) == 1 else None
