"""Bytes of text to characters: byte order mark, then strict UTF-8, then Windows-1252.

No statistical guess: on Dutch letters charset-normalizer answered cp1250, hp_roman8 and cp775 for plain cp1252.
"""

from __future__ import annotations

import codecs
import re

# UTF-32 before UTF-16: its little-endian mark begins with the other's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


def decode(data: bytes) -> tuple[str, str]:
    """The characters and the encoding's name. Line ends stay as they are; a byte order mark is not content."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252"


def storable(text: str) -> str:
    """`text` with U+FFFD for each NUL (PostgreSQL refuses it) and lone surrogate (UTF-8 has none): the same length."""
    return _UNSTORABLE.sub("�", text)
