"""Review: a person accepts, changes, rejects or takes back what the reader suggests.

Acceptance creates the passage, or the commitment with its follow-up and term, or the moved deadline, in one
transaction with the reviewer's name. A suggestion is decided by compare-and-swap: the second decision finds it decided.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.timezone import localdate

from motions.models import (
    Commitment,
    Deadline,
    Evidence,
    FollowUp,
    FollowUpEvent,
    Letter,
    Reading,
    Stance,
    Statement,
    Suggestion,
)
from motions.models.follow_ups import ENDED_STATES
from motions.rules.dutch_dates import written
from motions.rules.follow_ups import EventKind, State
from motions.services.acts import Act
from motions.services.events import Report, retract
from motions.services.follow_ups import open_follow_up, report
from motions.services.permissions import REVIEW, require
from motions.services.proposals import CommitmentChoice, EvidenceChoice
from motions.services.readings import suggest_again
from motions.services.refusals import Refused
from motions.services.terms import NewTerm, Source, set_term

if TYPE_CHECKING:
    from django.contrib.auth.models import User

EVENT_OF: dict[Stance, EventKind] = {
    Stance.FULFILS: EventKind.REPORTED,
    Stance.PARTLY: EventKind.PARTLY,
    Stance.PROGRESS: EventKind.PROGRESS,
    Stance.DECLINES: EventKind.DECLINED,
    Stance.MENTIONS: EventKind.MENTIONED,
    Stance.POSTPONES: EventKind.TERM_EXTENDED,
}


class NotReviewable(Refused):
    """The suggestion cannot be decided like this; the message is Dutch and says what to do."""


class AlreadyReviewed(NotReviewable):
    """Somebody decided on it before."""

    def __init__(self, suggestion: Suggestion) -> None:
        done = suggestion.get_state_display().lower()
        if suggestion.decided_by is None or suggestion.decided_at is None:
            super().__init__("Dit voorstel staat nog open; er is niets om ongedaan te maken.")
        else:
            day = written(localdate(suggestion.decided_at))
            super().__init__(f"Dit voorstel is al {done} door {suggestion.decided_by.get_username()} op {day}.")


class ReadAgain(NotReviewable):
    """The letter was read again since; the newer suggestions count."""

    def __init__(self) -> None:
        super().__init__("Deze brief is inmiddels opnieuw gelezen. Beoordeel de voorstellen van de nieuwste lezing.")


class NothingChosen(NotReviewable):
    """No follow-up was chosen for a passage."""

    def __init__(self) -> None:
        super().__init__("Kies de motie of toezegging waarover deze passage gaat.")


class LetterWithoutDate(NotReviewable):
    """Without the letter's day nothing can be dated."""

    def __init__(self) -> None:
        super().__init__("Deze brief heeft geen datum. Vul die eerst in: termijnen en meldingen tellen vanaf die dag.")


class LetterNotSent(NotReviewable):
    """A draft reports and promises nothing yet."""

    def __init__(self) -> None:
        super().__init__(
            "Deze brief is nog een concept en meldt dus nog niets. Zet de zichtbaarheid eerst op Verzonden of Openbaar."
        )


class LetterFromTheFuture(NotReviewable):
    """What a letter says counts from its day, which has not come yet."""

    def __init__(self, sent_on: date) -> None:
        super().__init__(f"Deze brief is van {written(sent_on)}: die dag moet nog komen. Verbeter eerst de datum.")


class TransferredSince(NotReviewable):
    """The follow-up went to another ministry after the decision; undo would pull it from under them."""

    def __init__(self, follow_up: FollowUp) -> None:
        super().__init__(
            f"Dit is inmiddels overgedragen aan {follow_up.successor.ministry}. Verbeter het bij die opvolging."
        )


class ReasonMissing(NotReviewable):
    """Another day than the computed one needs a reason."""

    def __init__(self) -> None:
        super().__init__("U kiest een andere datum dan de berekende. Geef daarvoor een reden.")


class AlreadyLinked(NotReviewable):
    """The passage stands at this follow-up already."""

    def __init__(self) -> None:
        super().__init__("Deze passage is al aan deze motie of toezegging gekoppeld.")


def accept(
    *,
    suggestion: Suggestion,
    choice: EvidenceChoice | CommitmentChoice,
    actor: "User",
    now: datetime,
    today: date,
) -> list[FollowUp]:
    """Take a suggestion over as chosen, all of it or nothing. Returns the follow-ups that it touched or opened.

    Raises AlreadyReviewed, ReadAgain, NothingChosen, LetterWithoutDate, ReasonMissing, AlreadyLinked, LetterNotSent,
    TermBeforePromise and PermissionDenied, each with a Dutch message.
    """
    require(actor, REVIEW)
    letter, act = suggestion.reading.letter, Act(actor, now, today)
    with _whole(suggestion):
        _decide(suggestion, Suggestion.State.ACCEPTED, actor, now, choice.reason)
        if letter.sent_on is None:
            raise LetterWithoutDate
        if letter.sent_on > today:
            raise LetterFromTheFuture(letter.sent_on)
        if not letter.was_sent and not (isinstance(choice, EvidenceChoice) and choice.stance == Stance.MENTIONS):
            raise LetterNotSent
        if isinstance(choice, CommitmentChoice):
            return _note_commitment(suggestion, letter, letter.sent_on, choice, act)
        follow_ups = list(
            FollowUp.objects.filter(pk__in=choice.follow_ups).exclude(state__in=ENDED_STATES).order_by("pk")
        )
        if not follow_ups:
            raise NothingChosen
        for follow_up in follow_ups:
            _link(suggestion, letter, letter.sent_on, follow_up, choice, act)
        return follow_ups


def reject(*, suggestion: Suggestion, reason: str, actor: "User", now: datetime) -> None:
    """Put a suggestion aside, with the reason why. Raises AlreadyReviewed, ReadAgain and PermissionDenied."""
    require(actor, REVIEW)
    with _whole(suggestion):
        _decide(suggestion, Suggestion.State.REJECTED, actor, now, reason)


def undo(*, suggestion: Suggestion, actor: "User", now: datetime, today: date) -> None:
    """Take a decision back: what it made is retracted, not deleted, and unsent notices are cancelled.

    The suggestion is open again, in the newest reading of its letter. Raises AlreadyReviewed when it is open,
    TransferredSince and PermissionDenied.
    """
    require(actor, REVIEW)
    with _whole(suggestion):
        reopened = (
            Suggestion.objects.filter(pk=suggestion.pk)
            .exclude(state=Suggestion.State.OPEN)
            .update(state=Suggestion.State.OPEN, decided_by=None, decided_at=None, note="")
        )
        suggestion.refresh_from_db()
        if not reopened:
            raise AlreadyReviewed(suggestion)
        deadlines = list(Deadline.objects.filter(suggestion=suggestion, retracted_at=None))
        Deadline.objects.filter(pk__in=[deadline.pk for deadline in deadlines]).update(retracted_at=now)
        Evidence.objects.filter(suggestion=suggestion, retracted_at=None).update(retracted_at=now, retracted_by=actor)
        for statement in Statement.objects.filter(suggestion=suggestion, retracted_at=None):
            statement.retracted_at = now
            statement.save(update_fields=["retracted_at"])
        made = FollowUpEvent.objects.standing().filter(Q(suggestion=suggestion) | Q(deadline__in=deadlines))
        for event in made.select_related("follow_up__successor__ministry"):
            if event.follow_up.state == State.TRANSFERRED.value:
                raise TransferredSince(event.follow_up)
        retract(events=made, actor=actor, now=now, today=today)
        if suggestion.reading.superseded_at is not None:
            suggest_again(letter=suggestion.reading.letter)


@contextmanager
def _whole(suggestion: Suggestion) -> Iterator[None]:
    """All or nothing; after a refusal the suggestion in hand says again what the database says."""
    try:
        with transaction.atomic():
            yield
    except Exception:
        suggestion.refresh_from_db()
        raise


def _decide(suggestion: Suggestion, state: Suggestion.State, actor: "User", now: datetime, note: str) -> None:
    decided = Suggestion.objects.filter(
        pk=suggestion.pk, state=Suggestion.State.OPEN, reading__in=Reading.objects.filter(superseded_at=None)
    ).update(state=state, decided_by=actor, decided_at=now, note=note[:500])
    suggestion.refresh_from_db()
    if not decided:
        raise AlreadyReviewed(suggestion) if suggestion.state != Suggestion.State.OPEN else ReadAgain


def _link(
    suggestion: Suggestion,
    letter: Letter,
    sent_on: date,
    follow_up: FollowUp,
    choice: EvidenceChoice,
    act: Act,
) -> None:
    assert act.actor is not None, "a review has a reviewer"
    try:
        with transaction.atomic():
            evidence = Evidence.objects.create(
                follow_up=follow_up,
                letter=letter,
                stance=choice.stance,
                place=suggestion.place,
                start=suggestion.start,
                end=suggestion.end,
                quote=suggestion.quote,
                rule=suggestion.rule,
                reader_version=suggestion.reading.reader_version,
                suggestion=suggestion,
                accepted_by=act.actor,
                accepted_at=act.now,
            )
    except IntegrityError:
        raise AlreadyLinked from None
    term = _term(suggestion, choice.due_on, choice.reason)
    if choice.stance == Stance.POSTPONES and term.due_on is not None:
        set_term(
            follow_up=follow_up,
            term=term,
            set_by=Deadline.SetBy.PROMISED,
            actor=act.actor,
            now=act.now,
            today=act.today,
            source=_source(suggestion, letter, evidence),
            happened_on=sent_on,
        )
        return
    report(
        follow_up=follow_up,
        kind=EVENT_OF[choice.stance],
        happened_on=sent_on,
        actor=act.actor,
        now=act.now,
        today=act.today,
        source=Report(letter, evidence, suggestion),
    )


def _note_commitment(
    suggestion: Suggestion,
    letter: Letter,
    sent_on: date,
    choice: CommitmentChoice,
    act: Act,
) -> list[FollowUp]:
    signatory = letter.signatories.exclude(office=None).first()
    commitment = Commitment.objects.create(
        tier=suggestion.tier,
        title=choice.title[:300],
        wording=choice.wording,
        promised_on=sent_on,
        office=signatory.office if signatory else None,
    )
    Statement.objects.create(
        commitment=commitment,
        said_on=sent_on,
        quote=suggestion.quote,
        letter=letter,
        start=suggestion.start,
        end=suggestion.end,
        suggestion=suggestion,
    )
    if not choice.opens_follow_up:
        return []
    term = _term(suggestion, choice.due_on, choice.reason)
    follow_up = open_follow_up(
        commitment=commitment,
        ministry=choice.ministry,
        ministry_source=FollowUp.MinistrySource.STAFF if choice.ministry else "",
        follow_from=sent_on,
        term=term if term.due_on or term.phrase else None,
        source=_source(suggestion, letter, None),
        actor=act.actor,
        now=act.now,
        today=act.today,
    )
    return [follow_up]


def _term(suggestion: Suggestion, due_on: date | None, reason: str) -> NewTerm:
    term = NewTerm.of(suggestion)
    if due_on == suggestion.due_on:
        return term
    if not reason.strip():
        raise ReasonMissing
    return term.on(due_on, reason=reason.strip())


def _source(suggestion: Suggestion, letter: Letter, evidence: Evidence | None) -> Source:
    """Where a term stands; its offsets count in the text, so that of a subject line has none."""
    if suggestion.in_subject:
        return Source(letter, quote=suggestion.quote, suggestion=suggestion, evidence=evidence)
    return Source(letter, suggestion.start, suggestion.end, suggestion.quote, suggestion, evidence)
