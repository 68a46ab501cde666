"""``manage.py read_motion FILE... --json``: read motion documents without a database, one JSON object a line."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from motions.analysis.as_json import date_as_json
from motions.analysis.findings import MotionReading, Request
from motions.analysis.motion_documents import read_motion
from motions.extraction import Unreadable, extract


class Command(BaseCommand):
    help = "Leest moties (PDF, XML, HTML, ODT, DOCX of tekst) en toont stuk, indieners en verzoeken met hun termijn."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="BESTAND")
        parser.add_argument("--json", action="store_true", dest="as_json", help="een JSON-object per regel")

    def handle(self, *args: Any, files: list[str], as_json: bool, **options: Any) -> None:
        unread = 0
        for name in files:
            try:
                text = extract(Path(name).read_bytes(), name=Path(name).name).text
            except Unreadable as error:
                unread += 1
                self.stderr.write(f"{name}: {error.message}")
                continue
            except OSError as error:
                unread += 1
                self.stderr.write(f"{name}: Dit bestand kan niet worden geopend ({error.strerror}).")
                continue
            reading = read_motion(text)
            printed = json.dumps(_printed(name, reading), ensure_ascii=False) if as_json else _told(name, reading)
            self.stdout.write(printed)
        if unread:
            sys.exit(1)


def _printed(name: str, reading: MotionReading) -> dict[str, Any]:
    return {
        "file": name,
        "paper": reading.paper,
        "dossier_title": reading.dossier_title,
        "submitted_on": reading.submitted_on.isoformat() if reading.submitted_on else None,
        "amended": reading.amended or False,
        "replaces": reading.replaces,
        "movers": list(reading.movers),
        "requests": [_printed_request(request) for request in reading.requests],
    }


def _printed_request(request: Request) -> dict[str, Any]:
    return {
        "start": request.start,
        "end": request.end,
        "quote": request.quote,
        "addressee": request.addressee,
        "deadlines": [date_as_json(deadline) for deadline in request.deadlines],
    }


def _told(name: str, reading: MotionReading) -> str:
    """Return what was read in a few lines for the eye."""
    lines = [f"{name}: {reading.paper or 'geen nummer gevonden'}, {', '.join(reading.movers) or 'geen ondertekenaars'}"]
    for request in reading.requests:
        terms = "; ".join(f"{term.quote} ({term.due_on or 'geen datum'})" for term in request.deadlines)
        lines.append(f"  {request.addressee}: {' '.join(request.quote.split())[:200]}")
        lines.append(f"    termijn: {terms or 'geen'}")
    return "\n".join(lines)
