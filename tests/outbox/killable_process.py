"""``python -m tests.outbox.killable_process PORT``: forks, for each line it reads, a process that works and dies.

A line is ``deliver 7 2026-07-03T07:00:00+00:00``, or ``sweep``, ``tell``, ``bundle`` or ``lists`` (two rows at a time):
the child does that work and kills itself with SIGKILL before its seventh SQL statement; ``converse 7 ...`` delivers and
dies at its seventh word with the mail server; ``any-moment 7 ...`` sweeps and delivers, and is killed from outside
after seven milliseconds.
The answer is ``killed``, or ``done`` when it ended before that.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime
from smtplib import SMTP
from typing import Any

import django

django.setup()

from django.core.mail.backends.smtp import EmailBackend  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from motions.services.delivery.bundling import bundle  # noqa: E402
from motions.services.notices.telling import tell  # noqa: E402
from motions.services.office_lists import work as lists  # noqa: E402
from motions.services.outbox import deliver  # noqa: E402
from motions.services.overdue import flag_overdue  # noqa: E402

ON_STATEMENTS = ("sweep", "tell", "bundle", "deliver", "lists")


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
    """Steps before each packet that it sends and before each answer that it reads."""

    fuse = Fuse(0)

    def send(self, s: Any) -> None:
        self.fuse.step()
        super().send(s)

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
    with connection.execute_wrapper(Fuse(at if what in ON_STATEMENTS else 0).before_statement):
        if what in ("sweep", "any-moment"):
            flag_overdue(today=localdate(now), now=now)
        if what == "tell":
            tell(today=localdate(now), now=now)
        if what == "bundle":
            bundle(now=now)
        if what == "lists":
            lists.WRITE_AT_ONCE = 2
            while office_list := lists.claim(now=now):
                lists.go_on(office_list, clock=lambda: now)
        if what in ("deliver", "converse", "any-moment"):
            deliver(clock=lambda: now, connect=lambda: FusedBackend(host="127.0.0.1", port=port, timeout=5))


def main() -> None:
    port = int(sys.argv[1])
    for line in sys.stdin:
        what, at, now = line.split()
        child = os.fork()
        if child == 0:
            work(what, int(at), datetime.fromisoformat(now), port)
            os._exit(0)
        if what == "any-moment":
            time.sleep(int(at) / 1000)
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "done", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
