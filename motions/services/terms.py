"""Terms of follow-ups: set, extended, confirmed. Each change is a new version with its event."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import transaction
from django.db.models import Max

from motions.analysis.findings import FutureDate
from motions.models import Deadline, Evidence, FollowUp, FollowUpEvent, Letter, Suggestion, Visibility
from motions.rules.deadlines import notify_from
from motions.rules.dutch_dates import written
from motions.rules.follow_ups import EventKind
from motions.services import standing
from motions.services.acts import Act
from motions.services.events import is_told
from motions.services.permissions import FOLLOW_UP, require
from motions.services.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from motions.models.terms import Term


@dataclass(frozen=True, slots=True)
class NewTerm:
    """A term to set: the columns of ``models.terms.Term``."""

    phrase: str = ""
    term_rule: str = ""
    anchor_on: date | None = None
    calendar_key: str = ""
    earliest: date | None = None
    due_on: date | None = None
    precision: str = ""
    certain: bool = True
    reason: str = ""
    review_on: date | None = None

    @classmethod
    def of(cls, row: "Term") -> Self:
        """The term that a suggestion or an earlier deadline holds."""
        return cls(**{field.name: getattr(row, field.name) for field in fields(cls)})

    @classmethod
    def found(cls, term: FutureDate) -> Self:
        """The term that the reader found, within the lengths of the columns."""
        return cls(
            phrase=term.quote[:300],
            term_rule=term.rule,
            anchor_on=term.anchor_on,
            calendar_key=term.calendar_key or "",
            earliest=term.earliest,
            due_on=term.due_on,
            precision=term.precision,
            certain=term.certain,
            reason=term.reason[:500],
            review_on=term.review_on,
        )

    def on(self, day: date | None, *, reason: str) -> Self:
        """The same phrase with a day that a person chose, and why; what the reader computed is no longer claimed."""
        return replace(
            self,
            due_on=day,
            earliest=None,
            precision="day" if day else "none",
            certain=True,
            calendar_key="",
            term_rule="",
            reason=reason,
        )


@dataclass(frozen=True, slots=True)
class Source:
    """Where a term stands: the letter and the span in it, and the suggestion that was accepted."""

    letter: Letter | None = None
    start: int | None = None
    end: int | None = None
    quote: str = ""
    suggestion: Suggestion | None = None
    evidence: Evidence | None = None


class TermBeforePromise(Refused):
    """The last day in time lies before the day from which the term counts."""

    def __init__(self, *, due_on: date, promised_on: date) -> None:
        super().__init__(
            f"De termijn ({written(due_on)}) ligt vóór de toezegging of het verzoek ({written(promised_on)})."
        )
        self.due_on = due_on
        self.promised_on = promised_on


class SameTerm(Refused):
    """The term is what it was."""

    def __init__(self, due_on: date) -> None:
        super().__init__(f"De termijn is al {written(due_on)}.")


class NoSource(Refused):
    """A draft says nothing to anybody yet."""

    def __init__(self) -> None:
        super().__init__("Deze brief is een concept. Een concept kan geen termijn bepalen.")


class NothingToConfirm(Refused):
    """There is no estimated date that still waits for a person."""

    def __init__(self) -> None:
        super().__init__("Er is geen geschatte datum om te bevestigen.")


def set_term(
    *,
    follow_up: FollowUp,
    term: NewTerm,
    set_by: Deadline.SetBy,
    actor: "User | None",
    now: datetime,
    today: date,
    source: Source | None = None,
    happened_on: date | None = None,
    explanation: str = "",
) -> Deadline:
    """Add a version of the term and the event that tells of it; the newest binding version counts from now on.

    A term of the government's own that comes later than the one before is an extension. An internal target binds
    nobody and shows to staff only. A term that had already passed when it was set is recorded silently and told to the
    owner only. Raises TermBeforePromise. Callers check the permission of ``actor``.
    """
    source = source or Source()
    promised_on = term.anchor_on or follow_up.follow_from
    if term.due_on is not None and term.due_on < promised_on:
        raise TermBeforePromise(due_on=term.due_on, promised_on=promised_on)
    with transaction.atomic():
        locked = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
        previous = locked.deadlines.binding().first()
        last = locked.deadlines.aggregate(last=Max("version"))["last"] or 0
        act = Act(actor, now, today)
        deadline = version_of(locked, term, version=last + 1, set_by=set_by, act=act, source=source)
        deadline.explanation = explanation
        deadline.save()
        kind = kind_of(deadline, after=previous)
        said_on = happened_on or (source.letter.sent_on if source.letter else None) or today
        FollowUpEvent.objects.create(
            follow_up=locked,
            kind=kind.value,
            once_key=f"{locked.pk}:term:v{deadline.version}",
            happened_on=said_on,
            recorded_at=now,
            actor=actor,
            letter=source.letter,
            evidence=source.evidence,
            deadline=deadline,
            suggestion=source.suggestion,
            note=explanation,
            is_internal=set_by == Deadline.SetBy.INTERNAL,
            is_silent=not (kind is EventKind.TERM_EXTENDED and is_told(locked, kind, said_on, act)),
        )
        standing.refresh(locked, today=today, now=now)
    follow_up.refresh_from_db()
    return deadline


def version_of(
    follow_up: FollowUp, term: NewTerm, *, version: int, set_by: Deadline.SetBy, act: Act, source: Source | None = None
) -> Deadline:
    """This term as a version of the follow-up's; not saved."""
    source = source or Source()
    return Deadline(
        follow_up=follow_up,
        version=version,
        set_by=set_by,
        letter=source.letter,
        start=source.start,
        end=source.end,
        quote=source.quote,
        suggestion=source.suggestion,
        notify_from=notify_from(term.due_on, term.precision) if term.due_on else None,
        set_at=act.now,
        recorded_by=act.actor,
        **{field.name: getattr(term, field.name) for field in fields(term)},
    )


def kind_of(deadline: Deadline, *, after: Deadline | None) -> EventKind:
    """What a new version is beside the binding one before it: an extension, where the government moves its own term."""
    is_later = bool(after and after.due_on and deadline.due_on and deadline.due_on > after.due_on)
    return EventKind.TERM_EXTENDED if is_later and deadline.set_by == Deadline.SetBy.PROMISED else EventKind.TERM_SET


def extend(
    *,
    follow_up: FollowUp,
    due_on: date,
    reason: str,
    set_by: Deadline.SetBy,
    actor: "User | None",
    now: datetime,
    today: date,
    letter: Letter | None = None,
) -> Deadline:
    """A person sets another day, with a reason and the letter that names it; the earlier versions stay on the page.

    Raises SameTerm, NoSource and TermBeforePromise.
    """
    require(actor, FOLLOW_UP)
    if letter is not None and letter.visibility == Visibility.DRAFT:
        raise NoSource
    current = follow_up.deadlines.filter(retracted_at=None).first()
    if current and (current.due_on, current.set_by) == (due_on, set_by):
        raise SameTerm(due_on)
    return set_term(
        follow_up=follow_up,
        term=NewTerm(due_on=due_on, precision="day", reason=reason),
        set_by=set_by,
        actor=actor,
        now=now,
        today=today,
        source=Source(letter=letter),
        explanation=reason,
    )


def confirm_estimate(*, follow_up: FollowUp, actor: "User | None", now: datetime, today: date) -> Deadline:
    """A person vouches for an estimated date; only from then on can the term pass. Raises NothingToConfirm."""
    require(actor, FOLLOW_UP)
    with transaction.atomic():
        locked = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
        deadline = locked.deadlines.binding().first()
        if deadline is None or not locked.is_estimate:
            raise NothingToConfirm
        deadline.confirmed_by, deadline.confirmed_at = actor, now
        deadline.save(update_fields=["confirmed_by", "confirmed_at"])
        FollowUpEvent.objects.create(
            follow_up=locked,
            kind=EventKind.TERM_CONFIRMED.value,
            once_key=f"{locked.pk}:term_confirmed:v{deadline.version}",
            happened_on=today,
            recorded_at=now,
            actor=actor,
            deadline=deadline,
            is_silent=True,
        )
        standing.refresh(locked, today=today, now=now)
    follow_up.refresh_from_db()
    return deadline
