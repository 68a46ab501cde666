"""``manage.py evaluate_reader GOLD_DIR``: read annotated letters or motions and print how good the reading is."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motions.analysis.evaluation.gold import GoldLetter
from motions.analysis.evaluation.tables import as_json, letter_table, motion_table
from motions.analysis.evaluation.tally import Tally
from motions.management.gold_folder import NoGold, gold_in, score_letter_files, score_motion_files


class Command(BaseCommand):
    help = "Leest de geannoteerde brieven of moties in een map en toont hoe goed dat gaat."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="MAP", type=Path, help="met van elke tekst NAAM.txt en NAAM.json")
        parser.add_argument("--fails", type=int, default=0, metavar="N", help="noem N fouten van elke soort")
        parser.add_argument("--json", action="store_true", help="de maten als een JSON-object")

    def handle(self, *args: Any, folder: Path, fails: int, **options: Any) -> None:
        try:
            tally, table = _scored(folder)
        except NoGold as error:
            raise CommandError(str(error)) from None
        self.stdout.write(as_json(tally) if options["json"] else "\n".join(table(tally, fails=fails)))


def _scored(folder: Path) -> tuple[Tally, Callable[..., Iterator[str]]]:
    gold = gold_in(folder)
    letters = [marked for marked in gold if isinstance(marked, GoldLetter)]
    if letters:
        return score_letter_files(folder, letters), letter_table
    return score_motion_files(folder, [marked for marked in gold if not isinstance(marked, GoldLetter)]), motion_table
