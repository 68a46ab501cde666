"""Whether a noted commitment and an entry of the register are one: answered by a person, and taken back.

Where they are one, the noted row stays and gets what the register says; what staff wrote is not touched. Where they are
not (any more), the entry has a row of its own. Nobody is mailed: nothing new was said.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction

from motions.models import (
    Candidate,
    Commitment,
    CommitmentAddressee,
    CorrectionRequest,
    FollowUp,
    FollowUpEvent,
    OfficeListRow,
    PossibleDouble,
    Statement,
    Subscription,
)
from motions.models.follow_ups import ENDED_STATES
from motions.rules.decisions import outcome_or_none
from motions.rules.follow_ups import EventKind
from motions.services import standing
from motions.services.commitments import title_of
from motions.services.events import retract
from motions.services.imports import register_follow_ups
from motions.services.imports.register_follow_ups import Standing
from motions.services.permissions import CHANGE_COMMITMENT, require
from motions.services.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

State = PossibleDouble.State
MOVING: tuple[type[models.Model], ...] = (Candidate, CorrectionRequest, OfficeListRow, Subscription)
"""What may hang on the entry's row and goes along: what readers suggested, what people asked, listed and follow."""


class AlreadyAnswered(Refused):
    """Somebody answered it, or took the answer back, a moment ago."""

    def __init__(self) -> None:
        super().__init__("Dit is intussen al anders beoordeeld. Bekijk het opnieuw.")


class BothHandled(Refused):
    """Both have follow-ups on which people worked: a person has to say which stays."""

    def __init__(self) -> None:
        super().__init__("Bij beide toezeggingen is de opvolging al bijgewerkt. Sluit eerst een van de twee af.")


def same(*, double: PossibleDouble, actor: "User | None", now: datetime, today: date) -> None:
    """The two are one. Raises AlreadyAnswered, BothHandled and PermissionDenied."""
    require(actor, CHANGE_COMMITMENT)
    with transaction.atomic():
        pair = _locked(double, State.OPEN)
        entry, noted = pair.registered, pair.noted
        if entry is None or noted.register_number:
            raise AlreadyAnswered
        _join_follow_ups(pair, entry, actor=actor, now=now, today=today)
        move_what_hangs_on(entry, noted)
        columns = {name: getattr(entry, name) for name in Commitment.SOURCE_FIELDS}
        letters = list(entry.register_letters.all())
        entry.delete()
        noted.register_letters.add(*letters)
        _save(noted, columns, f"Een met {pair.register_number} in het register", actor)
        word, on = noted.register_status, noted.register_fulfilled_on
        register_follow_ups.note(noted, Standing(outcome_or_none(word), word, on), now=now, today=today)
        register_changed(noted, now=now, today=today)
        pair.registered = None
        _answer(pair, State.SAME, actor, now)
        others = PossibleDouble.objects.filter(register_number=pair.register_number, state=State.OPEN)
        others.update(state=State.DIFFERENT, answered_by=actor, answered_at=now)


def different(*, double: PossibleDouble, actor: "User | None", now: datetime, today: date) -> None:
    """The two are not one; where an import took them for one, the entry gets a row of its own.

    Raises AlreadyAnswered and PermissionDenied.
    """
    require(actor, CHANGE_COMMITMENT)
    with transaction.atomic():
        pair = _locked(double, double.state)
        if pair.state == State.SAME:
            _part(pair, actor=actor, now=now, today=today)
        _answer(pair, State.DIFFERENT, actor, now)


def undo(*, double: PossibleDouble, actor: "User | None", now: datetime, today: date) -> None:
    """Take the answer back: the pair waits to be judged again. Raises AlreadyAnswered and PermissionDenied."""
    require(actor, CHANGE_COMMITMENT)
    with transaction.atomic():
        pair = _locked(double, double.state)
        if pair.state == State.OPEN:
            raise AlreadyAnswered
        if pair.state == State.SAME:
            _part(pair, actor=actor, now=now, today=today)
        _answer(pair, State.OPEN, None, None)


def register_changed(noted: Commitment, *, now: datetime, today: date) -> None:
    """Derive again what depends on whether a commitment stands in the register."""
    for follow_up in noted.follow_ups.exclude(state__in=ENDED_STATES).select_for_update().order_by("pk"):
        standing.refresh(follow_up, today=today, now=now)


def _locked(double: PossibleDouble, state: str) -> PossibleDouble:
    row = PossibleDouble.objects.select_for_update().get(pk=double.pk)
    if row.state != state:
        raise AlreadyAnswered
    return row


def _answer(pair: PossibleDouble, state: State, actor: "User | None", now: datetime | None) -> None:
    pair.state, pair.answered_by, pair.answered_at = state, actor, now
    pair.save(update_fields=["state", "answered_by", "answered_at", "registered"])


def _join_follow_ups(
    pair: PossibleDouble, entry: Commitment, *, actor: "User | None", now: datetime, today: date
) -> None:
    """Those of the entry go along; where the noted one is followed too, they end, if nobody worked on them."""
    theirs = FollowUp.objects.filter(commitment=entry).exclude(state__in=ENDED_STATES)
    if FollowUp.objects.filter(commitment=pair.noted).exclude(state__in=ENDED_STATES).exists():
        handled = FollowUpEvent.objects.filter(follow_up__in=theirs).exclude(actor=None, letter=None)
        if handled.exists() or theirs.exclude(owner=None, unit="").exists():
            raise BothHandled
        opened = FollowUpEvent.objects.filter(follow_up__in=theirs, kind=EventKind.OPENED.value)
        retract(events=list(opened), actor=actor, now=now, today=today)
    along = list(FollowUp.objects.filter(commitment=entry))
    FollowUp.objects.filter(pk__in=[row.pk for row in along]).update(commitment=pair.noted)
    pair.follow_ups.set(along)


def move_what_hangs_on(entry: Commitment, noted: Commitment) -> None:
    """Hang all but follow-ups and letters on the case that stays; what stands there already goes with the other."""
    Statement.objects.filter(commitment=entry).update(commitment=noted)
    named = CommitmentAddressee.objects.filter(commitment=noted).values("name")
    CommitmentAddressee.objects.filter(commitment=entry).exclude(name__in=named).update(commitment=noted)
    for model in MOVING:
        for row in model._default_manager.filter(commitment=entry):
            try:
                with transaction.atomic():
                    model._default_manager.filter(pk=row.pk).update(commitment=noted)
            except IntegrityError:
                continue  # the same stands at the noted one


def _part(pair: PossibleDouble, *, actor: "User | None", now: datetime, today: date) -> None:
    """The entry gets a row of its own again, with what the register said of it and a follow-up."""
    noted = pair.noted
    columns = {name: getattr(noted, name) for name in Commitment.SOURCE_FIELDS}
    letters = list(noted.register_letters.all())
    noted.register_letters.clear()
    unregistered = Commitment()
    empty = {name: getattr(unregistered, name) for name in Commitment.SOURCE_FIELDS}
    _save(noted, empty, f"Niet {pair.register_number} in het register", actor)
    said = Statement.objects.filter(commitment=noted).exclude(register_number="")
    first = said.filter(register_number=pair.register_number).first()
    wording = first.quote if first else noted.wording
    entry = Commitment(
        chamber=noted.chamber,
        title=title_of(wording),
        wording=wording,
        promised_on=first.said_on if first else noted.promised_on,
        office=noted.office,
        **columns,
    )
    entry.save_without_historical_record()  # type: ignore[attr-defined]  # simple_history adds it
    entry.register_letters.add(*letters)
    said.update(commitment=entry)
    for addressee in noted.addressees.all():
        addressee.pk, addressee.commitment = None, entry
        addressee.save_without_historical_record()  # type: ignore[attr-defined]
    pair.follow_ups.exclude(state__in=ENDED_STATES).update(commitment=entry)
    pair.follow_ups.clear()
    register_follow_ups.open_for(entry, ministry_named="", now=now, today=today)
    # Not yet told to anybody, within this transaction: that it is followed by itself is no news.
    FollowUpEvent.objects.filter(follow_up__commitment=entry, recorded_at=now, told_at=None).update(is_silent=True)
    register_changed(noted, now=now, today=today)
    pair.registered = entry


def _save(noted: Commitment, columns: dict[str, object], why: str, actor: "User | None") -> None:
    """With its place in the history of edits."""
    for name, value in columns.items():
        setattr(noted, name, value)
    noted._change_reason = why  # type: ignore[attr-defined]  # simple_history reads it
    noted._history_user = actor  # type: ignore[attr-defined]
    noted.save(update_fields=list(columns))
