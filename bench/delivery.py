"""Delivery beside plain smtplib, from due to delivered, and what it takes in memory; on each database.

``BENCH_NOTICES`` says how many notices a round has.
"""

import os
from collections.abc import Iterator

from bench.databases import tables_of, urls
from bench.table import Table

NOTICES = 1_000
MORE = 4
"""How many times as many for the second figure of memory."""


def tables() -> Iterator[Table]:
    """Yield two tables a database: the figures, and one round of a larger number for its memory."""
    notices = int(os.environ.get("BENCH_NOTICES", NOTICES))
    for url in urls():
        yield from tables_of("bench.delivery_measured", url, str(notices))
        yield from tables_of("bench.delivery_measured", url, str(MORE * notices), "1")
