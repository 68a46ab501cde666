"""Taking over: each batch of rows whole or not at all, a row that cannot be by itself; nobody is mailed of a list."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from motions.models import FollowUp, FollowUpEvent, Notification, OfficeList, OfficeListRow
from motions.models.follow_ups import ENDED_STATES
from motions.services import bulk
from motions.services.acts import Act
from motions.services.office_lists.looking import look
from motions.services.office_lists.making import Taking, make
from motions.services.office_lists.noting import noted_of
from motions.services.office_lists.receiving import Busy
from motions.services.office_lists.steps import Plan
from motions.services.permissions import FOLLOW_UP, OFFICE_LIST, require
from motions.services.refreshing import Histories
from motions.services.refusals import REFUSALS, Refused
from motions.services.together import why, write_together

if TYPE_CHECKING:
    from django.contrib.auth.models import User

DOES_SOMETHING = (Plan.NEW, Plan.ADDS)
Outcome = OfficeListRow.Outcome
_COLUMNS = (
    *("id", "plan", "says", "problems", "candidates", "outcome", "motion_id", "commitment_id", "deadline_id", "made"),
)


class NothingToApply(Refused):
    """No row of the list does anything."""

    def __init__(self) -> None:
        super().__init__("Van deze lijst is niets over te nemen: geen regel is nieuw of vult iets aan.")


def start(*, office_list: OfficeList, actor: "User", now: datetime) -> None:
    """Begin to take the list over as it was looked at. Raises PermissionDenied, Busy and NothingToApply."""
    require(actor, OFFICE_LIST)
    require(actor, FOLLOW_UP)
    with transaction.atomic():
        locked = OfficeList.objects.select_for_update().get(pk=office_list.pk)
        if locked.state != OfficeList.State.READ:
            raise Busy(locked)
        if not locked.rows.filter(plan__in=DOES_SOMETHING).exists():
            raise NothingToApply
        locked.state, locked.applied_at, locked.applied_by = OfficeList.State.APPLYING, now, actor
        locked.save(update_fields=["state", "applied_at", "applied_by"])
    office_list.refresh_from_db()


def apply_some(office_list: OfficeList, act: Act, *, after: int, most: int) -> int | None:
    """Take the next rows behind row ``after`` over, in the caller's transaction, in which the list is locked.

    All of them are written together, in a fixed number of statements; a row that cannot be is named and left. Returns
    the number of the last row, or None when none was left.
    """
    waiting = office_list.rows.filter(plan__in=DOES_SOMETHING, outcome=Outcome.WAITING, number__gt=after)
    rows = list(waiting.select_related("motion", "commitment").order_by("number")[:most])
    if not rows:
        return None
    takings = _takings(office_list, rows, act)
    found = {row.pk: (row.motion_id, row.commitment_id, row.deadline_id) for row in rows}
    for taking, error in write_together(takings, lambda some: _write(some, act)):
        row = taking.row
        row.motion_id, row.commitment_id, row.deadline_id = found[row.pk]
        _leave(row, f"Niet overgenomen: {why(error)}")
    _keep([row for row in rows if row.outcome == Outcome.LEFT])
    return rows[-1].number


def _write(some: Sequence[Taking], act: Act) -> None:
    """Make what the rows say and note it at them, in the caller's savepoint."""
    for taking in some:
        taking.row.outcome = Outcome.DONE
    make(some, act)
    _hush([pk for taking in some for pk in taking.row.made["follow_ups"]], act)
    _keep([taking.row for taking in some])


def _keep(rows: Sequence[OfficeListRow]) -> None:
    bulk.update(OfficeListRow, [{name: getattr(row, name) for name in _COLUMNS} for row in rows])


def _takings(office_list: OfficeList, rows: Sequence[OfficeListRow], act: Act) -> list[Taking]:
    """The rows that still do what their preview said, each with what it needs; the others are left and say why."""
    previewed = [(row.plan, row.motion_id, row.commitment_id, list(row.says)) for row in rows]
    locked = _locked(rows)
    looked = look(office_list, rows, today=act.today)
    there = Histories.of(FollowUp.objects.filter(pk__in=locked))
    takings = []
    for one, before in zip(looked, previewed, strict=True):
        row, steps = one.row, one.steps
        same_still = (row.plan, row.motion_id, row.commitment_id, row.says) == before
        row.plan, (row.motion_id, row.commitment_id) = before[0], before[1:3]
        here = steps.follow_up.pk if steps and steps.follow_up else None
        if steps is None or not same_still or (here is not None and here not in locked):
            row.says = before[3]
            _leave(row, "Sinds het voorbeeld is hier iets veranderd; deze regel is overgeslagen.")
            continue
        try:
            noted = noted_of(steps, there.events.get(here or 0, []), office_list, act)
        except REFUSALS as refused:
            _leave(row, f"Niet overgenomen: {why(refused)}")
            continue
        takings.append(Taking(row, steps, noted, there.deadlines.get(here or 0)))
    return takings


def _locked(rows: Sequence[OfficeListRow]) -> set[int]:
    """The follow-ups of what the rows are about, locked in the order of their key, as everywhere."""
    about = Q(request__motion__in=[row.motion_id for row in rows if row.motion_id])
    about |= Q(commitment__in=[row.commitment_id for row in rows if row.commitment_id])
    of_these = FollowUp.objects.filter(about).exclude(state__in=ENDED_STATES)
    return set(of_these.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))


def _leave(row: OfficeListRow, said: str) -> None:
    row.outcome, row.made = Outcome.LEFT, {}
    row.says = [*row.says, said]


def _hush(follow_ups: Sequence[int], act: Act) -> None:
    """What the batch wrote is told to nobody: a list brings what others knew before."""
    events = FollowUpEvent.objects.filter(follow_up__in=follow_ups, recorded_at=act.now)
    events.filter(is_silent=False).update(is_silent=True)
    unsent = Notification.objects.filter(event__in=events.values("pk"), message=None, cancelled_at=None)
    unsent.update(cancelled_at=act.now)
