"""Corrections: a reader of a public page says that something is wrong, and staff answer.

What is corrected stands on the page with its day. The sender's words and address are for staff only.
"""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.timezone import get_default_timezone

from motions.models import Commitment, CorrectionRequest, FollowUp, FollowUpEvent, Motion
from motions.models.events import FollowUpEventQuerySet
from motions.models.follow_ups import ENDED_STATES
from motions.rules.follow_ups import EventKind
from motions.services import events
from motions.services.acts import Act
from motions.services.events import Happening, Report, record
from motions.services.permissions import CORRECT, require
from motions.services.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import QuerySet

MOST_PER_ITEM = 5
MOST_PER_DAY = 200
"""Requests that are taken in on one day, about one item and in all: enough for readers, too few for a flood."""


class TooMany(Refused):
    """As much was sent today as is taken in."""

    def __init__(self) -> None:
        super().__init__(
            "Vandaag is hierover al veel gemeld. Probeer het morgen opnieuw; wat al is gemeld bekijken wij."
        )


class AlreadyAnswered(Refused):
    """Somebody answered it a moment ago."""

    def __init__(self) -> None:
        super().__init__("Dit verzoek is al beantwoord.")


class NotAnswered(Refused):
    """There is no answer to take back."""

    def __init__(self) -> None:
        super().__init__("Dit verzoek is nog niet beantwoord.")


class AnswerMissing(Refused):
    """An answer has words."""

    def __init__(self) -> None:
        super().__init__("Schrijf op wat is gecorrigeerd, of waarom het blijft zoals het is.")


def dispute(
    *, item: Motion | Commitment, text: str, address: str = "", now: datetime, today: date
) -> CorrectionRequest:
    """Note what a reader says is wrong. The same words about the same item on one day are one request.

    Raises TooMany. Asks for no permission: everybody may.
    """
    about = {"motion": item} if isinstance(item, Motion) else {"commitment": item}
    midnight = datetime.combine(today, time.min, tzinfo=get_default_timezone())
    with transaction.atomic():
        # The item is locked, so that two who send at once do not both take its last place.
        type(item)._default_manager.select_for_update().get(pk=item.pk)
        sent_today = CorrectionRequest.objects.filter(sent_at__gte=midnight)
        about_this = sent_today.filter(**about)
        again = about_this.filter(text=text, address=address).first()
        if again is not None:
            return again
        if about_this.count() >= MOST_PER_ITEM or sent_today.count() >= MOST_PER_DAY:
            raise TooMany
        return CorrectionRequest.objects.create(**about, text=text, address=address, sent_at=now)


def correct(
    *, request: CorrectionRequest, answer: str, actor: "User | None", now: datetime, today: date
) -> CorrectionRequest:
    """Say in public, with its day, what was corrected: a line on the page and on the timeline of each follow-up.

    Raises AnswerMissing and AlreadyAnswered.
    """
    return _answer(request, CorrectionRequest.State.CORRECTED, answer, Act(actor, now, today))


def keep(
    *, request: CorrectionRequest, answer: str, actor: "User | None", now: datetime, today: date
) -> CorrectionRequest:
    """Leave everything as it is, and keep why. Raises AnswerMissing and AlreadyAnswered."""
    return _answer(request, CorrectionRequest.State.KEPT, answer, Act(actor, now, today))


def take_back(*, request: CorrectionRequest, actor: "User | None", now: datetime, today: date) -> CorrectionRequest:
    """Take the answer back: its events are retracted, its line goes, the request waits again. Raises NotAnswered."""
    require(actor, CORRECT)
    with transaction.atomic():
        locked = CorrectionRequest.objects.select_for_update().get(pk=request.pk)
        if locked.state == CorrectionRequest.State.NEW:
            raise NotAnswered
        events.retract(events=list(_events(locked).standing()), actor=actor, now=now, today=today)
        locked.state = CorrectionRequest.State.NEW
        locked.answered_at = locked.answered_by = None
        locked.save(update_fields=["state", "answered_at", "answered_by"])
    return locked


def _answer(request: CorrectionRequest, state: CorrectionRequest.State, answer: str, act: Act) -> CorrectionRequest:
    require(act.actor, CORRECT)
    answer = answer.strip()
    if not answer:
        raise AnswerMissing
    with transaction.atomic():
        locked = CorrectionRequest.objects.select_for_update().get(pk=request.pk)
        if locked.state != CorrectionRequest.State.NEW:
            raise AlreadyAnswered
        locked.state, locked.answer = state, answer
        locked.answered_at, locked.answered_by = act.now, act.actor
        locked.save(update_fields=["state", "answer", "answered_at", "answered_by"])
        if state is CorrectionRequest.State.CORRECTED:
            _tell_of(locked, act)
    return locked


def _tell_of(request: CorrectionRequest, act: Act) -> None:
    episode = f"c{request.pk}.{_events(request).count() + 1}"
    for follow_up in _follow_ups(request).order_by("pk"):
        record(follow_up, Happening(EventKind.CORRECTED, act.today, episode, Report(summary=request.answer)), act)


def _follow_ups(request: CorrectionRequest) -> "QuerySet[FollowUp]":
    rows = FollowUp.objects.exclude(state__in=ENDED_STATES)
    if request.motion_id is not None:
        return rows.filter(request__motion=request.motion_id)
    return rows.filter(commitment=request.commitment_id)


def _events(request: CorrectionRequest) -> FollowUpEventQuerySet:
    """The corrections on timelines that this request led to."""
    about = FollowUpEvent.objects.filter(kind=EventKind.CORRECTED.value)
    if request.motion_id is not None:
        about = about.filter(follow_up__request__motion=request.motion_id)
    else:
        about = about.filter(follow_up__commitment=request.commitment_id)
    return about.filter(once_key__contains=f":{EventKind.CORRECTED}:c{request.pk}.")
