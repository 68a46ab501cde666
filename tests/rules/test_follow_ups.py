"""The rules of states, on their own."""

from datetime import date

import pytest

from motions.rules.follow_ups import (
    EventKind,
    Happened,
    Outcome,
    State,
    is_estimate,
    may_happen,
    replay,
    term_has_passed,
)

DUE_ON = date(2026, 7, 2)


@pytest.mark.parametrize(
    ("state", "due_on", "estimated", "today", "passed"),
    [
        pytest.param(State.OPEN, DUE_ON, False, date(2026, 7, 1), False, id="the day before"),
        pytest.param(State.OPEN, DUE_ON, False, date(2026, 7, 2), False, id="on the last day in time"),
        pytest.param(State.OPEN, DUE_ON, False, date(2026, 7, 3), True, id="the day after"),
        pytest.param(State.PARTLY, DUE_ON, False, date(2026, 7, 3), True, id="partly keeps the rest open"),
        pytest.param(State.REPORTED, DUE_ON, False, date(2026, 7, 3), False, id="reported is not late"),
        pytest.param(State.CLOSED, DUE_ON, False, date(2026, 7, 3), False, id="closed is not late"),
        pytest.param(State.OPEN, DUE_ON, True, date(2026, 7, 3), False, id="an estimate accuses nobody"),
        pytest.param(State.OPEN, None, False, date(2026, 7, 3), False, id="without a date"),
    ],
)
def test_a_term_passes_on_the_day_after_it_while_the_follow_up_runs(
    state: State, due_on: date | None, estimated: bool, today: date, passed: bool
) -> None:
    assert term_has_passed(state=state, due_on=due_on, estimated=estimated, today=today) is passed


@pytest.mark.parametrize(
    ("happened", "state"),
    [
        pytest.param([], State.RETRACTED, id="without opening it was taken back"),
        pytest.param([Happened(EventKind.OPENED)], State.OPEN, id="opened"),
        pytest.param([Happened(EventKind.OPENED), Happened(EventKind.PROGRESS)], State.IN_PROGRESS, id="progress"),
        pytest.param(
            [Happened(EventKind.OPENED), Happened(EventKind.REPORTED), Happened(EventKind.PROGRESS)],
            State.REPORTED,
            id="progress after a report changes nothing",
        ),
        pytest.param(
            [Happened(EventKind.PROGRESS), Happened(EventKind.OPENED)],
            State.IN_PROGRESS,
            id="a letter before the opening",
        ),
        pytest.param(
            [Happened(EventKind.OPENED), Happened(EventKind.DECIDED, Outcome.PARTLY)], State.PARTLY, id="decided partly"
        ),
        pytest.param(
            [Happened(EventKind.OPENED), Happened(EventKind.DECIDED, Outcome.FULFILLED)], State.DECIDED, id="decided"
        ),
        pytest.param(
            [Happened(EventKind.OPENED), Happened(EventKind.CLOSED), Happened(EventKind.REOPENED)],
            State.OPEN,
            id="reopened",
        ),
    ],
)
def test_the_state_follows_from_what_happened(happened: list[Happened], state: State) -> None:
    assert replay(happened) is state


def test_what_was_transferred_cannot_be_reopened() -> None:
    assert not may_happen(State.TRANSFERRED, EventKind.REOPENED)


def test_only_an_uncertain_event_is_an_estimate() -> None:
    assert is_estimate(precision="event", certain=False)
    assert not is_estimate(precision="event", certain=True)
    assert not is_estimate(precision="recess", certain=False)
