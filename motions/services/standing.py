"""How a follow-up stands: the columns that follow from its events and deadlines, derived in one place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.timezone import localdate

from motions.models import Deadline, FollowUp, FollowUpEvent, Notification
from motions.models.events import INTERNAL_KINDS
from motions.rules import notices
from motions.rules.follow_ups import (
    MENTIONS,
    RUNNING,
    EventKind,
    Happened,
    Outcome,
    State,
    is_estimate,
    replay,
    state_after,
    term_has_passed,
)
from motions.rules.notices import Notice, Standing
from motions.services import passages
from motions.services.acts import Act
from motions.services.notices.pace import current_pace

DERIVED = (
    *("state", "outcome", "due_on", "notify_from", "term_version", "is_estimate"),
    *("reopenings", "review_on", "reported_on", "mentioned_on", "next_notice_on"),
)


def refresh(follow_up: FollowUp, *, today: date, now: datetime) -> None:
    """Derive state, term, days and next notice from the standing events and the newest binding deadline, and save them.

    Call it inside the transaction that wrote the event or deadline, with the follow-up locked. What was due before it
    came in is recorded silently, so that the sweep does not announce old news; of a term that had passed its owner is
    told. A passage of a term that was met or moved in time is taken back.
    """
    history = list(follow_up.events.order_by("happened_on", "pk"))
    deadline = follow_up.deadlines.binding().first()
    for event in derive(follow_up, history, deadline, today=today, now=now):
        event.save()
        if notice := notice_of_passage(event):
            notice.save()
    if any(event.kind in passages.PASSAGES for event in history):
        passages.settle([follow_up], history, Act(None, now, today))
    follow_up.save_without_historical_record(update_fields=DERIVED)  # type: ignore[attr-defined]  # simple_history adds it


def derive(
    follow_up: FollowUp, history: list[FollowUpEvent], deadline: Deadline | None, *, today: date, now: datetime
) -> list[FollowUpEvent]:
    """Set the derived columns, from all its events in their order and its newest binding deadline; nothing is saved.

    Returns the silent events that have to be written with it.
    """
    events = standing_among(history)
    follow_up.state = replay(happened(event) for event in events).value
    decided = [event.outcome for event in events if event.kind == EventKind.DECIDED.value]
    follow_up.outcome = decided[-1] if decided and follow_up.state not in RUNNING else ""
    # Also one that was taken back: the next reopening is another one.
    follow_up.reopenings = sum(event.kind == EventKind.REOPENED.value for event in history)
    _derive_term(follow_up, deadline)
    reports = [event for event in events if event.kind == EventKind.REPORTED.value]
    mentions = [event for event in events if _mentions(event)]
    follow_up.reported_on = reports[-1].happened_on if reports else None
    follow_up.mentioned_on = mentions[-1].happened_on if mentions else None
    noted_on = _Noted(
        term=localdate(deadline.set_at) if deadline else date.min,
        report=localdate(reports[-1].recorded_at) if reports else date.min,
        mention=localdate(mentions[-1].recorded_at if mentions else follow_up.opened_at),
    )
    unsaid: list[FollowUpEvent] = []
    follow_up.next_notice_on = _next_notice_on(follow_up, deadline, history, noted_on, unsaid, today=today, now=now)
    return unsaid


def standing_among(history: Iterable[FollowUpEvent]) -> list[FollowUpEvent]:
    """The events that were not taken back, without the retractions; ``history`` are all of a follow-up's."""
    rows = list(history)
    taken_back = {event.retracts_id for event in rows}
    return [row for row in rows if row.pk not in taken_back and row.kind != EventKind.RETRACTED.value]


def happened(event: FollowUpEvent) -> Happened:
    """The event as the rules know it."""
    return Happened(EventKind(event.kind), Outcome(event.outcome) if event.outcome else None)


def takes_effect(event: Happened, standing: Iterable[FollowUpEvent], *, on: date, state: State) -> bool:
    """Whether an event of that day leads to its state, and nothing that was noted of a later day undoes it.

    ``standing`` are the events that were not taken back, in the order of their days; ``state`` is what they led to.
    """
    rows = list(standing)
    before = [happened(row) for row in rows if row.happened_on <= on]
    after = [happened(row) for row in rows if row.happened_on > on]
    return replay([*before, event, *after]) is state_after(state, event)


def notice_of_passage(event: FollowUpEvent) -> Notification | None:
    """What its owner is told of a term that had passed before it came in; not saved."""
    owner = event.follow_up.owner if event.kind == EventKind.TERM_PASSED.value else None
    if owner is None or not owner.is_active or not owner.email:
        return None
    recipient, role = owner.email.lower(), Notification.Role.OWNER
    return Notification(event=event, recipient=recipient, role=role, created_at=event.recorded_at)


@dataclass(frozen=True, slots=True)
class _Noted:
    """The days on which was noted here what notices count from: the term, the last report, the last mention."""

    term: date
    report: date
    mention: date

    def after(self, notice: Notice) -> bool:
        """Whether this was due already when it came in, which is no news."""
        match notice.kind:
            case EventKind.REGISTER_OPEN:
                return notice.due_on <= self.report
            case EventKind.UNMENTIONED:
                return notice.due_on <= self.mention
            case EventKind.ESTIMATE_DUE | EventKind.LOOK_AGAIN:
                return notice.due_on < self.term
        return False


def _mentions(event: FollowUpEvent) -> bool:
    kind = EventKind(event.kind)
    return kind in MENTIONS or (event.letter_id is not None and kind is not EventKind.OPENED)


def _derive_term(follow_up: FollowUp, deadline: Deadline | None) -> None:
    follow_up.due_on = deadline.due_on if deadline else None
    follow_up.notify_from = deadline.notify_from if deadline else None
    follow_up.term_version = deadline.version if deadline else 0
    follow_up.review_on = deadline.review_on if deadline and deadline.due_on is None else None
    follow_up.is_estimate = (
        deadline is not None
        and deadline.confirmed_at is None
        and is_estimate(precision=deadline.precision, certain=deadline.certain)
    )


def _next_notice_on(
    follow_up: FollowUp,
    deadline: Deadline | None,
    history: list[FollowUpEvent],
    noted: _Noted,
    unsaid: list[FollowUpEvent],
    *,
    today: date,
    now: datetime,
) -> date | None:
    recorded = {event.once_key: event for event in history}
    if deadline is not None and _was_late_when_set(follow_up, deadline):
        unsaid += _passed_silently(follow_up, deadline, recorded, now=now)
        recorded |= {event.once_key: event for event in unsaid}
    standing, pace = standing_of(follow_up, recorded), current_pace()
    waiting = False
    for notice in notices.due_notices(standing, today=today, pace=pace):
        key = notices.once_key(follow_up=follow_up.pk, kind=notice.kind, episode=notice.episode)
        if key in recorded:
            continue
        if noted.after(notice):
            unsaid.append(_silent(follow_up, notice.kind, key, notice.due_on, now=now))
        else:
            waiting = True
    return today if waiting else notices.next_notice_on(standing, after=today, pace=pace)


def standing_of(follow_up: FollowUp, recorded: dict[str, FollowUpEvent]) -> Standing:
    """What decides about notices; ``recorded`` are the follow-up's events by key."""
    commitment = follow_up.commitment if follow_up.state == State.REPORTED.value else None
    standing = Standing(
        state=State(follow_up.state),
        due_on=follow_up.due_on,
        is_estimate=follow_up.is_estimate,
        notify_from=follow_up.notify_from,
        term_version=follow_up.term_version,
        reopenings=follow_up.reopenings,
        review_on=follow_up.review_on,
        reported_on=follow_up.reported_on,
        mentioned_on=follow_up.mentioned_on,
        follow_from=follow_up.follow_from,
        in_register=commitment is not None and bool(commitment.register_number),
    )
    key = notices.once_key(follow_up=follow_up.pk, kind=EventKind.TERM_PASSED, episode=standing.version)
    passage = recorded.get(key)
    return standing if passage is None else replace(standing, passed_silently=passage.is_silent)


def _was_late_when_set(follow_up: FollowUp, deadline: Deadline) -> bool:
    return term_has_passed(
        state=State(follow_up.state),
        due_on=deadline.due_on,
        estimated=follow_up.is_estimate,
        today=localdate(deadline.set_at),
    )


def _passed_silently(
    follow_up: FollowUp, deadline: Deadline, recorded: dict[str, FollowUpEvent], *, now: datetime
) -> list[FollowUpEvent]:
    assert deadline.due_on is not None
    episode = standing_of(follow_up, recorded).version
    key = notices.once_key(follow_up=follow_up.pk, kind=EventKind.TERM_PASSED, episode=episode)
    passed_on = deadline.due_on + notices.DAY
    if key in recorded:
        return []
    return [_silent(follow_up, EventKind.TERM_PASSED, key, passed_on, now=now, deadline=deadline)]


def _silent(
    follow_up: FollowUp,
    kind: EventKind,
    key: str,
    happened_on: date,
    *,
    now: datetime,
    deadline: Deadline | None = None,
) -> FollowUpEvent:
    return FollowUpEvent(
        follow_up=follow_up,
        kind=kind.value,
        once_key=key,
        happened_on=happened_on,
        recorded_at=now,
        deadline=deadline,
        is_internal=kind.value in INTERNAL_KINDS,
        is_silent=True,
    )
