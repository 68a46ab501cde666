"""Differences that imports noted: records that were refused, that lack something, or that a complete pass missed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from motions.models import ImportGap
from motions.models.source import SourceRecord
from motions.queries.reconciliation.categories import RECORDS, listed, named
from motions.queries.reconciliation.differences import Difference, Row, Side, compared
from motions.rules.source_addresses import record_address

Kind = ImportGap.Kind


def refused(slug: str, category: str, title: str, *, of: Sequence[str] = (), but: Sequence[str] = ()) -> Difference:
    """Records that could not be taken over, ``of`` these categories of the source or of all ``but`` these."""
    return Difference(
        slug=slug,
        side=Side.MISSING,
        category=category,
        title=title,
        meaning="De import kon deze records niet overnemen. Zij verdwijnen hier zodra dat wel lukt.",
        rows=_gaps(Kind.REFUSED, of, but),
        shown=_shown,
    )


def lacking(slug: str, category: str, title: str, meaning: str, *, thing: ImportGap.Thing, of: str = "") -> Difference:
    """Records of a category, or ``of`` another one of the source, that name a thing that is not here."""

    def rows(since: date) -> QuerySet[ImportGap]:
        return _gaps(Kind.LACKING, (of or category,))(since).filter(thing=thing)

    return Difference(
        slug=slug,
        side=Side.MISSING,
        category=category,
        title=title,
        meaning=meaning,
        rows=rows,
        shown=_shown,
    )


def unseen(slug: str, category: str, title: str) -> Difference:
    """Records under an official id that the last complete pass of their category did not see."""

    def rows(since: date) -> QuerySet[ImportGap]:
        here = RECORDS[category]._default_manager.filter(official_id=OuterRef("official_id"), source_removed_at=None)
        return _gaps(Kind.UNSEEN, (category,))(since).filter(Exists(here))

    return Difference(
        slug=slug,
        side=Side.UNSEEN,
        category=category,
        title=title,
        meaning="De laatste volledige lezing van de bron zag deze records niet meer, en de bron zei niet dat zij zijn "
        "verwijderd. Zij verdwijnen hier zodra de bron ze weer geeft.",
        rows=rows,
        shown=_shown,
    )


def _gaps(kind: Kind, of: Sequence[str], but: Sequence[str] = ()) -> Callable[[date], QuerySet[ImportGap]]:
    def rows(since: date) -> QuerySet[ImportGap]:
        gaps = ImportGap.objects.filter(kind=kind)
        gaps = gaps.filter(category__in=of) if of else gaps.exclude(category__in=but)
        return compared(gaps, record="official_id", theirs=F("problem")).order_by("-since", "-pk")

    return rows


def _shown(gaps: Sequence[Any]) -> list[Row]:
    here = _here(gaps)
    rows = []
    for gap in gaps:
        item = here.get((gap.category, gap.official_id))
        rows.append(
            Row(
                record=gap.record,
                title=named(item) if item else f"{gap.category} {gap.official_id}",
                theirs=gap.problem,
                since=gap.since,
                item=item,
                address=(item.source_url if item else "") or record_address(gap.category, gap.official_id),
                content=gap.content,
            )
        )
    return rows


def _here(gaps: Sequence[ImportGap]) -> dict[tuple[str, str], SourceRecord]:
    """The rows here of these records: a gap may concern a newer version of what is here."""
    found: dict[tuple[str, str], SourceRecord] = {}
    for category, model in RECORDS.items():
        ids = [gap.official_id for gap in gaps if gap.category == category]
        if ids:
            for item in listed(model).filter(official_id__in=ids):
                found[category, item.official_id or ""] = item
    return found
