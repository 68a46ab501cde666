"""Taking a list back: all that nobody changed since returns to how it was; what was changed is named and stays.

Events are taken back by events of their own, as everywhere. A motion that the list brought stays, without a follow-up:
it is an official paper.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from motions.models import Commitment, Deadline, FollowUp, FollowUpEvent, OfficeList, OfficeListRow
from motions.models.follow_ups import ENDED_STATES
from motions.rules.notice_kinds import BY_SWEEP
from motions.services import events as happenings
from motions.services.acts import Act
from motions.services.office_lists.receiving import Busy
from motions.services.permissions import FOLLOW_UP, OFFICE_LIST, require
from motions.services.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Outcome = OfficeListRow.Outcome


class ChangedSince(Refused):
    """Somebody or something changed what the row made."""


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


def take_back_some(office_list: OfficeList, act: Act, *, most: int) -> bool:
    """Take the next rows back in the caller's transaction, in which the list is locked. False when none was left."""
    rows = list(office_list.rows.filter(outcome=Outcome.DONE).order_by("number")[:most])
    if not rows:
        return False
    touched = {pk for row in rows for pk in row.made["follow_ups"]}
    list(FollowUp.objects.filter(pk__in=touched).order_by("pk").select_for_update().values_list("pk", flat=True))
    for row in rows:
        try:
            with transaction.atomic():
                _take_back(row.made, act)
        except ChangedSince as changed:
            row.outcome = Outcome.KEPT
            row.says = [*row.says, str(changed)]
        else:
            row.outcome = Outcome.TAKEN_BACK
            if "motion" in row.made:
                row.says = [*row.says, "De opvolging is ingetrokken. De motie zelf blijft staan, zonder opvolging."]
    OfficeListRow.objects.bulk_update(rows, ["outcome", "says"])
    return True


def keep_next(office_list: OfficeList, reason: str) -> bool:
    """Let the next row be, which cannot be taken back even by itself. False when none was left."""
    row = office_list.rows.filter(outcome=Outcome.DONE).order_by("number").first()
    if row is None:
        return False
    row.outcome, row.says = Outcome.KEPT, [*row.says, f"Niet teruggenomen: {reason}"]
    row.save(update_fields=["outcome", "says"])
    return True


def _take_back(made: dict[str, Any], act: Act) -> None:
    opened = set(made["opened"])
    to_retract: list[FollowUpEvent] = []
    for pk in made["follow_ups"]:
        to_retract += _events(pk, made, is_opened=pk in opened)
    if "columns" in made:
        _restore(FollowUp, made["follow_ups"][0], made["columns"], "De opvolging")
    if "register" in made:
        _restore(Commitment, made["register_of"], made["register"], "De toezegging")
    if "commitment" in made:
        _withdraw(made["commitment"], opened, act)
    if "deadline" in made:
        Deadline.objects.filter(pk=made["deadline"], retracted_at=None).update(retracted_at=act.now)
    happenings.retract(events=to_retract, actor=act.actor, now=act.now, today=act.today)


def _events(follow_up: int, made: dict[str, Any], *, is_opened: bool) -> list[FollowUpEvent]:
    """The events to take back: those of the row, and what the calendar made of them since."""
    own = set(made["events"])
    standing = list(FollowUpEvent.objects.standing().filter(follow_up=follow_up).order_by("pk"))
    later = [event for event in standing if event.pk not in own and event.pk > max(own, default=0)]
    if any(event.kind not in BY_SWEEP for event in later) and (own or is_opened):
        raise ChangedSince("Sinds het overnemen is bij deze opvolging iets vastgelegd. Zij blijft zoals zij is.")
    if is_opened and FollowUp.history.filter(id=follow_up, history_type="~").exists():
        raise ChangedSince("Deze opvolging is sinds het overnemen gewijzigd en blijft zoals zij is.")
    if is_opened and FollowUp.objects.filter(pk=follow_up, transfer_items__isnull=False).exists():
        raise ChangedSince("Deze opvolging is sindsdien overgedragen of aangeboden. Zij blijft zoals zij is.")
    deadline = made.get("deadline")
    return [
        event
        for event in standing
        if event.pk in own or is_opened or (deadline is not None and event.deadline_id == deadline)
    ]


def _restore(model: Any, pk: int, columns: dict[str, list[Any]], what: str) -> None:
    """Columns as they were, unless somebody changed one since."""
    now = model.objects.filter(pk=pk).values(*columns).first()
    if now is None or any(now[name] != after for name, (_, after) in columns.items()):
        raise ChangedSince(f"{what} is sinds het overnemen gewijzigd en blijft zoals het hier staat.")
    model.objects.filter(pk=pk).update(**{name: before for name, (before, _) in columns.items()})


def _withdraw(pk: int, opened: set[int], act: Act) -> None:
    """A commitment that the list brought no longer stands: its statement is taken back, its number is free again."""
    commitment = Commitment.objects.select_for_update().filter(pk=pk).first()
    if commitment is None:
        return
    is_edited = Commitment.history.filter(id=pk).exists() or commitment.official_id is not None
    others = commitment.follow_ups.exclude(pk__in=opened).exclude(state__in=ENDED_STATES).exists()
    if is_edited or others or commitment.statements.filter(retracted_at=None).count() != 1:
        raise ChangedSince("De toezegging is sinds het overnemen gewijzigd en blijft zoals zij is.")
    commitment.statements.filter(retracted_at=None).update(retracted_at=act.now)
    Commitment.objects.filter(pk=pk).update(register_number="", register_status="")
