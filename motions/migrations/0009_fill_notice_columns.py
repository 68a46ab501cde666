"""Fill what notices are decided by, from events and deadlines, and tell nothing of what is old.

What these new kinds of notice would say today was so before the upgrade: it is recorded silently, and each follow-up is
looked at again on the first day after it on which something becomes due. Terms that approach or passed are left to the
sweep as they were.
"""

from collections import defaultdict

from django.conf import settings
from django.db import migrations
from django.utils import timezone

from motions.rules.follow_ups import EventKind, State
from motions.rules.notices import Pace, Standing, due_notices, next_notice_on, once_key

BATCH = 1000
MENTIONS = {"mentioned", "progress", "partly", "reported", "declined", "term_extended"}
KNOWN_BEFORE = {EventKind.DUE_SOON, EventKind.TERM_PASSED}
COLUMNS = ["reopenings", "review_on", "reported_on", "mentioned_on", "next_notice_on"]


def fill(apps, schema_editor):
    FollowUp = apps.get_model("motions", "FollowUp")
    now = timezone.now()
    last = 0
    while rows := list(FollowUp.objects.filter(pk__gt=last).select_related("commitment").order_by("pk")[:BATCH]):
        last = rows[-1].pk
        _fill(apps, rows, now)


def _fill(apps, rows, now):
    Event, Deadline, FollowUp = (apps.get_model("motions", name) for name in ("FollowUpEvent", "Deadline", "FollowUp"))
    history, terms = defaultdict(list), {}
    for event in Event.objects.filter(follow_up__in=rows).order_by("happened_on", "pk"):
        history[event.follow_up_id].append(event)
    binding = Deadline.objects.filter(follow_up__in=rows, retracted_at=None).exclude(set_by="internal")
    for deadline in binding.order_by("version"):
        terms[deadline.follow_up_id] = deadline
    silent = []
    for row in rows:
        _derive(row, history[row.pk], terms.get(row.pk))
        silent += [
            Event(
                follow_up_id=row.pk, kind=kind.value, once_key=key, happened_on=happened_on, recorded_at=now,
                told_at=now, is_internal=True, is_silent=is_silent,
            )
            for key, kind, happened_on, is_silent in _look(row, history[row.pk], timezone.localdate(now))
        ]  # fmt: skip
    FollowUp.objects.bulk_update(rows, COLUMNS, batch_size=200)
    Event.objects.bulk_create(silent, batch_size=500)


def _derive(row, history, deadline):
    taken_back = {event.retracts_id for event in history}
    events = [event for event in history if event.pk not in taken_back and event.kind != "retracted"]
    reports = [event for event in events if event.kind == "reported"]
    mentions = [event for event in events if event.kind in MENTIONS or (event.letter_id and event.kind != "opened")]
    row.reopenings = sum(event.kind == "reopened" for event in history)
    row.review_on = deadline.review_on if deadline and deadline.due_on is None else None
    row.reported_on = reports[-1].happened_on if reports else None
    row.mentioned_on = mentions[-1].happened_on if mentions else None


def _look(row, history, today):
    """Set when to look again; gives what is due and was so before there was a notice of it: key, kind, day, silent."""
    recorded = {event.once_key: event for event in history}
    pace = Pace(due_soon=settings.DUE_SOON_DAYS, silent_after=settings.SILENT_AFTER_DAYS)
    passage = recorded.get(f"{row.pk}:term_passed:v{row.term_version}")
    standing = Standing(
        state=State(row.state), due_on=row.due_on, is_estimate=row.is_estimate, notify_from=row.notify_from,
        term_version=row.term_version, reopenings=row.reopenings,
        review_on=row.review_on, reported_on=row.reported_on, mentioned_on=row.mentioned_on,
        follow_from=row.follow_from,
        in_register=row.commitment is not None and row.commitment.register_number != "",
        passed_silently=passage.is_silent if passage else None,
    )  # fmt: skip
    if passage and row.reopenings:
        # What passed before reopenings were counted is not told once more because they are.
        key = once_key(follow_up=row.pk, kind=EventKind.TERM_PASSED, episode=standing.version)
        yield key, EventKind.TERM_PASSED, passage.happened_on, passage.is_silent
    if row.next_notice_on is None or row.next_notice_on > today:
        row.next_notice_on = next_notice_on(standing, after=today, pace=pace)
    for notice in due_notices(standing, today=today, pace=pace):
        key = once_key(follow_up=row.pk, kind=notice.kind, episode=notice.episode)
        if notice.kind not in KNOWN_BEFORE and key not in recorded:
            yield key, notice.kind, notice.due_on, True


class Migration(migrations.Migration):
    dependencies = [("motions", "0008_what_imports_link")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
