"""Lines of paper become sentences, and nothing but line ends changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.rules.flowing_text import flowing, shown, unwrapped

FULL = "Dit is een regel die zo lang is dat alleen de rand van het"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"{FULL}\npapier haar beëindigt.", f"{FULL} papier haar beëindigt."),
        ("Vraag 1\nBent u bekend met dit bericht?", "Vraag 1\nBent u bekend met dit bericht?"),
        (f"{FULL}\n\nEen nieuwe alinea.", f"{FULL}\n\nEen nieuwe alinea."),
        (f"{FULL}\n- een punt", f"{FULL}\n- een punt"),
        (f"{FULL}\n2. een punt", f"{FULL}\n2. een punt"),
        (f"{FULL} inspec-\nteurs", f"{FULL} inspecteurs"),
        (f"{FULL} in-\nen uitvoer", f"{FULL} in- en uitvoer"),
        (f"{FULL} EU-\nlanden", f"{FULL} EU- landen"),
        ("", ""),
    ],
)
def test_ends_of_full_lines_are_no_ends_of_sentences(text: str, read: str) -> None:
    assert shown(unwrapped(text)) == read


@given(st.text(alphabet="aB -\n\u00e9.", max_size=300))
def test_every_place_in_the_text_stays_the_same_place(text: str) -> None:
    assert len(unwrapped(text)) == len(text)
    assert "".join(shown(unwrapped(text)).split()).replace("-", "") == "".join(text.split()).replace("-", "")


def test_quote_reads_as_one_line() -> None:
    assert (
        flowing("Het kabinet bekijkt welke mogelijkhe-\nden  er\nzijn.")
        == "Het kabinet bekijkt welke mogelijkheden er zijn."
    )
