"""The words by which lists say how far something is.

A word that no table knows is unknown, and never guessed at: "niet afgedaan" contains "afgedaan". In an office's own
list "afgedaan" is the government's claim (melding); only a register says what was established (vaststelling).
"""

import re

from motions.rules.follow_ups import Outcome, State

Standing = tuple[State, Outcome | None]

_DONE = "afgedaan, uitgevoerd, voldaan, nagekomen"
_DONE_IN_PART = (
    "deels afgedaan, deels uitgevoerd, deels voldaan, deels nagekomen, gedeeltelijk afgedaan, gedeeltelijk uitgevoerd, "
    "gedeeltelijk voldaan, gedeeltelijk nagekomen"
)


def _words(table: dict[str, Standing]) -> dict[str, Standing]:
    """A standing for each word, the longest first: "overgedragen aan" is looked for before "overgedragen"."""
    each = {word: standing for listed, standing in table.items() for word in listed.split(", ")}
    return dict(sorted(each.items(), key=lambda item: -len(item[0])))


_OF_BOTH: dict[str, Standing] = {
    "open, openstaand, staat open, nog open, nieuw, niet gestart, nog niet gestart": (State.OPEN, None),
    "nog niet uitgevoerd, nog niet afgedaan, nog niet voldaan": (State.OPEN, None),
    "lopend, loopt, onderhanden, in voorbereiding, in proces": (State.IN_PROGRESS, None),
    "in uitvoering, wordt uitgevoerd, in behandeling": (State.IN_PROGRESS, None),
    "achterhaald": (State.OVERTAKEN, None),
    "vervallen": (State.LAPSED, None),
}

CLAIMED = _words(
    _OF_BOTH
    | {
        f"{_DONE}, gereed, afgerond, afgehandeld, gerealiseerd": (State.REPORTED, None),
        _DONE_IN_PART: (State.PARTLY, None),
        "niet uitgevoerd, wordt niet uitgevoerd": (State.DECLINED, None),
        "doorlopend": (State.IN_PROGRESS, None),
        "overgedragen, overgedragen aan": (State.TRANSFERRED, None),
        "afgesloten, gesloten": (State.CLOSED, None),
    }
)
"""What an office says of its own work."""

ESTABLISHED = _words(
    _OF_BOTH
    | {
        _DONE: (State.DECIDED, Outcome.FULFILLED),
        _DONE_IN_PART: (State.DECIDED, Outcome.PARTLY),
        "niet uitgevoerd": (State.DECIDED, Outcome.NOT_CARRIED_OUT),
        "doorlopend": (State.DECIDED, Outcome.CONTINUOUS),
    }
)
"""What the registers of the Eerste Kamer say: its committees decide."""

_NOT_A_LETTER = re.compile(r"[\W_]+")
_SENTENCE_GOES_ON = re.compile(r"\s*(?:$|[.;:,(–—-]|(?:per|met|bij|op|in|via|door|d\.d\.|zie)\s|\d)", re.IGNORECASE)
"""After "Afgedaan": nothing, a mark, ``per brief``, ``op 15 juni 2018``; but not "onderzoek" after "lopend"."""


def standing_of(word: str, *, established: bool) -> Standing | None:
    """The state that a status word means, with what was established; None for a word that no table knows.

    The word may go on with where and when: ``Afgedaan per brief van 15 juni 2018``.
    """
    table = ESTABLISHED if established else CLAIMED
    whole = table.get(_NOT_A_LETTER.sub(" ", word).strip().casefold())
    return whole or standing_told_in(word, established=established)


def standing_told_in(text: str, *, established: bool) -> Standing | None:
    """The state with which a text about the progress begins; None where it begins otherwise, as most do."""
    table = ESTABLISHED if established else CLAIMED
    opening = " ".join(text.split())
    for word, standing in table.items():
        rest = opening[len(word) :]
        if opening[: len(word)].casefold() == word and (_SENTENCE_GOES_ON.match(rest) or word == "overgedragen aan"):
            return standing
    return None
