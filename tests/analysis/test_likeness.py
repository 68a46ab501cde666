"""When a commitment that somebody noted is the one that the register words in its own way."""

from datetime import date

import pytest

from motions.analysis.likeness import CLEAR, POSSIBLE, Said, likeness, resemblance

NOTED = "Ik zeg toe dat de Kamer voor de zomer een brief krijgt over de voortgang van de aanpak van netcongestie."
ENTRY = "De minister zegt toe de Kamer voor de zomer per brief te informeren over de voortgang aanpak netcongestie."
OTHER = "De minister zegt toe de Kamer voor de zomer te informeren over de positie van mantelzorgers."
BARE = "De minister zegt toe de Kamer voor de zomer te informeren."


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (NOTED, ENTRY, CLEAR, 100),
        (ENTRY, ENTRY, 100, 100),
        (NOTED, OTHER, 0, POSSIBLE - 1),
        (ENTRY, OTHER, 0, POSSIBLE - 1),
        (NOTED, BARE, 0, CLEAR - 1),
        ("", ENTRY, 0, 0),
    ],
    ids=["own words", "the same", "another subject", "another subject in its words", "says too little", "nothing"],
)
def test_likeness_is_of_the_words_that_say_what_it_is_about(one: str, other: str, least: int, most: int) -> None:
    assert least <= likeness(one, other) <= most


def noted(text: str = NOTED, on: date = date(2026, 2, 19), **overrides: object) -> Said:
    return Said(text, on, **({"office": 1, "activities": frozenset({7})} | overrides))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entry", "is_clear"),
    [
        ({}, True),
        ({"activities": frozenset()}, True),
        ({"activities": frozenset(), "on": date(2026, 3, 21)}, True),
        ({"activities": frozenset(), "on": date(2026, 3, 22)}, None),
        ({"activities": frozenset(), "on": date(2026, 2, 16)}, True),
        ({"activities": frozenset(), "on": date(2026, 2, 15)}, None),
        ({"on": date(2026, 6, 1)}, True),
        ({"activities": frozenset({8})}, None),
        ({"office": 2}, None),
        ({"office": None}, False),
        ({"text": OTHER}, None),
    ],
)
def test_clear_is_what_leaves_no_doubt(entry: dict[str, object], is_clear: bool | None) -> None:
    found = resemblance(noted(), noted(**{"text": ENTRY, "on": date(2026, 2, 24)} | entry))  # type: ignore[arg-type]

    assert (found.is_clear if found else None) is is_clear


def test_same_words_that_say_nothing_are_never_clear() -> None:
    found = resemblance(noted(BARE), noted(BARE))

    assert found is not None
    assert (found.likeness, found.is_clear) == (100, False)
    assert found.reason == "zelfde debat; zelfde bewindspersoon; tekst lijkt voor 100 %"
