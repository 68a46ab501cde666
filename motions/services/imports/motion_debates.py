"""In which debate a motion was moved, where the source leaves no doubt.

The source says it nowhere of the motion itself. Its decision "Ingediend" belongs to an item on the agenda of a meeting:
where that decision names one motion, and the meeting is one in which motions are moved and was held on the day on which
the motion was submitted, that is the debate. A motion that was first listed when it was put to the vote has none.
"""

from collections.abc import Collection, Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from motions.models import Decision, Motion
from motions.rules.decisions import DecisionKind
from motions.services import bulk

PLENARY = "Plenair debat"
"""How the kinds of plenary debates begin: "Plenair debat (tweeminutendebat)"."""
COMMITTEE_DEBATES = ("Begrotingsoverleg", "Notaoverleg", "Wetgevingsoverleg")
"""The meetings of committees in which motions can be moved."""


def link(motions: Collection[int]) -> None:
    """Fill in, or take back, the debate of these motions; what staff edited stays. Two statements, three at most."""
    found: dict[int, set[int]] = {}
    for motion, activity in _moved().filter(motion__in=motions).values_list("motion", "activity"):
        found.setdefault(motion, set()).add(activity or 0)
    bulk.update(Motion, list(_changes(motions, {key: some.pop() for key, some in found.items() if len(some) == 1})))


def _moved() -> QuerySet[Decision]:
    """The decisions that say in which debate their one motion was moved."""
    shared = Decision.objects.filter(official_id=Concat(OuterRef("official_id"), Value("/1")))
    debates = Q(activity__kind__startswith=PLENARY) | Q(activity__kind__in=COMMITTEE_DEBATES)
    return Decision.objects.filter(
        debates,
        ~Exists(shared),
        kind=DecisionKind.SUBMITTED.value,
        source_removed_at=None,
        official_id__isnull=False,
        decided_on=F("motion__submitted_on"),
    ).exclude(official_id__contains="/")


def _changes(motions: Collection[int], debates: dict[int, int]) -> Iterator[bulk.Row]:
    edited = Motion.history.filter(id=OuterRef("pk"))
    for pk, known in Motion.objects.filter(~Exists(edited), pk__in=motions).values_list("pk", "activity"):
        if known != debates.get(pk):
            yield {"id": pk, "activity_id": debates.get(pk)}
