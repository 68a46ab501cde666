"""Where follow-ups would go in a transfer, and where they came from."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.contrib.auth.models import User
from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Value, When

from motions.models import FollowUp, Ministry, Office, TransferItem
from motions.models.follow_ups import ENDED_STATES, RUNNING_STATES
from motions.rules.labels import Labelled

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _Sorted(TypedDict):
        becomes: str

    SortedFollowUp = WithAnnotations[FollowUp, _Sorted]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a transfer goes; what is empty stays as it is."""

    ministry: Ministry | None = None
    office: Office | None = None
    unit: str = ""
    owner: User | None = None


class Becomes(Labelled):
    """What a transfer makes of a follow-up, with what is said of how many."""

    MOVED = "moved", "meteen overgedragen"
    OFFERED = "offered", "aangeboden; blijft tot het antwoord bij het eigen ministerie"
    SAME = "same", "is daar al"
    WAITING = "waiting", "is al aangeboden en wacht op antwoord"
    THERE = "there", "wordt bij dat ministerie al gevolgd"
    FINISHED = "finished", "loopt niet meer en blijft bij het eigen ministerie"
    ENDED = "ended", "is eerder overgedragen of ingetrokken"


def sorted_out(follow_ups: "QuerySet[FollowUp]", to: Destination) -> "QuerySet[SortedFollowUp]":
    """Each of these with what a transfer there would make of it (``becomes``)."""
    waiting = Exists(TransferItem.objects.filter(follow_up=OuterRef("pk"), state=TransferItem.State.OFFERED))
    branches = [When(state__in=ENDED_STATES, then=Value(Becomes.ENDED.value)),
                When(waiting, then=Value(Becomes.WAITING.value))]  # fmt: skip
    if to.ministry is not None:
        crosses = Q(ministry__isnull=False) & ~Q(ministry=to.ministry)
        branches += [
            When(crosses & ~Q(state__in=RUNNING_STATES), then=Value(Becomes.FINISHED.value)),
            When((crosses | Q(ministry=None)) & Q(_followed_at(to.ministry)), then=Value(Becomes.THERE.value)),
            When(crosses, then=Value(Becomes.OFFERED.value)),
        ]
    branches.append(When(_is_there(to), then=Value(Becomes.SAME.value)))
    becomes = Case(*branches, default=Value(Becomes.MOVED.value), output_field=CharField())
    return cast("QuerySet[SortedFollowUp]", follow_ups.annotate(becomes=becomes))


def counted(follow_ups: "QuerySet[FollowUp]", to: Destination) -> dict[Becomes, int]:
    """How many of these would become what, in one statement; only what is not zero, in the order of ``Becomes``."""
    rows = sorted_out(follow_ups, to).order_by().values("becomes").annotate(count=Count("pk"))
    found = {row["becomes"]: row["count"] for row in rows}
    return {becomes: found[becomes.value] for becomes in Becomes if becomes.value in found}


def offered_to(items: "QuerySet[TransferItem]", user: User) -> "QuerySet[TransferItem]":
    """The offers that this person may answer: to a ministry of theirs, or to one that names no staff."""
    if user.is_superuser:
        return items
    answerable = Ministry.objects.filter(Q(staff=user) | Q(staff=None))
    return items.filter(transfer__ministry__in=answerable.order_by().values("pk"))


def moves_of(follow_ups: Iterable[FollowUp]) -> "Moves":
    """The transfers that these were part of, refused and withdrawn ones left out; one statement."""
    keys = [follow_up.pk for follow_up in follow_ups]
    rows = (
        TransferItem.objects.filter(Q(follow_up__in=keys) | Q(successor__in=keys))
        .filter(state__in=(TransferItem.State.DONE, TransferItem.State.OFFERED))
        .select_related(
            *("transfer__ministry", "transfer__office", "transfer__owner"),
            *("former_ministry", "former_office", "former_owner"),
        )
        .order_by("pk")
    )
    return Moves(rows)


class Moves:
    """The moves of some follow-ups, by follow-up."""

    def __init__(self, rows: Iterable[TransferItem]) -> None:
        self._left: dict[int, list[TransferItem]] = defaultdict(list)
        self._came: dict[int, TransferItem] = {}
        for row in rows:
            self._left[row.follow_up_id].append(row)
            if row.successor_id is not None:
                self._came[row.successor_id] = row

    def offer(self, follow_up: FollowUp) -> TransferItem | None:
        """The offer that waits for an answer."""
        return next((row for row in self._left[follow_up.pk] if row.state == TransferItem.State.OFFERED), None)

    def came(self, follow_up: FollowUp) -> TransferItem | None:
        """The transfer by which it came from another ministry."""
        return self._came.get(follow_up.pk)

    def within(self, follow_up: FollowUp) -> list[TransferItem]:
        """The moves within its ministry, oldest first."""
        return [
            row for row in self._left[follow_up.pk] if row.state == TransferItem.State.DONE and not row.successor_id
        ]

    def of_event(self, event: Any) -> TransferItem | None:
        """The item by which this event came about."""
        rows = [*self._left[event.follow_up_id], *filter(None, [self._came.get(event.follow_up_id)])]
        return next((row for row in rows if row.transfer_id == event.transfer_id), None)


def _followed_at(ministry: Ministry) -> Exists:
    same = Q(request=OuterRef("request")) | Q(commitment=OuterRef("commitment"))
    rows = FollowUp.objects.filter(same, ministry=ministry, part=OuterRef("part"), period=OuterRef("period"))
    return Exists(rows.exclude(state__in=ENDED_STATES))


def _is_there(to: Destination) -> Q:
    named = {name: value for name in ("ministry", "office", "unit", "owner") if (value := getattr(to, name))}
    return Q(**named)
