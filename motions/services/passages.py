"""Passages: nobody is called late over a term that was met or moved in time, however late that was noted here."""

from collections.abc import Iterable, Iterator
from datetime import date

from motions.models import FollowUp, FollowUpEvent, Notification
from motions.rules.follow_ups import RUNNING, EventKind, Happened, Outcome, replay
from motions.services.acts import Act
from motions.services.retractions import take_back

PASSAGES = (EventKind.TERM_PASSED.value, EventKind.STILL_OPEN.value)
TERMS = (EventKind.TERM_SET.value, EventKind.TERM_EXTENDED.value)

AGAIN = "+"
"""Ends the once-key of a passage that stands again, once for each time; the sweep looks for the key without it."""


def settle(follow_up: FollowUp, events: Iterable[FollowUpEvent], act: Act) -> None:
    """Take back the passages of terms that were met or moved in time, and bring back those that no longer were.

    Met is: on the last day of the term it no longer ran, because it was reported, declined or decided. In time is:
    said on the last day of the term or before it, by the day of the letter, not by the day of noting.
    ``events`` are the standing ones of the follow-up, which is locked. A passage at a former ministry is told of the
    same term and goes along. One that stands again takes over the notices that had not left; nobody is mailed twice.
    """
    events = list(events)
    said_on = {event.deadline_id: event.happened_on for event in events if event.kind in TERMS}
    binding = {
        version: said_on.get(pk) for pk, version in follow_up.deadlines.binding().values_list("pk", "version")
    }  # fmt: skip
    for passage in _last_passages(follow_up):
        deadline = passage.deadline
        if deadline is None or deadline.due_on is None or deadline.version not in binding:
            continue
        moved_in_time = any(
            version > deadline.version and said is not None and said <= deadline.due_on
            for version, said in binding.items()
        )
        in_time = moved_in_time or not _ran(events, on=deadline.due_on)
        retraction: FollowUpEvent | None = getattr(passage, "retracted_by", None)
        if in_time and retraction is None:
            take_back(passage, act)
        elif not in_time and retraction is not None:
            _bring_back(passage, retraction, act)


def _ran(events: Iterable[FollowUpEvent], *, on: date) -> bool:
    """Whether the follow-up still ran at the end of that day, also when it came in here later."""
    until_then = (
        Happened(EventKind(event.kind), Outcome(event.outcome) if event.outcome else None)
        for event in events
        if event.happened_on <= on or event.kind == EventKind.OPENED.value
    )
    return replay(until_then) in RUNNING


def _last_passages(follow_up: FollowUp) -> Iterable[FollowUpEvent]:
    """Of each passage, here and at former ministries, the row that was written last."""
    rows = (
        FollowUpEvent.objects.filter(follow_up__in=list(_with_former(follow_up)), kind__in=PASSAGES)
        .select_related("deadline", "retracted_by")
        .order_by("pk")
    )
    return {row.once_key.rstrip(AGAIN): row for row in rows}.values()


def _with_former(follow_up: FollowUp) -> Iterator[FollowUp]:
    current: FollowUp | None = follow_up
    while current is not None:
        yield current
        current = current.predecessor


def _bring_back(passage: FollowUpEvent, retraction: FollowUpEvent, act: Act) -> None:
    again = FollowUpEvent.objects.create(
        follow_up_id=passage.follow_up_id,
        kind=passage.kind,
        once_key=passage.once_key + AGAIN,
        happened_on=passage.happened_on,
        recorded_at=act.now,
        deadline_id=passage.deadline_id,
        transfer_id=passage.transfer_id,
        is_internal=passage.is_internal,
        is_silent=passage.is_silent,
        told_at=act.now,
    )
    unsent = Notification.objects.filter(event=passage, message=None, cancelled_at=retraction.recorded_at)
    unsent.update(event=again, cancelled_at=None)
