"""New rows in one statement, however many they are: events, and the first lines of a history of edits."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from motions.models import FollowUpEvent
from motions.services import bulk
from motions.services.acts import Act


def write_events(events: Iterable[FollowUpEvent]) -> None:
    """Insert these new events and give each its key."""
    rows = list(events)
    keys = dict(bulk.insert(FollowUpEvent, [columns(row) for row in rows], returning=("once_key", "id")))
    for row in rows:
        row.pk = keys[row.once_key]


def write_beginnings(rows: Sequence[models.Model], act: Act) -> None:
    """Write of each new row, all of one model, that it was made and by whom, as saving it alone does."""
    if not rows:
        return
    history = type(rows[0]).history.model  # type: ignore[attr-defined]  # simple_history adds it
    made: dict[str, Any] = {"history_date": act.now, "history_type": "+", "history_change_reason": None}
    made["history_user_id"] = act.actor.pk if act.actor else None
    bulk.insert(
        history,
        [{field.column: getattr(row, field.attname) for field in history.tracked_fields} | made for row in rows],
        returning=("history_id",),
    )


def columns(row: models.Model) -> dict[str, Any]:
    """What a new row holds, by column."""
    fields = (field for field in row._meta.concrete_fields if not field.primary_key and not field.generated)
    return {str(field.column): getattr(row, field.attname) for field in fields}
