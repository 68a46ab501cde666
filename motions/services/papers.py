"""Papers by reference: the row of an official number, made when it is first met."""

from collections.abc import Iterable

from motions.models import Dossier, Paper
from motions.rules.references import Reference
from motions.services import bulk
from motions.services.imports.papers import columns, dossiers_of, identity


def paper_of(reference: Reference, *, dossier_title: str = "") -> Paper:
    """The paper with this identity; its dossier comes into being with it."""
    dossier = None
    if reference.dossier:
        dossier, _ = Dossier.objects.get_or_create(
            number=reference.dossier, suffix=reference.suffix, defaults={"title": dossier_title}
        )
    paper, _ = Paper.objects.get_or_create(
        series=reference.series,
        chamber=reference.chamber,
        session_year=reference.session_year,
        dossier=dossier,
        number=reference.number,
    )
    return paper


def papers_of(references: Iterable[Reference]) -> dict[Reference, Paper]:
    """The papers with these identities, in a fixed number of statements; new ones without a history of edits."""
    wanted = set(references)
    if not wanted:
        return {}
    dossiers = dossiers_of(dict.fromkeys(wanted, ""))
    found = _papers(wanted)
    missing = [identity(reference, dossiers) for reference in wanted if reference not in found]
    if missing:
        new = [columns(official_id=None, title="", published_on=None, identity=one) for one in missing]
        bulk.insert(Paper, new, known_too=True)
        found = _papers(wanted)
    return found


def _papers(wanted: set[Reference]) -> dict[Reference, Paper]:
    rows = Paper.objects.filter(number__in={reference.number for reference in wanted}).select_related("dossier")
    of_dossiers = rows.filter(dossier__number__in={reference.dossier for reference in wanted})
    return {row.reference: row for row in of_dossiers if row.reference in wanted}
