"""``manage.py read_letter FILE... [--sent-on YYYY-MM-DD] --json``: read letters without storing anything."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from motions.analysis.as_json import letter_as_json
from motions.analysis.findings import LetterReading
from motions.analysis.letters import read_letter
from motions.management.reading_command import ReadingCommand


class Command(ReadingCommand):
    help = "Leest brieven en toont wat erin staat: verwijzingen, data, toezeggingen en passages. Slaat niets op."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--sent-on", type=_day, metavar="JJJJ-MM-DD", help="datum van de brief, als die er niet in staat"
        )

    def printed(self, name: str, text: str, **options: Any) -> str:
        reading = read_letter(text, sent_on=options["sent_on"])
        if options["json"]:
            return json.dumps({"file": name, **letter_as_json(reading)}, ensure_ascii=False)
        return _summary(name, reading)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(f"{written} is geen datum; schrijf JJJJ-MM-DD") from None


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
