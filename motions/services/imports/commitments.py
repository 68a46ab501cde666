"""Commitments of the Tweede Kamer's register: the case, each time it was said, who promised it, and where it stands.

The register's status is kept as it is written. What it establishes is noted on the follow-ups by the service that
notes decisions, as said by the "toezeggingenregister"; a word that no table knows establishes nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.db.models import F
from django.utils.timezone import localdate

from motions.models import Activity, Commitment, CommitmentAddressee, Group, ImportGap, Paper, Person, Statement
from motions.rules.decisions import UnknownWord, outcome_or_none, register_outcome
from motions.services import bulk, doubles
from motions.services.imports import commitment_cases, commitment_chains, register_follow_ups
from motions.services.imports.commitment_cases import Case
from motions.services.imports.commitment_chains import Waiting
from motions.services.imports.records import CommitmentRecord, Fault, Lack, Stored
from motions.services.imports.upserts import Table
from motions.services.joining import register_changed
from motions.services.refusals import Refused

_TABLE = Table(Commitment)


def fingerprints(official_ids: Iterable[str]) -> dict[str, str]:
    """The content that is here already: of cases, and of what said them once more."""
    wanted = list(official_ids)
    rows = bulk.among(Statement, "official_id", wanted, "official_id", "source_hash", "retracted_at")
    said = {key: content for key, content, retracted in rows if retracted is None}
    return said | _TABLE.fingerprints(wanted)


def remove(official_ids: Iterable[str], *, now: datetime) -> int:
    """Mark the cases and statements that the register took away. Returns how many entries that were."""
    gone = list(official_ids)
    said = Statement.objects.filter(official_id__in=gone, retracted_at=None)
    once_more = list(said.exclude(commitment__official_id=F("official_id")).select_related("commitment"))
    said.update(retracted_at=now)
    for statement in once_more:
        commitment_cases.reword(statement.commitment)
        statement.commitment.save_without_historical_record(  # type: ignore[attr-defined]  # simple_history adds it
            update_fields=["wording", "title", "promised_on"]
        )
    return len(once_more) + _TABLE.remove(gone, now=now)


def store(records: Sequence[CommitmentRecord], *, now: datetime) -> Stored:
    """Write entries one by one, each whole or not at all."""
    stored = Stored()
    waiting = Waiting(record.origin.official_id for record in records)
    for number, record in enumerate(records):
        key = record.origin.official_id
        try:
            with transaction.atomic():
                # A moment of its own for each: two entries of a page may establish the same commitment.
                _store(record, waiting.cases(key), stored, now=now + timedelta(microseconds=number))
                lacks = _lacks(record)
        except (DataError, IntegrityError, Refused) as error:
            problem = f"De toezegging is niet overgenomen: {' '.join(str(error).split())[:300]}"
            stored.faults.append(Fault(key, problem))
        else:
            waiting.add(lacks)
            arrived = (ImportGap.Thing.ORIGINAL, key)
            stored.lacks = [lack for lack in stored.lacks if (lack.thing, lack.about) != arrived] + lacks
    return stored


def _store(record: CommitmentRecord, waiting: Sequence[Commitment], stored: Stored, *, now: datetime) -> None:
    try:
        if record.status:
            register_outcome(record.status)
    except UnknownWord:
        stored.words["Toezegging.Status", record.status] += 1
    stands = _stands(record, waiting)
    case = commitment_cases.case_for(record, waiting, now=now)
    commitment_cases.say(case.commitment, case.role, record)
    commitment = _joined_by(waiting, case.commitment, record, now=now)
    commitment_cases.reword(commitment)
    for name, value in stands.items():
        setattr(commitment, name, value)
    commitment.save_without_historical_record(  # type: ignore[attr-defined]  # simple_history adds it
        update_fields=[*stands, "wording", "title", "promised_on"]
    )
    _address(commitment, record)
    for number in record.letters:
        paper, _ = Paper.objects.get_or_create(official_id=number)
        commitment.register_letters.add(paper)
    _follow(commitment, case, record, stored, now=now)
    if case.is_new:
        stored.created += 1
    else:
        stored.changed += 1


def _joined_by(
    waiting: Sequence[Commitment], commitment: Commitment, record: CommitmentRecord, *, now: datetime
) -> Commitment:
    """The case of an entry with those that waited for the entry in it. Raises BothHaveWork."""
    if waiting:
        commitment_chains.wait_no_longer(record.origin.official_id)
    for other in waiting:
        if other.pk != commitment.pk:
            commitment = commitment_chains.join(other, commitment, now=now)
    return commitment


def _stands(record: CommitmentRecord, waiting: Sequence[Commitment]) -> dict[str, Any]:
    """Where the register says it stands, as columns: what came before its original is the later word on it."""
    own = {
        "register_status": record.status[:60],
        "register_fulfilled_on": record.fulfilled_on,
        "register_ministry": record.ministry[:120],
    }
    return {name: getattr(waiting[-1], name) for name in own} if waiting else own


def _follow(commitment: Commitment, case: Case, record: CommitmentRecord, stored: Stored, *, now: datetime) -> None:
    """Keep what it was taken for or resembles, open what is to be followed, note what the register established."""
    word, on, today = commitment.register_status, commitment.register_fulfilled_on, localdate(now)
    standing = register_follow_ups.Standing(outcome_or_none(word) if word else None, word, on)
    if case.link:
        resemblance = case.link.resemblance
        doubles.keep_link(noted=commitment, number=record.number[:20], resemblance=resemblance, now=now)
        register_changed(commitment, now=now, today=today)
    else:
        for match in case.matches:
            doubles.ask(noted=match.commitment, registered=commitment, resemblance=match.resemblance, now=now)
    if (case.is_new or case.link) and register_follow_ups.is_open(standing):
        register_follow_ups.open_for(commitment, ministry_named=record.ministry, now=now, today=today)
    if case.is_new or case.took_over:
        return
    if problem := register_follow_ups.note(commitment, standing, now=now, today=today):
        stored.faults.append(Fault(record.origin.official_id, problem))


def _lacks(record: CommitmentRecord) -> list[Lack]:
    """What an entry that was stored names and is not here."""
    lacks = [] if _joined(record) else commitment_chains.lacks(record)
    if record.activity_id and not Activity.objects.filter(official_id=record.activity_id).exists():
        lacks.append(Lack(record.origin.official_id, ImportGap.Thing.ACTIVITY, record.activity_id))
    return lacks


def _joined(record: CommitmentRecord) -> bool:
    """Whether an entry is part of another's case: it waits for no other original."""
    return not Commitment.objects.filter(official_id=record.origin.official_id).exists()


def _address(commitment: Commitment, record: CommitmentRecord) -> None:
    for person in Person.objects.filter(official_id__in=record.people):
        CommitmentAddressee.objects.get_or_create(
            commitment=commitment, name=person.surname, defaults={"person": person}
        )
    for group in Group.objects.filter(official_id__in=record.groups):
        CommitmentAddressee.objects.get_or_create(
            commitment=commitment, name=group.abbreviation, defaults={"group": group}
        )
