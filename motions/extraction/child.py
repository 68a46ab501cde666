"""The process that parses one file: bytes on stdin, one JSON object on stdout. Run only by `sandbox`."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from dataclasses import asdict

from motions.extraction.extraction import Extraction, Limits
from motions.extraction.unreadable import Unreadable


def main(container: str, limits: Limits) -> None:
    confine(limits)
    data = sys.stdin.buffer.read()
    answer: dict[str, object]
    try:
        answer = asdict(_reader(container)(data, limits))
    except Unreadable as reason:
        answer = {"code": reason.code, "values": reason.values}
    except MemoryError:
        answer = {"code": "too_complex", "values": {}}
    json.dump(answer, sys.stdout)


def confine(limits: Limits) -> None:
    """Bind this process before it reads a byte of the file: memory, processor time, no file written, no core."""
    bounds = {
        resource.RLIMIT_AS: (limits.memory_bytes, limits.memory_bytes),
        # A second between soft and hard: the end is then a SIGXCPU, which says that time was up, and not a SIGKILL.
        resource.RLIMIT_CPU: (limits.seconds, limits.seconds + 1),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, bound in bounds.items():
        try:
            resource.setrlimit(kind, bound)
        except (ValueError, OSError):
            # macOS refuses RLIMIT_AS; there the caller's clock is the only bound.
            continue


def _reader(container: str) -> Callable[[bytes, Limits], Extraction]:
    """Imported one by one: PDFium and lxml each take their time to load, and one file needs one of them."""
    if container == "pdf":
        from motions.extraction.pdf import read_pdf

        return read_pdf
    if container == "zip":
        from motions.extraction.office import read_office

        return read_office
    if container == "html":
        from motions.extraction.html import read_html

        return read_html
    from motions.extraction.official_xml import read_official_xml

    return read_official_xml


if __name__ == "__main__":
    main(sys.argv[1], Limits(**json.loads(sys.argv[2])))
