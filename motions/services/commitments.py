"""Commitments: note one that was made in a debate, or follow one that was kept without a follow-up."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motions.analysis.dates import find_dates
from motions.models import Activity, Commitment, CommitmentAddressee, FollowUp, Ministry, Office, Statement
from motions.services.calendars import current_calendar
from motions.services.follow_ups import DayNotPossible, open_follow_up
from motions.services.permissions import ADD_COMMITMENT, FOLLOW_UP, require
from motions.services.terms import NewTerm

if TYPE_CHECKING:
    from django.contrib.auth.models import User


TITLE = 300


def title_of(wording: str) -> str:
    """The wording as a title, cut where the column ends."""
    return wording if len(wording) <= TITLE else f"{wording[: TITLE - 1]}…"


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as somebody heard it: the sentence, its day, where, by whom, to whom, and the term if it is known.

    Without ``due_on`` the term is the one that the sentence names. What is said in a named debate is public.
    """

    wording: str
    said_on: date
    activity: Activity | None = None
    office: Office | None = None
    to: str = ""
    due_on: date | None = None


def note(*, promise: Promise, actor: "User | None", now: datetime, today: date) -> Commitment:
    """Note a commitment that no register has yet, and follow it from its day at the office's ministry.

    Raises DayNotPossible, TermBeforePromise and PermissionDenied.
    """
    require(actor, ADD_COMMITMENT)
    require(actor, FOLLOW_UP)
    if promise.said_on > today:
        raise DayNotPossible("Deze dag moet nog komen.")
    with transaction.atomic():
        commitment = Commitment(
            title=title_of(promise.wording), wording=promise.wording, promised_on=promise.said_on, office=promise.office
        )
        commitment._history_user = actor  # type: ignore[attr-defined]  # simple_history reads it
        commitment.save()
        Statement.objects.create(
            commitment=commitment, said_on=promise.said_on, quote=promise.wording, activity=promise.activity
        )
        if promise.to:
            CommitmentAddressee.objects.create(commitment=commitment, name=promise.to)
        ministry = promise.office.ministry if promise.office else None
        open_follow_up(
            commitment=commitment,
            ministry=ministry,
            ministry_source=FollowUp.MinistrySource.PROMISED if ministry else "",
            follow_from=promise.said_on,
            term=_term(promise),
            actor=actor,
            now=now,
            today=today,
        )
    return commitment


def named_term(wording: str, *, said_on: date) -> NewTerm | None:
    """The first term with a date that a sentence names, else the first without one."""
    found = find_dates(wording, anchor=said_on, calendar=current_calendar())
    named = next((term for term in found if term.due_on), found[0] if found else None)
    return NewTerm.found(named) if named else None


def _term(promise: Promise) -> NewTerm | None:
    if promise.due_on is None:
        return named_term(promise.wording, said_on=promise.said_on)
    return NewTerm(due_on=promise.due_on, precision="day", reason="Genoteerd bij de toezegging")


def follow(
    *,
    commitment: Commitment,
    ministry: Ministry | None,
    term: NewTerm | None,
    actor: "User",
    now: datetime,
    today: date,
) -> FollowUp:
    """Follow a commitment from the day of its first statement. Raises AlreadyFollowed, TermBeforePromise."""
    require(actor, FOLLOW_UP)
    return open_follow_up(
        commitment=commitment,
        ministry=ministry,
        ministry_source=FollowUp.MinistrySource.STAFF if ministry else "",
        follow_from=commitment.promised_on,
        term=term,
        actor=actor,
        now=now,
        today=today,
    )
