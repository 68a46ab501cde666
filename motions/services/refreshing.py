"""How many follow-ups stand, derived from their events and deadlines in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from motions.models import Deadline, FollowUp, FollowUpEvent, Notification
from motions.services import bulk, passages
from motions.services.acts import Act
from motions.services.standing import DERIVED, derive, notice_of_passage
from motions.services.writing import columns, write_events


@dataclass(frozen=True, slots=True)
class Histories:
    """All events of some follow-ups in their order, and the newest binding deadline of each, by follow-up."""

    events: dict[int, list[FollowUpEvent]]
    deadlines: dict[int, Deadline]

    @classmethod
    def of(cls, follow_ups: "QuerySet[FollowUp]") -> "Histories":
        """Reads them; the follow-ups are locked by the caller."""
        keys = follow_ups.order_by().values("pk")
        events: dict[int, list[FollowUpEvent]] = defaultdict(list)
        for event in FollowUpEvent.objects.filter(follow_up__in=keys).order_by("happened_on", "pk"):
            events[event.follow_up_id].append(event)
        binding = Deadline.objects.binding().filter(follow_up__in=keys).order_by("version")
        return cls(events, {deadline.follow_up_id: deadline for deadline in binding})


def refresh_all(follow_ups: "QuerySet[FollowUp]", *, today: date, now: datetime) -> None:
    """``standing.refresh`` for each of these, inside the transaction that wrote what changed them."""
    rows: Sequence[FollowUp] = list(follow_ups.select_related("owner", "commitment"))
    histories = Histories.of(follow_ups)
    unsaid = [
        event
        for row in rows
        for event in derive(row, histories.events[row.pk], histories.deadlines.get(row.pk), today=today, now=now)
    ]
    write_events(unsaid)
    notices: list[Notification] = [notice for event in unsaid if (notice := notice_of_passage(event))]
    bulk.insert(Notification, [columns(notice) for notice in notices])
    history = [event for row in rows for event in histories.events[row.pk]]
    passages.settle(rows, history, Act(None, now, today))
    names = ("id", *DERIVED)
    bulk.update(FollowUp, [{name: getattr(row, name) for name in names} for row in rows])
