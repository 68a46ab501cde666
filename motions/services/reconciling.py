"""Settling differences with a source: ours stays with a reason, or the source's is accepted; either can be undone."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from motions.models import Settlement
from motions.queries.reconciliation.catalogue import by_slug
from motions.services import accepting
from motions.services.acts import Act
from motions.services.imports.motion_follow_ups import follow_from
from motions.services.permissions import RECONCILE, require
from motions.services.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Choice = Settlement.Choice


class NoDifference(Refused):
    """The difference is over, or somebody settled it a moment ago."""

    def __init__(self) -> None:
        super().__init__("Dit verschil is er niet meer: het is opgelost of al afgehandeld.")


class ReasonMissing(Refused):
    """What differs and stays so needs a reason."""

    def __init__(self) -> None:
        super().__init__("Schrijf op waarom dit zo blijft.")


class AlreadyUndone(Refused):
    """Somebody undid it a moment ago."""

    def __init__(self) -> None:
        super().__init__("Dit is al ongedaan gemaakt.")


def keep(
    *, slug: str, records: Sequence[str], reason: str, actor: "User | None", now: datetime, today: date
) -> list[Settlement]:
    """Leave rows of a difference as they are: they count no longer while both values stay what they are.

    Rows that no longer differ are left out. Raises ReasonMissing, and NoDifference where none does.
    """
    require(actor, RECONCILE)
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    difference = by_slug(slug)
    if difference is None:
        raise NoDifference
    with transaction.atomic():
        rows = list(difference.of(records, follow_from(today=today)))
        if not rows:
            raise NoDifference
        kept = [
            Settlement(
                difference=slug,
                record=row.record,
                title=shown.title[:300],
                ours=row.ours,
                theirs=row.theirs,
                choice=Choice.KEPT,
                reason=reason[:500],
                made_at=now,
                made_by=actor,
            )
            for row, shown in zip(rows, difference.shown(rows), strict=True)
        ]
        try:
            with transaction.atomic():
                return Settlement.objects.bulk_create(kept)
        except IntegrityError:
            raise NoDifference from None


def accept(*, slug: str, record: str, actor: "User | None", now: datetime, today: date) -> Settlement:
    """Let what the source says count here. Raises NoDifference, and what the step behind it refuses."""
    require(actor, RECONCILE)
    difference = by_slug(slug)
    step = accepting.STEPS.get(slug)
    if difference is None or step is None:
        raise NoDifference
    with transaction.atomic():
        row = difference.of([record], follow_from(today=today)).first()
        if row is None:
            raise NoDifference
        (shown,) = difference.shown([row])
        accepted = Settlement(
            difference=slug,
            record=record,
            title=shown.title[:300],
            ours=row.ours,
            theirs=row.theirs,
            choice=Choice.ACCEPTED,
            reason=f"Hier stond: {shown.ours}. De bron zegt: {shown.theirs}.",
            made_at=now,
            made_by=actor,
        )
        step(row, accepted, Act(actor, now, today))
        accepted.save()
    return accepted


def undo(*, settlement: Settlement, actor: "User | None", now: datetime, today: date) -> Settlement:
    """Take a settlement back: the difference counts again, and what accepting it wrote is taken back.

    Raises AlreadyUndone, and ChangedSince where somebody changed since what accepting wrote.
    """
    require(actor, RECONCILE)
    with transaction.atomic():
        locked = Settlement.objects.select_for_update(of=("self",)).get(pk=settlement.pk)
        if locked.undone_at is not None:
            raise AlreadyUndone
        if locked.choice == Choice.ACCEPTED:
            act = Act(actor, now, today)
            if locked.event is not None:
                accepting.take_back(locked.event, act)
            else:
                accepting.restore(locked, act)
        locked.undone_at, locked.undone_by = now, actor
        locked.save(update_fields=["undone_at", "undone_by"])
    return locked
