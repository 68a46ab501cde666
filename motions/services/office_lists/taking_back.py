"""Taking a list back: all that nobody changed since returns to how it was; what was changed is named and stays.

Events are taken back by events of their own, as everywhere. A motion that the list brought stays, without a follow-up:
it is an official paper.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motions.models import Commitment, Deadline, FollowUp, OfficeList, OfficeListRow, Statement
from motions.services import bulk
from motions.services.acts import Act
from motions.services.office_lists.receiving import Busy
from motions.services.office_lists.returning import ChangedSince, Present, Returned, returned
from motions.services.permissions import FOLLOW_UP, OFFICE_LIST, require
from motions.services.refreshing import refresh_all
from motions.services.retractions import take_back_all
from motions.services.together import why, write_together

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Outcome = OfficeListRow.Outcome


def start(*, office_list: OfficeList, actor: "User", now: datetime) -> None:
    """Begin to take back what was taken over. Raises PermissionDenied and Busy."""
    require(actor, OFFICE_LIST)
    require(actor, FOLLOW_UP)
    with transaction.atomic():
        locked = OfficeList.objects.select_for_update().get(pk=office_list.pk)
        if locked.state != OfficeList.State.APPLIED:
            raise Busy(locked)
        locked.state, locked.taken_back_at, locked.taken_back_by = OfficeList.State.TAKING_BACK, now, actor
        locked.save(update_fields=["state", "taken_back_at", "taken_back_by"])
    office_list.refresh_from_db()


def take_back_some(office_list: OfficeList, act: Act, *, after: int, most: int) -> int | None:
    """Take the next rows behind row ``after`` back, in the caller's transaction, in which the list is locked.

    A fixed number of statements; what was changed since is named and stays. Returns the number of the last row, or
    None when none was left.
    """
    rows = list(office_list.rows.filter(outcome=Outcome.DONE, number__gt=after).order_by("number")[:most])
    if not rows:
        return None
    present = Present.of(rows)
    to_take_back: list[Returned] = []
    for row in rows:
        try:
            to_take_back.append(returned(row, present))
        except ChangedSince as changed:
            _keep(row, str(changed))
    for one, error in write_together(to_take_back, lambda some: _take_back(some, act)):
        _keep(one.row, f"Niet teruggenomen: {why(error)}")
    _note([row for row in rows if row.outcome == Outcome.KEPT])
    return rows[-1].number


def _keep(row: OfficeListRow, said: str) -> None:
    row.outcome = Outcome.KEPT
    row.says = [*row.says, said]


def _note(rows: Sequence[OfficeListRow]) -> None:
    bulk.update(OfficeListRow, [{"id": row.pk, "outcome": row.outcome, "says": _says(row)} for row in rows])


def _says(row: OfficeListRow) -> list[str]:
    if row.outcome == Outcome.TAKEN_BACK and "motion" in row.made:
        return [*row.says, "De opvolging is ingetrokken. De motie zelf blijft staan, zonder opvolging."]
    return list(row.says)


def _take_back(some: Sequence[Returned], act: Act) -> None:
    """Write it, in the caller's savepoint: columns as they were, statements and terms retracted, states anew."""
    bulk.update(FollowUp, [one.follow_up for one in some if one.follow_up])
    bulk.update(Commitment, [one.commitment for one in some if one.commitment])
    said = Statement.objects.filter(commitment__in=[one.withdraws for one in some if one.withdraws])
    said.filter(retracted_at=None).update(retracted_at=act.now)
    terms = Deadline.objects.filter(pk__in=[one.row.made["deadline"] for one in some if "deadline" in one.row.made])
    terms.filter(retracted_at=None).update(retracted_at=act.now)
    take_back_all((event for one in some for event in one.events), act)
    touched = FollowUp.objects.filter(pk__in=[pk for one in some for pk in one.row.made["follow_ups"]])
    refresh_all(touched, today=act.today, now=act.now)
    for one in some:
        one.row.outcome = Outcome.TAKEN_BACK
    _note([one.row for one in some])
