"""Follow-ups that a committee decides about on Monday 2 March 2026, and lists of what it decided."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User

from motions.models import DecisionList, FollowUp, Ministry
from motions.rules.listed_decisions import ListedDecision
from motions.services import decision_lists
from motions.services.decision_lists import ListSource, Undone
from motions.services.listed_rows import ListedRow
from tests.builders import NOW, make_commitment, make_follow_up, make_user

TODAY = date(2026, 3, 2)
BODY = "commissie voor Digitale Zaken"
RIGHTS = ("view_followup", "change_followup", "view_decisionlist", "view_decisionlistrow")


def make_clerk(username: str = "grietje") -> User:
    """Somebody of the chamber's office: notes what was established."""
    return make_user(username, permissions=(*RIGHTS, "establish_followup"))


def registered(number: int = 1, ministry: Ministry | None = None, **overrides: Any) -> FollowUp:
    """A running follow-up of the register's commitment with this number."""
    commitment = make_commitment(register_number=f"TZ202601-{number:03d}")
    return make_follow_up(commitment=commitment, ministry=ministry, **overrides)


def decided(
    *rows: tuple[FollowUp, ListedDecision] | ListedRow,
    actor: User | None = None,
    decided_on: date = TODAY,
    body: str = BODY,
    source: ListSource = ListSource(text="Besluitenlijst procedurevergadering"),  # noqa: B008  (frozen)
    now: datetime = NOW,
) -> DecisionList:
    """The list that says this."""
    listed = [row if isinstance(row, ListedRow) else ListedRow(row[0].pk, row[1]) for row in rows]
    return decision_lists.record_list(
        decided_on=decided_on, body=body, source=source, rows=listed, actor=actor, now=now, today=TODAY
    )


def undo(decision_list: DecisionList, actor: User | None = None, now: datetime = NOW) -> Undone:
    return decision_lists.undo(decision_list=decision_list, actor=actor, now=now, today=TODAY)


def columns(follow_ups: Sequence[FollowUp]) -> list[dict[str, Any]]:
    """All columns as the database has them."""
    return [dict(FollowUp.objects.filter(pk=row.pk).values().get()) for row in follow_ups]
