"""The whole program with one command: prepares the database, then keeps web, worker and schedule running together.

Meant for one machine: ``make run``. When one process stops, all stop. Ctrl-C, SIGTERM and a closed terminal stop
everything and free the port; on Linux so does the death of this process itself.
"""

import ctypes
import errno
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection

from tracker import environment

HOST = "127.0.0.1"
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOP_SECONDS = 10
PR_SET_PDEATHSIG = 1  # linux/prctl.h


class Refused(Exception):
    """The program cannot start here; the message is one line."""


class StopRequested(BaseException):
    """A signal asked to stop. Not an Exception, so that no library takes it for a failure."""


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    for each in STOP_SIGNALS:
        signal.signal(each, _request_stop)
    try:
        django.setup()
        with _reserved_port(settings.PORT) as web_socket, _sole_run(settings.DATA_DIR):
            from tracker.first_start import prepare

            settings.SERVED_AT.write_text(
                environment.text("BASE_URL", f"http://{HOST}:{settings.PORT}"), encoding="utf-8"
            )
            sign_in = prepare()
            connection.close()
            if _stop_requested:
                return 0
            return _run_together(_commands(web_socket), web_socket, sign_in)
    except (Refused, ImproperlyConfigured) as refused:
        print(f"Nakoming: {refused}", file=sys.stderr)
        return 1
    except OperationalError as error:
        reason = " ".join(str(error).split())
        print(f"Nakoming: DATABASE_URL: de database is niet te gebruiken: {reason}", file=sys.stderr)
        return 1
    except StopRequested:
        return 0


_stop_requested = False


def _request_stop(number: int, frame: FrameType | None) -> None:
    """Raised, to end whatever goes on; and noted, since what is raised within a finalizer Python only prints."""
    global _stop_requested
    _stop_requested = True
    raise StopRequested


@contextmanager
def _reserved_port(port: int) -> Iterator[socket.socket]:
    """The socket that the web process will listen on: whoever cannot have it hears so before anything is changed."""
    with socket.socket() as web_socket:
        web_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            web_socket.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Refused(f"poort {port} is al in gebruik. Kies een andere: make run PORT={port + 1}") from None
            raise Refused(f"poort {port} is niet te gebruiken: {error.strerror}.") from None
        yield web_socket


@contextmanager
def _sole_run(data_dir: Path) -> Iterator[None]:
    """One run at a time for each data folder: two schedules would write the same file."""
    with open(data_dir / "run.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(
                f"draait al met de gegevens in {data_dir}. Stop die eerst, of kies een andere DATA_DIR."
            ) from None
        yield


def _commands(web_socket: socket.socket) -> dict[str, list[str]]:
    celery = ["celery", "--quiet", "--app", "tracker"]
    return {
        "web": [
            *("gunicorn", "tracker.wsgi", "--bind", f"fd://{web_socket.fileno()}", "--worker-class", "gthread"),
            *(
                "--workers",
                "2",
                "--threads",
                "4",
                "--graceful-timeout",
                "5",
                "--log-level",
                "warning",
                "--no-control-socket",
            ),
        ],
        "worker": [*celery, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle"],
        "schedule": [*celery, "beat", "--schedule", str(settings.DATA_DIR / "beat-schedule"), "--pidfile", ""],
    }


def _run_together(commands: dict[str, list[str]], web_socket: socket.socket, sign_in: str) -> int:
    """Runs until one of the processes stops (returns 1) or a stop is asked for (returns 0); none of them is left."""
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            running[name] = _start(command, web_socket if name == "web" else None)
        port = web_socket.getsockname()[1]
        web_socket.close()
        _await_listening(port, running)
        print(f"\nNakoming draait: http://{HOST}:{port}/\n{sign_in}\nStoppen: Ctrl-C\n", flush=True)
        return _watch(running)
    except StopRequested:
        return 0
    finally:
        for each in STOP_SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        _stop(list(running.values()))


def _start(command: list[str], inherited: socket.socket | None) -> subprocess.Popen[bytes]:
    """Starts a module of this environment in a session of its own, so that the terminal's Ctrl-C reaches only us."""
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        pass_fds=[inherited.fileno()] if inherited else [],
        start_new_session=True,
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,
    )


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _await_listening(port: int, running: dict[str, subprocess.Popen[bytes]]) -> None:
    while not _stop_requested and all(process.poll() is None for process in running.values()):
        try:
            socket.create_connection((HOST, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)


def _watch(running: dict[str, subprocess.Popen[bytes]]) -> int:
    while not _stop_requested:
        for name, process in running.items():
            if process.poll() is not None:
                print(f"Nakoming: {name} is gestopt (code {process.returncode}); de rest stopt ook.", file=sys.stderr)
                return 1
        time.sleep(0.2)
    return 0


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
    """Asks each to finish what it does; after ten seconds whatever is left of their sessions is killed."""
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
