"""The two commands, in a process of their own and in this one: one line each, and nothing more the second time."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from motions.services.overdue import flag_overdue
from tests.builders import make_user
from tests.outbox.processes import ROOT, environment
from tests.overdue.builders import MORNING, TODAY, make_late


def run(*arguments: str) -> str:
    printed = StringIO()
    call_command(*arguments, stdout=printed)
    return printed.getvalue()


@pytest.mark.django_db
def test_flag_overdue_prints_one_line_with_its_counts() -> None:
    make_late()

    assert run("flag_overdue", "--today", "2026-07-03") == "flagged=1 notices=1 day=2026-07-03\n"
    assert run("flag_overdue", "--today", "2026-07-03") == "flagged=0 notices=0 day=2026-07-03\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "warns"),
    [("2026-07-02", False), ("2026-07-03", False), ("2026-07-04", True)],
    ids=["past", "today", "ahead"],
)
def test_day_that_lies_ahead_is_warned_of_beside_the_line(
    day: str, warns: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: MORNING)
    printed, warned = StringIO(), StringIO()

    call_command("flag_overdue", "--today", day, stdout=printed, stderr=warned)

    assert printed.getvalue() == f"flagged=0 notices=0 day={day}\n"
    assert ("04-07-2026 ligt in de toekomst" in warned.getvalue()) is warns
    assert bool(warned.getvalue()) is warns


@pytest.mark.django_db
def test_send_notifications_prints_one_line_with_its_counts() -> None:
    make_late()
    flag_overdue(today=TODAY, now=MORNING)

    assert run("send_notifications") == "sent=1 failed=0 uncertain=0\n"
    assert run("send_notifications") == "sent=0 failed=0 uncertain=0\n"


@pytest.mark.parametrize("given", ["morgen", "2026-02-30", "03-07-2026", ""])
def test_day_that_does_not_exist_is_refused_in_one_line(given: str) -> None:
    with pytest.raises(CommandError, match=r"--today moet een bestaande dag zijn als 2026-03-02, niet "):
        run("flag_overdue", "--today", given)


@pytest.mark.django_db(transaction=True)
def test_commands_write_the_mail_to_a_folder_once(tmp_path: Path) -> None:
    make_late(make_user("anna"))

    def manage(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment(EMAIL_URL=f"filemail://{tmp_path}/mail"),
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return done.stdout.strip()

    for expected in (("flagged=1 notices=1", "sent=1"), ("flagged=0 notices=0", "sent=0")):
        assert manage("flag_overdue", "--today", "2026-07-03") == f"{expected[0]} day=2026-07-03"
        assert manage("send_notifications") == f"{expected[1]} failed=0 uncertain=0"
        assert [file.suffix for file in (tmp_path / "mail").iterdir()] == [".eml"]
