"""The databases that are measured: SQLite, and PostgreSQL where a server answers; each in a process of its own.

A child makes a scratch database, measures, prints its tables as JSON and drops the database again: nothing of anybody's
work is touched, and its peak of memory is its own.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict

import psycopg
from django.db import connection

from bench.table import Row, Table

SERVER = "BENCH_POSTGRES"
"""The variable that names a PostgreSQL server, as ``postgres://USER:PASSWORD@HOST``."""


def urls() -> list[str]:
    """What ``DATABASE_URL`` would say for each; nothing is SQLite in a folder of its own."""
    found = [""]
    given = os.environ.get("DATABASE_URL", "")
    server = given if given.startswith("postgres") else os.environ.get(SERVER, "postgres://root@127.0.0.1/postgres")
    return [*found, server] if _answers(server) else found


def _answers(server: str) -> bool:
    try:
        with psycopg.connect(server, connect_timeout=2):
            return True
    except psycopg.Error:
        return False


def tables_of(module: str, url: str, *arguments: str) -> list[Table]:
    """The tables of one child, with a folder of its own: what an outbox remembers beside its data is nobody else's."""
    with tempfile.TemporaryDirectory(prefix="nakoming-bench-") as folder:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", module, *arguments],
            env=os.environ | {"DATABASE_URL": url or f"sqlite:///{folder}/nakoming.sqlite3", "DATA_DIR": folder},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return [Table(**table | {"rows": [Row(**row) for row in table["rows"]]}) for table in json.loads(done.stdout)]


def print_tables(measure: Callable[[str], Iterator[Table]]) -> None:
    """What such a child does; ``measure`` gets the name of the database."""
    with scratch_database():
        print(json.dumps([asdict(table) for table in measure(_name())]))


def _name() -> str:
    if connection.vendor == "sqlite":
        return "SQLite"
    return f"PostgreSQL {connection.pg_version // 10000}"  # type: ignore[attr-defined]


@contextmanager
def scratch_database() -> Iterator[None]:
    """An empty database beside the configured one, dropped at the end."""
    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"{name}_bench" if connection.vendor != "sqlite" else f"{name}.bench"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
