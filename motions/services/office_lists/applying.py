"""Taking over: each batch of rows whole or not at all, each row by itself; nobody is mailed for what a list brings."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import DataError, IntegrityError, transaction

from motions.models import FollowUp, FollowUpEvent, Notification, OfficeList, OfficeListRow
from motions.services.acts import Act
from motions.services.office_lists.looking import Looked, look
from motions.services.office_lists.making import make, touched
from motions.services.office_lists.receiving import Busy
from motions.services.office_lists.steps import Plan
from motions.services.permissions import FOLLOW_UP, OFFICE_LIST, require
from motions.services.refusals import REFUSALS, Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

DOES_SOMETHING = (Plan.NEW, Plan.ADDS)
Outcome = OfficeListRow.Outcome
_REFUSED: tuple[type[Exception], ...] = (*REFUSALS, DataError, IntegrityError)


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


def apply_some(office_list: OfficeList, act: Act, *, most: int) -> bool:
    """Take the next rows over in the caller's transaction, in which the list is locked. False when none was left."""
    waiting = office_list.rows.filter(plan__in=DOES_SOMETHING, outcome=Outcome.WAITING)
    rows = list(waiting.select_related("motion", "commitment").order_by("number")[:most])
    if not rows:
        return False
    previewed = [(row.plan, row.motion_id, row.commitment_id, list(row.says)) for row in rows]
    made = []
    for one, before in zip(_looked_at_locked(office_list, rows, act), previewed, strict=True):
        row = one.row
        same_still = one.steps is not None and (row.plan, row.motion_id, row.commitment_id, row.says) == before
        row.plan, (row.motion_id, row.commitment_id) = before[0], before[1:3]
        if not same_still:
            row.says = [*before[3], "Sinds het voorbeeld is hier iets veranderd; deze regel is overgeslagen."]
            row.outcome = Outcome.LEFT
            continue
        _apply(one, office_list, act)
        if row.outcome == Outcome.DONE:
            made.append(row.made)
    _hush(touched(made), act)
    columns = ["plan", "says", "problems", "candidates", "outcome", "motion", "commitment", "deadline", "made"]
    OfficeListRow.objects.bulk_update(rows, columns)
    return True


def leave_next(office_list: OfficeList, reason: str) -> bool:
    """Leave the next row out, which cannot be taken over even by itself. False when none was left."""
    row = office_list.rows.filter(plan__in=DOES_SOMETHING, outcome=Outcome.WAITING).order_by("number").first()
    if row is None:
        return False
    row.outcome, row.says = Outcome.LEFT, [*row.says, f"Niet overgenomen: {reason}"]
    row.save(update_fields=["outcome", "says"])
    return True


def _looked_at_locked(office_list: OfficeList, rows: Sequence[OfficeListRow], act: Act) -> list[Looked]:
    """What the rows do now, with the follow-ups that they touch locked in the order of their key, as everywhere."""
    looked = look(office_list, rows, today=act.today)
    there = {one.steps.follow_up.pk for one in looked if one.steps is not None and one.steps.follow_up is not None}
    if not there:
        return looked
    locked = FollowUp.objects.filter(pk__in=there).order_by("pk").select_for_update(of=("self",))
    assert len(list(locked.values_list("pk", flat=True))) == len(there)
    return look(office_list, rows, today=act.today)


def _apply(one: Looked, office_list: OfficeList, act: Act) -> None:
    row, steps = one.row, one.steps
    assert steps is not None
    try:
        with transaction.atomic():
            row.made = make(steps, office_list, act)
    except _REFUSED as error:
        reason = " ".join(str(error).split())[:300]
        row.outcome, row.made = Outcome.LEFT, {}
        row.says = [*row.says, f"Niet overgenomen: {reason}"]
        return
    row.outcome = Outcome.DONE
    row.deadline_id = row.made.get("deadline")
    row.motion_id = row.made.get("motion", row.motion_id)
    row.commitment_id = row.made.get("commitment", row.commitment_id)


def _hush(follow_ups: Sequence[int], act: Act) -> None:
    """What the batch wrote is told to nobody: a list brings what others knew before."""
    events = FollowUpEvent.objects.filter(follow_up__in=follow_ups, recorded_at=act.now)
    events.filter(is_silent=False).update(is_silent=True)
    unsent = Notification.objects.filter(event__in=events.values("pk"), message=None, cancelled_at=None)
    unsent.update(cancelled_at=act.now)
