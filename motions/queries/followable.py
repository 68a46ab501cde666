"""What can be followed from a page, and what else beside it: dossier, members, office holders, committee, ministry."""

from dataclasses import dataclass

from django.db import models

from motions.models import Commitment, Motion, Subscription
from motions.models.subscriptions import TARGETS
from motions.queries import seen
from motions.queries.followed import followed
from motions.queries.seen import Viewer

Scope = Subscription.Scope


@dataclass(frozen=True, slots=True)
class Followable:
    """Something to follow: its scope, its key (None for everything), its name as it goes after "volg", its page."""

    scope: str
    key: int | None
    name: str
    path: str


def named(scope: str, key: int | None, *, viewer: Viewer) -> Followable | None:
    """This with its name; None where there is no such row that this viewer may know of. Four statements at most."""
    row = Subscription(scope=scope, **({f"{scope}_id": key} if key is not None else {}))
    if scope != Scope.EVERYTHING and not is_there(scope, key, viewer=viewer):
        return None
    return _followable([row], viewer)[0]


def is_there(scope: str, key: int | None, *, viewer: Viewer) -> bool:
    """Whether the scope has a row with this key that this viewer may know of."""
    if key is None or scope not in TARGETS:
        return False
    if scope == Scope.COMMITMENT:
        return seen.commitments(viewer).filter(pk=key).exists()
    model = Subscription._meta.get_field(scope).related_model
    assert isinstance(model, type)
    return bool(model._default_manager.filter(pk=key).exists())


def beside_motion(key: int) -> tuple[Followable, ...]:
    """What else the readers of this motion may want to follow. Four statements."""
    rows = Motion.objects.select_related("paper__dossier", "activity__committee").prefetch_related("movers__person")
    motion = rows.get(pk=key)
    targets: list[models.Model | None] = [motion.paper.dossier]
    targets += [mover.person for mover in motion.movers.all()]
    targets += [motion.activity.committee] if motion.activity else []
    return _offered([*targets, *_responsible(request__motion=key)])


def beside_commitment(key: int) -> tuple[Followable, ...]:
    """What else the readers of this commitment may want to follow. Four statements."""
    rows = Commitment.objects.select_related("dossier", "office")
    commitment = rows.prefetch_related("addressees__person", "addressees__committee").get(pk=key)
    targets: list[models.Model | None] = [commitment.dossier, commitment.office]
    for addressee in commitment.addressees.all():
        targets += [addressee.person, addressee.committee]
    return _offered([*targets, *_responsible(commitment=key)])


def _responsible(**item: int) -> list[models.Model | None]:
    found: list[models.Model | None] = []
    for row in seen.follow_ups(Viewer.VISITOR).filter(**item).select_related("ministry", "office").order_by("pk"):
        found += [row.office, row.ministry]
    return found


def _offered(targets: list[models.Model | None]) -> tuple[Followable, ...]:
    rows = []
    for target in dict.fromkeys(targets):
        if target is not None:
            scope = str(target._meta.model_name)
            rows.append(Subscription(scope=scope, **{scope: target}))
    return tuple(_followable(rows, Viewer.VISITOR))


def _followable(rows: list[Subscription], viewer: Viewer) -> list[Followable]:
    return [
        Followable(row.scope, getattr(row, f"{row.scope}_id", None), what.name, what.path)
        for row, what in zip(rows, followed(rows, viewer=viewer), strict=True)
    ]
