"""``make run``: the whole program starts with one command, stops with one key and leaves nothing behind."""

import http.cookiejar
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_BEHIND = {".git", ".venv", "var", "tests", "staticfiles", ".env", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
START_SECONDS = 90

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


class Program:
    """A copy of the project that ``make run`` serves on a free port with data of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.output = folder / "output"
        self.processes: list[subprocess.Popen[bytes]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, **variables: str) -> "subprocess.Popen[bytes]":
        kept = {name: os.environ[name] for name in ("HOME", "LANG", "PATH") if name in os.environ}
        env = kept | {"PORT": str(self.port)} | variables
        with open(self.output, "wb") as output:
            make = subprocess.Popen(
                ["make", "run"], cwd=self.folder, env=env, stdout=output, stderr=output, start_new_session=True
            )
        self.processes.append(make)
        return make

    def started(self, **variables: str) -> "subprocess.Popen[bytes]":
        """Starts, and waits until it says where to go."""
        make = self.start(**variables)
        wait_until(lambda: "Stoppen: Ctrl-C" in self.output.read_text(), START_SECONDS, self.output)
        return make

    def own_processes(self) -> dict[int, str]:
        """Every process of this copy, by its id."""
        found = {}
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and os.readlink(entry / "cwd") == str(self.folder):
                    command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
                    if command:
                        found[int(entry.name)] = command
            except OSError:
                continue  # ended meanwhile, or somebody else's
        return found

    def pid_of(self, words: str) -> int:
        return min(pid for pid, command in self.own_processes().items() if words in command)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def wait_until(holds: Callable[[], bool], seconds: float, output: Path) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, output.read_text()
        time.sleep(0.1)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    folder = tmp_path_factory.mktemp("run") / "nakoming"
    shutil.copytree(ROOT, folder, ignore=lambda _, names: LEFT_BEHIND.intersection(names))
    # The environment in which this test runs; building one is the subject of test_bootstrap.
    (folder / ".venv").symlink_to(sys.prefix)
    program = Program(folder)
    yield program
    for pid in program.own_processes():
        os.kill(pid, signal.SIGKILL)
    for process in program.processes:
        process.wait()


def sign_in(address: str, user: str, password: str) -> str:
    """The first page of the admin for this user, or the sign-in page again when it is refused."""
    cookies = http.cookiejar.CookieJar()
    opener = build_opener(HTTPCookieProcessor(cookies))
    opener.open(f"{address}/admin/login/?next=/admin/", timeout=20).read()
    token = next(cookie.value or "" for cookie in cookies if cookie.name == "csrftoken")
    form = urlencode({"username": user, "password": password, "csrfmiddlewaretoken": token}).encode()
    page: str = opener.open(f"{address}/admin/login/?next=/admin/", data=form, timeout=20).read().decode()
    return page


def test_first_start_serves_all_and_says_how_to_sign_in(program: Program) -> None:
    program.started()

    said = program.output.read_text()
    told = re.search(r"gebruiker (\S+), wachtwoord (\S+) \(bewaard in (\S+)\)", said)
    assert f"{program.address}/" in said
    assert told is not None
    user, password, password_file = told.groups()
    assert Path(password_file).read_text() == password
    assert Path(password_file).stat().st_mode & 0o777 == 0o600
    assert "/admin/logout/" in sign_in(program.address, user, password)
    assert "/admin/logout/" not in sign_in(program.address, user, "admin")
    running = " ".join(program.own_processes().values())
    assert "gunicorn" in running
    assert "celery --quiet --app tracker worker" in running
    assert "celery --quiet --app tracker beat" in running
    assert "Traceback" not in said


def test_command_by_hand_knows_the_address_that_is_served(program: Program) -> None:
    env = {name: value for name, value in os.environ.items() if name not in ("PORT", "BASE_URL", "DATA_DIR")}
    said = "from django.conf import settings; print(settings.BASE_URL)"

    by_hand = subprocess.run(
        [".venv/bin/python", "-c", said], cwd=program.folder, env=env, capture_output=True, text=True, timeout=60
    )

    assert by_hand.stdout.strip() == program.address


def test_busy_port_is_one_line(program: Program) -> None:
    make = program.processes[-1]
    assert make.poll() is None
    env = os.environ | {"PORT": str(program.port), "DATA_DIR": str(program.folder / "other-data")}

    second = subprocess.run(["make", "run"], cwd=program.folder, env=env, capture_output=True, text=True, timeout=60)

    said = [line for line in second.stderr.splitlines() if not line.startswith("make")]
    assert second.returncode != 0
    assert said == [
        f"Nakoming: poort {program.port} is al in gebruik. Kies een andere: make run PORT={program.port + 1}"
    ]


def test_second_run_on_the_same_data_is_one_line(program: Program) -> None:
    env = os.environ | {"PORT": str(free_port()), "DATA_DIR": str(program.folder / "var")}

    second = subprocess.run(["make", "run"], cwd=program.folder, env=env, capture_output=True, text=True, timeout=60)

    said = [line for line in second.stderr.splitlines() if not line.startswith("make")]
    assert second.returncode != 0
    assert len(said) == 1
    assert said[0].startswith("Nakoming: draait al")


def test_ctrl_c_in_the_terminal_stops_all_and_frees_the_port(program: Program) -> None:
    make = program.processes[-1]

    os.killpg(make.pid, signal.SIGINT)
    make.wait(timeout=20)

    assert program.own_processes() == {}
    assert is_free(program.port)
    assert "Traceback" not in program.output.read_text()


def test_second_start_is_quick_and_keeps_the_password(program: Program) -> None:
    password = (program.folder / "var" / "admin-password").read_text()
    began = time.monotonic()

    program.started()

    assert time.monotonic() - began < 30
    assert "/admin/logout/" in sign_in(program.address, "admin", password)
    assert password not in program.output.read_text()


def test_sigterm_to_the_main_process_stops_all(program: Program) -> None:
    make = program.processes[-1]

    os.kill(program.pid_of("tracker.serve"), signal.SIGTERM)
    make.wait(timeout=20)

    assert make.returncode == 0
    assert program.own_processes() == {}
    assert is_free(program.port)


def test_closed_terminal_stops_all(program: Program) -> None:
    make = program.started()

    os.killpg(make.pid, signal.SIGHUP)
    make.wait(timeout=20)

    wait_until(lambda: program.own_processes() == {}, 15, program.output)
    assert is_free(program.port)


def test_one_process_that_dies_stops_the_rest_and_is_named(program: Program) -> None:
    make = program.started()

    os.kill(program.pid_of("celery --quiet --app tracker beat"), signal.SIGKILL)
    make.wait(timeout=20)

    assert make.returncode != 0
    assert "Nakoming: schedule is gestopt" in program.output.read_text()
    assert program.own_processes() == {}


def test_nothing_survives_a_killed_main_process(program: Program) -> None:
    program.started()

    os.kill(program.pid_of("tracker.serve"), signal.SIGKILL)

    wait_until(lambda: program.own_processes() == {}, 20, program.output)
    assert is_free(program.port)


def test_database_that_is_not_there_is_one_line(program: Program) -> None:
    make = program.start(DATABASE_URL="postgres://nobody:nothing@127.0.0.1:1/nowhere")
    make.wait(timeout=60)

    said = [line for line in program.output.read_text().splitlines() if not line.startswith("make")]
    assert make.returncode != 0
    assert len(said) == 1
    assert said[0].startswith("Nakoming: DATABASE_URL: ")


def test_stop_that_is_asked_for_within_a_finalizer_stops() -> None:
    """Python prints what a finalizer raises and goes on."""
    script = """
import os, signal, subprocess, sys
from tracker import serve

class Finalized:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):  # the handler runs between two instructions
            pass

signal.signal(signal.SIGINT, serve._request_stop)
with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as other:
    Finalized()
    code = serve._watch({"other": other})
    other.kill()
sys.exit(code)
"""
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, timeout=30)

    assert (ended.returncode, b"StopRequested" in ended.stderr) == (0, True)
