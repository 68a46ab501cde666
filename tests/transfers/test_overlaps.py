"""Two people at once with the same offer: one does it, the other finds it done. Every interleaving is forced."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import QuerySet

from motions.models import Deadline, FollowUp, FollowUpEvent, Transfer, TransferItem
from motions.services import transfer_answers
from motions.services.terms import extend
from motions.services.transfer_answers import NothingToAnswer
from tests.builders import NOW, make_ministry
from tests.overdue.interleaving import interleave
from tests.transfers.builders import TODAY, at, move

pytestmark = pytest.mark.django_db(transaction=True)

Outcome = str


def accepting() -> Outcome:
    return _said(lambda: transfer_answers.accept(items=_items(), actor=None, now=NOW, today=TODAY), "accepted")


def withdrawing() -> Outcome:
    return _said(lambda: transfer_answers.withdraw(items=_items(), actor=None, now=NOW, today=TODAY), "withdrawn")


def undoing() -> Outcome:
    transfer = Transfer.objects.get()
    return _said(lambda: transfer_answers.undo(transfer=transfer, actor=None, now=NOW, today=TODAY), "undone")


def _items() -> "QuerySet[TransferItem]":
    return TransferItem.objects.filter(transfer=Transfer.objects.get())


def _said(work: Callable[[], object], done: str) -> Outcome:
    try:
        work()
    except NothingToAnswer:
        return "too late"
    return done


def consistent() -> None:
    """Each offer has one answer, and the rows say the same."""
    for item in TransferItem.objects.select_related("follow_up"):
        successors = FollowUp.objects.filter(predecessor=item.follow_up).count()
        assert (item.state, item.follow_up.state, successors) in {
            ("done", "transferred", 1), ("withdrawn", "open", 0),
        }  # fmt: skip
    assert FollowUpEvent.objects.filter(kind="transferred", retracted_by=None).count() == (
        TransferItem.objects.filter(state="done").count()
    )


@pytest.mark.parametrize("at_statement", range(1, 18))
@pytest.mark.parametrize(
    ("first", "other"),
    [(accepting, withdrawing), (withdrawing, accepting), (accepting, accepting)],
    ids=["accept, withdraw", "withdraw, accept", "accept twice"],
)
def test_offer_is_answered_once_whatever_overlaps(
    first: Callable[[], Outcome], other: Callable[[], Outcome], at_statement: int
) -> None:
    bz, defence = make_ministry("bz"), make_ministry("def")
    move(at(bz), at(bz), ministry=defence)

    one, two, _ = interleave(first, other, at=at_statement)

    assert [one, two].count("too late") == 1
    consistent()


@pytest.mark.parametrize("at_statement", range(1, 18, 2))
def test_acceptance_and_undo_at_once_leave_one_of_the_two(at_statement: int) -> None:
    bz, defence = make_ministry("bz"), make_ministry("def")
    move(at(bz), at(bz), ministry=defence)

    one, two, _ = interleave(accepting, undoing, at=at_statement)

    assert "undone" in (one, two)
    assert not FollowUp.objects.filter(state="transferred").exists()
    assert set(TransferItem.objects.values_list("state", flat=True)) == {"withdrawn"}


def test_extension_while_it_is_taken_over_is_not_lost() -> None:
    bz, defence = make_ministry("bz"), make_ministry("def")
    follow_up = at(bz)
    move(follow_up, ministry=defence)

    def extending() -> Outcome:
        extend(
            follow_up=FollowUp.objects.get(pk=follow_up.pk), due_on=date(2026, 10, 1), reason="later",
            set_by=Deadline.SetBy.PROMISED, actor=None, now=NOW, today=TODAY,
        )  # fmt: skip
        return "extended"

    interleave(extending, accepting, at=5)

    versions = FollowUp.objects.get(predecessor=follow_up).deadlines.count()
    assert versions == FollowUp.objects.get(pk=follow_up.pk).deadlines.count() == 2
