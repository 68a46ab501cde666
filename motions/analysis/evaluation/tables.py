"""The tables of the measures, line for line as the scripts of the annotation guide print them."""

import json
from collections.abc import Iterator

from motions.analysis.evaluation.tally import Measure, Tally


def letter_table(tally: Tally, *, fails: int = 0) -> Iterator[str]:
    """Yield the lines for letters; ``fails`` is how many failures of each kind to list."""
    yield f"{'measure':32} {'gold':>5} {'found':>6} {'hit':>5} {'prec':>7} {'recall':>7} {'F1':>7}"
    for name, row in tally.measures.items():
        precision, recall, f1 = _rates(row)
        yield f"{name:32} {row.gold:5} {row.found:6} {row.hit:5} {precision:7.3f} {recall:7.3f} {f1:7.3f}"
    yield from _remainder(tally, fails)


def motion_table(tally: Tally, *, fails: int = 0) -> Iterator[str]:
    """Yield the lines for motion documents; ``fails`` is how many failures of each measure to list."""
    yield f"{'measure':20} {'gold':>5} {'found':>6} {'hit':>5} {'F1':>7}"
    for name, row in tally.measures.items():
        yield f"{name:20} {row.gold:5} {row.found:6} {row.hit:5} {_rates(row)[2]:7.3f}"
    yield from _remainder(tally, fails)


def as_json(tally: Tally) -> str:
    """Return the measures and the unread texts as one JSON object."""
    measures = {
        name: {
            "gold": row.gold,
            "found": row.found,
            "hit": row.hit,
            **dict(zip(("precision", "recall", "f1"), _rates(row), strict=True)),
        }
        for name, row in tally.measures.items()
    }
    return json.dumps({"measures": measures, "unread": tally.unread})


def _rates(row: Measure) -> tuple[float, float, float]:
    """Return precision, recall and F1 in four digits, from which the guide's scripts go on rounding to three."""
    return round(row.precision, 4), round(row.recall, 4), round(row.f1, 4)


def _remainder(tally: Tally, fails: int) -> Iterator[str]:
    if tally.unread:
        yield "no reading for: " + ", ".join(tally.unread)
    for what, said in tally.failures.items() if fails else ():
        yield f"\n{what} ({len(said)})"
        yield from ("  " + line for line in said[:fails])
