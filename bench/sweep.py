"""The sweep beside the best plain SQL that writes the same rows, and with nothing due; on each database.

``BENCH_FOLLOW_UPS`` says how many follow-ups there are (a tenth of them suffices for a first look), of which one in
fifty becomes late on each of the days that are swept.
"""

import os
from collections.abc import Iterator

from bench.databases import tables_of, urls
from bench.table import Table

FOLLOW_UPS = 1_000_000
DUE = 50
"""One in so many becomes late."""
TIMES = 10
"""How many times fewer follow-ups the first table of a database has: the figures of nothing due must be the same."""


def tables() -> Iterator[Table]:
    """Yield two tables a database: of fewer follow-ups and of all."""
    follow_ups = int(os.environ.get("BENCH_FOLLOW_UPS", FOLLOW_UPS))
    for url in urls():
        for count in (follow_ups // TIMES, follow_ups):
            yield from tables_of("bench.sweep_measured", url, str(count), str(count // DUE))
