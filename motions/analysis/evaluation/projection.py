"""Texts compared as letters and digits only, so that hyphenation, white space and page furniture do not count."""

import unicodedata
from functools import cache

Span = tuple[int, int]
"""Start and end in the projected text; the end is exclusive."""

_ANCHOR = 12
_ANCHORED_FROM = 24
"""A quote longer than this that is not found as it is, is looked for by its first and last letters."""
_SLACK = 200


class QuoteNotFound(ValueError):
    """An annotation quotes what its text does not say."""


@cache
def _letters_of(character: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", character).casefold() if part.isalnum())


def project(text: str) -> str:
    """Return the letters and digits of a text, without case and accents."""
    return "".join(map(_letters_of, text))


class Projection:
    """A text reduced to its letters and digits, in which quotes are found again."""

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = list(map(_letters_of, text))
        self.letters = "".join(pieces)
        self._at = [0]
        for piece in pieces:
            self._at.append(self._at[-1] + len(piece))

    def span(self, quote: str, n: int = 1) -> Span:
        """Return the span of the ``n``-th occurrence of an exact quote (1 is the first); raises QuoteNotFound."""
        at = -1
        for _ in range(n):
            at = self.text.find(quote, at + 1)
            if at < 0:
                raise QuoteNotFound(f"{quote[:60]!r} ({n})")
        return self._at[at], self._at[at + len(quote)]

    def locate(self, read: str, start: int, end: int) -> Span | None:
        """Return the span of what a reading of text ``read`` found at ``read[start:end]``, or None.

        A phrase that occurs several times is the occurrence that stands at about the same share of the text.
        """
        needle = project(read[start:end])
        if not needle:
            return None
        spots = self._everywhere(needle)
        if not spots and len(needle) > _ANCHORED_FROM:
            spots = self._anchored(needle)
        wanted = start / max(1, len(read)) * len(self.letters)
        return min(spots, key=lambda spot: abs(spot[0] - wanted), default=None)

    def _everywhere(self, needle: str) -> list[Span]:
        spots, at = [], self.letters.find(needle)
        while at >= 0:
            spots.append((at, at + len(needle)))
            at = self.letters.find(needle, at + 1)
        return spots

    def _anchored(self, needle: str) -> list[Span]:
        """Find a quote inside which something was removed or joined, by both its ends."""
        spots = []
        for at, _ in self._everywhere(needle[:_ANCHOR]):
            stop = self.letters.find(needle[-_ANCHOR:], at)
            if 0 <= stop <= at + 2 * len(needle) + _SLACK:
                spots.append((at, stop + _ANCHOR))
        return spots


def overlap(one: Span, other: Span) -> float:
    """Return what two spans share, as a part of all they cover together (1 when they are the same)."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 0.0 if shared <= 0 else shared / (max(one[1], other[1]) - min(one[0], other[0]))


def holds(gold: Span, found: Span) -> bool:
    """Whether a finding holds nearly all of the marked span and is not much longer."""
    shared = min(gold[1], found[1]) - max(gold[0], found[0])
    length = gold[1] - gold[0]
    return shared > 0 and shared >= 0.8 * length and found[1] - found[0] <= 2 * length
