"""When the register and a follow-up contradict each other: every state beside every word of the register."""

import pytest

from motions.rules.decisions import REGISTER_WORDS
from motions.rules.follow_ups import Outcome, State
from motions.rules.reconciling import contradicts

S = State
RUNNING = {S.OPEN, S.IN_PROGRESS, S.PARTLY}
REPORTS = {S.REPORTED, S.DECLINED, S.CLOSED}
OVER = {S.LAPSED, S.OVERTAKEN}

CONTRADICTING = {
    "Openstaand": {S.DECIDED} | OVER,
    "Voldaan": RUNNING | REPORTS | OVER,
    "Afgedaan": RUNNING | REPORTS | OVER,
    "Deels Voldaan": {S.OPEN, S.IN_PROGRESS, S.DECIDED} | OVER,
    "Deels Afgedaan": {S.OPEN, S.IN_PROGRESS, S.DECIDED} | OVER,
    "Vervallen": RUNNING | {S.DECIDED},
}
"""The states that contradict each word, with "voldaan" as the outcome of what was decided."""


@pytest.mark.parametrize("word", REGISTER_WORDS)
@pytest.mark.parametrize("state", State)
def test_word_of_the_register_contradicts(word: str, state: State) -> None:
    outcome = Outcome.FULFILLED if state is S.DECIDED else None

    assert contradicts(word, state, outcome) is (state in CONTRADICTING[word])


@pytest.mark.parametrize("outcome", Outcome)
def test_register_that_is_fulfilled_contradicts_any_other_outcome(outcome: Outcome) -> None:
    assert contradicts("Voldaan", State.DECIDED, outcome) is (outcome is not Outcome.FULFILLED)
