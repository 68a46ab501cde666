"""What comes out of a file, and how much may go in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["txt", "pdf", "docx", "odt", "html", "xml"]

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text of one file.

    `text` can be stored anywhere: it holds no NUL and no lone surrogate. `kind` is what the content is, whatever the
    file was called. `method` names what read it, with its version. `pages` is None where a format has none.
    """

    text: str
    kind: Kind
    method: str
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one reading, far above any letter: one of 31 pages has some 100,000 characters."""

    file_bytes: int = 20 * MEGABYTE
    unpacked_bytes: int = 40 * MEGABYTE
    members: int = 2_000
    pages: int = 1_000
    characters: int = 5_000_000
    seconds: int = 30
    memory_bytes: int = 1_024 * MEGABYTE
