"""What a rule that recognises a promise is, and how its patterns are tried on a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

import re2

from motions.analysis.commitments.vocabulary import SLOTS
from motions.analysis.findings import Tier

DateNeed = Literal["none", "any", "point", "dated"]
_AUTOMATON_MEMORY = 64 << 20
# what may stand between the parts of a verb
_GAP = "[^;]*?"
_VERB_SLOTS = ("{inform}", "{informed}", "{act}", "{acted}", "{effort}", "{concrete}", "{budget}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to promise, with a sentence of our own that it must find.

    A pattern is written in the words of a promise: names between braces are the word groups of
    :data:`vocabulary.SLOTS`, and "…" stands for the words between the parts of the verb ("zal ik ... informeren"),
    which never run over a semicolon. ``needs`` says whether the sentence must name a time to be a promise: "any", a
    "point" in time (no event or recurrence), or one that is "dated". ``firm`` patterns are of a speaker's own main
    clause and cannot be part of what someone else says.
    """

    name: str
    tier: Tier
    patterns: tuple[str, ...]
    example: str
    needs: DateNeed = "none"
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits, and the part of the sentence that made it fit (offsets in the sentence).

    ``announced`` says that the sentence before promised a letter, so that "in deze brief" is that one.
    """

    rule: Rule
    start: int
    end: int
    announced: bool = False


class RuleSet:
    """Rules in order, compiled once. The few letters that each pattern cannot do without choose which are tried.

    One automaton of all patterns would be as fast in the end, but keeps building its states for the first hundred
    letters, since it remembers every word after which it still waits for another.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        patterns = [(rule, pattern) for rule in rules for pattern in rule.patterns]
        self._rules = [rule for rule, _ in patterns]
        self._any_time = _Patterns({at: pattern for at, (rule, pattern) in enumerate(patterns) if rule.needs == "none"})
        self._timed = _Patterns({at: pattern for at, (rule, pattern) in enumerate(patterns) if rule.needs != "none"})

    def matches(self, sentence: str, *, timed: bool = True, announced: bool = False) -> Iterator[Match]:
        """Yield the rules that fit a sentence of Latin-1 characters, in order; ``announced``: see :class:`Match`.

        Without a time in the sentence (``timed`` is False) the rules that need one are not tried.
        """
        found = self._any_time.found_in(sentence) + (self._timed.found_in(sentence) if timed else [])
        for index, pattern in sorted(found, key=itemgetter(0)):
            place = pattern.search(sentence)
            yield Match(self._rules[index], place.start(), place.end(), announced)


class _Patterns:
    """Patterns by their place among all, of which one call tells which are in a sentence."""

    def __init__(self, patterns: dict[int, str]) -> None:
        options = re2.Options()
        options.case_sensitive = False
        options.max_mem = _AUTOMATON_MEMORY
        self._filter = re2.Filter()
        for pattern in patterns.values():
            self._filter.Add(expand(pattern), options)
        self._filter.Compile()
        self._places = tuple(patterns)

    def found_in(self, sentence: str) -> list[tuple[int, Any]]:
        """Return the place of each pattern that is in the sentence, with its compiled form."""
        return [(self._places[one], self._filter.re(one)) for one in self._filter.Match(sentence) or ()]


def expand(pattern: str) -> str:
    """Write a pattern out as a regular expression in which a space may be missing (words glued at a line end)."""
    bounded = " … ".join(_bounded(piece) for piece in pattern.split(" … "))
    return bounded.format_map(SLOTS).replace(" … ", _GAP).replace(" ", " ?")


def _bounded(piece: str) -> str:
    """Bound a piece by word ends.

    A verb of the vocabulary may be glued ("afspraken|maken", "informeren|over") to anything that does not make it
    another form of the word ("aangepaste", "werkend").
    """
    before, after = ("", r"(?:\b|[^\Wdens])") if piece.startswith(_VERB_SLOTS) else (r"\b", r"\b")
    return before + piece + after
