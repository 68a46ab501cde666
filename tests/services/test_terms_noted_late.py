"""An extension or a report that was given in time but noted late: nobody stays called late over it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from motions.models import Deadline, FollowUp, FollowUpEvent, Notification
from motions.models.evidence import Stance
from motions.services import overdue, review, standing, terms
from motions.services.delivery import bundling
from motions.services.proposals import EvidenceChoice
from tests.builders import (
    hand_over,
    make_follow_up,
    make_letter,
    make_ministry,
    make_reviewer,
    make_suggestion,
)

pytestmark = pytest.mark.django_db

DUE_ON = date(2026, 10, 28)
NOTED_ON = date(2026, 11, 9)
NOTED = datetime(2026, 11, 9, 9, 0, tzinfo=UTC)
UNDONE_ON = date(2026, 11, 10)
UNDONE = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


def late() -> FollowUp:
    """Its term of 28 October passed, and the sweep said so and a week later once more."""
    ministry = make_ministry("bz", mailbox="pz@bz.example")
    follow_up = make_follow_up(
        ministry=ministry, due_on=DUE_ON, mentioned_on=date(2026, 10, 1), next_notice_on=date(2026, 10, 29),
    )  # fmt: skip
    sweep(date(2026, 10, 29))
    sweep(date(2026, 11, 5))
    return follow_up


def sweep(day: date) -> None:
    overdue.flag_overdue(today=day, now=datetime(day.year, day.month, day.day, 5, tzinfo=UTC))


def extension(follow_up: FollowUp, *, of: date, until: date = date(2026, 12, 18)) -> Any:
    """The letter of that day read and accepted on 9 November; gives the suggestion."""
    suggestion = make_suggestion(letter=make_letter(sent_on=of), stance="postpones", due_on=until, precision="day")
    review.accept(
        suggestion=suggestion, choice=EvidenceChoice((follow_up.pk,), Stance.POSTPONES, due_on=until),
        actor=make_reviewer(f"anna{suggestion.pk}"), now=NOTED, today=NOTED_ON,
    )  # fmt: skip
    return suggestion


def report(follow_up: FollowUp, *, of: date, stance: Stance = Stance.FULFILS) -> Any:
    """The letter of that day read and accepted on 9 November; gives the suggestion."""
    suggestion = make_suggestion(letter=make_letter(sent_on=of), stance=stance.value)
    review.accept(
        suggestion=suggestion, choice=EvidenceChoice((follow_up.pk,), stance),
        actor=make_reviewer(f"anna{suggestion.pk}"), now=NOTED, today=NOTED_ON,
    )  # fmt: skip
    return suggestion


def undo(suggestion: Any) -> None:
    review.undo(suggestion=suggestion, actor=make_reviewer(f"eva{suggestion.pk}"), now=UNDONE, today=UNDONE_ON)


def passages(**of: Any) -> list[tuple[str, date]]:
    rows = FollowUpEvent.objects.standing().filter(kind__in=("term_passed", "still_open"), **of).order_by("pk")
    return list(rows.values_list("kind", "happened_on"))


ACCUSED = [("term_passed", date(2026, 10, 29)), ("still_open", date(2026, 11, 5))]


@pytest.mark.parametrize(
    ("sent_on", "left"),
    [(date(2026, 10, 13), []), (DUE_ON, []), (date(2026, 10, 29), ACCUSED)],
    ids=["in time", "on the last day", "a day too late"],
)
def test_passage_of_a_term_that_had_been_moved_in_time_is_taken_back(
    sent_on: date, left: list[tuple[str, date]]
) -> None:
    follow_up = late()
    assert passages() == ACCUSED

    extension(follow_up, of=sent_on)

    assert passages() == left
    unsent = Notification.objects.filter(cancelled_at=None, event__kind__in=("term_passed", "still_open"))
    assert unsent.count() == len(left)
    said = FollowUpEvent.objects.public().filter(kind="term_passed").values_list("happened_on", flat=True)
    assert list(said) == [day for kind, day in left if kind == "term_passed"]


@pytest.mark.parametrize(
    ("sent_on", "left"),
    [(date(2026, 10, 13), []), (DUE_ON, []), (date(2026, 10, 29), ACCUSED)],
    ids=["in time", "on the last day", "a day too late"],
)
@pytest.mark.parametrize("stance", [Stance.FULFILS, Stance.DECLINES])
def test_passage_of_a_term_that_had_been_met_is_taken_back(
    stance: Stance, sent_on: date, left: list[tuple[str, date]]
) -> None:
    follow_up = late()

    report(follow_up, of=sent_on, stance=stance)

    assert passages() == left


def test_progress_in_time_takes_nothing_back() -> None:
    follow_up = late()

    report(follow_up, of=date(2026, 10, 13), stance=Stance.PROGRESS)

    assert passages() == ACCUSED


def test_undo_of_a_report_in_time_shows_the_passage_again() -> None:
    follow_up = late()
    suggestion = report(follow_up, of=date(2026, 10, 13))

    undo(suggestion)

    assert passages() == ACCUSED


def test_report_in_time_of_an_item_that_came_in_after_its_term_takes_its_silent_passage_back() -> None:
    follow_up = make_follow_up(due_on=None, follow_from=NOTED_ON)
    act: dict[str, Any] = {"set_by": Deadline.SetBy.PROMISED, "actor": None, "now": NOTED, "today": NOTED_ON}
    terms.set_term(
        follow_up=follow_up, term=terms.NewTerm(due_on=DUE_ON, precision="day", anchor_on=date(2026, 9, 1)),
        happened_on=NOTED_ON, **act,
    )  # fmt: skip
    assert passages() == ACCUSED[:1]

    report(follow_up, of=date(2026, 10, 13))

    assert passages() == []


def test_extension_by_hand_counts_from_the_day_of_its_letter() -> None:
    follow_up = late()

    terms.extend(
        follow_up=follow_up, due_on=date(2026, 12, 18), reason="brief", set_by=Deadline.SetBy.PROMISED,
        actor=make_reviewer(), now=NOTED, today=NOTED_ON, letter=make_letter(sent_on=date(2026, 10, 13)),
    )  # fmt: skip

    assert passages() == []


def test_extension_by_hand_without_a_letter_counts_from_today_and_takes_nothing_back() -> None:
    follow_up = late()

    terms.extend(
        follow_up=follow_up, due_on=date(2026, 12, 18), reason="telefoon", set_by=Deadline.SetBy.PROMISED,
        actor=make_reviewer(), now=NOTED, today=NOTED_ON,
    )  # fmt: skip

    assert passages() == ACCUSED


def test_internal_target_takes_nothing_back() -> None:
    follow_up = late()

    terms.extend(
        follow_up=follow_up, due_on=date(2026, 12, 18), reason="intern", set_by=Deadline.SetBy.INTERNAL,
        actor=make_reviewer(), now=NOTED, today=NOTED_ON, letter=make_letter(sent_on=date(2026, 10, 13)),
    )  # fmt: skip

    assert passages() == ACCUSED


def test_silent_passage_of_an_item_that_came_in_late_is_taken_back_too() -> None:
    follow_up = make_follow_up(due_on=None, follow_from=date(2026, 9, 1))
    act: dict[str, Any] = {"set_by": Deadline.SetBy.PROMISED, "actor": None, "now": NOTED, "today": NOTED_ON}
    terms.set_term(
        follow_up=follow_up, term=terms.NewTerm(due_on=DUE_ON, precision="day"), happened_on=date(2026, 9, 1), **act
    )
    assert passages() == ACCUSED[:1]

    extension(follow_up, of=date(2026, 10, 13))

    assert passages() == []


def test_undo_shows_the_passage_again_and_mails_what_had_not_left_once() -> None:
    follow_up = late()
    told = {"cancelled_at": None, "event__kind__in": ("term_passed", "still_open")}
    before = list(Notification.objects.filter(**told).order_by("pk").values_list("pk", "recipient"))
    assert before

    for _ in range(2):
        suggestion = extension(follow_up, of=date(2026, 10, 13))
        assert (passages(), Notification.objects.filter(**told).count()) == ([], 0)
        undo(suggestion)
        standing.refresh(follow_up, today=UNDONE_ON, now=UNDONE)
        sweep(UNDONE_ON)

        assert passages() == ACCUSED
        assert list(Notification.objects.filter(**told).order_by("pk").values_list("pk", "recipient")) == before
        standing_again = Notification.objects.filter(**told).values_list("event__retracted_by", flat=True)
        assert list(standing_again) == [None, None]
    follow_up.refresh_from_db()
    assert (follow_up.due_on, follow_up.next_notice_on) == (DUE_ON, date(2026, 11, 28))


def test_notice_that_had_left_is_not_sent_again_after_undo() -> None:
    follow_up = late()
    bundling.bundle(now=NOTED)
    carried = Notification.objects.exclude(message=None).filter(event__kind__in=("term_passed", "still_open"))
    before = list(carried.order_by("pk").values_list("pk", "event", "message"))
    assert before

    undo(extension(follow_up, of=date(2026, 10, 13)))
    sweep(UNDONE_ON)

    assert passages() == ACCUSED
    assert list(carried.order_by("pk").values_list("pk", "event", "message")) == before
    assert Notification.objects.filter(event__kind__in=("term_passed", "still_open")).count() == len(before)


def test_two_letters_that_moved_the_term_in_time_both_have_to_be_undone() -> None:
    follow_up = late()
    first = extension(follow_up, of=date(2026, 10, 13))
    second = extension(follow_up, of=date(2026, 10, 20), until=date(2026, 12, 24))

    undo(first)
    assert passages() == []
    undo(second)
    assert passages() == ACCUSED


def test_undo_of_the_letter_in_time_leaves_a_term_that_was_moved_too_late() -> None:
    follow_up = late()
    in_time = extension(follow_up, of=date(2026, 10, 13))
    extension(follow_up, of=date(2026, 11, 3), until=date(2026, 12, 24))
    assert passages() == []

    undo(in_time)

    assert passages() == ACCUSED
    follow_up.refresh_from_db()
    assert follow_up.due_on == date(2026, 12, 24)


def test_passage_at_the_former_ministry_goes_along() -> None:
    follow_up = late()
    successor = hand_over(follow_up, make_ministry("def", name="Defensie"), now=NOTED, today=NOTED_ON)
    assert (passages(follow_up=follow_up), len(passages(follow_up=successor))) == (ACCUSED, 2)

    suggestion = extension(successor, of=date(2026, 10, 13))
    assert passages() == []

    undo(suggestion)
    assert (passages(follow_up=follow_up), len(passages(follow_up=successor))) == (ACCUSED, 2)


def test_passage_that_stands_again_is_known_to_the_sweep_after_a_transfer() -> None:
    follow_up = late()
    undo(extension(follow_up, of=date(2026, 10, 13)))
    successor = hand_over(follow_up, make_ministry("def", mailbox="pz@def.example"), now=UNDONE, today=UNDONE_ON)
    standing.refresh(successor, today=UNDONE_ON, now=UNDONE)

    sweep(UNDONE_ON)

    assert passages(follow_up=successor) == ACCUSED
    assert not Notification.objects.filter(event__follow_up=successor, event__kind="term_passed").exists()
