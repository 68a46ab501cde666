"""The rows of the tables, and how they are printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: ``amount`` of the table's unit in ``seconds``; ``compared`` is its ratio to something else."""

    what: str
    amount: int
    seconds: float
    compared: str = ""

    @property
    def per_second(self) -> float:
        return self.amount / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one subject. ``unit`` is what the amounts count; ``said`` tells what was measured, and on what."""

    title: str
    unit: str
    said: str
    rows: Sequence[Row]


def times(one: Row, other: Row, name: str) -> str:
    """Return how many times faster one row is than another, as the table says it."""
    return f"{one.per_second / other.per_second:.1f} x {name}" if other.per_second else ""


def growth(half: float, whole: float) -> str:
    """Return by how much the seconds grew when the amount doubled: 2 is linear."""
    return f"doubled: x {whole / half:.2f}" if half else ""


def printed(table: Table) -> Iterator[str]:
    yield f"{table.title} ({table.said})"
    yield f"  {'':46} {table.unit:>12} {'seconds':>9} {'a second':>14}   compared"
    for row in table.rows:
        line = f"  {row.what:46} {row.amount:12,} {row.seconds:9.3f} {row.per_second:14,.0f}   {row.compared}"
        yield line.rstrip()
