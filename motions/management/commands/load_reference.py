"""``manage.py load_reference``: ministries with their names, offices and cabinets. Idempotent."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from motions.services import reference_data


class Command(BaseCommand):
    help = "Laadt ministeries, ambten en kabinetten die er nog niet zijn. Opnieuw laden verandert niets."

    def handle(self, *args: Any, **options: Any) -> None:
        data = json.loads((settings.BASE_DIR / "fixtures" / "reference.json").read_text(encoding="utf-8"))
        self.stdout.write(f"{reference_data.load(data)} ministeries, ambten en kabinetten toegevoegd.")
