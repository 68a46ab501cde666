"""Motions of the Tweede Kamer imported: into an empty database, and again with nothing changed, beside plain COPY.

All 55,676 motions of the corpus come as the pages of 250 that the service gives, as JSON, from memory: the network is
not measured. Each database is measured in a process of its own.
"""

from collections.abc import Iterator

from bench.databases import tables_of, urls
from bench.table import Table


def tables() -> Iterator[Table]:
    """Yield a table for each database."""
    for url in urls():
        yield from tables_of("bench.imports_measured", url)
