"""``manage.py load_demo``: reference data, the facts of the first motions and letters, and examples. Idempotent."""

import json
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from motions.services import demo


class Command(BaseCommand):
    help = "Laadt ministeries, de eerste moties en brieven, en verzonnen voorbeelden. Opnieuw laden verandert niets."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("load_reference", stdout=self.stdout)
        data = json.loads((settings.BASE_DIR / "fixtures" / "demo.json").read_text(encoding="utf-8"))
        is_new = demo.load(data, now=timezone.now(), today=timezone.localdate())
        self.stdout.write("Voorbeeldgegevens geladen." if is_new else "De voorbeeldgegevens staan er al.")
