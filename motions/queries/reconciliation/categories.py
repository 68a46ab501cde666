"""The categories of the sources whose records stand here one by one."""

from typing import Any

from django.db.models import QuerySet

from motions.models import Commitment, Decision, Letter, Motion
from motions.models.source import SourceRecord

RECORDS: dict[str, type[SourceRecord]] = {
    "Motie": Motion,
    "Besluit": Decision,
    "Toezegging": Commitment,
    "Brief regering": Letter,
}
"""What an official id of a category names here."""


def listed(model: type[SourceRecord]) -> QuerySet[Any]:
    """The rows of a model with what a list shows of them, without their long texts."""
    rows: QuerySet[Any] = model._default_manager.all()
    if model is Decision:
        return rows.select_related("motion").defer("motion__text")
    return rows.defer("text") if model in (Motion, Letter) else rows


def named(item: SourceRecord) -> str:
    """What a row of :func:`listed` is called."""
    if isinstance(item, Decision):
        return f"{item}: {item.motion.title}"
    return item.title if isinstance(item, Motion | Commitment | Letter) else str(item)
