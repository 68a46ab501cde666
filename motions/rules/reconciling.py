"""When what the register says of a commitment and where its follow-up stands here contradict each other.

A report (melding) and our own closing are other layers than what the register establishes: neither contradicts a
register that is still open.
"""

from motions.rules.decisions import REGISTER_WORDS
from motions.rules.follow_ups import RUNNING, Outcome, State

LAPSED_WORD = "Vervallen"

_ENDED = frozenset({State.TRANSFERRED, State.RETRACTED})
"""Rows that no longer stand for the work."""
_OVER = frozenset({State.LAPSED, State.OVERTAKEN})


def contradicts(word: str, state: State, outcome: Outcome | None) -> bool:
    """Whether a word of the register (a key of ``REGISTER_WORDS``) contradicts a follow-up's state and outcome."""
    if state in _ENDED:
        return False
    if word == LAPSED_WORD:
        return state in RUNNING or state is State.DECIDED
    established = REGISTER_WORDS[word]
    if established is None:
        return state is State.DECIDED or state in _OVER
    if established is Outcome.PARTLY:
        return state in _OVER or state is State.DECIDED or state in RUNNING - {State.PARTLY}
    return not (state is State.DECIDED and outcome is established)
