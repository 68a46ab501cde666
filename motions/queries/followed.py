"""What subscriptions follow, in words and as a page, as its reader may know it."""

from collections.abc import Sequence
from dataclasses import dataclass

from motions.models import Motion, Subscription
from motions.queries import seen
from motions.queries.criteria import ItemKind
from motions.queries.rows import said_in_public, title_of
from motions.queries.saved_filters import PATHS, described
from motions.queries.seen import Viewer

WITH = ("ministry", "dossier", "person", "office", "committee")
"""The relations to select with subscriptions, so that naming them asks nothing more."""
UNSEEN = "een toezegging die niet openbaar is"
Scope = Subscription.Scope


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed: ``name`` goes after "u volgt"; ``path`` is its page or list, "" where it has none."""

    name: str
    path: str = ""


def followed(subscriptions: Sequence[Subscription], *, viewer: Viewer) -> list[Followed]:
    """What each of these subscriptions follows, in their order; a fixed number of statements where the relations of
    ``WITH`` were selected."""
    motions = _motions([row.motion_id for row in subscriptions if row.motion_id])
    commitments = _commitments([row.commitment_id for row in subscriptions if row.commitment_id], viewer)
    filters = described([row.filter for row in subscriptions if row.scope == Scope.FILTER])
    return [_followed(row, motions, commitments, filters) for row in subscriptions]


def _motions(keys: list[int]) -> dict[int, str]:
    rows = Motion.objects.filter(pk__in=keys).select_related("paper__dossier").prefetch_related("movers")
    return {row.pk: f"de {row.name[:1].lower()}{row.name[1:]} over “{row.title}” ({row.paper.label})" for row in rows}


def _commitments(keys: list[int], viewer: Viewer) -> dict[int, str]:
    rows = list(seen.commitments(viewer).filter(pk__in=keys))
    said = said_in_public(rows, viewer)
    return {row.pk: f"de toezegging “{title_of(row, said.get(row.pk, ''))}”" for row in rows}


def _followed(
    row: Subscription, motions: dict[int, str], commitments: dict[int, str], filters: dict[str, str]
) -> Followed:
    match row.scope:
        case Scope.MOTION if row.motion_id in motions:
            return Followed(motions[row.motion_id], f"{PATHS[ItemKind.MOTION]}{row.motion_id}/")
        case Scope.COMMITMENT if row.commitment_id in commitments:
            return Followed(commitments[row.commitment_id], f"{PATHS[ItemKind.COMMITMENT]}{row.commitment_id}/")
        case Scope.COMMITMENT:
            return Followed(UNSEEN)
        case Scope.MINISTRY if row.ministry:
            return Followed(f"het ministerie van {row.ministry.name}", f"/ministeries/{row.ministry_id}/")
        case Scope.DOSSIER if row.dossier:
            title = f" ({row.dossier.title})" if row.dossier.title else ""
            return Followed(f"dossier {row.dossier.label}{title}")
        case Scope.PERSON if row.person:
            return Followed(f"het lid {row.person.surname}")
        case Scope.OFFICE if row.office:
            return Followed(f"de {row.office.title[:1].lower()}{row.office.title[1:]}")
        case Scope.COMMITTEE if row.committee:
            name = row.committee.name
            return Followed(f"de {name}" if "commissie" in name.lower() else f"de commissie {name}")
        case Scope.FILTER:
            return Followed(filters[row.filter], row.filter)
    return Followed("alles wat Nakoming volgt", "/")
