"""``manage.py evaluate_reader GOLD_DIR``: read annotated letters or motions and print how good the reading is.

``manage.py evaluate_reader --report FILE`` reads the whole corpus (CORPUS_DIR) and writes the committed report.
"""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motions.analysis.evaluation.gold import GoldLetter
from motions.analysis.evaluation.report import changes, figures_in, figures_of, written
from motions.analysis.evaluation.tables import as_json, letter_table, motion_table
from motions.analysis.evaluation.tally import Tally
from motions.analysis.letters import READER_VERSION
from motions.management.gold_folder import NoGold, gold_in, score_letter_files, score_motion_files
from motions.management.reader_report import HEAD, report_sections


class Command(BaseCommand):
    help = "Leest de geannoteerde brieven of moties in een map en toont hoe goed dat gaat."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument(
            "folder", metavar="MAP", type=Path, nargs="?", help="met van elke tekst NAAM.txt en NAAM.json"
        )
        what.add_argument(
            "--report", metavar="BESTAND", type=Path, help="meet op het hele corpus (CORPUS_DIR) en schrijf het verslag"
        )
        parser.add_argument("--fails", type=int, default=0, metavar="N", help="noem N fouten van elke soort")
        parser.add_argument("--json", action="store_true", help="de maten als een JSON-object")

    def handle(self, *args: Any, folder: Path | None, report: Path | None, fails: int, **options: Any) -> None:
        try:
            if report:
                self._write(report, settings.CORPUS_DIR, timezone.localdate())
            elif folder:
                tally, table = _scored(folder)
                self.stdout.write(as_json(tally) if options["json"] else "\n".join(table(tally, fails=fails)))
        except NoGold as error:
            raise CommandError(str(error)) from None

    def _write(self, report: Path, corpus: Path, today: date) -> None:
        sections = report_sections(corpus)
        before = figures_in(report.read_text(encoding="utf-8")) if report.is_file() else {}
        changed = changes(before, figures_of(sections))
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(written(HEAD, sections, reader_version=READER_VERSION, counted_on=today), encoding="utf-8")
        worse = sum(change.worse for change in changed)
        self.stdout.write(f"{report}: {len(changed)} cijfers veranderd, waarvan {worse} slechter.")
        for change in changed:
            self.stdout.write(f"  {'slechter' if change.worse else 'beter'}: {change}")


def _scored(folder: Path) -> tuple[Tally, Callable[..., Iterator[str]]]:
    gold = gold_in(folder)
    letters = [marked for marked in gold if isinstance(marked, GoldLetter)]
    if letters:
        return score_letter_files(folder, letters), letter_table
    return score_motion_files(folder, [marked for marked in gold if not isinstance(marked, GoldLetter)]), motion_table
