"""Records that staff worded or dated otherwise than their source does now."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce

from motions.models import Commitment, SourceValue, Statement
from motions.queries.reconciliation.categories import RECORDS, listed, named
from motions.queries.reconciliation.differences import Difference, Row, Side, compared

MEANING_OF_COMMITMENTS = (
    "Een medewerker wijzigde dit; een import laat dat staan. Pas het aan op de pagina van het record, of laat het zo."
)
MEANING = f"{MEANING_OF_COMMITMENTS} Van wat vóór deze versie is gewijzigd, is de waarde in de bron niet altijd bekend."
NOTHING = "niets"


def edited(slug: str, category: str, title: str, *, field: str) -> Difference:
    """Records of a category with another value in a column than the source gave last."""

    def rows(since: date) -> QuerySet[Any]:
        theirs = SourceValue.objects.filter(category=category, field=field)
        of_row = theirs.filter(official_id=OuterRef("official_id")).values("value")
        here = listed(RECORDS[category]).filter(official_id__in=theirs.values("official_id"), source_removed_at=None)
        here = here.annotate(
            given=Subquery(of_row), own=Coalesce(Cast(field, TextField()), Value("", output_field=TextField()))
        )
        return compared(here.exclude(own=F("given")), ours=F("own"), theirs=F("given"))

    return Difference(slug, Side.OTHER, category, title, MEANING, rows, shown)


def reworded(since: date) -> QuerySet[Commitment]:
    """Commitments of which the wording is not the register's newest."""
    newest = _said().exclude(role=Statement.Role.ADDITION).order_by("-said_on", "role", "-pk").values("quote")[:1]
    rows = listed(Commitment).filter(official_id__isnull=False, source_removed_at=None)
    rows = rows.filter(pk__in=Commitment.history.values("id")).annotate(given=Subquery(newest))
    return compared(rows.exclude(wording=F("given")), ours=F("wording"), theirs=F("given"))


def redated(since: date) -> QuerySet[Commitment]:
    """Commitments of which the day is not the first on which the register has it said."""
    first = _said().order_by("said_on").values("said_on")[:1]
    rows = listed(Commitment).filter(official_id__isnull=False, source_removed_at=None)
    rows = rows.filter(pk__in=Commitment.history.values("id")).annotate(given=Subquery(first))
    return compared(rows.exclude(promised_on=F("given")), ours=F("promised_on"), theirs=F("given"))


def _said() -> QuerySet[Statement]:
    rows: QuerySet[Statement] = Statement.objects.filter(
        commitment=OuterRef("pk"), official_id__isnull=False, retracted_at=None
    )
    return rows


def shown(rows: Sequence[Any]) -> list[Row]:
    """With both values, days as a Dutch reader writes them."""
    return [
        Row(row.record, named(row), _said_as(row.ours), _said_as(row.theirs), item=row, address=row.source_url)
        for row in rows
    ]


def _said_as(value: str) -> str:
    """A day as a Dutch reader writes it, other text as it is."""
    try:
        return f"{date.fromisoformat(value):%d-%m-%Y}"
    except ValueError:
        return value or NOTHING
