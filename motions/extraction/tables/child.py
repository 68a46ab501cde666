"""The process that parses one list: the file on stdin, a JSON value a line on stdout. Run only by `apart`.

Each line is a sheet's name, or a row as ``[number, cells, remarks]``; the last one is an object: ``{}`` when all is
said, else the code and values of what went wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from motions.extraction.child import confine
from motions.extraction.tables.limits import TableLimits
from motions.extraction.tables.not_readable import TableNotReadable
from motions.extraction.unreadable import Unreadable


def main(asked: str, sheet: str, limits: TableLimits) -> None:
    confine(limits)
    ending: dict[str, object] = {}
    try:
        for answer in _answers(asked, sheet, limits):
            sys.stdout.write(json.dumps(answer) + "\n")
    except (Unreadable, TableNotReadable) as reason:
        ending = {"code": reason.code, "values": reason.values}
    except MemoryError:
        ending = {"code": "too_complex", "values": {}}
    sys.stdout.write(json.dumps(ending) + "\n")


def _answers(asked: str, sheet: str, limits: TableLimits) -> Iterator[object]:
    """lxml is imported only now: under the bounds, and not by who merely names this module."""
    from motions.extraction.tables.office import office_rows, office_sheets

    if asked == "sheets":
        yield from office_sheets(sys.stdin.buffer, limits=limits)
        return
    for row in office_rows(sys.stdin.buffer, sheet, limits=limits):
        yield row.number, row.cells, row.remarks


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], TableLimits(**json.loads(sys.argv[3])))
