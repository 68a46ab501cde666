"""Finding the motion or commitment that a passage is about by what staff type: a number, a mover, words."""

from django.db.models import Q, QuerySet

from motions.models import Commitment, Motion
from motions.queries.criteria import Criteria
from motions.queries.items import commitments_where, motions_where
from motions.queries.seen import Viewer
from motions.rules.references import Reference
from motions.rules.typed_references import typed_references

LIMIT = 10


def motions(text: str) -> list[Motion]:
    """At most LIMIT motions with this number, or else with every word in title, text, request or movers."""
    references = typed_references(text)
    rows = _numbered(references) if references else motions_where(Criteria(text=text))
    if rows is None:
        return []
    return list(rows.select_related("paper__dossier").prefetch_related("movers")[:LIMIT])


def commitments(text: str) -> list[Commitment]:
    """At most LIMIT commitments with every word in title, wording, statements or office."""
    rows = commitments_where(Criteria(text=text), viewer=Viewer.STAFF)
    return list(rows.select_related("office")[:LIMIT]) if rows is not None else []


def separate_words(text: str) -> str:
    """``Kamerstuk 36 410, nr. 74`` and ``36410-74`` → ``36410 74``, for searching column by column; else the text."""
    references = typed_references(text)
    if not references:
        return text
    likeliest = references[0]
    return " ".join(part for part in (str(likeliest.dossier), likeliest.suffix, likeliest.number) if part)


def _numbered(references: tuple[Reference, ...]) -> QuerySet[Motion]:
    found = Q(pk__in=[])
    for reference in references:
        inside = Q(paper__dossier__number=reference.dossier, paper__dossier__suffix=reference.suffix)
        found |= inside if reference.is_whole_dossier else inside & Q(paper__number=reference.number)
    return Motion.objects.filter(found)
