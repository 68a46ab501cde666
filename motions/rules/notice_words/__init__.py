"""What notices say, in each language that a reader may choose.

A language is a class with one method a sentence, so that word order, plurals and dates are its own, and so that the
type checker knows when one of them lacks a sentence. (Catalogues of gettext translate fixed texts; nearly all of these
are made of days, numbers and names, and a catalogue would have to be compiled.)

The promise, titles and names stay in Dutch. They come marked (:func:`as_dutch`), so that a mail in another language can
say which words are Dutch.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from motions.rules.follow_ups import EventKind, Outcome
from motions.rules.slippage import Slippage
from motions.rules.state_lines import Facts

BEGIN, END = "\ue000", "\ue001"
"""Characters without a meaning of their own around words that are Dutch in every language."""
_WITHOUT_MARKS = str.maketrans("", "", BEGIN + END)

ENDED = frozenset({EventKind.DECIDED, EventKind.CLOSED, EventKind.OVERTAKEN, EventKind.LAPSED, EventKind.CORRECTED})
"""What a subject names the day of, because no term counts any more or the term is not the news."""


def as_dutch(text: str) -> str:
    """The text marked as Dutch; "" stays ""."""
    return f"{BEGIN}{unmarked(text)}{END}" if text else ""


def unmarked(text: str) -> str:
    return text.translate(_WITHOUT_MARKS)


@dataclass(frozen=True, slots=True)
class Told:
    """An event as a notice tells of it, to one reader.

    ``letter_on`` is the day of the letter that says it; ``former_due_on`` the last day before the term moved; ``body``
    who established it; ``moved_from`` and ``moved_to`` where it was transferred; ``since`` the day since which no
    letter mentions it, or on which it was reported; ``to_you`` whether the reader is the owner. Names are marked.
    """

    kind: EventKind
    day: date
    letter_on: date | None = None
    former_due_on: date | None = None
    due_on: date | None = None
    outcome: Outcome | None = None
    body: str = ""
    moved_from: str = ""
    moved_to: str = ""
    since: date | None = None
    to_you: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many notices of a digest are of a sort.

    The sorts: ``passed``, ``approaching``, ``extended``, ``reported``, ``other``.
    """

    sort: str
    number: int


class Words(Protocol):
    """One language. Nothing ends in a line break; sentences end in a full stop, labels do not."""

    language: str
    example: str
    example_note: str
    how_determined: str
    what_now: str
    assumption: str
    view: str
    stop: str
    stop_owner: str
    stop_others: str
    more_followed: str
    moved_note: str
    no_ministry: str
    all_of_it: str

    def day(self, day: date, *, weekday: bool = False) -> str: ...
    def number(self, number: int) -> str: ...
    def quoted(self, text: str) -> str: ...
    def headline(self, told: Told, *, is_motion: bool, about: bool, topic: str, ministry: str) -> str:
        """The subject without "example"; ``about`` where the topic goes after "about"."""
        ...

    def happened(self, told: Told) -> str:
        """What happened, or "" where how it stands says it all."""
        ...

    def stands(self, facts: Facts, *, today: date, letters_until: date | None) -> str: ...
    def slipped(self, slipped: Slippage | None) -> str: ...
    def said(self, *, is_motion: bool, who: str, on: date | None, number: str) -> str: ...
    def reason(self, text: str) -> str: ...
    def set_by(self, code: str) -> str:
        """Who set a term, by ``Deadline.SetBy``."""
        ...

    def due(self, day: date) -> str: ...
    def counted_from(self, day: date) -> str: ...
    def calendar(self, *, name: str, first: date, last: date, source: str) -> str: ...
    def passage(self, *, whole_letter: bool) -> str: ...
    def act(self, kind: EventKind) -> str:
        """What a colleague can do about it."""
        ...

    def why(self, role: str, *, ministry: str, followed: str) -> str: ...
    def digest_subject(self, counts: list[Count], *, today: date) -> str: ...
    def moved(self, kind: EventKind | None, number: int, role: str) -> str:
        """The subject of what was handed over or offered to its reader, or refused, in one step."""
        ...

    def decided_together(self, number: int) -> str:
        """The subject of what one list of decisions says."""
        ...

    def joined(self, names: list[str]) -> str: ...
    def rest(self, number: int) -> str: ...
