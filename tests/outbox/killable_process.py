"""``python -m tests.outbox.killable_process PORT``: forks, for each line it reads, a process that works and dies.

A line is ``deliver 7 2026-07-03T07:00:00+00:00`` or ``sweep 7 ...``: the child does that work and kills itself with
SIGKILL before its seventh SQL statement; ``converse 7 ...`` delivers and dies at its seventh word with the mail server.
The answer is ``killed``, or ``done`` when there were not that many.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from smtplib import SMTP
from typing import Any

import django

django.setup()

from django.core.mail.backends.smtp import EmailBackend  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from motions.services.outbox import deliver  # noqa: E402
from motions.services.overdue import flag_overdue  # noqa: E402


class Fuse:
    """Kills this process at its ``at``-th step."""

    def __init__(self, at: int) -> None:
        self._left = at

    def step(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def before_statement(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.step()
        return execute(sql, params, many, context)


class FusedSmtp(SMTP):
    """Steps before each command that it sends and before each answer that it reads."""

    fuse = Fuse(0)

    def putcmd(self, cmd: str, args: str = "") -> None:
        self.fuse.step()
        super().putcmd(cmd, args)

    def getreply(self) -> tuple[int, bytes]:
        self.fuse.step()
        return super().getreply()


class FusedBackend(EmailBackend):
    @property
    def connection_class(self) -> type[SMTP]:
        return FusedSmtp


def work(what: str, at: int, now: datetime, port: int) -> None:
    if what == "converse":
        FusedSmtp.fuse = Fuse(at)
        deliver(clock=lambda: now, connect=lambda: FusedBackend(host="127.0.0.1", port=port, timeout=5))
        return
    with connection.execute_wrapper(Fuse(at).before_statement):
        if what == "sweep":
            flag_overdue(today=localdate(now), now=now)
        else:
            deliver(clock=lambda: now, connect=lambda: EmailBackend(host="127.0.0.1", port=port, timeout=5))


def main() -> None:
    port = int(sys.argv[1])
    for line in sys.stdin:
        what, at, now = line.split()
        child = os.fork()
        if child == 0:
            work(what, int(at), datetime.fromisoformat(now), port)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "done", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
