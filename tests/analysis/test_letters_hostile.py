"""No text makes the reader slow: eight times the text takes about eight times the time, whatever it says."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from motions.analysis.letters import read_letter

LETTER = (Path(__file__).parents[1] / "corpus" / "antwoord-veerponten.txt").read_text(encoding="utf-8")

HOSTILE: dict[str, Callable[[int], str]] = {
    "one letter again and again": lambda n: LETTER * (n // len(LETTER) + 1),
    "one line": lambda n: (LETTER * (n // len(LETTER) + 1)).replace("\n", " "),
    "one word": lambda n: "a" * n,
    "spaces": lambda n: " " * n,
    "blank lines": lambda n: "\n" * n,
    "motions without names": lambda n: "motie van de leden " * (n // 19),
    "a list of names": lambda n: "motie van de leden " + "Jansen, " * (n // 8),
    "open brackets": lambda n: "motie Ceder over " + "(" * n,
    "unclosed motions": lambda n: "motie Ceder (" * (n // 13),
    "numbers and dashes": lambda n: "36410-1-" * (n // 8),
    "a list of numbers": lambda n: "Kamerstuk 36 410, nrs. " + "1, " * (n // 3),
    "movers before": lambda n: "door het lid Jan ingediende " * (n // 30) + "motie",
    "promises without end": lambda n: "zoals toegezegd " * (n // 16),
    "headings": lambda n: "Vraag 1\n" * (n // 8),
    "notes with one number": lambda n: "woord1 " * (n // 14) + "\n" + "1 Kamerstuk 36 410, nr. 1\n" * (n // 52),
    "brackets with numbers": lambda n: "[1]" * (n // 3),
    "hyphens": lambda n: "woord-\n" * (n // 7),
    "full stops": lambda n: ". " * (n // 2),
    "initials": lambda n: "A." * (n // 2),
    "combining marks": lambda n: "e\u0308" * (n // 2),
    "surrogates": lambda n: "\ud800motie Ceder " * (n // 13),
}


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE.keys())
def test_reading_takes_time_in_proportion_to_the_text(made: Callable[[int], str]) -> None:
    small, large = made(8_000), made(64_000)
    read_letter(small)

    started = process_time()
    read_letter(small)
    between = process_time()
    read_letter(large)
    ended = process_time()

    assert ended - between < 20 * (between - started) + 0.2


def test_line_of_a_million_characters_is_read() -> None:
    text = (LETTER * (1_000_000 // len(LETTER) + 1)).replace("\n", " ")

    reading = read_letter(text)

    assert all(found.quote == text[found.start : found.end] for found in reading.citations)
    assert len(reading.citations) > 1_000
