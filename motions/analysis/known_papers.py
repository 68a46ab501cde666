"""What is known of motions and commitments, and which of them a letter may mean."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from motions.rules.references import Reference

Outcome = Literal["exact", "one", "several", "none"]


@dataclass(frozen=True, slots=True)
class KnownMotion:
    """A motion on record. ``replaced`` says that an amended motion took its place; ``key`` is the caller's own.

    ``named_on`` is the day of the letter by whose subject line alone the motion is known, where no import had it.
    """

    key: Hashable
    reference: Reference
    movers: tuple[str, ...] = ()
    submitted_on: date | None = None
    title: str = ""
    adopted_on: date | None = None
    replaced: bool = False
    named_on: date | None = None


@dataclass(frozen=True, slots=True)
class KnownCommitment:
    """A commitment on record: its number in a register or "", its words and the day it was first said."""

    key: Hashable
    number: str = ""
    wording: str = ""
    said_on: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known motion or commitment that may be meant. ``score`` orders candidates; ``reason`` is one Dutch line."""

    key: Hashable
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Match:
    """``exact``: one motion by its complete number. ``one``, ``several``: proposals, best first. ``none``: nothing."""

    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()

    @property
    def decided(self) -> Candidate | None:
        """The candidate that may be chosen in advance: that of an exact match only."""
        return self.candidates[0] if self.outcome == "exact" else None


NO_MATCH = Match("none")
