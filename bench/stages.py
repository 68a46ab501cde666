"""Where the time of a reading goes: each step of ``read_letter`` with a clock around it."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from statistics import median
from typing import Any

from bench.table import Row
from motions.analysis import letters

STEPS = (
    "clean",
    "find_zones",
    "Sentences",
    "read_head",
    "find_citations",
    "find_dates",
    "find_commitments",
    "find_evidence",
)
"""The names that ``read_letter`` calls, in its order; what is left is putting dates back in their place."""


def stages(texts: Sequence[str], *, runs: int) -> Iterator[Row]:
    """Yield a row per step, with its share of the whole."""
    length = sum(map(len, texts))
    measured = [_seconds(texts) for _ in range(runs)]
    whole = median(sum(seconds.values()) for seconds in measured)
    for step in measured[0]:
        taken = median(seconds[step] for seconds in measured)
        yield Row(step, length, taken, f"{taken / whole:.0%} of the time")


def _seconds(texts: Sequence[str]) -> dict[str, float]:
    spent: dict[str, float] = defaultdict(float)
    with _timed(spent):
        begin = time.process_time()
        for text in texts:
            letters.read_letter(text)
        whole = time.process_time() - begin
    return {**spent, "the rest": whole - sum(spent.values())}


@contextmanager
def _timed(spent: dict[str, float]) -> Iterator[None]:
    originals = {step: getattr(letters, step) for step in STEPS}
    for step, original in originals.items():
        setattr(letters, step, _clocked(step, original, spent))
    try:
        yield
    finally:
        for step, original in originals.items():
            setattr(letters, step, original)


def _clocked(step: str, original: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def clocked(*args: Any, **options: Any) -> Any:
        begin = time.process_time()
        try:
            return original(*args, **options)
        finally:
            spent[step] += time.process_time() - begin

    return clocked
