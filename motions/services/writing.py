"""Events in one statement, however many they are."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from motions.models import FollowUpEvent
from motions.services import bulk


def write_events(events: Iterable[FollowUpEvent]) -> None:
    """Insert these new events and give each its key."""
    rows = list(events)
    keys = dict(bulk.insert(FollowUpEvent, [columns(row) for row in rows], returning=("once_key", "id")))
    for row in rows:
        row.pk = keys[row.once_key]


def columns(row: models.Model) -> dict[str, Any]:
    """What a new row holds, by column."""
    fields = (field for field in row._meta.concrete_fields if not field.primary_key and not field.generated)
    return {str(field.column): getattr(row, field.attname) for field in fields}
