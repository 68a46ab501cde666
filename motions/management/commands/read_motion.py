"""``manage.py read_motion FILE... --json``: read motion documents without a database, one JSON object a line."""

import json
from typing import Any

from motions.analysis.as_json import date_as_json
from motions.analysis.findings import MotionReading, Request
from motions.analysis.motion_documents import read_motion
from motions.management.reading_command import ReadingCommand


class Command(ReadingCommand):
    help = "Leest moties (PDF, XML, HTML, ODT, DOCX of tekst) en toont stuk, indieners en verzoeken met hun termijn."

    def printed(self, name: str, text: str, **options: Any) -> str:
        reading = read_motion(text)
        return json.dumps(_printed(name, reading), ensure_ascii=False) if options["json"] else _told(name, reading)


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
