"""Status words: what an office claims, what a register established, and what nobody knows."""

import pytest

from motions.rules.follow_ups import Outcome, State
from motions.rules.office_lists.states import standing_of, standing_told_in


@pytest.mark.parametrize(
    ("word", "claimed", "established"),
    [
        ("Open", (State.OPEN, None), (State.OPEN, None)),
        ("OPENSTAAND", (State.OPEN, None), (State.OPEN, None)),
        ("in uitvoering", (State.IN_PROGRESS, None), (State.IN_PROGRESS, None)),
        ("Lopend.", (State.IN_PROGRESS, None), (State.IN_PROGRESS, None)),
        ("Afgedaan", (State.REPORTED, None), (State.DECIDED, Outcome.FULFILLED)),
        ("uitgevoerd", (State.REPORTED, None), (State.DECIDED, Outcome.FULFILLED)),
        ("voldaan", (State.REPORTED, None), (State.DECIDED, Outcome.FULFILLED)),
        ("deels voldaan", (State.PARTLY, None), (State.DECIDED, Outcome.PARTLY)),
        ("gedeeltelijk uitgevoerd", (State.PARTLY, None), (State.DECIDED, Outcome.PARTLY)),
        ("niet uitgevoerd", (State.DECLINED, None), (State.DECIDED, Outcome.NOT_CARRIED_OUT)),
        ("nog niet uitgevoerd", (State.OPEN, None), (State.OPEN, None)),
        ("doorlopend", (State.IN_PROGRESS, None), (State.DECIDED, Outcome.CONTINUOUS)),
        ("vervallen", (State.LAPSED, None), (State.LAPSED, None)),
        ("achterhaald", (State.OVERTAKEN, None), (State.OVERTAKEN, None)),
        ("Overgedragen aan BZK", (State.TRANSFERRED, None), None),
        ("Afgesloten", (State.CLOSED, None), None),
        ("Afgedaan per brief van 15 juni 2018", (State.REPORTED, None), (State.DECIDED, Outcome.FULFILLED)),
        ("niet afgedaan", None, None),
        ("niet nagekomen", None, None),
        ("aangehouden", None, None),
        ("groen", None, None),
        ("", None, None),
    ],
)
def test_word_means_what_its_list_may_say(word: str, claimed: object, established: object) -> None:
    assert (standing_of(word, established=False), standing_of(word, established=True)) == (claimed, established)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Afgedaan. De Kamer is op 15 juni 2018 geïnformeerd.", (State.REPORTED, None)),
        ("Deels afgedaan; de rest volgt.", (State.PARTLY, None)),
        ("In uitvoering", (State.IN_PROGRESS, None)),
        ("Lopend onderzoek naar de gevolgen", None),
        ("Open overleg met de sector", None),
        ("Voldaan aan de motie is nog niet", None),
        ("De motie is afgedaan.", None),
        ("Niet afgedaan.", None),
    ],
)
def test_text_tells_a_state_only_by_its_first_words(text: str, standing: object) -> None:
    assert standing_told_in(text, established=False) == standing
