"""What a list can be narrowed to, and the same in SQL. The choices' values are those of the address bar."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from django.db.models import Q

from motions.models.follow_ups import RUNNING_STATES
from motions.models.motions import Addressee
from motions.models.papers import Chamber
from motions.queries.seen import Viewer
from motions.queries.slippage import has_moved
from motions.rules.follow_ups import State
from motions.rules.labels import Labelled
from motions.rules.references import Reference
from motions.rules.state_lines import SOON_DAYS


class ItemKind(Enum):
    """What is followed; ``path`` leads from a follow-up to it."""

    MOTION = "request__motion"
    COMMITMENT = "commitment"

    @property
    def path(self) -> str:
        return self.value

    @property
    def is_motion(self) -> bool:
        return self is ItemKind.MOTION


class Stand(Labelled):
    """How far a follow-up is, as a filter; the first choice holds the next two, "gemeld" holds "vast te stellen"."""

    OPEN = "open", "Open"
    IN_PROGRESS = "in-uitvoering", "waarvan in uitvoering"
    PARTLY = "deels", "waarvan deels gemeld"
    REPORTED = "gemeld", "Gemeld als uitgevoerd"
    TO_ESTABLISH = "vast-te-stellen", "waarvan nog vast te stellen"
    DECIDED = "vastgesteld", "Vastgesteld"
    DECLINED = "niet-uitgevoerd", "Wordt niet uitgevoerd"
    ENDED = "beeindigd", "Vervallen, achterhaald of overgedragen"
    CLOSED = "afgesloten", "Door ons afgesloten"


class TermStand(Labelled):
    """Where the term stands on a day, as a filter; "verlengd" whatever became of it since."""

    PASSED = "verstreken", "Termijn verstreken"
    SOON = "binnen-30-dagen", "Binnen 30 dagen"
    UNDATED = "zonder-datum", "Zonder datum"
    MOVED = "verlengd", "Termijn verlengd"


NO_MINISTRY = "geen"
"""The value of the ministry filter for follow-ups that no ministry was found for yet."""

CAN_BE_ESTABLISHED = (
    Q(request__motion__paper__chamber=Chamber.EK)
    | Q(commitment__chamber=Chamber.EK)
    | Q(request__addressee=Addressee.PRESIDIUM)
    | (Q(commitment__isnull=False) & ~Q(commitment__register_number=""))
)
"""Somebody can establish it: ``rules.establishing.establisher`` in SQL."""

STAND_CONDITIONS: dict[Stand, Q] = {
    Stand.OPEN: Q(seen_state__in=RUNNING_STATES),
    Stand.IN_PROGRESS: Q(seen_state=State.IN_PROGRESS.value),
    Stand.PARTLY: Q(seen_state=State.PARTLY.value),
    Stand.REPORTED: Q(seen_state=State.REPORTED.value),
    Stand.TO_ESTABLISH: Q(seen_state=State.REPORTED.value) & CAN_BE_ESTABLISHED,
    Stand.DECIDED: Q(seen_state=State.DECIDED.value),
    Stand.DECLINED: Q(seen_state=State.DECLINED.value),
    Stand.ENDED: Q(seen_state__in=[State.LAPSED.value, State.OVERTAKEN.value, State.TRANSFERRED.value]),
    Stand.CLOSED: Q(seen_state=State.CLOSED.value),
}


def term_condition(term: TermStand, *, viewer: Viewer, today: date) -> Q:
    """The follow-ups whose term stands so on this day, among rows of ``seen.follow_ups`` of this viewer."""
    if term is TermStand.MOVED:
        return has_moved(viewer)
    if term is TermStand.PASSED:
        # open_due_on is the indexed column that holds the rule; what a visitor may know must say the same.
        return Q(open_due_on__lt=today, seen_open_due_on__lt=today)
    if term is TermStand.SOON:
        return Q(seen_open_due_on__range=(today, today + timedelta(days=SOON_DAYS)))
    return Q(seen_state__in=RUNNING_STATES, seen_due_on__isnull=True)


@dataclass(frozen=True, slots=True)
class Criteria:
    """One narrowing of a list. Choices within one field add up, fields narrow each other, on the same follow-up.

    ``ministries`` are codes or NO_MINISTRY; ``dossier`` a reference to a whole dossier; ``office`` a primary key;
    ``since`` and ``until`` bound the day on which it was moved or promised. ``followed`` False gives what is *not*
    followed (motions that were not adopted, intentions), to which stand, term and ministry do not apply.
    """

    stands: tuple[Stand, ...] = ()
    terms: tuple[TermStand, ...] = ()
    ministries: tuple[str, ...] = ()
    dossier: Reference | None = None
    mover: str = ""
    office: int | None = None
    since: date | None = None
    until: date | None = None
    text: str = ""
    followed: bool = True


def any_of(conditions: list[Q]) -> Q:
    """The rows that meet one of these; all rows where there is no condition."""
    joined = Q()
    for condition in conditions:
        joined |= condition
    return joined
