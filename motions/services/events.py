"""Events: written once, never changed; taking one back is an event of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motions.models import Evidence, FollowUp, FollowUpEvent, Letter, Suggestion
from motions.models.events import INTERNAL_KINDS
from motions.rules.follow_ups import EventKind
from motions.rules.notice_kinds import is_news
from motions.services import standing
from motions.services.acts import Act
from motions.services.formers import followed_since
from motions.services.retractions import take_back

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Report:
    """What a letter reported: where it stands, and the passage and suggestion that carry it."""

    letter: Letter | None = None
    evidence: Evidence | None = None
    suggestion: Suggestion | None = None
    summary: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event to write: ``on`` is its day in the world, ``episode`` what makes it one of its kind (its once-key)."""

    kind: EventKind
    on: date
    episode: str
    source: Report = field(default_factory=Report)
    outcome: str = ""
    body: str = ""


def record(follow_up: FollowUp, happening: Happening, act: Act) -> FollowUpEvent:
    """Write the event; the caller derives the state again (``standing.refresh``) in the same transaction."""
    return FollowUpEvent.objects.create(
        follow_up=follow_up,
        kind=happening.kind.value,
        once_key=f"{follow_up.pk}:{happening.kind.value}:{happening.episode}",
        happened_on=happening.on,
        recorded_at=act.now,
        actor=act.actor,
        letter=happening.source.letter,
        evidence=happening.source.evidence,
        suggestion=happening.source.suggestion,
        summary=happening.source.summary,
        note=happening.source.note,
        outcome=happening.outcome,
        body=happening.body,
        is_internal=happening.kind.value in INTERNAL_KINDS,
        is_silent=not is_told(follow_up, happening.kind, happening.on, act),
    )


def is_told(follow_up: FollowUp, kind: EventKind, happened_on: date, act: Act) -> bool:
    """Whether somebody hears of what is noted now: no old news, and no history that comes in together with its item."""
    came_in_with_it = follow_up.opened_at == act.now and kind is not EventKind.OPENED
    since = followed_since([follow_up])[follow_up.pk]
    return not came_in_with_it and is_news(kind, happened_on=happened_on, noted_on=act.today, followed_since=since)


def change(follow_up: FollowUp, happening: Happening, act: Act) -> FollowUpEvent:
    """Write the event and derive the follow-up's state again, with the follow-up locked."""
    with transaction.atomic():
        locked = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
        event = record(locked, happening, act)
        standing.refresh(locked, today=act.today, now=act.now)
    follow_up.refresh_from_db()
    return event


def retract(*, events: Iterable[FollowUpEvent], actor: "User | None", now: datetime, today: date) -> None:
    """Take events back: each gets a RETRACTED event, its unsent notices are cancelled, the state follows again.

    Follow-ups are locked in the order of their id, as everywhere, so that two of these never wait for each other.
    """
    act = Act(actor, now, today)
    with transaction.atomic():
        follow_ups: dict[int, FollowUp] = {}
        for event in sorted(events, key=lambda event: event.follow_up_id):
            follow_ups.setdefault(event.follow_up_id, FollowUp.objects.select_for_update().get(pk=event.follow_up_id))
            take_back(event, act)
        for follow_up in follow_ups.values():
            standing.refresh(follow_up, today=today, now=now)
