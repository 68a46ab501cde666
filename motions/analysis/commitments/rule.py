"""What a rule that recognises a promise is, and how its patterns become one automaton."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    """Rules in order, compiled once. One pass over a sentence tells which of them fit; most sentences fit none."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1
        options.case_sensitive = False
        options.max_mem = _AUTOMATON_MEMORY
        self._which = re2.Set.SearchSet(options)
        self._patterns: list[tuple[Rule, Any]] = []
        for rule in rules:
            for pattern in rule.patterns:
                expression = expand(pattern).encode("latin-1")
                self._which.Add(expression)
                self._patterns.append((rule, re2.compile(expression, options)))
        self._which.Compile()

    def matches(self, sentence: bytes, *, announced: bool = False) -> Iterator[Match]:
        """Yield the rules that fit a sentence of one byte a character, in order; ``announced``: see :class:`Match`."""
        for index in sorted(self._which.Match(sentence) or ()):
            rule, pattern = self._patterns[index]
            found = pattern.search(sentence)
            if found:
                yield Match(rule, found.start(), found.end(), announced)


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
