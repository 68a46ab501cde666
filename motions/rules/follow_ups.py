"""What may happen to a follow-up, which state follows, and from which day its term has passed.

Three layers of "done" are never mixed: *reported* (melding: the government says so in a letter that was sent),
*decided* (vaststelling: the body that may decide did) and *closed* (afsluiting: an office's own, internal judgement).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motions.rules.labels import Labelled


class State(Labelled):
    """Where a follow-up stands."""

    OPEN = "open", "Open"
    IN_PROGRESS = "in_progress", "In uitvoering"
    PARTLY = "partly", "Deels gemeld"
    REPORTED = "reported", "Gemeld als uitgevoerd"
    DECIDED = "decided", "Vastgesteld"
    DECLINED = "declined", "Wordt niet uitgevoerd"
    OVERTAKEN = "overtaken", "Achterhaald"
    LAPSED = "lapsed", "Vervallen"
    TRANSFERRED = "transferred", "Overgedragen"
    CLOSED = "closed", "Door ons afgesloten"
    RETRACTED = "retracted", "Ingetrokken (vergissing)"


RUNNING = frozenset({State.OPEN, State.IN_PROGRESS, State.PARTLY})
"""States in which a term can pass; "partly" keeps the rest open."""


class Outcome(Labelled):
    """What the body that may decide established."""

    FULFILLED = "fulfilled", "Voldaan"
    PARTLY = "partly", "Deels voldaan"
    NOT_CARRIED_OUT = "not_carried_out", "Niet uitgevoerd"
    CONTINUOUS = "continuous", "Doorlopend"


class EventKind(Labelled):
    """A line of the timeline."""

    OPENED = "opened", "Opgenomen in Nakoming"
    TERM_SET = "term_set", "Termijn bepaald"
    TERM_EXTENDED = "term_extended", "Termijn verlengd"
    TERM_CONFIRMED = "term_confirmed", "Geschatte datum bevestigd"
    MENTIONED = "mentioned", "Genoemd in een brief"
    PROGRESS = "progress", "Voortgang gemeld"
    PARTLY = "partly", "Deels uitgevoerd gemeld"
    REPORTED = "reported", "Gemeld als uitgevoerd"
    DECLINED = "declined", "Gemeld: wordt niet uitgevoerd"
    DECIDED = "decided", "Vastgesteld"
    CLOSED = "closed", "Door ons afgesloten"
    REOPENED = "reopened", "Heropend"
    KEPT_OPEN = "kept_open", "Blijft open"
    TRANSFERRED = "transferred", "Overgedragen"
    OVERTAKEN = "overtaken", "Achterhaald"
    LAPSED = "lapsed", "Vervallen"
    RETRACTED = "retracted", "Ingetrokken"
    DUE_SOON = "due_soon", "Termijn nadert"
    TERM_PASSED = "term_passed", "Termijn verstreken"
    STILL_OPEN = "still_open", "Nog open na de termijn"
    REGISTER_OPEN = "register_open", "Gemeld, nog open in het register"
    UNMENTIONED = "unmentioned", "Al lang in geen brief genoemd"
    LOOK_AGAIN = "look_again", "Opnieuw bekijken"
    ESTIMATE_DUE = "estimate_due", "Geschatte datum te bevestigen"
    OFFERED = "offered", "Aangeboden"
    OFFER_REFUSED = "offer_refused", "Aanbod geweigerd"
    ASSIGNED = "assigned", "Toegewezen"
    CORRECTED = "corrected", "Gecorrigeerd"


STATE_AFTER: dict[EventKind, State] = {
    EventKind.PROGRESS: State.IN_PROGRESS,
    EventKind.PARTLY: State.PARTLY,
    EventKind.REPORTED: State.REPORTED,
    EventKind.DECLINED: State.DECLINED,
    EventKind.DECIDED: State.DECIDED,
    EventKind.CLOSED: State.CLOSED,
    EventKind.REOPENED: State.OPEN,
    EventKind.TRANSFERRED: State.TRANSFERRED,
    EventKind.OVERTAKEN: State.OVERTAKEN,
    EventKind.LAPSED: State.LAPSED,
}
"""The state that an event leads to; kinds that are absent leave the state as it is."""

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
"""Events by which the government spoke of a follow-up, as it does in letters."""

ALLOWED_FROM: dict[EventKind, frozenset[State]] = {
    EventKind.PROGRESS: frozenset({State.OPEN, State.IN_PROGRESS, State.PARTLY}),
    EventKind.PARTLY: frozenset({State.OPEN, State.IN_PROGRESS, State.PARTLY}),
    EventKind.REPORTED: RUNNING | {State.DECLINED, State.REPORTED},
    EventKind.DECLINED: RUNNING,
    EventKind.DECIDED: RUNNING | {State.REPORTED, State.DECLINED, State.DECIDED, State.CLOSED},
    EventKind.CLOSED: RUNNING | {State.REPORTED, State.DECLINED, State.OVERTAKEN},
    EventKind.REOPENED: frozenset(State) - RUNNING - {State.TRANSFERRED, State.RETRACTED},
    EventKind.KEPT_OPEN: RUNNING,
    EventKind.TRANSFERRED: RUNNING,
    EventKind.OVERTAKEN: RUNNING,
    EventKind.LAPSED: RUNNING,
}


@dataclass(frozen=True, slots=True)
class Happened:
    """An event reduced to what decides the state: its kind and, for a decision, its outcome."""

    kind: EventKind
    outcome: Outcome | None = None


def state_after(state: State, event: Happened) -> State:
    """The state that follows. A decision "partly" keeps the rest open."""
    if event.kind is EventKind.DECIDED and event.outcome is Outcome.PARTLY:
        return State.PARTLY
    if event.kind is EventKind.PROGRESS and state is State.PARTLY:
        return State.PARTLY
    return STATE_AFTER.get(event.kind, state)


def replay(events: Iterable[Happened]) -> State:
    """The state after all events that were not retracted, in the order of the days on which they happened.

    Without an OPENED event the follow-up was taken back. An event that may not happen in the state it meets changes
    nothing: an old letter that is read late and tells of progress does not undo a later report.
    """
    happened = list(events)
    if not any(event.kind is EventKind.OPENED for event in happened):
        return State.RETRACTED
    state = State.OPEN
    for event in happened:
        if may_happen(state, event.kind):
            state = state_after(state, event)
    return state


def may_happen(state: State, kind: EventKind) -> bool:
    """Whether an event of this kind is allowed in this state; kinds without an entry always are."""
    return state in ALLOWED_FROM.get(kind, frozenset(State))


def term_has_passed(*, state: State, due_on: date | None, estimated: bool, today: date) -> bool:
    """Whether the term has passed: from the day after ``due_on``, while running, never on an unconfirmed estimate.

    The database holds the same rule in one generated column (``FollowUp.open_due_on``): passed means
    ``open_due_on < today``.
    """
    return state in RUNNING and due_on is not None and not estimated and due_on < today


def is_estimate(*, precision: str, certain: bool) -> bool:
    """Whether a date stands in for an event and therefore binds nobody until a person confirmed it."""
    return precision == "event" and not certain


class NotAllowed(Exception):
    """The event cannot happen in this state; the message is Dutch and names both."""

    def __init__(self, kind: EventKind, state: State) -> None:
        super().__init__(f"“{kind.label}” kan niet bij een opvolging die “{state.label.lower()}” is.")
        self.kind = kind
        self.state = state
