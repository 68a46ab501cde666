"""``manage.py send_notifications``: the delivery of the schedule, once, now."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from motions.services.outbox import deliver


class Command(BaseCommand):
    help = "Verstuurt de herinneringen die klaarstaan. Nog eens of tegelijk draaien kan altijd."

    def handle(self, *args: Any, **options: Any) -> None:
        delivered = deliver(clock=timezone.now)
        self.stdout.write(f"sent={delivered.sent} failed={delivered.failed} uncertain={delivered.uncertain}")
        if delivered.stopped_by:
            self.stderr.write(f"Wat nog wacht, gaat een volgende keer: {delivered.stopped_by}")
