"""``python -m bench [SUBJECT...]``: measure, and print the tables."""

import os
import platform
import sys
from collections.abc import Callable, Iterator
from importlib import import_module

import django

from bench.table import Table, printed

SUBJECTS = {
    "reading": "bench.reading",
    "eyecite": "bench.beside_eyecite",
    "sweep": "bench.sweep",
    "delivery": "bench.delivery",
    "imports": "bench.imports",
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in SUBJECTS]
    if unknown:
        print(f"bench: {', '.join(unknown)} is no subject; choose from {', '.join(SUBJECTS)}", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    for name in names or SUBJECTS:
        tables: Callable[[], Iterator[Table]] = import_module(SUBJECTS[name]).tables
        for table in tables():
            print("\n".join(["", *printed(table)]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
