"""Transfers: many follow-ups to another office, unit or owner at once, or offered to another ministry.

No term moves. Events carry the transfer, so that a new owner is told of it once. What becomes of an offer, and how a
transfer is taken back, is in ``transfer_answers``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import IntegrityError, connection, transaction
from django.db.models import Case, DateTimeField, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast

from motions.models import FollowUp, Ministry, Transfer, TransferItem
from motions.queries.moves import Becomes, Destination, sorted_out
from motions.services import transfer_statements as statements
from motions.services.acts import Act
from motions.services.permissions import FOLLOW_UP, require, require_side
from motions.services.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class NowhereToGo(Refused):
    """The transfer names no ministry, office, unit or owner."""

    def __init__(self) -> None:
        super().__init__("Kies waarheen: een ministerie, een bewindsambt, een directie of een behandelaar.")


class OfficeElsewhere(Refused):
    """The office belongs to another ministry than the one that is named."""

    def __init__(self, to: Destination) -> None:
        assert to.office is not None
        super().__init__(f"{to.office} hoort bij {to.office.ministry}, niet bij {to.ministry}.")


class MinistryEnded(Refused):
    """Nothing can be handed to a ministry that was abolished."""

    def __init__(self, ministry: Ministry) -> None:
        super().__init__(f"{ministry} is opgeheven. Kies een ander ministerie.")


class ReasonMissing(Refused):
    """A transfer and a refusal say why."""

    def __init__(self) -> None:
        super().__init__("Schrijf op waarom.")


class NothingToMove(Refused):
    """None of the chosen follow-ups can or need go there."""

    def __init__(self) -> None:
        super().__init__("Van wat u koos hoeft of kan niets hierheen. De telling zegt waarom.")


@dataclass(frozen=True, slots=True)
class Moved:
    """What one transfer did: how many follow-ups moved at once and how many wait for the other ministry."""

    transfer: Transfer
    moved: int
    offered: int


def move(
    *,
    follow_ups: "QuerySet[FollowUp]",
    to: Destination,
    reason: str,
    actor: "User | None",
    now: datetime,
    today: date,
) -> Moved:
    """Move these follow-ups: within their ministry at once, to another ministry as an offer that waits for its answer.

    What is empty in ``to`` stays as it was; an office brings its ministry along. Finished ones stay with their ministry
    and those that are offered already wait. A fixed number of statements. Raises NowhereToGo, OfficeElsewhere,
    MinistryEnded, ReasonMissing, NothingToMove, and PermissionDenied for who does not stand for each ministry that has
    one of them; what no ministry has yet, everybody with the right may hand over.
    """
    require(actor, FOLLOW_UP)
    to = checked(to, reason)
    act = Act(actor, now, today)
    with transaction.atomic():
        transfer = Transfer.objects.create(
            ministry=to.ministry,
            office=to.office,
            unit=to.unit,
            owner=to.owner,
            reason=reason,
            made_at=now,
            made_by=actor,
        )
        _lock(follow_ups)
        require_former_side(actor, follow_ups)
        _insert_items(sorted_out(follow_ups, to), transfer, act)
        states = transfer.items.order_by().values_list("state", flat=True)
        moved = states.filter(state=TransferItem.State.DONE).count()
        offered = states.filter(state=TransferItem.State.OFFERED).count()
        if not moved and not offered:
            raise NothingToMove
        statements.execute(statements.ASSIGN_MOVED, act, transfer=transfer.pk)
        statements.execute(statements.OFFER, act, transfer=transfer.pk)
        _assign(transfer)
    return Moved(transfer, moved, offered)


def require_former_side(actor: "User | None", follow_ups: "QuerySet[FollowUp]") -> None:
    """Raises PermissionDenied unless the actor stands for every ministry that has one of these."""
    ministries = Ministry.objects.filter(pk__in=follow_ups.order_by().values("ministry"))
    require_side(actor, ministries, to="overdragen")


def checked(to: Destination, reason: str) -> Destination:
    """The destination with the ministry that its office brings along; raises what ``move`` refuses of it."""
    if not reason.strip():
        raise ReasonMissing
    of_office = to.office.ministry if to.office else None
    if of_office is not None:
        if to.ministry not in (None, of_office):
            raise OfficeElsewhere(to)
        to = Destination(of_office, to.office, to.unit, to.owner)
    if to == Destination():
        raise NowhereToGo
    if to.ministry is not None and to.ministry.ended_on is not None:
        raise MinistryEnded(to.ministry)
    return to


def _lock(follow_ups: "QuerySet[FollowUp]") -> None:
    if connection.features.has_select_for_update:
        rows, values = _sql(follow_ups.order_by("pk").values_list("pk").select_for_update(no_key=True))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM ({rows}) AS locked", values)  # noqa: S608  (Django's own SQL)


def _insert_items(rows: "QuerySet[Any]", transfer: Transfer, act: Act) -> None:
    """One item for each follow-up that moves or is offered, with where it comes from."""
    at_once = When(becomes=Becomes.MOVED.value, then=Value(TransferItem.State.DONE.value))
    answered = When(becomes=Becomes.MOVED.value, then=Value(act.now, output_field=DateTimeField()))
    by = When(becomes=Becomes.MOVED.value, then=Cast(Value(act.actor.pk if act.actor else None), IntegerField()))
    columns = rows.filter(becomes__in=(Becomes.MOVED.value, Becomes.OFFERED.value)).order_by("pk").values_list(
        Value(transfer.pk),
        "pk",
        "ministry_id",
        "office_id",
        "unit",
        "owner_id",
        Case(at_once, default=Value(TransferItem.State.OFFERED.value)),
        Case(answered, default=None, output_field=DateTimeField()),
        Case(by, default=None, output_field=IntegerField()),
        Value(""),
    )  # fmt: skip
    selected, values = _sql(columns)
    with connection.cursor() as cursor:
        cursor.execute(statements.INSERT_ITEMS.format(rows=selected), values)


def _assign(transfer: Transfer) -> None:
    """What moves at once gets the columns that the transfer names."""
    columns: dict[str, Any] = {
        name: value for name in ("office", "unit", "owner") if (value := getattr(transfer, name))
    }  # fmt: skip
    if transfer.ministry is not None:
        staff = Value(FollowUp.MinistrySource.STAFF.value)
        columns["ministry_source"] = Case(When(ministry=None, then=staff), default=F("ministry_source"))
        columns["ministry"] = transfer.ministry
    moved = transfer.items.filter(state=TransferItem.State.DONE).order_by().values("follow_up")
    try:
        with transaction.atomic():
            FollowUp.objects.filter(pk__in=moved).update(**columns)
    except IntegrityError:
        raise NothingToMove from None


def _sql(rows: "QuerySet[Any, Any]") -> tuple[str, tuple[Any, ...]]:
    try:
        return rows.query.sql_with_params()
    except EmptyResultSet:
        raise NothingToMove from None
