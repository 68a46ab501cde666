"""Answers to transfers: what was offered is accepted, refused or withdrawn, and what was moved is taken back.

What another ministry takes over goes on there in a successor with every version of its term and all that decides its
state and next notice; the former one stays as transferred.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import QuerySet

from motions.models import Ministry, Transfer, TransferItem
from motions.services import transfer_statements as statements
from motions.services.acts import Act
from motions.services.permissions import FOLLOW_UP, require, require_side
from motions.services.refusals import Refused
from motions.services.transfers import ReasonMissing

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class NothingToAnswer(Refused):
    """None of the items is still offered, or none can be taken over any more."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Er is niets {what}. Misschien is het al beantwoord of loopt de opvolging niet meer.")


@dataclass(frozen=True, slots=True)
class Answered:
    """How many items were answered, and how many of the chosen ones stayed as they were."""

    answered: int
    stayed: int


def accept(*, items: "QuerySet[TransferItem]", actor: "User | None", now: datetime, today: date) -> Answered:
    """The receiving side takes offered items over: each goes on there in a successor, standing as it stood.

    What was answered, ended or is followed there already stays as it is. Raises PermissionDenied for who does not stand
    for the receiving ministry, and NothingToAnswer.
    """
    require(actor, FOLLOW_UP)
    require_side(actor, _ministries(items, "transfer__ministry"))
    act = Act(actor, now, today)
    with _chosen(items) as asked:
        statements.execute(statements.KEEP_OFFERED, act)
        statements.execute(statements.KEEP_RUNNING, act)
        for statement in (
            statements.insert_successors(),
            statements.insert_deadlines(),
            statements.insert_carried_events(),
            statements.OPEN_SUCCESSORS,
            statements.ASSIGN_SUCCESSORS,
            statements.LEAVE_FORMER,
            statements.END_FORMER,
            statements.CANCEL_OFFERS,
        ):
            statements.execute(statement, act)
        answered = statements.execute(statements.ANSWER_TAKEN_OVER, act)
        if not answered:
            raise NothingToAnswer("om aan te nemen")
    return Answered(answered, asked - answered)


def refuse(
    *, items: "QuerySet[TransferItem]", reason: str, actor: "User | None", now: datetime, today: date
) -> Answered:
    """The receiving side refuses offered items and says why; they stay where they are.

    Raises ReasonMissing, PermissionDenied and NothingToAnswer.
    """
    require(actor, FOLLOW_UP)
    require_side(actor, _ministries(items, "transfer__ministry"))
    if not reason.strip():
        raise ReasonMissing
    act = Act(actor, now, today)
    return _answer(items, TransferItem.State.REFUSED, reason, act, "om te weigeren", told=_REFUSED)


def withdraw(
    *, items: "QuerySet[TransferItem]", actor: "User | None", now: datetime, today: date, reason: str = ""
) -> Answered:
    """The side that offered takes offered items back. Raises PermissionDenied and NothingToAnswer."""
    require(actor, FOLLOW_UP)
    require_side(actor, _ministries(items.exclude(transfer__made_by=actor), "former_ministry"))
    act = Act(actor, now, today)
    return _answer(items, TransferItem.State.WITHDRAWN, reason, act, "om terug te nemen", told=_WITHDRAWN)


def undo(*, transfer: Transfer, actor: "User | None", now: datetime, today: date) -> Answered:
    """Take a transfer back where nothing happened since: offers are withdrawn, what moved returns as it was.

    Each event is taken back by one of its own and its unsent notices are cancelled; nothing is deleted. Whoever made
    the transfer may, and who stands for the ministry that has the items now. Raises PermissionDenied and
    NothingToAnswer.
    """
    require(actor, FOLLOW_UP)
    items = transfer.items.filter(state__in=(TransferItem.State.OFFERED, TransferItem.State.DONE))
    if actor is None or transfer.made_by_id != actor.pk:
        require_side(actor, _ministries(items, "transfer__ministry") | _ministries(items, "former_ministry"))
    act = Act(actor, now, today)
    with _chosen(items) as asked:
        # Once more: what was taken over while this waited has a successor to lock as well.
        statements.execute(statements.LOCK_CHOSEN.format(lock=statements.lock_words()), act)
        statements.execute(statements.KEEP_UNTOUCHED, act)
        for statement in (
            statements.CANCEL_NOTICES,
            statements.TAKE_BACK_EVENTS,
            statements.RESTORE_MOVED,
            statements.RESTORE_FORMER,
            statements.END_SUCCESSORS,
        ):
            statements.execute(statement, act)
        undone = statements.execute(
            statements.ANSWER, act, state=TransferItem.State.WITHDRAWN.value, answer="Ongedaan gemaakt."
        )
        if not undone:
            raise NothingToAnswer("ongedaan te maken")
    return Answered(undone, asked - undone)


_REFUSED = (statements.CANCEL_OFFERS, statements.REFUSE_OFFER)
_WITHDRAWN = (statements.CANCEL_NOTICES, statements.TAKE_BACK_EVENTS)


def _answer(
    items: "QuerySet[TransferItem]",
    state: TransferItem.State,
    answer: str,
    act: Act,
    what: str,
    *,
    told: tuple[str, ...],
) -> Answered:
    """Answer what is still offered; ``told`` are the statements that note it on the timelines."""
    with _chosen(items) as asked:
        statements.execute(statements.KEEP_OFFERED, act)
        answered = statements.execute(statements.ANSWER, act, state=state.value, answer=answer)
        if not answered:
            raise NothingToAnswer(what)
        for statement in told:
            statements.execute(statement, act)
    return Answered(answered, asked - answered)


@contextmanager
def _chosen(items: "QuerySet[TransferItem]") -> Iterator[int]:
    """A transaction with the table of chosen items, their follow-ups locked; gives how many items were asked for."""
    rows, values = items.order_by().values_list("pk", "follow_up_id", "transfer_id").query.sql_with_params()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statements.CREATE_CHOSEN)
        cursor.execute(f"INSERT INTO chosen_item (id, follow_up_id, transfer_id) {rows}", values)
        asked = cursor.rowcount
        cursor.execute(statements.LOCK_CHOSEN.format(lock=statements.lock_words()))
        yield asked
        cursor.execute(statements.DROP_CHOSEN)


def _ministries(items: "QuerySet[TransferItem]", path: str) -> "QuerySet[Ministry]":
    return Ministry.objects.filter(pk__in=items.order_by().values(path))
