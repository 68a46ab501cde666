"""How long work takes: the median of several runs, in seconds of one core."""

import gc
import time
from collections.abc import Callable
from statistics import median


def cpu_seconds(work: Callable[[], object], *, runs: int) -> float:
    """Return the median processor time of ``work`` over ``runs`` runs; what other programs do meanwhile does not count.

    For work that waits (a database, a mail server) this is the wrong clock.
    """
    return median(_once(work) for _ in range(runs))


def _once(work: Callable[[], object]) -> float:
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin
