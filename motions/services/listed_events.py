"""What a list of decisions writes: its rows, the new terms and an event for each follow-up, in a few statements."""

from collections.abc import Sequence

from django.db.models import Max

from motions.models import Deadline, DecisionList, DecisionListRow, FollowUpEvent
from motions.rules.deadlines import notify_from
from motions.rules.dutch_dates import written
from motions.rules.follow_ups import EventKind, Happened
from motions.rules.notice_kinds import is_news
from motions.services import bulk
from motions.services.acts import Act
from motions.services.formers import followed_since
from motions.services.listed_rows import ListedRow, Plan
from motions.services.writing import columns, write_events


def write_plans(noted: DecisionList, plans: Sequence[Plan], act: Act) -> None:
    """Write the rows of this list, their new terms and their events; the caller derives the states again."""
    bulk.insert(DecisionListRow, [_row(noted, plan.row) for plan in plans])
    terms = _write_terms(noted, [plan for plan in plans if plan.row.due_on], act)
    since = followed_since(plan.follow_up for plan in plans)
    events = []
    for plan in plans:
        pk = plan.follow_up.pk
        if plan.event is not None:
            event = _event(noted, plan, plan.event, act, once_key=f"{pk}:{plan.event.kind.value}:list{noted.pk}")
            event.is_silent = not is_news(
                plan.event.kind, happened_on=noted.decided_on, noted_on=act.today, followed_since=since[pk]
            )
            events.append(event)
        if deadline := terms.get(pk):
            event = _event(noted, plan, Happened(EventKind.TERM_SET), act, once_key=f"{pk}:term:v{deadline.version}")
            event.deadline, event.is_silent = deadline, True
            events.append(event)
    write_events(events)


def _row(noted: DecisionList, row: ListedRow) -> dict[str, object]:
    return columns(
        DecisionListRow(
            decision_list=noted,
            follow_up_id=row.follow_up,
            decision=row.decision.value,
            due_on=row.due_on,
            note=row.note.strip(),
        )
    )


def _event(noted: DecisionList, plan: Plan, event: Happened, act: Act, *, once_key: str) -> FollowUpEvent:
    return FollowUpEvent(
        follow_up=plan.follow_up,
        kind=event.kind.value,
        once_key=once_key,
        happened_on=noted.decided_on,
        recorded_at=act.now,
        actor=act.actor,
        letter=noted.letter,
        decision_list=noted,
        outcome=event.outcome.value if event.outcome else "",
        body=noted.body if event.outcome else "",
        note=". ".join(part for part in (str(noted), plan.row.note.strip()) if part),
    )


def _write_terms(noted: DecisionList, plans: Sequence[Plan], act: Act) -> dict[int, Deadline]:
    """The new versions, by follow-up."""
    keys = [plan.follow_up.pk for plan in plans]
    latest = Deadline.objects.filter(follow_up__in=keys).order_by().values("follow_up").annotate(last=Max("version"))
    versions = {row["follow_up"]: row["last"] for row in latest}
    reason = f"Besluit van {noted.body} van {written(noted.decided_on)}"
    terms = {
        plan.follow_up.pk: Deadline(
            follow_up=plan.follow_up,
            version=versions.get(plan.follow_up.pk, 0) + 1,
            set_by=Deadline.SetBy.COMMITTEE,
            due_on=plan.row.due_on,
            precision="day",
            reason=reason,
            explanation=reason,
            letter=noted.letter,
            activity=noted.activity,
            notify_from=notify_from(plan.row.due_on, "day"),
            set_at=act.now,
            recorded_by=act.actor,
        )
        for plan in plans
        if plan.row.due_on is not None
    }
    keys_of = dict(bulk.insert(Deadline, [columns(term) for term in terms.values()], returning=("follow_up_id", "id")))
    for follow_up, term in terms.items():
        term.pk = keys_of[follow_up]
    return terms
