"""Two people at once with the same follow-ups or the same list: one does it, the other reads that it was done."""

from collections.abc import Callable

import pytest

from motions.models import DecisionList, FollowUp, FollowUpEvent
from motions.rules.listed_decisions import ListedDecision
from motions.services.decision_lists import NothingToUndo
from motions.services.listed_rows import RowsRefused
from tests.decision_lists.builders import decided, registered, undo
from tests.overdue.interleaving import interleave

pytestmark = pytest.mark.django_db(transaction=True)


def said(work: Callable[[], object], done: str) -> str:
    try:
        work()
    except (NothingToUndo, RowsRefused):
        return "too late"
    return done


def deciding() -> str:
    rows = [(row, ListedDecision.FULFILLED) for row in FollowUp.objects.order_by("pk")]
    return said(lambda: decided(*rows), "decided")


def undoing() -> str:
    return said(lambda: undo(DecisionList.objects.get()), "undone")


@pytest.mark.parametrize("at_statement", range(1, 14, 2))
def test_follow_ups_on_two_lists_at_once_are_decided_once(at_statement: int) -> None:
    registered(1), registered(2)

    one, other, _ = interleave(deciding, deciding, at=at_statement)

    assert sorted((one, other)) == ["decided", "too late"]
    assert FollowUpEvent.objects.filter(kind="decided").count() == 2


@pytest.mark.parametrize("at_statement", range(1, 18, 2))
def test_list_is_undone_once_whatever_overlaps(at_statement: int) -> None:
    registered(1), registered(2)
    deciding()

    one, other, _ = interleave(undoing, undoing, at=at_statement)

    assert sorted((one, other)) == ["too late", "undone"]
    assert FollowUpEvent.objects.filter(kind="retracted").count() == 2
    assert set(FollowUp.objects.values_list("state", flat=True)) == {"open"}
