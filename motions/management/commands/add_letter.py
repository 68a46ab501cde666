"""``manage.py add_letter FILE...``: store letters, read them and put what was found in the review queue."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motions.extraction import Unreadable
from motions.services import letters


class Command(BaseCommand):
    help = "Voegt brieven toe en leest ze. Hetzelfde bestand blijft dezelfde brief."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="BESTAND")
        parser.add_argument("--sent-on", type=date.fromisoformat, metavar="JJJJ-MM-DD")
        parser.add_argument("--visibility", choices=("public", "sent", "draft"), default="public")

    def handle(self, *args: Any, files: list[str], **options: Any) -> None:
        refused = 0
        for name in files:
            try:
                received = letters.receive(
                    data=Path(name).read_bytes(),
                    file_name=Path(name).name,
                    actor=None,
                    now=timezone.now(),
                    visibility=options["visibility"],
                    sent_on=options["sent_on"],
                )
            except (Unreadable, OSError) as error:
                refused += 1
                self.stderr.write(f"{name}: {error}")
                continue
            suggestions = received.reading.suggestions.count()
            standing = "nieuw" if received.is_new else "was er al"
            self.stdout.write(f"{name}: brief {received.letter.pk} ({standing}), {suggestions} voorstellen")
        if refused:
            raise CommandError(f"{refused} van {len(files)} bestanden niet gelezen.")
