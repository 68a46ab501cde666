"""Papers by reference: the row of an official number, made when it is first met."""

from motions.models import Dossier, Paper
from motions.rules.references import Reference


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
