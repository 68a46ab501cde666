"""Parsing in a process of its own: PDFium is not thread-safe, and a hostile file may hang, crash or eat memory.

A subprocess and not multiprocessing: a Celery prefork worker is daemonic and may not have multiprocessing children.
"""

from __future__ import annotations

import json
import logging
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from motions.extraction.extraction import Extraction, Limits
from motions.extraction.sniff import Container
from motions.extraction.unreadable import Unreadable

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parents[2]
# Nothing of ours is inherited: whoever takes over a parser finds no SECRET_KEY and no DATABASE_URL.
ENVIRONMENT = {"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}
# The child gets its limit in processor time; the wall clock allows for a busy machine.
_WALL_CLOCK_FACTOR = 2


def command(module: str, *arguments: str) -> list[str]:
    """How a module of ours is started to parse one file."""
    return [sys.executable, "-P", "-s", "-B", "-m", module, *arguments]


def read_apart(data: bytes, *, container: Container, limits: Limits) -> Extraction:
    """The text of `data`, read by `motions.extraction.child`. Raises Unreadable."""
    try:
        finished = subprocess.run(  # noqa: S603 (our own interpreter and module; the file is on stdin)
            command("motions.extraction.child", container, json.dumps(asdict(limits))),
            input=data,
            capture_output=True,
            env=ENVIRONMENT,
            timeout=limits.seconds * _WALL_CLOCK_FACTOR,
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        raise Unreadable("too_slow", limit=limits.seconds) from expired
    return _understood(finished, limits)


def _understood(finished: subprocess.CompletedProcess[bytes], limits: Limits) -> Extraction:
    try:
        answer = json.loads(finished.stdout) if finished.returncode == 0 else {}
    except ValueError:
        answer = {}
    if "text" in answer:
        return Extraction(**answer)
    if "code" in answer:
        raise Unreadable(answer["code"], **answer["values"])
    if -finished.returncode == signal.SIGXCPU:
        raise Unreadable("too_slow", limit=limits.seconds)
    trace = finished.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    logger.warning("extraction child failed: status=%s error=%s", finished.returncode, trace[:500])
    raise Unreadable("reader_failed")
