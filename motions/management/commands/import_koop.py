"""``manage.py import_koop``: read published letters and written answers; goes on where it stopped."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motions.importers.everything import Sources, import_publications
from motions.importers.http import Client
from motions.management.import_lines import write_runs


class Command(BaseCommand):
    help = "Haalt brieven en antwoorden op Kamervragen op bij officielebekendmakingen.nl (KOOP)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--koop-url", default=settings.KOOP_URL, metavar="ADRES", help="Publicaties op nummer.")
        parser.add_argument("--search-url", default=settings.KOOP_SEARCH_URL, metavar="ADRES", help="De zoekdienst.")
        parser.add_argument("--full", action="store_true", help="Vanaf het begin in plaats van waar het ophield.")
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--query", default="", metavar="CQL", help="Zoekvraag in plaats van alles sinds FOLLOW_FROM."
        )
        which.add_argument("--identifier", nargs="+", default=[], metavar="ID", help="Alleen deze, zoals kst-36410-74.")

    def handle(
        self, *args: Any, koop_url: str, search_url: str, full: bool, query: str, identifier: list[str], **options: Any
    ) -> None:
        koop = Client(koop_url)
        sources = Sources(koop, koop, Client(search_url))
        runs = import_publications(
            sources, clock=timezone.now, today=timezone.localdate(), query=query, identifiers=identifier, again=full
        )
        if stopped_by := write_runs(runs, self.stdout):
            raise CommandError(stopped_by)
