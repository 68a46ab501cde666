"""``python -m tests.chaos [--quick]``: every fault on each database, a table each; exit 1 when a promise was broken.

``--here`` runs on the configured database only, in a scratch database beside it.
"""

import logging
import os
import subprocess
import sys
import tempfile
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
django.setup()

from django.db import connection  # noqa: E402

from bench.databases import scratch_database, urls  # noqa: E402
from tests.chaos.faults import FAULTS  # noqa: E402
from tests.chaos.world import Outcome, worlds  # noqa: E402

COUNTS = ("kills", "due", "delivered", "lost", "doubled", "uncertain", "refused")


def main(arguments: list[str]) -> int:
    if "--here" in arguments:
        return here(quick="--quick" in arguments, seed=int(os.environ.get("CHAOS_SEED", time.time())))
    failed = False
    for url in urls():
        with tempfile.TemporaryDirectory(prefix="nakoming-chaos-") as folder:
            own = {"DATABASE_URL": url or f"sqlite:///{folder}/nakoming.sqlite3", "DATA_DIR": folder}
            command = [sys.executable, "-m", "tests.chaos", "--here", *arguments]
            failed |= subprocess.run(command, env=os.environ | own).returncode != 0
    return int(failed)


def here(*, quick: bool, seed: int) -> int:
    """Every fault on the configured database."""
    logging.disable(logging.CRITICAL)
    print(f"\n{connection.vendor}, seed {seed}")
    print(f"  {'fault':32}" + "".join(f"{name:>11}" for name in COUNTS))
    outcomes: list[Outcome] = []
    with scratch_database(), worlds(seed) as new_world:
        for name, (fault, rounds, few) in FAULTS.items():
            world = new_world()
            fault(world, few if quick else rounds)
            world.settle()
            one = world.outcome(name)
            print(f"  {one.fault:32}" + "".join(f"{getattr(one, name):11}" for name in COUNTS), flush=True)
            outcomes.append(one)
    return int(not all(one.is_kept for one in outcomes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
