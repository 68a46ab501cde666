"""Papers and dossiers that imports mention, found or made many at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q

from motions.models import CitedReference, Dossier, Paper
from motions.rules.references import Reference
from motions.services import bulk

Key = tuple[int, str]


def dossiers_of(titles: Mapping[Reference, str]) -> dict[Key, int]:
    """The primary key of each reference's dossier, made where it is new; ``titles`` gives the dossier's title."""
    wanted = {(reference.dossier, reference.suffix): title for reference, title in titles.items() if reference.dossier}
    if not wanted:
        return {}
    found = _dossiers(wanted)
    missing = [key for key in wanted if key not in found]
    if missing:
        Dossier.objects.bulk_create(
            (Dossier(number=number, suffix=suffix, title=wanted[number, suffix][:500]) for number, suffix in missing),
            ignore_conflicts=True,
        )
        found = _dossiers(wanted)
    return found


def known_papers(references: Iterable[Reference]) -> dict[Reference, int]:
    """The primary key of each paper that is here; a dossier's kingdom number may be left out, on either side.

    The identifier "kst-36455-11" stands for what its own metadata call number 11 of 36455-(R2188).
    """
    wanted = set(references)
    if not wanted:
        return {}
    rows = Paper.objects.filter(
        Q(dossier__number__in={reference.dossier for reference in wanted}) | Q(dossier=None),
        number__in={reference.number for reference in wanted},
    ).select_related("dossier")
    exact = {row.reference: row.pk for row in rows}
    short = {_without_kingdom(reference): pk for reference, pk in exact.items()}
    found = {reference: exact.get(reference) or short.get(_without_kingdom(reference)) for reference in wanted}
    return {reference: pk for reference, pk in found.items() if pk}


def _without_kingdom(reference: Reference) -> Reference:
    return replace(reference, suffix="") if reference.suffix.startswith("(R") else reference


def identity(reference: Reference, dossiers: Mapping[Key, int]) -> dict[str, Any]:
    """The columns by which a paper is that reference."""
    return {
        "series": reference.series,
        "chamber": reference.chamber,
        "session_year": reference.session_year,
        "dossier_id": dossiers.get((reference.dossier, reference.suffix)),
        "number": reference.number,
    }


OPAQUE: dict[str, Any] = {"series": "kst", "chamber": "tk", "session_year": "", "dossier_id": None, "number": ""}
"""The columns of a paper that is known by its official id only."""


def columns(*, official_id: str | None, title: str, published_on: date | None, identity: Mapping[str, Any]) -> bulk.Row:
    """All columns of a new paper."""
    return {
        "official_id": official_id,
        "source_url": "",
        "source_changed_at": None,
        "source_hash": "",
        "source_removed_at": None,
        "title": title[:1000],
        "published_on": published_on,
        **identity,
    }


def drop_unused(papers: Sequence[int], *, instead: Mapping[int, int]) -> None:
    """Remove opaque papers whose motion got its number elsewhere; what letters cite moves along (``instead``)."""
    for cited in CitedReference.objects.filter(paper__in=papers):
        cited.paper_id = instead[cited.paper_id or 0]
        cited.save(update_fields=["paper"])
    Paper.objects.filter(pk__in=papers, number="", motion=None, letter=None, fulfils=None).delete()


def _dossiers(wanted: Mapping[Key, str]) -> dict[Key, int]:
    rows = Dossier.objects.filter(number__in={number for number, _ in wanted}).values_list("number", "suffix", "pk")
    return {(number, suffix): pk for number, suffix, pk in rows if (number, suffix) in wanted}
