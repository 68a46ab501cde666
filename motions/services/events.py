"""Events: written once, never changed; taking one back is an event of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motions.models import Evidence, FollowUp, FollowUpEvent, Letter, Notification, Suggestion
from motions.rules.follow_ups import EventKind
from motions.services import standing
from motions.services.acts import Act

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SILENT_KINDS = frozenset({EventKind.OPENED, EventKind.MENTIONED, EventKind.PROGRESS})


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
        is_internal=happening.kind is EventKind.CLOSED,
        is_silent=happening.kind in SILENT_KINDS,
    )


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
    with transaction.atomic():
        follow_ups: dict[int, FollowUp] = {}
        for event in sorted(events, key=lambda event: event.follow_up_id):
            follow_up = follow_ups.setdefault(
                event.follow_up_id, FollowUp.objects.select_for_update().get(pk=event.follow_up_id)
            )
            FollowUpEvent.objects.create(
                follow_up=follow_up,
                kind=EventKind.RETRACTED.value,
                once_key=f"{follow_up.pk}:retracted:{event.pk}",
                happened_on=today,
                recorded_at=now,
                actor=actor,
                retracts=event,
                is_silent=True,
            )
            Notification.objects.filter(event=event, message=None, cancelled_at=None).update(cancelled_at=now)
        for follow_up in follow_ups.values():
            standing.refresh(follow_up, today=today, now=now)
