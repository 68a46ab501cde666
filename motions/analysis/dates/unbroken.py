"""A text without the hyphens that break words over lines, and the way back to the text as it was."""

import re
from bisect import bisect_right
from itertools import accumulate

_BROKEN_WORD = re.compile(r"(?<=[a-zà-ÿ])-\r?\n[ \t]*(?=[a-zà-ÿ])")


class UnbrokenText:
    """``text`` reads on where the original has "okto-\\nber"; a cleaned text stays as it is."""

    def __init__(self, original: str) -> None:
        breaks = [found.span() for found in _BROKEN_WORD.finditer(original)]
        self._originals = [0, *(end for _, end in breaks)]
        ends = [*(start for start, _ in breaks), len(original)]
        pieces = [original[start:end] for start, end in zip(self._originals, ends, strict=True)]
        self._starts = [0, *accumulate(len(piece) for piece in pieces[:-1])]
        self.text = "".join(pieces)

    def original(self, at: int) -> int:
        """Return where the character at ``at`` stands in the original."""
        piece = bisect_right(self._starts, at) - 1
        return self._originals[piece] + at - self._starts[piece]
