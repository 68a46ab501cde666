"""Status words of the sources that no table knows, for the pages that show them."""

from collections.abc import Callable

from motions.models import Commitment, Decision
from motions.rules.decisions import UnknownWord, decision_kind, register_outcome


def decision_warning(decision: Decision) -> str:
    """A Dutch sentence where the decision's word in the source is unknown, else nothing."""
    return _warning(decision_kind, decision.source_word)


def register_warning(commitment: Commitment) -> str:
    """A Dutch sentence where the register's status word is unknown, else nothing."""
    return _warning(register_outcome, commitment.register_status)


def _warning(known_by: Callable[[str], object], word: str) -> str:
    try:
        if word:
            known_by(word)
    except UnknownWord as unknown:
        return str(unknown)
    return ""
