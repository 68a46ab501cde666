"""Counts per measure, and what was missed or wrong, in the order in which they came."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """How many were marked, how many were found, and how many of these are the same."""

    gold: int = 0
    found: int = 0
    hit: int = 0

    @property
    def precision(self) -> float:
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Measure") -> "Measure":
        return Measure(self.gold + other.gold, self.found + other.found, self.hit + other.hit)


class Tally:
    """The measures of any number of texts. ``unread`` are the texts that have annotations but no reading."""

    def __init__(self, *, widest: int) -> None:
        """``widest`` is how much of a failure is kept, in characters."""
        self.measures: dict[str, Measure] = {}
        self.failures: dict[str, list[str]] = {}
        self.unread: list[str] = []
        self._widest = widest

    def add(self, measure: str, gold: int, found: int, hit: int) -> None:
        self.measures[measure] = self.measures.get(measure, Measure()) + Measure(gold, found, hit)

    def fail(self, what: str, text_name: str, said: str) -> None:
        self.failures.setdefault(what, []).append(f"{text_name}: {' '.join(said.split())[: self._widest]}")
