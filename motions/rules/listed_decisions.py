"""What a list of decisions may say of one follow-up, and the event by which it is noted."""

from motions.rules.follow_ups import RUNNING, EventKind, Happened, Outcome, State
from motions.rules.labels import Labelled


class ListedDecision(Labelled):
    """A decision as it is chosen in a row: an establishment by who may, what is reported, or that it stays open."""

    FULFILLED = "fulfilled", "Vastgesteld: voldaan"
    PARTLY = "partly", "Vastgesteld: deels voldaan"
    NOT_CARRIED_OUT = "not_carried_out", "Vastgesteld: niet uitgevoerd (aanvaard)"
    CONTINUOUS = "continuous", "Vastgesteld: doorlopend"
    STAYS_OPEN = "stays_open", "Blijft open"
    LAPSED = "lapsed", "Vervallen"
    OVERTAKEN = "overtaken", "Achterhaald"
    REPORTED = "reported", "Gemeld als uitgevoerd"
    REPORTED_PARTLY = "reported_partly", "Deels uitgevoerd gemeld"
    DECLINED = "declined", "Gemeld: wordt niet uitgevoerd"
    PROGRESS = "progress", "Voortgang gemeld"


OUTCOMES: dict[ListedDecision, Outcome] = {
    ListedDecision.FULFILLED: Outcome.FULFILLED,
    ListedDecision.PARTLY: Outcome.PARTLY,
    ListedDecision.NOT_CARRIED_OUT: Outcome.NOT_CARRIED_OUT,
    ListedDecision.CONTINUOUS: Outcome.CONTINUOUS,
}
"""Decisions that establish, with what they establish."""

WITH_TERM = frozenset({ListedDecision.STAYS_OPEN, ListedDecision.PARTLY})
"""Decisions that leave something open and may give it a new term."""

_KINDS: dict[ListedDecision, EventKind] = {
    ListedDecision.LAPSED: EventKind.LAPSED,
    ListedDecision.OVERTAKEN: EventKind.OVERTAKEN,
    ListedDecision.REPORTED: EventKind.REPORTED,
    ListedDecision.REPORTED_PARTLY: EventKind.PARTLY,
    ListedDecision.DECLINED: EventKind.DECLINED,
    ListedDecision.PROGRESS: EventKind.PROGRESS,
}


def event_of(decision: ListedDecision, *, state: State, has_term: bool) -> Happened | None:
    """What is noted, beside the new term; None where the new term says it all.

    What stays open is opened again where it was no longer running.
    """
    if decision in OUTCOMES:
        return Happened(EventKind.DECIDED, OUTCOMES[decision])
    if decision is not ListedDecision.STAYS_OPEN:
        return Happened(_KINDS[decision])
    if state not in RUNNING:
        return Happened(EventKind.REOPENED)
    return None if has_term else Happened(EventKind.KEPT_OPEN)
