"""Motions and commitments by what they are: dossier, mover or office, period, words."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from motions.models import Dossier, Motion, Mover, Request
from motions.queries import seen
from motions.queries.criteria import Criteria
from motions.queries.seen import Viewer
from motions.rules.references import Reference
from motions.rules.typed_references import typed_references

if TYPE_CHECKING:
    from motions.queries.seen import SeenCommitment


def motions_where(criteria: Criteria) -> "QuerySet[Motion] | None":
    """The motions that meet what the criteria say of the motion itself; None where they say nothing of it."""
    conditions = []
    if criteria.dossier is not None:
        conditions.append(
            Q(paper__dossier__number=criteria.dossier.dossier, paper__dossier__suffix=criteria.dossier.suffix)
        )
    if criteria.mover:
        conditions.append(Q(Exists(Mover.objects.filter(motion=OuterRef("pk"), name__icontains=criteria.mover))))
    if criteria.since:
        conditions.append(Q(submitted_on__gte=criteria.since))
    if criteria.until:
        conditions.append(Q(submitted_on__lte=criteria.until))
    conditions += [_motion_says(word) for word in criteria.text.split()]
    return Motion.objects.filter(*conditions) if conditions else None


def commitments_where(criteria: Criteria, *, viewer: Viewer) -> "QuerySet[SeenCommitment] | None":
    """The commitments that meet what the criteria say of the commitment itself; None where they say nothing of it."""
    conditions = []
    if criteria.dossier is not None:
        conditions.append(Q(dossier__number=criteria.dossier.dossier, dossier__suffix=criteria.dossier.suffix))
    if criteria.office is not None:
        conditions.append(Q(office=criteria.office))
    if criteria.since:
        conditions.append(Q(promised_on__gte=criteria.since))
    if criteria.until:
        conditions.append(Q(promised_on__lte=criteria.until))
    conditions += [_commitment_says(word, viewer) for word in criteria.text.split()]
    return seen.commitments(viewer).filter(*conditions) if conditions else None


def _motion_says(word: str) -> Q:
    mover = Mover.objects.filter(motion=OuterRef("pk"), name__icontains=word)
    request = Request.objects.filter(motion=OuterRef("pk"), text__icontains=word)
    return Q(title__icontains=word) | Q(text__icontains=word) | Q(Exists(mover)) | Q(Exists(request))


def _commitment_says(word: str, viewer: Viewer) -> Q:
    """Words of a hidden statement are not searched: not even "found" may betray them."""
    said = seen.statements(viewer).filter(commitment=OuterRef("pk"), quote__icontains=word)
    own = (Q(title__icontains=word) | Q(wording__icontains=word)) & Q(has_unsaid=False)
    return own | Q(Exists(said)) | Q(office__title__icontains=word) | Q(register_number__iexact=word)


def dossier_key(dossier: Dossier) -> str:
    """A dossier as the address bar has it: ``36410``, ``21501-20``, ``36410-XVI``."""
    return f"{dossier.number}-{dossier.suffix}" if dossier.suffix else str(dossier.number)


def typed_dossier(text: str) -> Reference | None:
    """The dossier that somebody typed ("36 410", "21501-20", "36 410 XVI"); None where it is none."""
    return next((reference for reference in typed_references(text) if reference.is_whole_dossier), None)
