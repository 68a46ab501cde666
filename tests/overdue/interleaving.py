"""Forced interleavings: work that stands still before its k-th SQL statement while other work goes on.

Real threads with connections of their own, on the database the suite runs on.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any, Generic, TypeVar

from django.db import connection

Result = TypeVar("Result")

PATIENCE = 30.0
"""Seconds after which a thread that should have come somewhere counts as stuck."""
ELBOW_ROOM = 0.25
"""Seconds that the other work gets to finish, or to run into a lock, while the first one stands still."""


class Stopping:
    """Counts the statements of one connection and stands still before the ``at``-th until told to go on."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.count = 0
        self.stopped = Event()
        self.go_on = Event()

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += 1
        if self.count == self.at:
            self.stopped.set()
            assert self.go_on.wait(PATIENCE)
        return execute(sql, params, many, context)


class Running(Generic[Result]):
    """Work in a thread; ``result()`` waits for it and raises what it raised."""

    def __init__(self, work: Callable[[], Result], stop: Stopping | None = None) -> None:
        self._work = work
        self._stop = stop
        self._outcome: list[Result] = []
        self._error: list[BaseException] = []
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            with connection.execute_wrapper(self._stop) if self._stop else _nothing():
                self._outcome.append(self._work())
        except BaseException as error:
            self._error.append(error)
        finally:
            if self._stop:
                self._stop.stopped.set()
            connection.close()

    def wait(self, seconds: float) -> None:
        self._thread.join(seconds)

    def result(self) -> Result:
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), "stuck"
        if self._error:
            raise self._error[0]
        return self._outcome[0]


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def interleave(first: Callable[[], Result], other: Callable[[], Any], *, at: int) -> tuple[Result, Any, bool]:
    """Run ``first`` up to its ``at``-th statement, start ``other`` there, then let both end.

    Returns both results and whether ``first`` got as far as that statement.
    """
    stop = Stopping(at)
    running = Running(first, stop)
    assert stop.stopped.wait(PATIENCE)
    beside = Running(other)
    beside.wait(ELBOW_ROOM)
    stop.go_on.set()
    return running.result(), beside.result(), stop.count >= at
