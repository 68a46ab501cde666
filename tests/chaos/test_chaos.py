"""The short form of ``make chaos`` on the database of the suite; and that its figures can be bad."""

import os
import subprocess
import sys

import pytest

from motions.models import Message
from tests.chaos.world import Outcome, worlds
from tests.outbox.processes import ROOT, environment

pytestmark = pytest.mark.django_db(transaction=True)


def test_no_fault_loses_or_doubles_a_notice() -> None:
    command = [sys.executable, "-m", "tests.chaos", "--here", "--quick"]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=600)

    assert done.returncode == 0, done.stdout + done.stderr
    (killed,) = (line for line in done.stdout.splitlines() if "kill -9 between steps" in line)
    assert int(killed.split()[5]) >= 8


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_figures_show_what_is_lost_and_what_is_doubled() -> None:
    with worlds(seed=1) as new_world:
        world = new_world()
        world.make_due(3)
        world.sweep()
        world.deliver()
        Message.objects.filter(recipient__startswith="eigenaar1@").update(state="waiting")
        world.server.taken.pop()

        world.settle()

        outcome = world.outcome("none")
    assert outcome == Outcome(
        "none", kills=0, due=6, delivered=5, lost=1, doubled=1, uncertain=0, refused=0
    )  # fmt: skip
    assert not outcome.is_kept
