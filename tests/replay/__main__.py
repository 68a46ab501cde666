"""``python -m tests.replay [FOLDER] [PORT]``: see an import without the network."""

import sys
from pathlib import Path

from tests.replay.records import Records
from tests.replay.server import ReplayServer


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/opendata")
    server = ReplayServer(Records(folder), int(sys.argv[2]) if len(sys.argv) > 2 else 8250)
    koop = f"--koop-url {server.koop_address}"
    print(f"python manage.py import_tweedekamer --base-url {server.address} {koop}")  # noqa: T201
    print(f"python manage.py import_koop {koop} --search-url {server.search_address}")  # noqa: T201
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
