"""How a follow-up stands: the columns that follow from its events and deadlines, derived in one place."""

from datetime import date, datetime

from django.utils.timezone import localdate

from motions.models import Deadline, FollowUp, FollowUpEvent, Notification
from motions.rules import notices
from motions.rules.follow_ups import RUNNING, EventKind, Happened, Outcome, State, is_estimate, replay, term_has_passed


def refresh(follow_up: FollowUp, *, today: date, now: datetime) -> None:
    """Derive state, term and next notice from the standing events and the newest binding deadline, and save them.

    Call it inside the transaction that wrote the event or deadline, with the follow-up locked. A term that had already
    passed is recorded as passed without notices, so that the sweep does not announce old news; its owner is told.
    """
    events = list(follow_up.events.standing().order_by("happened_on", "pk"))
    follow_up.state = replay(
        Happened(EventKind(event.kind), Outcome(event.outcome) if event.outcome else None) for event in events
    ).value
    decided = [event.outcome for event in events if event.kind == EventKind.DECIDED.value]
    follow_up.outcome = decided[-1] if decided and follow_up.state not in RUNNING else ""
    deadline = follow_up.deadlines.binding().first()
    follow_up.due_on = deadline.due_on if deadline else None
    follow_up.notify_from = deadline.notify_from if deadline else None
    follow_up.term_version = deadline.version if deadline else 0
    follow_up.is_estimate = (
        deadline is not None
        and deadline.confirmed_at is None
        and is_estimate(precision=deadline.precision, certain=deadline.certain)
    )
    follow_up.next_notice_on = _next_notice_on(follow_up, deadline, today=today, now=now)
    follow_up.save_without_historical_record(  # type: ignore[attr-defined]  # simple_history adds it
        update_fields=["state", "outcome", "due_on", "notify_from", "term_version", "is_estimate", "next_notice_on"]
    )


def _next_notice_on(follow_up: FollowUp, deadline: Deadline | None, *, today: date, now: datetime) -> date | None:
    if deadline is None or deadline.due_on is None or deadline.notify_from is None:
        return None
    if follow_up.state not in RUNNING or follow_up.is_estimate:
        return None
    was_late_when_set = term_has_passed(
        state=State(follow_up.state), due_on=deadline.due_on, estimated=False, today=localdate(deadline.set_at)
    )
    if was_late_when_set:
        _record_passed_silently(follow_up, deadline, deadline.due_on, now=now)
        return None
    ladder = notices.ladder(due_on=deadline.due_on, notify_from=deadline.notify_from, version=deadline.version)
    due = notices.due_notices(ladder, today=today)
    told = set(follow_up.events.filter(deadline=deadline).values_list("once_key", flat=True))
    waiting = [
        notice
        for notice in due
        if notices.once_key(follow_up=follow_up.pk, kind=notice.kind, episode=notice.episode) not in told
    ]
    return today if waiting else notices.next_notice_on(ladder, after=today)


def _record_passed_silently(follow_up: FollowUp, deadline: Deadline, due_on: date, *, now: datetime) -> None:
    event, is_new = FollowUpEvent.objects.get_or_create(
        once_key=notices.once_key(follow_up=follow_up.pk, kind=EventKind.TERM_PASSED, episode=f"v{deadline.version}"),
        defaults={
            "follow_up": follow_up,
            "kind": EventKind.TERM_PASSED.value,
            "happened_on": date.fromordinal(due_on.toordinal() + 1),
            "recorded_at": now,
            "deadline": deadline,
            "is_silent": True,
        },
    )
    owner = follow_up.owner
    if is_new and owner and owner.is_active and owner.email:
        Notification.objects.create(
            event=event, recipient=owner.email.lower(), role=Notification.Role.OWNER, created_at=now
        )
