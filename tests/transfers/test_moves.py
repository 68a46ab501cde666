"""Moves within a ministry, offers to another one, and what an accepted offer takes along."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import Commitment, Deadline, FollowUp, FollowUpEvent, Ministry, Notification, TransferItem
from motions.queries.moves import Becomes, Destination, counted
from motions.rules.follow_ups import EventKind, Outcome
from motions.services import follow_ups as services
from motions.services import standing, transfer_answers, transfers
from motions.services.overdue import flag_overdue
from motions.services.terms import extend
from motions.services.transfer_answers import Answered, NothingToAnswer
from motions.services.transfers import MinistryEnded, NothingToMove, NowhereToGo, OfficeElsewhere, ReasonMissing
from tests.builders import NOW, make_commitment, make_follow_up, make_ministry, make_reviewer, make_user
from tests.transfers.builders import TODAY, accept, at, columns, make_mover, move, offered, office_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def bz() -> Ministry:
    return make_ministry("bz")


@pytest.fixture
def defence() -> Ministry:
    return make_ministry("def", name="Defensie")


def test_move_within_the_ministry_takes_effect_at_once_and_leaves_what_it_does_not_name(bz: Ministry) -> None:
    mia, office = make_mover(), office_of(bz)
    follow_up = at(bz, unit="DEU")
    before = columns(follow_up)

    moved = move(follow_up, office=office, owner=mia, actor=mia)

    assert (moved.moved, moved.offered) == (1, 0)
    assert columns(follow_up) == before | {"office_id": office.pk, "owner_id": mia.pk}
    event = follow_up.events.get(kind="assigned")
    assert (event.actor, event.transfer, event.happened_on, event.note) == (mia, moved.transfer, TODAY, "nieuw kabinet")
    assert (event.is_silent, event.is_internal, event.told_at) == (False, True, None)
    item = TransferItem.objects.get()
    assert (item.state, item.former_ministry, item.former_office, item.former_unit, item.former_owner) == (
        "done", bz, None, "DEU", None,
    )  # fmt: skip


def test_offer_changes_nothing_until_it_is_accepted(bz: Ministry, defence: Ministry) -> None:
    follow_up = at(bz)
    before, events = columns(follow_up), follow_up.events.count()

    moved = move(follow_up, ministry=defence, unit="DGB")

    assert (moved.moved, moved.offered) == (0, 1)
    assert (columns(follow_up), FollowUp.objects.count()) == (before, 1)
    offer = follow_up.events.latest("pk")
    assert (offer.kind, offer.transfer, offer.note, offer.is_internal) == (
        "offered", moved.transfer, "nieuw kabinet", True,
    )  # fmt: skip
    assert follow_up.events.count() == events + 1


def test_accepted_offer_goes_on_in_a_successor_that_stands_as_the_former_stood(bz: Ministry, defence: Ministry) -> None:
    mia, office = make_mover(), office_of(defence)
    follow_up = at(bz, unit="DEU", owner=make_user("piet"))
    services.report(
        follow_up=follow_up, kind=EventKind.PARTLY, happened_on=TODAY, actor=None, now=NOW, today=TODAY
    )  # fmt: skip
    extend(
        follow_up=follow_up, due_on=date(2026, 10, 1), reason="brief volgt", set_by=Deadline.SetBy.PROMISED,
        actor=None, now=NOW, today=TODAY,
    )  # fmt: skip
    before = columns(follow_up)
    move(follow_up, office=office, unit="DGB", owner=mia)

    answered = accept(mia)

    assert (answered.answered, answered.stayed) == (1, 0)
    successor = FollowUp.objects.get(predecessor=follow_up)
    expected = before | {
        "id": successor.pk, "ministry_id": defence.pk, "ministry_source": "staff", "office_id": office.pk,
        "unit": "DGB", "owner_id": mia.pk, "predecessor_id": follow_up.pk, "opened_at": NOW,
    }  # fmt: skip
    assert columns(successor) == expected
    assert successor.state == "partly"
    assert list(successor.deadlines.order_by("version").values_list("version", "due_on", "set_by", "reason")) == [
        (1, date(2026, 7, 2), "requested", ""),
        (2, date(2026, 10, 1), "promised", "brief volgt"),
    ]
    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.open_due_on, follow_up.next_notice_on) == ("transferred", None, None)
    item = TransferItem.objects.get()
    assert (item.state, item.successor, item.answered_by, item.answered_at) == ("done", successor, mia, NOW)


def test_events_of_an_accepted_offer_carry_the_transfer_and_tell_each_side_once(
    bz: Ministry, defence: Ministry
) -> None:
    follow_up = at(bz)
    moved = move(follow_up, ministry=defence)

    accept()

    told = FollowUpEvent.objects.filter(is_silent=False).order_by("pk")
    assert list(told.values_list("follow_up__ministry__code", "kind", "transfer", "told_at", "happened_on")) == [
        ("bz", "offered", moved.transfer.pk, None, TODAY),
        ("def", "assigned", moved.transfer.pk, None, TODAY),
        ("bz", "transferred", moved.transfer.pk, None, TODAY),
    ]


@pytest.mark.parametrize("later", [TODAY, date(2026, 6, 25), date(2026, 7, 3), date(2026, 8, 20)])
def test_deriving_the_rows_again_after_a_transfer_changes_nothing(later: date, bz: Ministry, defence: Ministry) -> None:
    follow_up = at(bz)
    flag_overdue(today=later, now=NOW)
    standing.refresh(follow_up, today=later, now=NOW)
    move(follow_up, ministry=defence)
    transfer_answers.accept(items=offered(), actor=None, now=NOW, today=TODAY)
    successor = FollowUp.objects.get(predecessor=follow_up)
    follow_up.refresh_from_db()
    before = columns(follow_up), columns(successor)

    standing.refresh(follow_up, today=later, now=NOW)
    standing.refresh(successor, today=later, now=NOW)

    assert (columns(follow_up), columns(successor)) == before


def test_term_that_was_told_as_passed_is_not_told_again_after_the_transfer(bz: Ministry, defence: Ministry) -> None:
    bz.mailbox = defence.mailbox = "pz@ministerie.example"
    bz.save()
    defence.save()
    follow_up = at(bz, due_on=date(2026, 3, 1), next_notice_on=TODAY)
    flag_overdue(today=TODAY, now=NOW)
    move(follow_up, ministry=defence)
    accept()
    successor = FollowUp.objects.get(predecessor=follow_up)

    standing.refresh(successor, today=TODAY, now=NOW)
    flag_overdue(today=TODAY, now=NOW)

    passed = Notification.objects.filter(event__kind="term_passed")
    assert list(passed.values_list("event__follow_up", flat=True)) == [follow_up.pk]
    assert successor.events.get(kind="term_passed").told_at == NOW


def test_next_notice_of_a_term_to_come_follows_the_successor(bz: Ministry, defence: Ministry) -> None:
    defence.mailbox = "pz@def.example"
    defence.save()
    follow_up = at(bz, due_on=date(2026, 7, 2))
    move(follow_up, ministry=defence)
    accept()

    flag_overdue(today=date(2026, 7, 3), now=NOW)

    assert list(
        FollowUpEvent.objects.filter(kind="term_passed").values_list("follow_up__ministry__code", flat=True)
    ) == ["def"]


def test_whole_cabinet_is_moved_with_as_many_statements_as_five(bz: Ministry, defence: Ministry) -> None:
    def statements(count: int) -> tuple[int, int, int]:
        commitment = Commitment.objects.first() or make_commitment()
        rows = [a_row(f"{count}-{n}", commitment, bz) for n in range(count)]
        made = FollowUp.objects.bulk_create(rows)
        FollowUpEvent.objects.bulk_create(
            FollowUpEvent(
                follow_up=row, kind="opened", once_key=f"{row.pk}:opened:1", happened_on=row.follow_from,
                recorded_at=NOW, is_silent=True,
            )
            for row in made
        )  # fmt: skip
        Deadline.objects.bulk_create(
            Deadline(follow_up=row, version=1, set_by="promised", due_on=row.due_on, set_at=NOW) for row in made
        )
        chosen = FollowUp.objects.filter(pk__in=[row.pk for row in made])
        with CaptureQueriesContext(connection) as moving:
            moved = transfers.move(
                follow_ups=chosen, to=Destination(ministry=defence), reason="kabinet", actor=None, now=NOW, today=TODAY
            )
        with CaptureQueriesContext(connection) as accepting:
            done = transfer_answers.accept(items=moved.transfer.items.all(), actor=None, now=NOW, today=TODAY)
        assert (moved.offered, done.answered) == (count, count)
        with CaptureQueriesContext(connection) as undoing:
            assert transfer_answers.undo(transfer=moved.transfer, actor=None, now=NOW, today=TODAY).answered == count
        return len(moving), len(accepting), len(undoing)

    few = statements(5)

    assert statements(5000) == few
    assert max(few) < 25


def a_row(part: str, commitment: Commitment, ministry: Ministry) -> FollowUp:
    return FollowUp(
        commitment=commitment, part=part, ministry=ministry, follow_from=date(2026, 1, 27), opened_at=NOW,
        due_on=date(2026, 7, 2), notify_from=date(2026, 7, 3), term_version=1, next_notice_on=date(2026, 6, 2),
    )  # fmt: skip


def test_preview_says_what_would_become_of_each(bz: Ministry, defence: Ministry) -> None:
    there = at(bz)
    make_follow_up(request=there.request, ministry=defence)
    waiting = at(bz)
    move(waiting, ministry=defence)
    at(bz, state="reported")
    at(bz, state="transferred")
    at(bz)
    at(None)

    found = counted(FollowUp.objects.all(), Destination(ministry=defence, unit="DGB"))

    assert found == {
        Becomes.MOVED: 2, Becomes.OFFERED: 1, Becomes.WAITING: 1, Becomes.THERE: 1, Becomes.FINISHED: 1,
        Becomes.ENDED: 1,
    }  # fmt: skip


def test_what_nobody_had_yet_is_the_ministrys_at_once(defence: Ministry) -> None:
    follow_up = at(None)

    move(follow_up, ministry=defence)

    follow_up.refresh_from_db()
    assert (follow_up.ministry, follow_up.ministry_source) == (defence, "staff")


@pytest.mark.parametrize(
    ("to", "refusal"),
    [
        ({}, NowhereToGo),
        ({"reason": "  ", "unit": "DGB"}, ReasonMissing),
        ({"unit": "DEU"}, NothingToMove),
    ],
    ids=["nowhere", "without a reason", "already there"],
)
def test_move_that_makes_no_sense_is_refused_and_leaves_nothing(
    to: dict[str, Any], refusal: type[Exception], bz: Ministry
) -> None:
    follow_up = at(bz, unit="DEU")

    with pytest.raises(refusal):
        move(follow_up, **to)

    assert TransferItem.objects.count() == 0
    assert follow_up.events.count() == 1


def test_office_brings_its_ministry_along_and_may_not_contradict_it(bz: Ministry, defence: Ministry) -> None:
    follow_up, office = at(bz), office_of(defence)

    with pytest.raises(OfficeElsewhere, match="hoort bij DEF, niet bij BZ"):
        move(follow_up, ministry=bz, office=office)
    moved = move(follow_up, office=office)

    assert (moved.offered, moved.transfer.ministry) == (1, defence)


def test_abolished_ministry_gets_nothing(bz: Ministry) -> None:
    with pytest.raises(MinistryEnded, match="is opgeheven"):
        move(at(bz), ministry=make_ministry("oud", ended_on=date(2024, 1, 1)))


def test_ended_follow_up_is_not_taken_over_though_it_was_offered(bz: Ministry, defence: Ministry) -> None:
    one, other = at(bz), at(bz)
    move(one, other, ministry=defence)
    services.report(follow_up=one, kind=EventKind.REPORTED, happened_on=TODAY, actor=None, now=NOW, today=TODAY)

    answered = accept()

    assert (answered.answered, answered.stayed) == (1, 1)
    assert FollowUp.objects.filter(ministry=defence).get().predecessor == other
    with pytest.raises(NothingToAnswer):
        accept()


def test_two_former_ministries_of_one_promise_end_in_one_successor(bz: Ministry, defence: Ministry) -> None:
    one = at(bz)
    other = make_follow_up(request=one.request, ministry=make_ministry("ez"))
    move(one, other, ministry=defence)

    answered = accept()

    assert (answered.answered, answered.stayed) == (1, 1)
    assert FollowUp.objects.filter(ministry=defence).count() == 1


def test_refusal_says_why_and_leaves_the_follow_up_where_it_was(bz: Ministry, defence: Ministry) -> None:
    follow_up = at(bz)
    before = columns(follow_up)
    move(follow_up, ministry=defence)

    with pytest.raises(ReasonMissing):
        transfer_answers.refuse(items=offered(), reason=" ", actor=None, now=NOW, today=TODAY)
    transfer_answers.refuse(items=offered(), reason="Hoort bij BZ.", actor=None, now=NOW, today=TODAY)

    assert columns(follow_up) == before
    assert list(TransferItem.objects.values_list("state", "answer")) == [("refused", "Hoort bij BZ.")]
    assert move(follow_up, ministry=defence).offered == 1


def test_only_the_receiving_side_answers_and_only_the_offering_side_takes_back(bz: Ministry, defence: Ministry) -> None:
    mia, dirk = make_mover("mia"), make_mover("dirk")
    bz.staff.add(mia)
    defence.staff.add(dirk)
    move(at(bz), ministry=defence, actor=mia)
    answers: dict[str, Callable[[User], Answered]] = {
        "accept": lambda who: transfer_answers.accept(items=offered(), actor=who, now=NOW, today=TODAY),
        "refuse": lambda who: transfer_answers.refuse(items=offered(), reason="nee", actor=who, now=NOW, today=TODAY),
    }

    for answer in answers.values():
        with pytest.raises(PermissionDenied, match="Alleen medewerkers van DEF"):
            answer(mia)
    with pytest.raises(PermissionDenied, match="Alleen medewerkers van BZ"):
        transfer_answers.withdraw(items=offered(), actor=dirk, now=NOW, today=TODAY)
    with pytest.raises(PermissionDenied, match="U mag deze opvolging niet wijzigen"):
        answers["accept"](make_user("piet"))

    assert offered().count() == 1
    assert answers["accept"](dirk).answered == 1


def test_undo_brings_everything_back_as_it_was_and_deletes_nothing(bz: Ministry, defence: Ministry) -> None:
    within, over, waiting = at(defence, unit="DEU"), at(bz, due_on=date(2026, 3, 1)), at(bz)
    flag_overdue(today=TODAY, now=NOW)
    for row in (within, over, waiting):
        standing.refresh(row, today=TODAY, now=NOW)
    before = [columns(row) for row in (within, over, waiting)]
    moved = move(within, over, waiting, ministry=defence, unit="DGB")
    transfer_answers.accept(items=offered().filter(follow_up=over), actor=None, now=NOW, today=TODAY)
    successor = FollowUp.objects.get(predecessor=over)
    events = FollowUpEvent.objects.count()

    undone = transfer_answers.undo(transfer=moved.transfer, actor=make_reviewer(), now=NOW, today=TODAY)

    assert (undone.answered, undone.stayed) == (3, 0)
    assert [columns(row) for row in (within, over, waiting)] == before
    successor.refresh_from_db()
    assert (successor.state, successor.predecessor, successor.next_notice_on) == ("retracted", None, None)
    assert FollowUpEvent.objects.filter(kind="retracted").count() == FollowUpEvent.objects.count() - events == 6
    for row in (within, over, waiting, successor):
        stood = columns(row)
        standing.refresh(row, today=TODAY, now=NOW)
        assert columns(row) == stood
    assert move(over, ministry=defence).offered == 1


def test_undo_leaves_alone_what_moved_on_since(bz: Ministry, defence: Ministry) -> None:
    moved_on, quiet, edited = at(bz), at(bz), at(defence)
    moved = move(moved_on, quiet, edited, ministry=defence, unit="DGB")
    accept()
    successor = FollowUp.objects.get(predecessor=moved_on)
    services.report(follow_up=successor, kind=EventKind.PROGRESS, happened_on=TODAY, actor=None, now=NOW, today=TODAY)
    FollowUp.objects.filter(pk=edited.pk).update(unit="Directie Z")

    undone = transfer_answers.undo(transfer=moved.transfer, actor=None, now=NOW, today=TODAY)

    assert (undone.answered, undone.stayed) == (1, 2)
    successor.refresh_from_db()
    edited.refresh_from_db()
    assert (successor.state, edited.unit) == ("in_progress", "Directie Z")
    with pytest.raises(NothingToAnswer):
        transfer_answers.undo(transfer=moved.transfer, actor=None, now=NOW, today=TODAY)


def test_undo_cancels_what_was_not_sent_yet(bz: Ministry, defence: Ministry) -> None:
    follow_up = at(bz)
    moved = move(follow_up, owner=make_mover())
    event = follow_up.events.get(kind="assigned")
    Notification.objects.create(event=event, recipient="mia@ministerie.example", role="owner", created_at=NOW)

    transfer_answers.undo(transfer=moved.transfer, actor=None, now=NOW, today=TODAY)

    assert Notification.objects.get().cancelled_at == NOW


def test_decision_that_keeps_the_rest_open_goes_along(bz: Ministry, defence: Ministry) -> None:
    follow_up = make_follow_up(commitment=make_commitment(register_number="TZ202602-001"), ministry=bz)
    services.decide(
        follow_up=follow_up, outcome=Outcome.PARTLY, body="toezeggingenregister", decided_on=TODAY, actor=None,
        now=NOW, today=TODAY,
    )  # fmt: skip
    move(follow_up, ministry=defence)

    accept()

    assert FollowUp.objects.get(predecessor=follow_up).state == "partly"


@pytest.mark.parametrize("step", ["offer", "within"])
def test_who_does_not_stand_for_the_former_ministry_cannot_hand_its_items_over(
    step: str, bz: Ministry, defence: Ministry
) -> None:
    mia, dirk = make_mover("mia"), make_mover("dirk")
    bz.staff.add(mia)
    defence.staff.add(dirk)
    theirs, mine = at(bz), at(defence)
    to: dict[str, Any] = {"ministry": defence} if step == "offer" else {"unit": "DGB"}

    with pytest.raises(PermissionDenied, match=r"^Alleen medewerkers van BZ kunnen dit overdragen\.$"):
        move(mine, theirs, actor=dirk, unit=to.pop("unit", "DGX"), **to)

    assert (TransferItem.objects.count(), FollowUp.objects.exclude(unit="").count()) == (0, 0)


def test_who_stands_for_the_former_ministry_hands_its_items_over(bz: Ministry, defence: Ministry) -> None:
    mia = make_mover("mia")
    bz.staff.add(mia)
    defence.staff.add(make_user("dirk"))

    moved = move(at(bz), at(bz), ministry=defence, actor=mia)

    assert (moved.moved, moved.offered) == (0, 2)


def test_item_of_nobody_is_taken_by_anybody_with_the_right(defence: Ministry) -> None:
    defence.staff.add(make_user("dirk"))
    follow_up = at(None)

    moved = move(follow_up, ministry=defence, actor=make_mover("mia"))

    follow_up.refresh_from_db()
    assert (moved.moved, follow_up.ministry) == (1, defence)
