"""What a file is, by its content. The name only sharpens the message when the content is nothing we know."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from motions.extraction.plain_text import decode
from motions.extraction.unreadable import Unreadable

Container = Literal["txt", "pdf", "zip", "html", "xml"]

_HEAD_BYTES = 4_096
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PDF = re.compile(rb"%PDF-\d")
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_HTML = re.compile(
    r"""
    \A \s* (?: <\?xml [^>]* > \s* )?        # XHTML begins as XML: <?xml version="1.0"?>
    (?: <!-- .*? --> \s* )*
    < (?: !DOCTYPE \s+ html | html ) \b     # <!DOCTYPE html PUBLIC ...> or <html lang="nl">
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_XML = re.compile(r"\A\s*<(?:\?xml\s|officiele-publicatie\b)")
_EXPECTED = {".pdf": "PDF", ".docx": "Word-bestand", ".odt": "ODT", ".txt": "tekst", ".html": "HTML", ".xml": "XML"}

# Bytes that no text has: C0 controls except tab, line ends, form feed and escape, and DEL.
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_STRAY_CONTROLS = 0.10
_STRAY_CONTROLS_IN_CP1252 = 0.01


def sniff(data: bytes, *, name: str) -> Container:
    """How to read `data`. A text or PDF under another name is read as what it is: the sender meant that content.

    Raises Unreadable for what we know but do not read (old Word, RTF, an encrypted package, an image) and for what
    we do not know; then a name that promised one of our types gets a message of its own.
    """
    if data.startswith(_OLE):
        code = _code_of_ole(data)
        raise unknown(name) if code == "unknown_type" else Unreadable(code)
    if data.startswith(b"PK"):
        return "zip"
    if data.startswith(_IMAGES):
        raise Unreadable("image")
    if data.startswith(b"{\\rtf"):
        raise Unreadable("rtf")
    # Readers accept a header in the first kilobyte; an executable that carries one further on stays an executable.
    if _PDF.search(data[:1024]) and not data.startswith((b"MZ", b"\x7fELF")):
        return "pdf"
    if not _is_text(data):
        raise unknown(name)
    head, _ = decode(data[:_HEAD_BYTES])
    if _HTML.match(head) or (_suffix(name) in (".html", ".htm") and head.lstrip().startswith("<")):
        return "html"
    return "xml" if _XML.match(head) else "txt"


def _code_of_ole(data: bytes) -> Literal["encrypted", "old_word", "unknown_type"]:
    """An OLE container is known by its streams, whose names stand in it as UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    return "old_word" if "WordDocument".encode("utf-16-le") in data else "unknown_type"


def _is_text(data: bytes) -> bool:
    text, encoding = decode(data)
    if encoding.startswith("utf-"):
        return _stray(text.encode("utf-8", errors="replace")) <= _STRAY_CONTROLS
    # Any bytes at all decode as cp1252, so there the bar is higher.
    return _stray(data) <= _STRAY_CONTROLS_IN_CP1252


def _stray(data: bytes) -> float:
    return 1 - len(data.translate(None, delete=_CONTROLS)) / max(len(data), 1)


def unknown(name: str) -> Unreadable:
    """Why a file that is nothing we know is refused: by its name, when that promised one of our types."""
    expected = _EXPECTED.get(_suffix(name))
    if expected is None:
        return Unreadable("unknown_type")
    return Unreadable("wrong_type", name=_shown(name), expected=expected)


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def _shown(name: str) -> str:
    base = re.split(r"[/\\]", name)[-1]
    printable = "".join(character for character in base if character.isprintable())
    return printable if len(printable) <= 80 else "…" + printable[-79:]
