"""``manage.py flag_overdue [--today D]``: the sweep of the schedule, once, now."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motions.services.overdue import flag_overdue

LIES_AHEAD = (
    "Let op: {day:%d-%m-%Y} ligt in de toekomst. Wat nu wordt genoteerd, is op de pagina's pas te zien op de dag zelf."
    " Collega's krijgen hun bericht al bij de eerstvolgende verzending, met de stand van die dag; anderen pas als het"
    " zover is."
)


class Command(BaseCommand):
    help = "Noteert wiens termijn nadert of is verstreken en zet de herinneringen klaar. Nog eens draaien kan altijd."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--today", metavar="JJJJ-MM-DD", help="de dag waarop gekeken wordt (anders vandaag)")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        today = timezone.localdate(now) if options["today"] is None else _day(options["today"])
        if today > timezone.localdate(now):
            self.stderr.write(LIES_AHEAD.format(day=today))
        flagged = flag_overdue(today=today, now=now)
        self.stdout.write(f"flagged={flagged.flagged} notices={flagged.notices} day={today}")


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise CommandError(f"--today moet een bestaande dag zijn als 2026-03-02, niet {given!r}.") from None
