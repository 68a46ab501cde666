"""A list taken back in one step: everything as it was, except what changed since."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from motions.models import Deadline, FollowUpEvent, Notification
from motions.rules.follow_ups import EventKind
from motions.rules.listed_decisions import ListedDecision
from motions.services import follow_ups as services
from motions.services import standing
from motions.services.decision_lists import NothingToUndo
from motions.services.events import retract
from motions.services.listed_rows import ListedRow
from motions.services.notices import telling
from motions.services.terms import extend
from tests.builders import NOW, hand_over, make_ministry, make_user
from tests.decision_lists.builders import RIGHTS, TODAY, columns, decided, make_clerk, registered, undo

pytestmark = pytest.mark.django_db

FULFILLED, STAYS_OPEN, LAPSED = ListedDecision.FULFILLED, ListedDecision.STAYS_OPEN, ListedDecision.LAPSED
LATER = NOW + timedelta(hours=1)


def test_undo_brings_everything_back_as_it_was_and_deletes_nothing() -> None:
    fulfilled, kept, moved, lapsed = (registered(number) for number in range(1, 5))
    everything = [fulfilled, kept, moved, lapsed]
    for row in everything:
        standing.refresh(row, today=TODAY, now=NOW)
    before, events = columns(everything), FollowUpEvent.objects.count()
    noted = decided(
        (fulfilled, FULFILLED), (kept, STAYS_OPEN), ListedRow(moved.pk, ListedDecision.PARTLY, date(2027, 1, 1)),
        (lapsed, LAPSED),
    )  # fmt: skip
    assert columns(everything) != before
    clerk = make_clerk()

    undone = undo(noted, clerk, LATER)

    assert (undone.undone, undone.left) == (4, ())
    assert columns(everything) == before
    assert FollowUpEvent.objects.count() == events + 5 + 5
    taken_back = FollowUpEvent.objects.filter(kind="retracted")
    assert {event.retracts.decision_list for event in taken_back if event.retracts} == {noted}
    assert set(taken_back.values_list("actor", "happened_on", "recorded_at")) == {(clerk.pk, TODAY, LATER)}
    assert Deadline.objects.get(version=2).retracted_at == LATER
    noted.refresh_from_db()
    assert (noted.undone_at, noted.undone_by) == (LATER, clerk)
    assert set(noted.rows.values_list("undone_at", flat=True)) == {LATER}
    with pytest.raises(NothingToUndo):
        undo(noted)


def test_what_changed_since_is_named_and_left() -> None:
    bz = make_ministry("bz")
    quiet, reopened, extended, moved, taken_back, renamed = (registered(number, bz) for number in range(1, 7))
    everything = [quiet, reopened, extended, moved, taken_back, renamed]
    noted = decided(*((row, STAYS_OPEN) for row in everything))
    services.change_by_hand(
        follow_up=reopened, kind=EventKind.CLOSED, happened_on=TODAY, note="x", actor=None, now=LATER, today=TODAY
    )
    extend(
        follow_up=extended, due_on=date(2027, 5, 1), reason="brief", set_by=Deadline.SetBy.PROMISED, actor=None,
        now=LATER, today=TODAY,
    )  # fmt: skip
    hand_over(moved, make_ministry("def"))
    retract(events=taken_back.events.filter(decision_list=noted), actor=None, now=LATER, today=TODAY)
    renamed.unit = "DGB"
    renamed.save(update_fields=["unit"])
    before = columns([reopened, extended, moved, taken_back])

    undone = undo(noted)

    assert undone.undone == 2
    assert [row.follow_up for row in undone.left] == [reopened, extended, moved, taken_back]
    assert columns([reopened, extended, moved, taken_back]) == before
    assert set(noted.rows.exclude(undone_at=None).values_list("follow_up", flat=True)) == {quiet.pk, renamed.pk}


def test_what_was_noted_since_and_taken_back_is_no_change() -> None:
    follow_up = registered()
    noted = decided((follow_up, FULFILLED))
    since = services.change_by_hand(
        follow_up=follow_up, kind=EventKind.REOPENED, happened_on=TODAY, note="x", actor=None, now=LATER, today=TODAY
    )
    retract(events=[since], actor=None, now=LATER, today=TODAY)

    assert undo(noted).undone == 1


def test_report_before_the_list_that_was_taken_back_since_is_a_change() -> None:
    follow_up = registered()
    report = services.report(
        follow_up=follow_up, kind=EventKind.REPORTED, happened_on=date(2026, 2, 20), actor=None, now=NOW, today=TODAY
    )
    noted = decided((follow_up, FULFILLED))
    retract(events=[report], actor=None, now=LATER, today=TODAY)

    with pytest.raises(NothingToUndo):
        undo(noted)

    follow_up.refresh_from_db()
    assert follow_up.state == "decided"


def test_rest_of_a_list_can_be_undone_when_its_hindrance_has_gone() -> None:
    one, other = registered(1), registered(2)
    noted = decided((one, FULFILLED), (other, FULFILLED))
    since = services.change_by_hand(
        follow_up=one, kind=EventKind.REOPENED, happened_on=TODAY, note="x", actor=None, now=LATER, today=TODAY
    )
    assert undo(noted).undone == 1
    retract(events=[since], actor=None, now=LATER, today=TODAY)

    assert undo(noted).undone == 1


def test_unsent_notices_are_withdrawn() -> None:
    bram = make_user("bram")
    follow_up = registered(owner=bram)
    noted = decided((follow_up, FULFILLED))
    telling.tell(today=TODAY, now=NOW)
    assert Notification.objects.get().cancelled_at is None

    undo(noted, now=LATER)
    telling.tell(today=TODAY, now=LATER)

    assert list(Notification.objects.values_list("recipient", "cancelled_at")) == [("bram@ministerie.example", LATER)]


def test_ministry_does_not_undo_what_was_established() -> None:
    mia = make_user("mia", permissions=RIGHTS)
    established = decided((registered(1), FULFILLED))
    reported = decided((registered(2), ListedDecision.REPORTED))

    with pytest.raises(PermissionDenied, match="niet noteren wat is vastgesteld"):
        undo(established, mia)

    assert undo(reported, mia).undone == 1
