"""Passages: nobody is called late over a term that was met or moved in time, however late that was noted here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from motions.models import Deadline, FollowUp, FollowUpEvent, Notification
from motions.rules.follow_ups import RUNNING, EventKind, Happened, Outcome, replay
from motions.services import bulk
from motions.services.acts import Act
from motions.services.formers import formers_of
from motions.services.retractions import take_back_all
from motions.services.writing import write_events

PASSAGES = (EventKind.TERM_PASSED.value, EventKind.STILL_OPEN.value)
TERMS = (EventKind.TERM_SET.value, EventKind.TERM_EXTENDED.value)

AGAIN = "+"
"""Ends the once-key of a passage that stands again, once for each time; the sweep looks for the key without it."""


def settle(follow_ups: Sequence[FollowUp], history: Iterable[FollowUpEvent], act: Act) -> None:
    """Take back the passages of terms that were met or moved in time, and bring back those that no longer were.

    Met is: on the last day of the term it no longer ran, because it was reported, declined or decided. In time is:
    said on the last day of the term or before it, by the day of the letter, not by the day of noting.
    ``history`` are all events of these follow-ups, which are locked. A passage at a former ministry is told of the same
    term and goes along. One that stands again takes over the notices that had not left; nobody is mailed twice. A fixed
    number of statements.
    """
    rows = list(history)
    taken_back = {row.retracts_id for row in rows}
    standing: dict[int, list[FollowUpEvent]] = defaultdict(list)
    for row in rows:
        if row.pk not in taken_back and row.kind != EventKind.RETRACTED.value:
            standing[row.follow_up_id].append(row)
    said_on = {row.deadline_id: row.happened_on for row in rows if row.kind in TERMS and row.pk not in taken_back}
    said: dict[int, list[tuple[int, date]]] = defaultdict(list)
    versions: dict[int, set[int]] = defaultdict(set)
    binding = Deadline.objects.binding().filter(follow_up__in=follow_ups).order_by()
    for follow_up, pk, version in binding.values_list("follow_up", "pk", "version"):
        versions[follow_up].add(version)
        if pk in said_on:
            said[follow_up].append((version, said_on[pk]))
    overtaken, again = [], []
    for follow_up, passage in _last_passages(follow_ups):
        deadline = passage.deadline
        if deadline is None or deadline.due_on is None or deadline.version not in versions[follow_up]:
            continue
        moved_in_time = any(version > deadline.version and on <= deadline.due_on for version, on in said[follow_up])
        in_time = moved_in_time or not _ran(standing[follow_up], on=deadline.due_on)
        is_taken_back = hasattr(passage, "retracted_by")
        if in_time and not is_taken_back:
            overtaken.append(passage)
        elif not in_time and is_taken_back:
            again.append(passage)
    take_back_all(overtaken, act)
    _bring_back(again, act)


def _ran(events: Iterable[FollowUpEvent], *, on: date) -> bool:
    """Whether the follow-up still ran at the end of that day, also when it came in here later."""
    until_then = (
        Happened(EventKind(event.kind), Outcome(event.outcome) if event.outcome else None)
        for event in events
        if event.happened_on <= on or event.kind == EventKind.OPENED.value
    )
    return replay(until_then) in RUNNING


def _last_passages(follow_ups: Sequence[FollowUp]) -> Iterable[tuple[int, FollowUpEvent]]:
    """Of each passage, here and at former ministries, the row that was written last, with the follow-up here."""
    here = {former: pk for pk, formers in formers_of(follow_ups).items() for former in (pk, *formers)}
    rows = (
        FollowUpEvent.objects.filter(follow_up__in=here, kind__in=PASSAGES)
        .select_related("deadline", "retracted_by")
        .order_by("pk")
    )
    last = {row.once_key.rstrip(AGAIN): row for row in rows}
    return [(here[row.follow_up_id], row) for row in last.values()]


def _bring_back(passages: Sequence[FollowUpEvent], act: Act) -> None:
    again = {
        passage.pk: FollowUpEvent(
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
        for passage in passages
    }
    write_events(again.values())
    retracted_at = {passage.pk: passage.retracted_by.recorded_at for passage in passages}
    cancelled = Notification.objects.filter(event__in=again, message=None, cancelled_at__isnull=False)
    bulk.update(
        Notification,
        [
            {"id": pk, "event_id": again[event].pk, "cancelled_at": None}
            for pk, event, cancelled_at in cancelled.values_list("pk", "event", "cancelled_at")
            if cancelled_at == retracted_at[event]
        ],
    )
