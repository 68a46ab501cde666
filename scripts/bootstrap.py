"""Builds .venv/ for the Makefile with Python's own library: ``bootstrap.py install`` or ``bootstrap.py run``.

``install`` brings everything for development, ``run`` only what the program needs, and then becomes the program. A
packages file that was installed leaves its hash in .venv/, so that an environment that is up to date costs nothing and
one from before an upgrade is brought up to date. Nothing is ever removed from it.

Written so that Python 3.7 can still read it: a Python that is too old deserves a sentence, not a syntax error.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

MINIMUM = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
ENVIRONMENT_PYTHON = ENVIRONMENT / "bin" / "python"
RUNTIME, DEVELOPMENT = "base", "dev"


class Refused(Exception):
    """This machine lacks something; the message is one line for the person who typed ``make``."""


def main(target: str) -> int:
    try:
        become_a_newer_python()
        if target == "install":
            install(DEVELOPMENT)
        else:
            if not is_installed(DEVELOPMENT):
                install(RUNTIME)
            os.chdir(str(ROOT))
            os.execv(str(ENVIRONMENT_PYTHON), [str(ENVIRONMENT_PYTHON), "-m", "tracker.serve"])
    except Refused as refused:
        print(f"Nakoming: {refused}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nNakoming: afgebroken; dezelfde opdracht gaat verder waar dit ophield.", file=sys.stderr)
        return 130
    return 0


def become_a_newer_python() -> None:
    """Goes on under a Python that is new enough when this one is not."""
    if sys.version_info >= MINIMUM:
        return
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        if found:
            os.execv(found, [found, *sys.argv])
    needed, here = (".".join(map(str, version[:2])) for version in (MINIMUM, sys.version_info))
    raise Refused(f"Python {needed} of nieuwer is nodig; {sys.executable} is {here}. Kies een andere: make PYTHON=...")


def install(packages: str) -> None:
    """Makes .venv/ when it is absent or broken, and installs the locked packages when they are not the last ones."""
    if not environment_works():
        create_environment()
    if is_installed(packages):
        return
    print("Nakoming: de pakketten worden geïnstalleerd; dat duurt de eerste keer een minuut.", flush=True)
    pip = [str(ENVIRONMENT_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    if subprocess.call([*pip, "--require-hashes", "-r", str(packages_file(packages))]) != 0:
        raise Refused("de pakketten konden niet worden geïnstalleerd; hierboven staat waarom.")
    stamp_file(packages).write_text(packages_hash(packages), encoding="ascii")


def is_installed(packages: str) -> bool:
    try:
        return environment_works() and stamp_file(packages).read_text(encoding="ascii") == packages_hash(packages)
    except FileNotFoundError:
        return False


def environment_works() -> bool:
    """Whether .venv/ has a Python that runs and is new enough (it may have come from a Python that was removed)."""
    question = f"import sys; sys.exit(sys.version_info < {MINIMUM!r})"
    try:
        return subprocess.call([str(ENVIRONMENT_PYTHON), "-c", question], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def create_environment() -> None:
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise Refused(f"Pythons module {module} ontbreekt (Debian en Ubuntu: apt install python3-venv).")
    if not os.access(str(ROOT), os.W_OK) or (ENVIRONMENT.exists() and not ENVIRONMENT.is_dir()):
        raise Refused(f"de map {ENVIRONMENT} kan niet worden gemaakt: in {ROOT} kan niet worden geschreven.")
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if made.returncode != 0:
        raise Refused(f"de map {ENVIRONMENT} kan niet worden gemaakt: {last_line(made.stdout)}")


def packages_file(packages: str) -> Path:
    return ROOT / "requirements" / f"{packages}.txt"


def packages_hash(packages: str) -> str:
    return hashlib.sha256(packages_file(packages).read_bytes()).hexdigest()


def stamp_file(packages: str) -> Path:
    return ENVIRONMENT / f"installed-{packages}.sha256"


def last_line(output: str) -> str:
    lines = [line for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "onbekende fout"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
