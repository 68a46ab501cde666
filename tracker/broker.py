"""A message broker in a folder, for one machine without a server: kombu's filesystem transport made atomic.

The stock transport writes a message in place, so that a reader may take half of it and the worker dies of it (kombu
issue 1551); it hands a message over through the shared temporary folder; and two processes that start together may read
a routing table that is still empty. Here a message gets its name when it is whole, one reader gets it by renaming it,
and the tables are read and written under one lock.

What it does not do: a message that was taken is gone when its reader is killed. The work itself is therefore kept in
the database, and the schedule finds what was missed.
"""

import fcntl
import math
import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty
from typing import Any

from celery.worker import state as worker
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps, loads

# Writing a message and reading it takes milliseconds; a hidden file of this age has lost its process.
LEFTOVER_SECONDS = 60


class Channel(filesystem.Channel):
    """Reads and writes whole messages: ``<milliseconds>_<uuid>.<queue>.msg``. A name that begins with a dot is none."""

    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]  # kombu has it twice
        folder = Path(self.data_folder_out)
        name = f"{time.time_ns() // 1_000_000}_{uuid.uuid4()}.{queue}.msg"
        temporary = folder / f".{name}"
        temporary.write_text(dumps(payload), encoding="utf-8")
        temporary.rename(folder / name)

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        folder = Path(self.data_folder_in)
        for name in sorted(os.listdir(folder)):
            if name.partition(".")[2] != f"{queue}.msg":
                continue
            taken = folder / f".{uuid.uuid4()}.taken"
            try:
                (folder / name).rename(taken)
            except FileNotFoundError:
                continue  # another reader was first
            payload = taken.read_text(encoding="utf-8")
            taken.unlink()
            return loads(payload)
        raise Empty

    def get_table(self, exchange: str) -> Any:
        with self._tables_locked():
            return super().get_table(exchange)

    def _queue_bind(self, *args: Any) -> None:
        with self._tables_locked():
            super()._queue_bind(*args)

    @contextmanager
    def _tables_locked(self) -> Iterator[None]:
        with open(self.control_folder / "lock", "w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


class Transport(filesystem.Transport):
    """The transport behind the address ``embedded://``."""

    Channel = Channel

    def __init__(self, client: Any, **kwargs: Any) -> None:
        super().__init__(client, **kwargs)
        options = client.transport_options
        for folder in {options["data_folder_in"], options["data_folder_out"]}:
            _clear_leftovers(Path(folder))

    def drain_events(self, connection: Any, timeout: float | None = None, **kwargs: Any) -> None:
        """As kombu's, but a worker that was asked to stop does not first wait until its two seconds are over."""
        deadline = math.inf if timeout is None else time.monotonic() + timeout
        while True:
            try:
                return super().drain_events(
                    connection, timeout=min(0.3, max(0.0, deadline - time.monotonic())), **kwargs
                )
            except TimeoutError:
                if worker.should_stop is not None or time.monotonic() >= deadline:
                    raise


def _clear_leftovers(folder: Path) -> None:
    """Delete the half messages of killed writers and the taken ones of killed readers."""
    for path in folder.glob(".*"):
        with suppress(FileNotFoundError):  # its owner lives, or another process was first
            # The change of the name counts: a message may have waited for long before it was taken.
            if time.time() - path.stat().st_ctime > LEFTOVER_SECONDS:
                path.unlink()


def embedded_options(folder: Path) -> dict[str, Any]:
    """The transport's options for a broker in this folder, which is made when it is not there."""
    messages, tables = folder / "messages", folder / "tables"
    for each in (messages, tables):
        each.mkdir(parents=True, exist_ok=True)
    return {
        "data_folder_in": str(messages),
        "data_folder_out": str(messages),
        "control_folder": str(tables),
        "polling_interval": 0.2,
    }


# kombu accepts a transport of our own by alias only; tracker.celery imports this module before it makes the app.
TRANSPORT_ALIASES["embedded"] = "tracker.broker:Transport"
