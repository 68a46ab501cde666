"""Follow-ups at a ministry on Monday 2 March 2026, and what is done with them."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from motions.models import FollowUp, Ministry, Office, TransferItem
from motions.queries.moves import Destination
from motions.services import transfer_answers, transfers
from motions.services.transfers import Moved
from tests.builders import NOW, make_follow_up, make_motion, make_paper, make_user

TODAY = date(2026, 3, 2)


def make_mover(username: str = "mia", **overrides: Any) -> User:
    """Somebody who may change follow-ups."""
    return make_user(username, permissions=("view_followup", "change_followup", "view_transferitem"), **overrides)


def at(ministry: Ministry | None, **overrides: Any) -> FollowUp:
    """A running follow-up of a motion of its own."""
    paper = make_paper(36000, str(FollowUp.objects.count() + 1))
    return make_follow_up(request=make_motion(paper=paper).requests.get(), ministry=ministry, **overrides)


def office_of(ministry: Ministry | None, title: str = "Minister voor Digitalisering") -> Office:
    return Office.objects.create(title=title, ministry=ministry)


def move(*follow_ups: FollowUp, actor: User | None = None, reason: str = "nieuw kabinet", **to: Any) -> Moved:
    chosen = FollowUp.objects.filter(pk__in=[row.pk for row in follow_ups])
    return transfers.move(
        follow_ups=chosen, to=Destination(**to), reason=reason, actor=actor, now=NOW, today=TODAY
    )  # fmt: skip


def offered() -> "QuerySet[TransferItem]":
    return TransferItem.objects.filter(state=TransferItem.State.OFFERED)


def accept(actor: User | None = None) -> transfer_answers.Answered:
    return transfer_answers.accept(items=offered(), actor=actor, now=NOW, today=TODAY)


def columns(follow_up: FollowUp) -> dict[str, Any]:
    """All columns as the database has them."""
    return dict(FollowUp.objects.filter(pk=follow_up.pk).values().get())
