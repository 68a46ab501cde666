"""``python -m bench.imports_measured``: what ``bench.imports`` asks of one database."""

import gzip
import json
import os
import resource
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.databases import print_tables  # noqa: E402
from bench.table import Row, Table, times  # noqa: E402
from motions.importers.http import Client  # noqa: E402
from motions.importers.reading import read  # noqa: E402
from motions.importers.tweedekamer.motions import motions_of  # noqa: E402
from motions.importers.tweedekamer.odata import CHANGED, OData  # noqa: E402
from motions.models import Motion, Mover, Paper  # noqa: E402

PAGE = 250
TABLES = (Paper, Motion, Mover)


class Remembered(Client):
    """Answers as the service does, from memory; each page is made once, before anything is measured."""

    def __init__(self, records: list[dict[str, Any]]) -> None:
        super().__init__("http://127.0.0.1/")
        self._records = records
        self._pages: dict[str, bytes] = {}

    def get(self, path: str, params: Mapping[str, str] | None = None) -> bytes:
        """The page that the question asks for."""
        since = (params or {})["$filter"].partition(f"{CHANGED} ge ")[2]
        if since not in self._pages:
            first = bisect_left(self._records, since, key=lambda record: record[CHANGED])
            page: dict[str, Any] = {"value": self._records[first : first + PAGE]}
            if len(self._records) > first + PAGE:
                page["@odata.nextLink"] = "more"
            self._pages[since] = json.dumps(page).encode()
        return self._pages[since]


def measured(database: str) -> Iterator[Table]:
    """Yield the table of one database."""
    category = motions_of(OData(Remembered(_records())))
    for _ in category.pages(""):
        pass
    before = _peak()
    first, seconds = _timed(lambda: read(category, clock=timezone.now))
    import_grew = _peak() - before
    rows = [Row("first import", first.created, seconds, f"{first.faulty} faults; {import_grew} MB more memory")]
    connection.cursor().execute("ANALYZE")
    second, seconds = _timed(lambda: read(category, clock=timezone.now, again=True))
    written = second.created + second.changed
    rows.append(Row("again, nothing changed", second.seen, seconds, f"{written} rows written"))
    if connection.vendor == "postgresql":
        copied, seconds = _timed(_copy)
        plain = Row("plain COPY of the same rows", first.created, seconds, f"{copied} rows of {len(TABLES)} tables")
        rows[0] = replace(rows[0], compared=f"COPY is {times(plain, rows[0], 'as fast')}; {rows[0].compared}")
        rows.append(plain)
    yield Table(f"Import of motions, {database}", "motions", f"pages of {PAGE} as JSON, without the network", rows)


def _records() -> list[dict[str, Any]]:
    path = settings.CORPUS_DIR / "opendata" / "bulk" / "zaak_motie.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return sorted((json.loads(line) for line in lines), key=lambda record: str(record[CHANGED]))


def _copy() -> int:
    """The same rows once more, by the database's own fastest way."""
    rows = 0
    for model in TABLES:
        table = model._meta.db_table
        with connection.cursor() as cursor:
            with cursor.copy(f"COPY {table} TO STDOUT") as out:
                content = b"".join(out)
            cursor.execute(f"CREATE TABLE copied_{table} (LIKE {table} INCLUDING ALL)")
            rows += _copied_in(table, content)
    return rows


def _copied_in(table: str, content: bytes) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        with cursor.copy(f"COPY copied_{table} FROM STDIN") as into:
            into.write(content)
        return int(cursor.rowcount)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begin = time.perf_counter()
    result = work()
    return result, time.perf_counter() - begin


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    print_tables(measured)
