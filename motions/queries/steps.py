"""What may happen to a follow-up next, for the page on which a person does it."""

from dataclasses import dataclass

from motions.models import FollowUp
from motions.queries.establishers import establisher_of
from motions.rules.follow_ups import RUNNING, EventKind, Outcome, State, may_happen

BY_LETTER = (
    EventKind.PROGRESS,
    EventKind.PARTLY,
    EventKind.REPORTED,
    EventKind.DECLINED,
    EventKind.OVERTAKEN,
    EventKind.LAPSED,
)
"""What a person may note from a letter or debate that Nakoming did not read."""

CLOSE, REOPEN = EventKind.CLOSED, EventKind.REOPENED

OUTCOMES = tuple(Outcome)


@dataclass(frozen=True, slots=True)
class PossibleSteps:
    """What the rules allow from here."""

    reports: tuple[EventKind, ...]
    decide: bool
    close: bool
    reopen: bool
    transfer: bool
    confirm: bool
    set_term: bool


def possible_steps(follow_up: FollowUp) -> PossibleSteps:
    """Reads the state, and what says who establishes (``queries.establishers``)."""
    state = State(follow_up.state)

    def may(kind: EventKind) -> bool:
        return may_happen(state, kind)

    return PossibleSteps(
        reports=tuple(kind for kind in BY_LETTER if may(kind)),
        decide=may(EventKind.DECIDED) and establisher_of(follow_up) is not None,
        close=may(CLOSE),
        reopen=may(REOPEN),
        transfer=may(EventKind.TRANSFERRED),
        confirm=follow_up.is_estimate,
        set_term=state in RUNNING,
    )
