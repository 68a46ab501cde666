"""Starting this project's programs in a process of their own, with variables of the environment."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def start(command: list[str], **variables: str) -> "subprocess.CompletedProcess[str]":
    """Runs Python with these arguments in the project's root and waits for it."""
    command = [sys.executable, *command]
    return subprocess.run(command, cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, timeout=60)


def printed(expression: str, before: str = "", **variables: str) -> str:
    """What an expression about ``settings`` gives under these variables; ``before`` is a statement that runs first."""
    started = start(["-c", f"{before}\nfrom django.conf import settings\nprint(({expression}))"], **variables)
    assert started.returncode == 0, started.stderr
    return started.stdout.strip()
