"""``manage.py read_letter FILE... [--sent-on YYYY-MM-DD] --json``: read letters without storing anything."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from motions.analysis.as_json import letter_as_json
from motions.analysis.findings import LetterReading
from motions.analysis.letters import read_letter
from motions.extraction import Unreadable, extract


class Command(BaseCommand):
    help = "Leest brieven en toont wat erin staat: verwijzingen, data, toezeggingen en passages. Slaat niets op."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="BESTAND")
        parser.add_argument(
            "--sent-on", type=_day, metavar="JJJJ-MM-DD", help="datum van de brief, als die er niet in staat"
        )
        parser.add_argument("--json", action="store_true", help="een JSON-object per bestand, elk op een regel")

    def handle(self, *args: Any, files: list[str], **options: Any) -> None:
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
                self.stderr.write(f"{name}: {_why_not_opened(error)}")
                continue
            reading = read_letter(text, sent_on=options["sent_on"])
            if options["json"]:
                self.stdout.write(json.dumps({"file": name, **letter_as_json(reading)}, ensure_ascii=False))
            else:
                self.stdout.write(_summary(name, reading))
        if unread:
            sys.exit(1)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(f"{written} is geen datum; schrijf JJJJ-MM-DD") from None


def _why_not_opened(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "Dit bestand bestaat niet."
    if isinstance(error, IsADirectoryError):
        return "Dit is een map, geen bestand."
    if isinstance(error, PermissionError):
        return "Dit bestand mag niet worden gelezen."
    return f"Dit bestand kan niet worden geopend ({error.strerror})."


def _summary(name: str, reading: LetterReading) -> str:
    head = reading.head
    lines = [f"{name}: {head.kind} van {head.sent_on or 'onbekende datum'}"]
    lines += [
        f"  verwijzing  {' '.join(found.papers) or '-':24} {_one_line(found.quote)}" for found in reading.citations
    ]
    lines += [f"  datum       {found.due_on or '-'!s:24} {_one_line(found.quote)}" for found in reading.dates]
    lines += [f"  toezegging  {found.tier:24} {_one_line(found.quote)}" for found in reading.commitments]
    lines += [f"  passage     {found.stance:24} {_one_line(found.quote)}" for found in reading.evidence]
    return "\n".join(lines)


def _one_line(quote: str) -> str:
    return " ".join(quote.split())
