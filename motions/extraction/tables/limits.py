"""How much may go into one reading of a list."""

from __future__ import annotations

from dataclasses import dataclass

from motions.extraction.extraction import MEGABYTE, Limits


@dataclass(frozen=True, slots=True)
class TableLimits(Limits):
    """Bounds on one reading of a list; 100,000 rows of twelve columns are some 10 MB, and 100 MB unpacked."""

    file_bytes: int = 50 * MEGABYTE
    unpacked_bytes: int = 1_000 * MEGABYTE
    seconds: int = 120
    memory_bytes: int = 768 * MEGABYTE
    rows: int = 250_000
    columns: int = 200
