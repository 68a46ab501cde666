"""The door: bytes in, text out."""

from __future__ import annotations

from motions.extraction.extraction import MEGABYTE, Extraction, Limits
from motions.extraction.plain_text import decode, storable
from motions.extraction.sandbox import read_apart
from motions.extraction.sniff import Container, sniff, unknown
from motions.extraction.unreadable import Unreadable

_DEFAULT_LIMITS = Limits()


def extract(data: bytes, *, name: str, limits: Limits = _DEFAULT_LIMITS) -> Extraction:
    """The text of a file. `name` is what its sender called it; the content decides how it is read.

    Raises Unreadable, with a Dutch message, for a file that gives no text. Everything but plain text is parsed in a
    process of its own with bounds on time and memory, so hostile input costs the caller at most `limits.seconds`.
    Call it outside any transaction.
    """
    if len(data) > limits.file_bytes:
        raise Unreadable("too_large", found=_megabytes(len(data)), limit=_megabytes(limits.file_bytes))
    if not data.strip(b"\x00\t\n\v\f\r "):
        raise Unreadable("empty")
    container = sniff(data, name=name)
    extraction = _read_text(data) if container == "txt" else _read_apart(data, name, container, limits)
    if len(extraction.text) > limits.characters:
        raise Unreadable("too_much_text", limit=limits.characters)
    return extraction


def _read_text(data: bytes) -> Extraction:
    text, encoding = decode(data)
    if not text.strip():
        raise Unreadable("empty")
    return Extraction(text=storable(text), kind="txt", method=encoding)


def _read_apart(data: bytes, name: str, container: Container, limits: Limits) -> Extraction:
    try:
        return read_apart(data, container=container, limits=limits)
    except Unreadable as reason:
        # Only here is it known that a package is none of ours, and only here what its sender called it.
        raise unknown(name) if reason.code == "unknown_type" else reason from None


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f}".removesuffix(".0").replace(".", ",")
