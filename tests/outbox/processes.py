"""Processes of their own on the database of the test, to be killed for real."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def environment(**more: str) -> dict[str, str]:
    """This environment with the database of the test."""
    return os.environ | {"DATABASE_URL": _database_url(), "PYTHONPATH": str(ROOT)} | more


def _database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    user = ":".join(quote(part, safe="") for part in (database["USER"], database["PASSWORD"]) if part)
    host = ":".join(str(part) for part in (database["HOST"], database["PORT"]) if part)
    return f"postgres://{user}{'@' if user else ''}{host}/{database['NAME']}"


class Killable:
    """Runs a sweep or a delivery in a new process that dies by kill -9 before its ``at``-th statement."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def run(self, what: str, *, at: int, now: datetime) -> bool:
        """True when it was killed, False when it ended before it came that far."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{what} {at} {now.isoformat()}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        assert answer in ("killed", "done"), answer
        return answer == "killed"


@contextmanager
def killable(*, mail_port: int = 0) -> Iterator[Killable]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.outbox.killable_process", str(mail_port)],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Killable(process)
    finally:
        process.communicate(timeout=30)
