"""What the commands that read files without a database share: each file is read, or a line says why it is not."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from motions.extraction import Unreadable, extract


class ReadingCommand(BaseCommand):
    """Prints a line for each file; one that cannot be read is named on stderr, and the exit status is then 1."""

    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="BESTAND")
        parser.add_argument("--json", action="store_true", help="een JSON-object per bestand, elk op een regel")

    def handle(self, *args: Any, files: list[str], **options: Any) -> None:
        unread = 0
        for name in files:
            try:
                text = extract(Path(name).read_bytes(), name=Path(name).name).text
            except Unreadable as error:
                unread += 1
                self.stderr.write(f"{name}: {error.message}")
            except OSError as error:
                unread += 1
                self.stderr.write(f"{name}: {_why_not_opened(error)}")
            else:
                self.stdout.write(self.printed(name, text, **options))
        if unread:
            sys.exit(1)

    def printed(self, name: str, text: str, **options: Any) -> str:
        """What to print for one file."""
        raise NotImplementedError


def _why_not_opened(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "Dit bestand bestaat niet."
    if isinstance(error, IsADirectoryError):
        return "Dit is een map, geen bestand."
    if isinstance(error, PermissionError):
        return "Dit bestand mag niet worden gelezen."
    return f"Dit bestand kan niet worden geopend ({error.strerror})."
