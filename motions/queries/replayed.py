"""``rules.follow_ups.replay`` in SQL, for states that depend on who looks and so stand in no column."""

from collections import defaultdict

from django.db.models import CharField, F, OrderBy, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from motions.models import FollowUpEvent
from motions.rules.follow_ups import STATE_AFTER, EventKind, Happened, Outcome, State, may_happen, state_after


def _step(kind: EventKind, outcome: Outcome | None) -> dict[State, State]:
    """The states that this event changes, each with the state that follows."""
    event = Happened(kind, outcome)
    after = {state: state_after(state, event) for state in State if may_happen(state, kind)}
    return {state: following for state, following in after.items() if following is not state}


def _branches() -> list[str]:
    """A WHEN for each way in which an event changes the state; those of an outcome come before those of its kind."""
    steps = {(kind, outcome): _step(kind, outcome) for kind in STATE_AFTER for outcome in (*Outcome, None)}
    branches = []
    for (kind, outcome), step in steps.items():
        if outcome and step == steps[kind, None]:
            continue
        condition = f"happened.kind = '{kind}'" + (f" AND happened.outcome = '{outcome}'" if outcome else "")
        before: dict[State, list[State]] = defaultdict(list)
        for state, following in step.items():
            before[following].append(state)
        for following, states in before.items():
            listed = ", ".join(f"'{state}'" for state in states)
            branches.append(f"WHEN {condition} AND stood.state IN ({listed}) THEN '{following}'")
        if outcome:
            branches.append(f"WHEN {condition} THEN stood.state")
    return branches


class Replayed(Subquery):
    """The state after these standing events of one follow-up, from open on; it was opened, or nobody would see it.

    The steps are made from ``may_happen`` and ``state_after``. PostgreSQL and SQLite both let a recursive query in a
    subquery look at the row outside it.
    """

    template = f"""(
WITH RECURSIVE happened(position, kind, outcome) AS (%(subquery)s),
               stood(position, state) AS (
                   SELECT CAST(0 AS bigint), CAST('{State.OPEN}' AS text)
                    UNION ALL
                   SELECT happened.position, CASE {" ".join(_branches())} ELSE stood.state END
                     FROM stood JOIN happened ON happened.position = stood.position + 1
               )
SELECT state FROM stood ORDER BY position DESC LIMIT 1)"""  # noqa: S608  (made of the rules' own words)

    def __init__(self, events: QuerySet[FollowUpEvent]) -> None:
        changing = events.filter(kind__in=[kind.value for kind in STATE_AFTER]).order_by()
        position = Window(RowNumber(), order_by=[OrderBy(F("happened_on")), OrderBy(F("pk"))])
        super().__init__(
            changing.annotate(position=position).values("position", "kind", "outcome"), output_field=CharField()
        )
