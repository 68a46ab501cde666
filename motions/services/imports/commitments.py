"""Commitments of the Tweede Kamer's register: the case, each time it was said, who promised it, and where it stands.

The register's status is kept as it is written. What it establishes is noted on the follow-ups by the service that
notes decisions, as said by the "toezeggingenregister"; a word that no table knows establishes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import DataError, IntegrityError, transaction
from django.utils.timezone import localdate

from motions.analysis.likeness import Said
from motions.models import Activity, Commitment, CommitmentAddressee, Group, Office, Paper, Person, Statement
from motions.models.source import SourceRecord
from motions.rules.decisions import UnknownWord, register_outcome
from motions.services import doubles
from motions.services.commitments import title_of
from motions.services.doubles import Match
from motions.services.imports import register_follow_ups
from motions.services.imports.records import Fault, Lack, Origin, Stored
from motions.services.imports.upserts import Table
from motions.services.joining import register_changed
from motions.services.refusals import Refused

_TABLE = Table(Commitment)


@dataclass(frozen=True, slots=True)
class CommitmentRecord:
    """An entry of the register. ``earlier`` are the entries that it repeats, changes or adds to, as (role, id)."""

    origin: Origin
    number: str
    wording: str
    promised_on: date
    title_of_office: str
    ministry: str
    status: str
    fulfilled_on: date | None
    letters: tuple[str, ...] = ()
    activity_id: str = ""
    groups: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    earlier: tuple[tuple[str, str], ...] = ()


def fingerprints(official_ids: Iterable[str]) -> dict[str, str]:
    """The content that is here already."""
    return _TABLE.fingerprints(official_ids)


def remove(official_ids: Iterable[str], *, now: datetime) -> int:
    """Mark commitments that the register took away."""
    return _TABLE.remove(official_ids, now=now)


def store(records: Sequence[CommitmentRecord], *, now: datetime) -> Stored:
    """Write entries one by one, each whole or not at all."""
    stored = Stored()
    for number, record in enumerate(records):
        try:
            with transaction.atomic():
                # A moment of its own for each: two entries of a page may establish the same commitment.
                _store(record, stored, now=now + timedelta(microseconds=number))
        except (DataError, IntegrityError, Refused) as error:
            problem = f"De toezegging is niet overgenomen: {' '.join(str(error).split())[:300]}"
            stored.faults.append(Fault(record.origin.official_id, problem))
    return stored


def _store(record: CommitmentRecord, stored: Stored, *, now: datetime) -> None:
    try:
        outcome = register_outcome(record.status) if record.status else None
    except UnknownWord:
        outcome = None
        stored.words["Toezegging.Status", record.status] += 1
    role, commitment = _earlier(record)
    is_new = False
    matches: list[Match] = []
    if commitment is None:
        commitment, is_new, matches = _own(record)
    _say(commitment, role, record)
    if role in (Statement.Role.REPEAT, Statement.Role.CHANGE) and not _edited_by_staff(commitment):
        _reword(commitment, record)
    commitment.register_status = record.status[:60]
    commitment.register_fulfilled_on = record.fulfilled_on
    commitment.register_ministry = record.ministry[:120]
    commitment.save_without_historical_record(  # type: ignore[attr-defined]  # simple_history adds it
        update_fields=["register_status", "register_fulfilled_on", "register_ministry", "wording", "title"]
    )
    if record.activity_id and not Activity.objects.filter(official_id=record.activity_id).exists():
        stored.lacks.append(Lack(record.origin.official_id, "activity", record.activity_id))
    _address(commitment, record)
    for number in record.letters:
        paper, _ = Paper.objects.get_or_create(official_id=number)
        commitment.register_letters.add(paper)
    standing = register_follow_ups.Standing(outcome, record.status, record.fulfilled_on)
    today = localdate(now)
    link = doubles.clear_one(matches)
    if link:
        doubles.keep_link(noted=commitment, number=record.number[:20], resemblance=link.resemblance, now=now)
        register_changed(commitment, now=now, today=today)
    else:
        for match in matches:
            doubles.ask(noted=match.commitment, registered=commitment, resemblance=match.resemblance, now=now)
    if (is_new or link) and register_follow_ups.is_open(standing):
        register_follow_ups.open_for(commitment, ministry_named=record.ministry, now=now, today=today)
    if not is_new and (problem := register_follow_ups.note(commitment, standing, now=now, today=today)):
        stored.faults.append(Fault(record.origin.official_id, problem))
    if is_new:
        stored.created += 1
    else:
        stored.changed += 1


def _earlier(record: CommitmentRecord) -> tuple[Statement.Role, Commitment | None]:
    """The case that this entry says once more, and how."""
    for role, official_id in record.earlier:
        case = Commitment.objects.filter(official_id=official_id).first()
        if case is not None and case.official_id != record.origin.official_id:
            return Statement.Role(role), case
    said = Statement.objects.filter(register_number=record.number).exclude(role=Statement.Role.FIRST).first()
    return (Statement.Role(said.role), said.commitment) if said else (Statement.Role.FIRST, None)


def _own(record: CommitmentRecord) -> tuple[Commitment, bool, list[Match]]:
    """The entry's own case: by its id, by the number that staff noted, by what they noted without a number, or new.

    With whether it is new, and what it resembles where neither id nor number said whose it is.
    """
    case = (
        Commitment.objects.filter(official_id=record.origin.official_id).first()
        or Commitment.objects.filter(official_id=None, register_number=record.number).first()
    )
    if case is not None:
        if not _edited_by_staff(case):
            _reword(case, record)
        return _registered(case, record), False, []
    office = Office.objects.filter(title__iexact=record.title_of_office).first() if record.title_of_office else None
    activity = _activity(record)
    activities = frozenset({activity.pk} if activity else ())
    matches = doubles.noted_like(Said(record.wording, record.promised_on, office.pk if office else None, activities))
    if link := doubles.clear_one(matches):
        link.commitment._change_reason = f"Gekoppeld aan {record.number[:20]} in het register"  # type: ignore[attr-defined]
        return _registered(link.commitment, record, keep=True), False, matches
    case = Commitment(office=office, promised_on=record.promised_on)
    _reword(case, record)
    return _registered(case, record), True, matches


def _registered(case: Commitment, record: CommitmentRecord, *, keep: bool = False) -> Commitment:
    """The case with the register's number and columns; ``keep`` its place in the history of edits."""
    case.register_number = record.number[:20]
    _of_source(case, record.origin)
    if keep:
        case.save()
    else:
        case.save_without_historical_record()  # type: ignore[attr-defined]  # simple_history adds it
    return case


def _activity(record: CommitmentRecord) -> Activity | None:
    return Activity.objects.filter(official_id=record.activity_id).first() if record.activity_id else None


def _edited_by_staff(commitment: Commitment) -> bool:
    """Whether somebody typed or edited it: an import leaves no history, an edit does."""
    return bool(Commitment.history.filter(id=commitment.pk).exists())


def _of_source(row: SourceRecord, origin: Origin) -> None:
    row.official_id, row.source_hash = origin.official_id, origin.fingerprint
    row.source_url, row.source_changed_at, row.source_removed_at = origin.url, origin.changed_at, None


def _reword(commitment: Commitment, record: CommitmentRecord) -> None:
    """The newest wording counts; the first date stays."""
    commitment.wording = record.wording
    commitment.title = title_of(record.wording)


def _say(commitment: Commitment, role: Statement.Role, record: CommitmentRecord) -> None:
    activity = _activity(record)
    said = Statement.objects.filter(commitment=commitment, register_number=record.number[:20]).first() or Statement(
        commitment=commitment, register_number=record.number[:20]
    )
    before = (said.pk, said.role, said.said_on, said.quote, said.activity_id)
    said.role, said.said_on, said.quote, said.activity = role, record.promised_on, record.wording, activity
    if before != (said.pk, said.role, said.said_on, said.quote, said.activity_id) or said.pk is None:
        said.save_without_historical_record()  # type: ignore[attr-defined]


def _address(commitment: Commitment, record: CommitmentRecord) -> None:
    for person in Person.objects.filter(official_id__in=record.people):
        CommitmentAddressee.objects.get_or_create(
            commitment=commitment, name=person.surname, defaults={"person": person}
        )
    for group in Group.objects.filter(official_id__in=record.groups):
        CommitmentAddressee.objects.get_or_create(
            commitment=commitment, name=group.abbreviation, defaults={"group": group}
        )
