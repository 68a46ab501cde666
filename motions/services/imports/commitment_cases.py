"""Whose case an entry of the register is, what it says there, and how the case is worded by what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from motions.analysis.likeness import Said
from motions.models import Activity, Commitment, Office, Statement
from motions.services import doubles
from motions.services.commitments import title_of
from motions.services.doubles import Match
from motions.services.imports import commitment_chains
from motions.services.imports.commitment_chains import edited_by_staff
from motions.services.imports.records import CommitmentRecord

Role = Statement.Role


@dataclass(frozen=True, slots=True)
class Case:
    """The case of an entry and how the entry says it.

    ``took_over`` says that the case waited for this entry. ``matches`` are what staff noted and it resembles, ``link``
    the one of those that it was taken for.
    """

    commitment: Commitment
    role: Role
    is_new: bool = False
    took_over: bool = False
    matches: Sequence[Match] = ()
    link: Match | None = None


def case_for(record: CommitmentRecord, waiting: Sequence[Commitment], *, now: datetime) -> Case:
    """The case that an entry says once more, else its own; ``waiting`` are the cases that wait for this entry."""
    role, commitment = _earlier(record)
    known = (
        Commitment.objects.filter(official_id=record.origin.official_id).first()
        or Commitment.objects.filter(official_id=None, register_number=record.number).first()
    )
    if commitment is not None:
        if known is not None and known.pk != commitment.pk:
            commitment = commitment_chains.join(known, commitment, now=now)
        return Case(commitment, role)
    if known is not None:
        return Case(_registered(known, record), role)
    return _own(record, role, waiting)


def say(commitment: Commitment, role: Role, record: CommitmentRecord) -> None:
    """Write what an entry says in a case; unchanged content writes nothing."""
    key, number = record.origin.official_id, record.number[:20]
    said = (
        Statement.objects.filter(official_id=key).first()
        or commitment.statements.filter(register_number=number, official_id=None).first()
        or Statement()
    )
    now_says = {
        "commitment": commitment,
        "register_number": number,
        "role": role.value,
        "said_on": record.promised_on,
        "quote": record.wording,
        "activity": _activity(record),
        "official_id": key,
        "source_hash": record.origin.fingerprint,
        "retracted_at": None,
    }
    if said.pk is None or any(getattr(said, name) != value for name, value in now_says.items()):
        for name, value in now_says.items():
            setattr(said, name, value)
        said.save_without_historical_record()  # type: ignore[attr-defined]  # simple_history adds it


def reword(commitment: Commitment) -> None:
    """The register's newest wording counts and its first date stays; what staff wrote stays too. Does not save."""
    rows = commitment.statements.filter(official_id__isnull=False, retracted_at=None)
    said = sorted(rows, key=lambda one: (one.said_on, one.role != Role.FIRST, one.pk))
    if not said or edited_by_staff(commitment):
        return
    newest = next((one for one in reversed(said) if one.role != Role.ADDITION), said[0])
    commitment.wording, commitment.title = newest.quote, title_of(newest.quote)
    commitment.promised_on = min(said[0].said_on, commitment.promised_on)


def _earlier(record: CommitmentRecord) -> tuple[Role, Commitment | None]:
    """The case that this entry says once more, if that is here, and how it says it."""
    key = record.origin.official_id
    awaited = Role.FIRST
    for role, official_id in record.earlier:
        case = commitment_chains.case_of(official_id)
        if case is not None and case.official_id != key:
            return Role(role), case
        if case is None and official_id != key and awaited == Role.FIRST:
            awaited = Role(role)
    is_it = Q(official_id=key) | Q(official_id=None, register_number=record.number)
    said = Statement.objects.filter(is_it).exclude(role=Role.FIRST).exclude(commitment__official_id=key).first()
    return (Role(said.role), said.commitment) if said else (awaited, None)


def _own(record: CommitmentRecord, role: Role, waiting: Sequence[Commitment]) -> Case:
    """What staff noted without a number and is clearly this entry, else a case that waits for it, else a new one."""
    office = Office.objects.filter(title__iexact=record.title_of_office).first() if record.title_of_office else None
    activity = _activity(record)
    activities = frozenset({activity.pk} if activity else ())
    matches = doubles.noted_like(Said(record.wording, record.promised_on, office.pk if office else None, activities))
    worded = next((case for case in waiting if edited_by_staff(case)), None)
    if worded is None and (link := doubles.clear_one(matches)):
        link.commitment._change_reason = f"Gekoppeld aan {record.number[:20]} in het register"  # type: ignore[attr-defined]
        return Case(_registered(link.commitment, record, keep=True), role, matches=matches, link=link)
    if waiting:
        late = _registered(worded or waiting[0], record)
        doubles.move(row=late, to=late)
        return Case(late, role, took_over=True, matches=matches)
    case = Commitment(
        office=office, promised_on=record.promised_on, wording=record.wording, title=title_of(record.wording)
    )
    return Case(_registered(case, record), role, is_new=True, matches=matches)


def _registered(case: Commitment, record: CommitmentRecord, *, keep: bool = False) -> Commitment:
    """The case with the register's number and columns; ``keep`` its place in the history of edits."""
    origin = record.origin
    case.register_number = record.number[:20]
    case.official_id, case.source_hash, case.source_url = origin.official_id, origin.fingerprint, origin.url
    case.source_changed_at, case.source_removed_at = origin.changed_at, None
    if keep:
        case.save()
    else:
        case.save_without_historical_record()  # type: ignore[attr-defined]  # simple_history adds it
    return case


def _activity(record: CommitmentRecord) -> Activity | None:
    return Activity.objects.filter(official_id=record.activity_id).first() if record.activity_id else None
