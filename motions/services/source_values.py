"""The source's own values of columns that staff edit: kept before the first edit, and kept up by imports after it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models

from motions.models import Decision, Letter, Motion, SourceValue
from motions.queries.reconciliation.categories import RECORDS
from motions.services.bulk import storable

COMPARED: dict[type[models.Model], tuple[str, ...]] = {
    Motion: ("title", "submitted_on"),
    Decision: ("decided_on",),
    Letter: ("subject", "sent_on"),
}
"""The columns that are compared with the source; a commitment keeps the register's words as statements."""


def keep(row: models.Model) -> None:
    """Keep what the source says of a row that somebody is about to edit for the first time, as it stands now."""
    model = type(row)
    if model not in COMPARED or row.pk is None or model.history.filter(id=row.pk).exists():  # type: ignore[attr-defined]
        return
    stored = model._default_manager.filter(pk=row.pk, official_id__isnull=False)
    values = stored.values("official_id", *COMPARED[model]).first()
    if values is not None:
        note(model, [(values.pop("official_id"), values)])


def note(model: type[models.Model], records: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Write what the source says now of rows that staff edited: their official ids, and columns by name."""
    category = next(name for name, of in RECORDS.items() if of is model)
    rows = [
        SourceValue(category=category, official_id=official_id, field=field, value=_as_text(facts[field]))
        for official_id, facts in records
        for field in COMPARED[model]
    ]
    if rows:
        unique = ("category", "official_id", "field")
        SourceValue.objects.bulk_create(rows, update_conflicts=True, unique_fields=unique, update_fields=("value",))


def _as_text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else storable(value or "")
