"""``manage.py load_demo``: reference data, the facts of the first motions and letters, and examples. Idempotent."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from motions.services import demo, reference_data


class Command(BaseCommand):
    help = "Laadt ministeries, de eerste moties en brieven, en verzonnen voorbeelden. Opnieuw laden verandert niets."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "fixtures"
        reference_data.load(json.loads((folder / "reference.json").read_text(encoding="utf-8")))
        data = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
        is_new = demo.load(data, now=timezone.now(), today=timezone.localdate())
        self.stdout.write("Voorbeeldgegevens geladen." if is_new else "De voorbeeldgegevens staan er al.")
