"""``manage.py import_tweedekamer``: read what is new at the Tweede Kamer; goes on where it stopped."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motions.importers.everything import Sources, import_everything
from motions.importers.http import Client
from motions.management.import_lines import write_runs


class Command(BaseCommand):
    help = "Haalt op wat nieuw is bij de Tweede Kamer en gaat verder waar de vorige keer ophield."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--base-url", default=settings.TWEEDEKAMER_URL, metavar="ADRES")
        parser.add_argument("--koop-url", default=settings.KOOP_URL, metavar="ADRES", help="Officiële publicaties.")
        parser.add_argument("--category", nargs="+", metavar="SOORT", help="Alleen deze soorten.")
        parser.add_argument("--full", action="store_true", help="Vanaf het begin in plaats van waar het ophield.")

    def handle(
        self, *args: Any, base_url: str, koop_url: str, category: list[str] | None, full: bool, **options: Any
    ) -> None:
        today = timezone.localdate()
        sources = Sources(Client(base_url), Client(koop_url))
        offered = sources.categories(since=today, today=today)
        if unknown := set(category or ()) - set(offered):
            raise CommandError(f"Onbekend: {', '.join(sorted(unknown))}. Kies uit {', '.join(offered)}.")
        runs = import_everything(sources, clock=timezone.now, today=today, only=category or (), again=full)
        if stopped_by := write_runs(runs, self.stdout):
            raise CommandError(stopped_by)
