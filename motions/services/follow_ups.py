"""Follow-ups: open, report, decide, close, reopen. Each is an event with who, when and source."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from motions.models import (
    Addressee,
    Commitment,
    Deadline,
    FollowUp,
    FollowUpEvent,
    Ministry,
    Motion,
    Request,
)
from motions.queries.establishers import establisher_of
from motions.rules.decisions import FOLLOWED, Decided, DecisionKind, outcome_of
from motions.rules.dutch_dates import written
from motions.rules.follow_ups import (
    STATE_AFTER,
    EventKind,
    Happened,
    NotAllowed,
    Outcome,
    State,
    may_happen,
    state_after,
)
from motions.services import standing
from motions.services.acts import Act
from motions.services.events import Happening, Report, change, record
from motions.services.permissions import ESTABLISH, FOLLOW_UP, require
from motions.services.refusals import Refused
from motions.services.terms import NewTerm, Source, set_term

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class NothingToFollow(Refused):
    """The motion asks nothing of the government that was adopted or taken over."""

    def __init__(self, motion: Motion) -> None:
        super().__init__(f"{motion.name} is niet aangenomen of overgenomen, of vraagt niets van de regering.")


class AlreadyFollowed(Refused):
    """The request or commitment is followed already at this ministry."""

    def __init__(self) -> None:
        super().__init__("Dit wordt al gevolgd bij dit ministerie.")


class DayNotPossible(Refused):
    """The day lies in the future, before the follow-up began, or before what was noted since."""


class AlreadyNoted(Refused):
    """The same was noted a moment ago, by somebody else or by a second click."""

    def __init__(self, happening: Happening) -> None:
        super().__init__(f"“{happening.kind.label}” op {written(happening.on)} staat er al.")


class NobodyEstablishes(Refused):
    """No body decides that this was carried out."""

    def __init__(self) -> None:
        super().__init__(
            "Bij een motie van de Tweede Kamer en bij een toezegging in een brief stelt niemand dit vast. "
            "Noteer wat de regering meldt, of sluit de opvolging zelf af."
        )


def open_follow_up(
    *,
    follow_from: date,
    actor: "User | None",
    now: datetime,
    today: date,
    request: Request | None = None,
    commitment: Commitment | None = None,
    ministry: Ministry | None = None,
    ministry_source: str = "",
    part: str = "",
    term: NewTerm | None = None,
    set_by: Deadline.SetBy = Deadline.SetBy.PROMISED,
    source: Source | None = None,
) -> FollowUp:
    """Follow a request or a commitment from a day on, with its first term where it has one.

    Raises AlreadyFollowed, TermBeforePromise. Callers check the permission of ``actor``.
    """
    act, source = Act(actor, now, today), source or Source()
    with transaction.atomic():
        follow_up = _create(
            request=request,
            commitment=commitment,
            ministry=ministry,
            ministry_source=ministry_source,
            part=part,
            follow_from=follow_from,
            opened_at=now,
        )
        opening = Report(source.letter, None, source.suggestion)
        record(follow_up, Happening(EventKind.OPENED, follow_from, "1", opening), act)
        if term is not None:
            set_term(
                follow_up=follow_up,
                term=term,
                set_by=set_by,
                actor=actor,
                now=now,
                today=today,
                source=source,
                happened_on=follow_from,
            )
        standing.refresh(follow_up, today=today, now=now)
    return follow_up


def adoption(motion: Motion) -> Decided | None:
    """The decision that counts, if by it the government has something to do."""
    decided = outcome_of(
        Decided(DecisionKind(decision.kind), decision.decided_on, decision.order) for decision in motion.decisions.all()
    )
    return decided if decided and decided.kind in FOLLOWED else None


def open_for_motion(
    *,
    motion: Motion,
    ministry: Ministry | None,
    terms: dict[int, NewTerm],
    actor: "User | None",
    now: datetime,
    today: date,
) -> list[FollowUp]:
    """Open a follow-up for each request to the government of a motion that was adopted or taken over.

    ``terms`` gives the term of a request by its primary key (relative terms count from the adoption). Requests that
    are followed already are left alone. Raises NothingToFollow.
    """
    require(actor, FOLLOW_UP)
    decided = adoption(motion)
    requests = motion.requests.exclude(addressee=Addressee.NOBODY)
    if decided is None or not requests:
        raise NothingToFollow(motion)
    with transaction.atomic():
        return [
            open_follow_up(
                request=request,
                ministry=ministry,
                ministry_source=FollowUp.MinistrySource.STAFF if ministry else "",
                follow_from=decided.decided_on,
                term=terms.get(request.pk),
                set_by=Deadline.SetBy.REQUESTED,
                actor=actor,
                now=now,
                today=today,
            )
            for request in requests.filter(follow_ups=None)
        ]


def report(
    *,
    follow_up: FollowUp,
    kind: EventKind,
    happened_on: date,
    actor: "User | None",
    now: datetime,
    today: date,
    source: Report | None = None,
) -> FollowUpEvent:
    """Note what a letter says. It changes the state where it may; a late-read old letter only joins the timeline.

    ``kind`` is a report, MENTIONED, or TERM_EXTENDED for a postponement that names no new date. Callers check the
    permission of ``actor``.
    """
    source = source or Report()
    episode = f"s{source.suggestion.pk}" if source.suggestion else now.isoformat()
    if source.suggestion:
        episode += f".{follow_up.events.filter(suggestion=source.suggestion, kind=kind.value).count() + 1}"
    return change(follow_up, Happening(kind, happened_on, episode, source), Act(actor, now, today))


def decide(
    *,
    follow_up: FollowUp,
    outcome: Outcome,
    body: str,
    decided_on: date,
    actor: "User | None",
    now: datetime,
    today: date,
) -> FollowUpEvent:
    """Note what the body that may decide established; ``body`` names it ("toezeggingenregister", a committee).

    It takes a right of its own: what a ministry reports, others establish. Raises NobodyEstablishes where no body
    does, DayNotPossible, AlreadyNoted and NotAllowed.
    """
    require(actor, ESTABLISH)
    if establisher_of(follow_up) is None:
        raise NobodyEstablishes
    decision = Happening(EventKind.DECIDED, decided_on, now.isoformat(), outcome=outcome.value, body=body)
    return _change_if_allowed(follow_up, decision, Act(actor, now, today))


def change_by_hand(
    *,
    follow_up: FollowUp,
    kind: EventKind,
    happened_on: date,
    note: str,
    actor: "User | None",
    now: datetime,
    today: date,
) -> FollowUpEvent:
    """A person notes a report, that it was overtaken or lapsed, closes or reopens.

    Raises NotAllowed, DayNotPossible and AlreadyNoted.
    """
    require(actor, FOLLOW_UP)
    happening = Happening(kind, happened_on, now.isoformat(), Report(note=note))
    return _change_if_allowed(follow_up, happening, Act(actor, now, today))


def _create(**columns: Any) -> FollowUp:
    try:
        with transaction.atomic():
            return FollowUp.objects.create(**columns)
    except IntegrityError:
        raise AlreadyFollowed from None


def _change_if_allowed(follow_up: FollowUp, happening: Happening, act: Act) -> FollowUpEvent:
    if happening.on > act.today:
        raise DayNotPossible("Deze dag moet nog komen.")
    if happening.on < follow_up.follow_from:
        raise DayNotPossible(
            f"Deze dag ligt vóór {written(follow_up.follow_from)}, de dag vanaf welke dit gevolgd wordt."
        )
    with transaction.atomic():
        state = State(FollowUp.objects.select_for_update().get(pk=follow_up.pk).state)
        if not may_happen(state, happening.kind):
            raise NotAllowed(happening.kind, state)
        if _is_noted(follow_up, happening):
            raise AlreadyNoted(happening)
        event = change(follow_up, happening, act)
        if State(follow_up.state) is not state_after(
            state, Happened(happening.kind, Outcome(happening.outcome) if happening.outcome else None)
        ):
            raise DayNotPossible("Na deze dag is al iets anders vastgelegd. Kies een latere dag.")
        return event


def _is_noted(follow_up: FollowUp, happening: Happening) -> bool:
    last = follow_up.events.standing().filter(kind__in=[kind.value for kind in STATE_AFTER]).order_by("-pk").first()
    return last is not None and (last.kind, last.happened_on, last.outcome, last.letter_id) == (
        happening.kind.value,
        happening.on,
        happening.outcome,
        None,
    )
