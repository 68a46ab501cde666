"""Lists parsed in a process of their own, whose rows come in while it works; see `sandbox` for why."""

from __future__ import annotations

import json
import logging
import os
import selectors
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, BinaryIO, Literal

from motions.extraction.sandbox import ENVIRONMENT, command
from motions.extraction.tables.limits import TableLimits
from motions.extraction.tables.not_readable import TableNotReadable, refusal

logger = logging.getLogger(__name__)

_CHUNK = 1 << 16
_KEPT_OF_TRACE = 500


def answers_apart(file: BinaryIO, asked: Literal["sheets", "rows"], sheet: str, limits: TableLimits) -> Iterator[Any]:
    """What `motions.extraction.tables.child` answers, one by one; `file` is a real file. Raises TableNotReadable.

    The child is held up while nobody takes its rows, and killed when the caller stops taking them.
    """
    file.seek(0)
    child = subprocess.Popen(  # noqa: S603 (our own interpreter and module; the file is on stdin)
        command("motions.extraction.tables.child", asked, sheet, json.dumps(asdict(limits))),
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    with child:
        try:
            for line in _lines(child, limits):
                answer = json.loads(line)
                if not isinstance(answer, dict):
                    yield answer
                elif answer:
                    raise refusal(answer["code"], answer["values"])
                else:
                    return
            raise _failure(child, limits)
        finally:
            child.kill()


def _lines(child: subprocess.Popen[bytes], limits: TableLimits) -> Iterator[bytes]:
    """The whole lines, until the child closes its output. The child's own bound is on processor time; this one is on
    silence, and allows for a busy machine."""
    assert child.stdout is not None
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(timeout=2 * limits.seconds):
                raise TableNotReadable("too_slow", limit=limits.seconds)
            chunk = os.read(child.stdout.fileno(), _CHUNK)
            if not chunk:
                return
            *lines, rest = (rest + chunk).split(b"\n")
            yield from lines


def _failure(child: subprocess.Popen[bytes], limits: TableLimits) -> TableNotReadable:
    """Why the child ended without saying so."""
    assert child.stderr is not None
    trace = child.stderr.read().decode(errors="replace").strip().rpartition("\n")[2]
    if -child.wait() == signal.SIGXCPU:
        return TableNotReadable("too_slow", limit=limits.seconds)
    logger.warning("table child failed: status=%s error=%s", child.returncode, trace[:_KEPT_OF_TRACE])
    return TableNotReadable("reader_failed")
