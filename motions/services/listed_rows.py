"""The rows of a list of decisions: what each comes down to for its follow-up, or why it cannot be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motions.models import Deadline, FollowUp, FollowUpEvent
from motions.models.follow_ups import ENDED_STATES
from motions.queries.establishers import establisher_of
from motions.rules.dutch_dates import written
from motions.rules.follow_ups import EventKind, Happened, NotAllowed, State, may_happen, state_after
from motions.rules.listed_decisions import OUTCOMES, WITH_TERM, ListedDecision, event_of
from motions.services.acts import Act
from motions.services.follow_ups import DayNotPossible, NobodyEstablishes
from motions.services.permissions import ESTABLISH, refusal
from motions.services.refreshing import Histories
from motions.services.refusals import Refused
from motions.services.standing import standing_among, takes_effect
from motions.services.terms import SameTerm, TermBeforePromise


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A decision about the follow-up with this key; ``due_on`` is the new term of what it leaves open."""

    follow_up: int
    decision: ListedDecision
    due_on: date | None = None
    note: str = ""


def listed_row(*, follow_up: int, decision: str, due_on: date | None, note: str) -> ListedRow:
    """The row that a door filled in; ``decision`` is the value of a ListedDecision."""
    return ListedRow(follow_up, ListedDecision(decision), due_on, note)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a row writes: an event, a new term, or both."""

    row: ListedRow
    follow_up: FollowUp
    event: Happened | None

    @property
    def before(self) -> State:
        """How the follow-up stands."""
        return State(self.follow_up.state)

    @property
    def after(self) -> State:
        """How it will stand."""
        return state_after(self.before, self.event) if self.event else self.before

    @property
    def says(self) -> str:
        """What is noted, in Dutch: ``Vastgesteld: deels voldaan``, ``Blijft open; nieuwe termijn 1 juli 2026``."""
        due_on, old = self.row.due_on, self.follow_up.due_on
        said = self.row.decision.label
        if due_on is not None:
            said += f"; nieuwe termijn {written(due_on)}, " + (f"nu {written(old)}" if old else "nu zonder datum")
        return said


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be, in Dutch, and the part that it is about: follow_up, decision or due_on."""

    field: str
    message: str


class _Impossible(Exception):
    def __init__(self, field: str, why: str | Exception) -> None:
        super().__init__(str(why))
        self.field = field


def planned(
    rows: Sequence[ListedRow], follow_ups: Mapping[int, FollowUp], histories: Histories, *, on: date, act: Act
) -> tuple[list[Plan], dict[int, Problem]]:
    """The plans of the rows that can be, and the problems of the others by their place in ``rows``.

    ``follow_ups`` were selected with what says who establishes (``queries.establishers``).
    """
    plans: list[Plan] = []
    problems: dict[int, Problem] = {}
    first: dict[int, int] = {}
    for place, row in enumerate(rows):
        try:
            if row.follow_up in first:
                raise _Impossible("follow_up", f"Staat al op regel {first[row.follow_up] + 1} van deze lijst.")
            first[row.follow_up] = place
            plans.append(_plan(row, follow_ups.get(row.follow_up), histories, on=on, act=act))
        except _Impossible as impossible:
            problems[place] = Problem(impossible.field, str(impossible))
    return plans, problems


def _plan(row: ListedRow, follow_up: FollowUp | None, histories: Histories, *, on: date, act: Act) -> Plan:
    if follow_up is None or follow_up.state in ENDED_STATES:
        raise _Impossible("follow_up", "Wordt hier niet (meer) gevolgd: overgedragen of ingetrokken.")
    if row.decision in OUTCOMES:
        if refused := refusal(act.actor, ESTABLISH):
            raise _Impossible("decision", refused)
        if establisher_of(follow_up) is None:
            raise _Impossible("decision", NobodyEstablishes())
    if on < follow_up.follow_from:
        first_day = written(follow_up.follow_from)
        raise _Impossible("decision", f"De datum van de lijst ligt vóór {first_day}; vanaf dan wordt dit gevolgd.")
    if row.due_on is not None:
        _check_term(row, follow_up, histories.deadlines.get(follow_up.pk), on=on)
    event = event_of(row.decision, state=State(follow_up.state), has_term=row.due_on is not None)
    if event is not None:
        _check_event(event, follow_up, histories.events[follow_up.pk], on=on)
    return Plan(row, follow_up, event)


def _check_term(row: ListedRow, follow_up: FollowUp, current: Deadline | None, *, on: date) -> None:
    assert row.due_on is not None
    if row.decision not in WITH_TERM:
        leaving_open = " of ".join(f"“{decision.label}”" for decision in ListedDecision if decision in WITH_TERM)
        raise _Impossible("due_on", f"Een nieuwe termijn past alleen bij {leaving_open}.")
    if row.due_on < follow_up.follow_from:
        raise _Impossible("due_on", TermBeforePromise(due_on=row.due_on, promised_on=follow_up.follow_from))
    if row.due_on < on:
        raise _Impossible("due_on", f"De nieuwe termijn ligt vóór de datum van de lijst ({written(on)}).")
    if current is not None and (current.due_on, current.set_by) == (row.due_on, Deadline.SetBy.COMMITTEE):
        raise _Impossible("due_on", SameTerm(row.due_on))


def _check_event(event: Happened, follow_up: FollowUp, history: list[FollowUpEvent], *, on: date) -> None:
    """Refuses what may not happen now, what was decided already, and what comes before something that was noted."""
    state = State(follow_up.state)
    if not may_happen(state, event.kind):
        raise _Impossible("decision", NotAllowed(event.kind, state))
    standing = standing_among(history)
    last = next((row for row in reversed(standing) if row.kind == EventKind.DECIDED.value), None)
    if last and state is State.DECIDED and event.kind is EventKind.DECIDED and last.outcome == event.outcome:
        raise _Impossible("decision", f"Dit is al zo vastgesteld op {written(last.happened_on)}, door {last.body}.")
    if not takes_effect(event, standing, on=on, state=state):
        raise _Impossible("decision", DayNotPossible("Na de datum van de lijst is al iets anders vastgelegd."))


class RowsRefused(Refused):
    """Some rows cannot be, so nothing is noted; ``problems`` says why, by their place on the list."""

    def __init__(self, problems: Mapping[int, Problem]) -> None:
        count = len(problems)
        can = "1 besluit kan niet" if count == 1 else f"{count} besluiten kunnen niet"
        super().__init__(f"Er is niets vastgelegd: {can}. Bij de regel staat waarom.")
        self.problems = dict(problems)
