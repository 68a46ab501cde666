"""What a rule of the date reader is."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from motions.rules.deadlines import Event, Term

Tail = Callable[[str, int], int]
"""Given the text and where a match ends, where the phrase ends that it begins."""


@dataclass(frozen=True, slots=True)
class DateRule:
    """A named form of date phrase: an example of its own, its pattern and what a match of it means.

    ``pattern`` has spaces for any white space (see :mod:`motions.analysis.dates.wording`). ``term`` returns None where
    the words fit but name no future time. ``glued``: the phrase is so plain that letters may touch it on either side.
    A group named ``focus`` in the pattern is the phrase; what stands around it is only the sign to know it by.
    ``unless_after`` and ``unless_before`` are searched in the words just before, matched against those just after.
    """

    name: str
    example: str
    pattern: str
    term: Callable[[re.Match[str]], Term | None]
    tail: Tail | None = None
    glued: bool = False
    unless_after: re.Pattern[str] | None = None
    unless_before: re.Pattern[str] | None = None


def hangs_on_event(match: re.Match[str]) -> Term:
    """Return what any phrase about an event means: a time without a date."""
    return Event()
