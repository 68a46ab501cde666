"""Text of a page set free of its lines: a reader gets sentences, whatever the width of the paper they came from."""

import re

LONG_LINE = 55
"""A line of at least this many characters was ended by the edge of the paper, not by its writer."""

HYPHENATED = re.compile(
    r"""(?<=[a-zà-ÿ])                 # "autoritei"
    -[ \t]*\n[ \t]*                    # "-", the end of the line
    (?!(?:en|of|tot|dan\ wel)\b)       # not "in- en uitvoer"
    (?=[a-zà-ÿ])                       # "ten"
    """,
    re.VERBOSE,
)
LINE_END = re.compile(r"(?P<line>[^\n]*)\n(?!\s*(?:\n|[-•–*]\s|\d+[.)]\s|$))")
"""The end of a line that another line follows; an empty line, the sign of a list and a number begin something new."""

_GONE = "\0"


def unwrapped(text: str) -> str:
    """The text with as many characters: ends of full lines as spaces, hyphens of broken words as ``\\0``."""
    joined = HYPHENATED.sub(lambda match: _GONE * len(match[0]), text)
    return LINE_END.sub(_as_space, joined)


def shown(text: str) -> str:
    """What a reader sees of (a piece of) an unwrapped text."""
    return text.replace(_GONE, "")


def flowing(quote: str) -> str:
    """A quote in one line, broken words whole again."""
    return " ".join(HYPHENATED.sub("", quote).split())


def _as_space(match: re.Match[str]) -> str:
    line = match["line"]
    return f"{line} " if len(line.replace(_GONE, "-").strip()) >= LONG_LINE else match[0]
