"""How a follow-up stands: the columns that follow from its events and deadlines, derived in one place."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.timezone import localdate

from motions.models import Deadline, FollowUp, FollowUpEvent, Notification
from motions.models.events import INTERNAL_KINDS
from motions.rules import notices
from motions.rules.follow_ups import RUNNING, EventKind, Happened, Outcome, State, is_estimate, replay, term_has_passed
from motions.rules.notices import Notice, Standing
from motions.services import passages
from motions.services.acts import Act
from motions.services.pace import current_pace

MENTIONS = frozenset(
    {
        EventKind.MENTIONED,
        EventKind.PROGRESS,
        EventKind.PARTLY,
        EventKind.REPORTED,
        EventKind.DECLINED,
        EventKind.TERM_EXTENDED,
    }
)
"""Events by which the government spoke of it; others do so when they come from a letter."""

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
    taken_back = {event.retracts_id for event in history}
    events = [e for e in history if e.pk not in taken_back and e.kind != EventKind.RETRACTED.value]
    follow_up.state = replay(
        Happened(EventKind(event.kind), Outcome(event.outcome) if event.outcome else None) for event in events
    ).value
    decided = [event.outcome for event in events if event.kind == EventKind.DECIDED.value]
    follow_up.outcome = decided[-1] if decided and follow_up.state not in RUNNING else ""
    # Also one that was taken back: the next reopening is another one.
    follow_up.reopenings = sum(event.kind == EventKind.REOPENED.value for event in history)
    deadline = follow_up.deadlines.binding().first()
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
    follow_up.next_notice_on = _next_notice_on(follow_up, deadline, history, noted_on, today=today, now=now)
    if any(event.kind in passages.PASSAGES for event in history):
        passages.settle(follow_up, events, Act(None, now, today))
    follow_up.save_without_historical_record(update_fields=DERIVED)  # type: ignore[attr-defined]  # simple_history adds it


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
    *,
    today: date,
    now: datetime,
) -> date | None:
    recorded = {event.once_key: event for event in history}
    if deadline is not None and _was_late_when_set(follow_up, deadline):
        _record_passed_silently(follow_up, deadline, recorded, now=now)
    standing, pace = standing_of(follow_up, recorded), current_pace()
    waiting = False
    for notice in notices.due_notices(standing, today=today, pace=pace):
        key = notices.once_key(follow_up=follow_up.pk, kind=notice.kind, episode=notice.episode)
        if key in recorded:
            continue
        if noted.after(notice):
            _record_silently(follow_up, notice.kind, key, notice.due_on, now=now)
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


def _record_passed_silently(
    follow_up: FollowUp, deadline: Deadline, recorded: dict[str, FollowUpEvent], *, now: datetime
) -> None:
    assert deadline.due_on is not None
    key = notices.once_key(
        follow_up=follow_up.pk, kind=EventKind.TERM_PASSED, episode=standing_of(follow_up, recorded).version
    )
    if key in recorded:
        return
    event = _record_silently(
        follow_up, EventKind.TERM_PASSED, key, deadline.due_on + notices.DAY, now=now, deadline=deadline
    )
    recorded[key] = event
    owner = follow_up.owner
    if owner and owner.is_active and owner.email:
        Notification.objects.create(
            event=event, recipient=owner.email.lower(), role=Notification.Role.OWNER, created_at=now
        )


def _record_silently(
    follow_up: FollowUp,
    kind: EventKind,
    key: str,
    happened_on: date,
    *,
    now: datetime,
    deadline: Deadline | None = None,
) -> FollowUpEvent:
    return FollowUpEvent.objects.create(
        follow_up=follow_up,
        kind=kind.value,
        once_key=key,
        happened_on=happened_on,
        recorded_at=now,
        deadline=deadline,
        is_internal=kind.value in INTERNAL_KINDS,
        is_silent=True,
    )
