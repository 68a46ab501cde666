"""Two rows of one motion: imported before its number was known, and typed by hand under that number."""

from django.db import IntegrityError, transaction

from motions.models import Candidate, CorrectionRequest, FollowUp, Motion, Request, Subscription

MOVING = (Candidate, CorrectionRequest, Subscription)
"""What may hang on the imported row and goes along: what readers suggested, what people asked and follow."""


class HasWork(Exception):
    """Both rows have follow-ups: a person has to say which stays."""


def merge(imported: int, *, into: int) -> None:
    """Let the imported row's decisions and links join the typed row, and remove it. Raises HasWork."""
    if FollowUp.objects.filter(request__motion=imported).exists():
        if FollowUp.objects.filter(request__motion=into).exists():
            raise HasWork
        Request.objects.filter(motion=into).delete()
        Request.objects.filter(motion=imported).update(motion=into)
    row, kept = Motion.objects.get(pk=imported), Motion.objects.get(pk=into)
    for decision in row.decisions.all():
        _join(decision, kept)
    for model in MOVING:
        for other in model._default_manager.filter(motion=row):
            _join(other, kept)
    replaced, row.replaces = row.replaces, None
    Motion.objects.filter(pk=row.pk).update(replaces=None)
    if kept.replaces is None and replaced is not None and replaced.pk != kept.pk:
        Motion.objects.filter(pk=kept.pk).update(replaces=replaced)
    replacing = Motion.objects.filter(replaces=row).exclude(pk=kept.pk)
    if not Motion.objects.filter(replaces=kept).exists():
        replacing.update(replaces=kept)
    Motion.objects.filter(replaces=row).update(replaces=None)
    Motion.objects.filter(pk=row.pk).delete()


def _join(row: object, motion: Motion) -> None:
    """Hang a row on the motion that stays; one that stands there already goes with the other row."""
    try:
        with transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(motion=motion)  # type: ignore[attr-defined]
    except IntegrityError:
        pass
