"""Building the environment: what a machine may lack is one clear line, and what is up to date is not done again."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "bootstrap.py"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "scripts").mkdir()
    shutil.copy(SCRIPT, tmp_path / "scripts")
    (tmp_path / "requirements").mkdir()
    for packages in ("base", "dev"):
        (tmp_path / "requirements" / f"{packages}.txt").write_text(f"# {packages}, first version\n")
    return tmp_path


def bootstrap(
    project: Path, target: str, before: str = "", wrapper: tuple[str, ...] = (), **variables: str
) -> "subprocess.CompletedProcess[str]":
    """Runs the script; ``before`` is Python that makes the machine lack something first."""
    program = f"import runpy, sys; {before}\nsys.argv[1:] = [{target!r}]\nrunpy.run_path({str(project)!r} + "
    program += "'/scripts/bootstrap.py', run_name='__main__')"
    command = [*wrapper, sys.executable, "-c", program]
    return subprocess.run(command, env=os.environ | variables, capture_output=True, text=True, timeout=120)


def assert_one_line(result: "subprocess.CompletedProcess[str]", *words: str) -> None:
    assert result.returncode == 1
    assert result.stderr.startswith("Nakoming: ")
    assert result.stderr.count("\n") == 1
    for word in words:
        assert word in result.stderr


def test_python_that_is_too_old_is_one_line(project: Path, tmp_path: Path) -> None:
    result = bootstrap(project, "run", before="sys.version_info = (3, 10, 4)", PATH=str(tmp_path / "nothing"))

    assert_one_line(result, "Python 3.11 of nieuwer is nodig", "is 3.10")


def test_script_can_be_read_by_a_python_that_is_too_old() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_newer_python_is_used_when_the_first_is_too_old(project: Path, tmp_path: Path) -> None:
    newer = tmp_path / "programs" / "python3.12"
    newer.parent.mkdir()
    newer.write_text('#!/bin/sh\necho "goes on: $2"\n')
    newer.chmod(0o755)

    result = bootstrap(project, "run", before="sys.version_info = (3, 9, 2)", PATH=str(newer.parent))

    assert (result.returncode, result.stdout) == (0, "goes on: run\n")


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_missing_venv_module_is_one_line(project: Path, module: str) -> None:
    result = bootstrap(project, "run", before=f"sys.modules[{module!r}] = None")

    assert_one_line(result, module, "apt install python3-venv")


def test_folder_that_cannot_be_written_is_one_line(project: Path, require: Callable[[bool, str], None]) -> None:
    wrapper: tuple[str, ...] = ()
    if os.geteuid() == 0:
        # Root may write anywhere, unless it gives up that right.
        require(shutil.which("setpriv") is not None, "setpriv (util-linux), to test as root")
        wrapper = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    project.chmod(0o555)

    result = bootstrap(project, "run", wrapper=wrapper)

    project.chmod(0o755)
    assert_one_line(result, str(project), "kan niet worden geschreven")


def test_file_in_the_place_of_the_environment_is_one_line(project: Path) -> None:
    (project / ".venv").write_text("not a folder")

    result = bootstrap(project, "install")

    assert_one_line(result, str(project / ".venv"))


def test_packages_that_cannot_be_installed_are_said_so_and_tried_again(project: Path, fake_python: Path) -> None:
    fake_python.write_text('#!/bin/sh\n[ "$1" = -c ] || { echo "pip: no such package" >&2; exit 1; }\n')

    first = bootstrap(project, "install")
    second = bootstrap(project, "install")

    expected = (
        "pip: no such package\nNakoming: de pakketten konden niet worden geïnstalleerd; hierboven staat waarom.\n"
    )
    assert (first.returncode, first.stderr) == (1, expected)
    assert (second.returncode, second.stderr) == (1, expected)


@pytest.fixture
def fake_python(project: Path) -> Path:
    """An environment whose Python only notes how it was called."""
    python = project / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\n[ "$1" = -c ] || echo "$2 $3 $(basename "$9")" >> {project}/calls\n')
    python.chmod(0o755)
    return python


def calls(project: Path) -> list[str]:
    return (project / "calls").read_text().splitlines()


def test_environment_that_is_up_to_date_is_left_alone(project: Path, fake_python: Path) -> None:
    for _ in range(2):
        bootstrap(project, "install")

    assert calls(project) == ["pip install dev.txt"]


def test_environment_from_before_an_upgrade_is_brought_up_to_date(project: Path, fake_python: Path) -> None:
    bootstrap(project, "install")
    (project / "requirements" / "dev.txt").write_text("# dev, second version\n")

    bootstrap(project, "install")

    assert calls(project) == ["pip install dev.txt", "pip install dev.txt"]


def test_run_installs_only_what_the_program_needs(project: Path, fake_python: Path) -> None:
    for _ in range(2):
        bootstrap(project, "run")

    assert calls(project) == ["pip install base.txt", "tracker.serve  ", "tracker.serve  "]


def test_run_in_the_environment_of_a_developer_installs_nothing(project: Path, fake_python: Path) -> None:
    bootstrap(project, "install")

    bootstrap(project, "run")

    assert calls(project) == ["pip install dev.txt", "tracker.serve  "]
