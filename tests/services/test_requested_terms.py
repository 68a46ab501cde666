"""The term of a motion's request counts from its adoption."""

from datetime import date

import pytest

from motions.models import Request
from motions.services.requested_terms import requested_term

pytestmark = pytest.mark.django_db

ADOPTED_ON = date(2026, 1, 27)


@pytest.mark.parametrize(
    ("phrase", "due_on"),
    [
        ("binnen drie maanden", date(2026, 4, 27)),
        ("vóór het zomerreces", date(2026, 7, 2)),
        ("uiterlijk 1 oktober 2026", date(2026, 10, 1)),
        ("op korte termijn", None),
    ],
)
def test_a_phrase_becomes_a_term_that_explains_itself(phrase: str, due_on: date | None) -> None:
    term = requested_term(Request(deadline_phrase=phrase), since=ADOPTED_ON)

    assert term is not None
    assert (term.phrase, term.due_on) == (phrase, due_on)
    assert term.reason


def test_a_request_without_a_phrase_has_no_term() -> None:
    assert requested_term(Request(deadline_phrase=""), since=ADOPTED_ON) is None
