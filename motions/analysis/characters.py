"""Characters made plain, one for one, so that offsets in the plain text are offsets in the original.

Only single characters are exchanged for single characters here; what must be dropped or composed (soft hyphens,
ligatures, combining marks) is listed by :func:`irregular_spans`.
"""

import re
import unicodedata
from collections.abc import Iterator

import re2

_EXCHANGES = (
    ("\r\n", " \n"),
    ("\r", "\n"),
    ("\f", "\n"),
    ("\v", "\n"),
    ("\u0085", "\n"),
    ("\u2028", "\n"),
    ("\u2029", "\n"),
    ("\t", " "),
    ("\x00", " "),
    ("\u00a0", " "),
    ("\u2002", " "),
    ("\u2003", " "),
    ("\u2007", " "),
    ("\u2008", " "),
    ("\u2009", " "),
    ("\u200a", " "),
    ("\u202f", " "),
    ("\u2010", "-"),
    ("\u2011", "-"),
    ("\u00ad\n", "-\n"),
    ("\u0002\n", "-\n"),
    ("\u0002 \n", "- \n"),
    ("\ufffe\n", "-\n"),
)

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ĳ": "ij", "Ĳ": "IJ"}
_SPACES = re.compile(r"[ ]{2,}")  # "motie   van"
_INVISIBLE = "\u00ad\u0002\ufffe\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")  # "geor<U+0002>ganiseerd"
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")  # "ﬁnanciën"
_COMPOSED = re.compile(r"\w[\u0300-\u036f]+")  # "e" + U+0308
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain_characters(text: str) -> str:
    """Exchange exotic spaces, line ends and hyphens for plain ones; the result is as long as ``text``."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
    for old, new in _EXCHANGES:
        text = text.replace(old, new)
    return text


def irregular_spans(plain: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, replacement) for runs of spaces, invisible characters, ligatures and combining marks.

    Not in order. Each kind is looked for only where the text holds a character of it: most texts hold none.
    """
    for match in _SPACES.finditer(plain):
        yield match.start(), match.end(), " "
    if any(character in plain for character in _INVISIBLE):
        for match in _INVISIBLE_RUN.finditer(plain):
            yield match.start(), match.end(), ""
    if any(character in plain for character in _LIGATURES):
        for match in _LIGATURE.finditer(plain):
            yield match.start(), match.end(), _LIGATURES[match.group()]
    if not unicodedata.is_normalized("NFC", plain):
        for match in _COMPOSED.finditer(plain):
            yield match.start(), match.end(), unicodedata.normalize("NFC", match.group())


LATIN = re2.Options()
"""Options of re2 for byte patterns over :func:`one_byte_each`."""
LATIN.encoding = re2.Options.Encoding.LATIN1


def one_byte_each(text: str) -> bytes:
    """Return ``text`` with one byte a character (Latin-1; curly quotes and dashes made straight, the rest "?").

    Byte patterns of re2 over it give offsets that are character offsets, at one encoding for the whole text.
    """
    for old, new in (("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"), ("“", '"'), ("”", '"')):
        text = text.replace(old, new)
    return text.encode("latin-1", "replace")
