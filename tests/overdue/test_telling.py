"""What somebody did is told by state: once, to whom it is for, and not when it was taken back before."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import Deadline, FollowUp, FollowUpEvent, Notification, Transfer
from motions.rules.follow_ups import EventKind, Outcome
from motions.rules.notice_kinds import TOLD, Hears
from motions.services.events import Report, retract
from motions.services.follow_ups import change_by_hand, decide, open_follow_up, report
from motions.services.notices.telling import tell
from motions.services.overdue import flag_overdue
from motions.services.terms import NewTerm, set_term
from tests.builders import make_commitment, make_letter, make_reviewer, make_user
from tests.overdue.builders import MORNING, TODAY, follow, make_late, make_mailbox
from tests.overdue.interleaving import interleave

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str]]:
    tell(today=TODAY, now=MORNING)
    return list(Notification.objects.order_by("recipient").values_list("recipient", "role"))


def act(follow_up: FollowUp, kind: EventKind, *, actor: User | None = None, on: date = TODAY) -> FollowUpEvent:
    return change_by_hand(
        follow_up=follow_up, kind=kind, happened_on=on, note="", actor=actor or make_reviewer("rolf"), now=MORNING,
        today=TODAY,
    )  # fmt: skip


def make_watched(**columns: Any) -> FollowUp:
    """An item with an owner, a mailbox, a colleague and a member of the public who follow it."""
    late = make_late(make_user("anna"), ministry=make_mailbox(), **columns)
    follow("burger@thuis.example", scope="commitment", commitment=late.commitment)
    follow("cor@ministerie.example", user=make_user("cor"))
    return late


ADDRESSES = {
    Hears.OWNER: "anna@ministerie.example",
    Hears.MAILBOX: "pz@bz.example",
    Hears.COLLEAGUES: "cor@ministerie.example",
    Hears.PUBLIC: "burger@thuis.example",
}


@pytest.mark.parametrize("kind", [kind for kind in TOLD if kind is not EventKind.OPENED], ids=lambda kind: kind.value)
def test_each_kind_is_told_to_whom_the_table_says(kind: EventKind) -> None:
    late = make_watched()
    FollowUpEvent.objects.create(
        follow_up=late, kind=kind.value, once_key="x", happened_on=TODAY, recorded_at=MORNING,
        outcome="fulfilled" if kind is EventKind.DECIDED else "", body="register" if kind is EventKind.DECIDED else "",
    )  # fmt: skip

    assert {address for address, _ in told()} == {
        ADDRESSES[hears] for hears in TOLD[kind].hears if hears is not Hears.OFFICE
    }


@pytest.mark.parametrize("kind", list(TOLD), ids=lambda kind: kind.value)
def test_office_hears_of_what_nobody_else_is_there_for(kind: EventKind) -> None:
    FollowUpEvent.objects.create(
        follow_up=make_late(), kind=kind.value, once_key="x", happened_on=TODAY, recorded_at=MORNING,
        outcome="fulfilled" if kind is EventKind.DECIDED else "", body="register" if kind is EventKind.DECIDED else "",
    )  # fmt: skip

    assert bool(told()) is (Hears.OFFICE in TOLD[kind].hears)


def test_event_is_told_once() -> None:
    event = act(make_watched(), EventKind.REPORTED)

    assert tell(today=TODAY, now=MORNING) == 3
    assert tell(today=TODAY, now=MORNING) == 0
    event.refresh_from_db()
    assert event.told_at == MORNING


def test_who_did_it_is_not_told_of_it() -> None:
    anna = make_reviewer("anna")
    act(make_late(anna, ministry=make_mailbox()), EventKind.OVERTAKEN, actor=anna)

    assert told() == [("pz@bz.example", "mailbox")]


def test_what_was_taken_back_before_it_was_told_sends_nothing() -> None:
    event = act(make_watched(), EventKind.REPORTED)
    retract(events=[event], actor=make_reviewer("rita"), now=MORNING, today=TODAY)

    assert told() == []
    event.refresh_from_db()
    assert event.told_at == MORNING


@pytest.mark.parametrize("visibility", ["sent", "draft"])
def test_public_hears_nothing_from_a_letter_that_is_not_public(visibility: str) -> None:
    report(
        follow_up=make_watched(), kind=EventKind.REPORTED, happened_on=TODAY, actor=None, now=MORNING, today=TODAY,
        source=Report(letter=make_letter(visibility=visibility, sent_on=TODAY)),
    )  # fmt: skip

    assert [address for address, _ in told()] == ["anna@ministerie.example", "cor@ministerie.example"]


@pytest.mark.parametrize(("days", "news"), [(31, True), (32, False)])
def test_old_news_of_what_is_followed_since_today_is_told_to_nobody(days: int, news: bool) -> None:
    late = make_watched(opened_at=MORNING - timedelta(hours=1))
    act(late, EventKind.OVERTAKEN, on=TODAY - timedelta(days=days))

    assert bool(told()) is news


@pytest.mark.parametrize(("on", "news"), [(date(2026, 5, 24), True), (date(2026, 5, 23), False)])
def test_what_happened_since_its_item_is_followed_is_told_however_late_it_is_noted(on: date, news: bool) -> None:
    opened_at = datetime(2026, 5, 23, 22, 0, tzinfo=UTC)
    act(make_watched(opened_at=opened_at), EventKind.REPORTED, on=on)

    assert bool(told()) is news


def test_what_was_taken_over_is_followed_since_it_was_opened_elsewhere() -> None:
    first = make_late(opened_at=MORNING - timedelta(days=90), state="transferred")
    act(make_watched(predecessor=first, opened_at=MORNING - timedelta(days=1)), EventKind.REPORTED, on=date(2026, 5, 1))

    assert told()


def open_from(follow_from: date, **columns: Any) -> FollowUp:
    return open_follow_up(
        commitment=make_commitment(promised_on=follow_from), follow_from=follow_from, actor=None, now=MORNING,
        today=TODAY, **columns,
    )  # fmt: skip


def test_new_item_is_told_and_an_old_one_that_came_in_is_not() -> None:
    follow()
    open_from(date(2005, 3, 1))
    open_from(date(2026, 6, 20))

    assert told() == [("volger@krant.example", "follower")]


def test_history_that_came_in_with_its_item_is_told_to_nobody() -> None:
    follow()
    item = open_from(date(2026, 3, 1))
    report(follow_up=item, kind=EventKind.REPORTED, happened_on=TODAY, actor=None, now=MORNING, today=TODAY)

    assert told() == []


def test_import_of_twenty_old_years_sends_nothing_now_or_later() -> None:
    follow()
    follow("cor@ministerie.example", user=make_user("cor"))
    ministry = make_mailbox()
    for year in range(2005, 2025):
        open_from(date(year, 3, 1), ministry=ministry)
        open_from(date(year, 3, 1), ministry=ministry, term=NewTerm(due_on=date(year, 9, 1), precision="day"))

    for offset in range(0, 400, 7):
        day, now = TODAY + timedelta(days=offset), MORNING + timedelta(days=offset)
        tell(today=day, now=now)
        flag_overdue(today=day, now=now)

    assert not Notification.objects.exists()


def test_extension_is_told_and_an_earlier_date_is_not() -> None:
    late = make_watched(due_on=date(2026, 7, 20), next_notice_on=None)
    for due_on in (date(2026, 9, 1), date(2026, 8, 20)):
        set_term(
            follow_up=late, term=NewTerm(due_on=due_on, precision="day"), set_by=Deadline.SetBy.PROMISED, actor=None,
            now=MORNING, today=TODAY,
        )  # fmt: skip

    told()

    assert set(Notification.objects.values_list("event__kind", flat=True)) == {"term_extended"}


def test_decision_of_the_register_is_told() -> None:
    late = make_watched()
    assert late.commitment is not None
    late.commitment.register_number = "TZ202602-001"
    late.commitment.save()
    decide(
        follow_up=late, outcome=Outcome.FULFILLED, body="toezeggingenregister", decided_on=TODAY,
        actor=make_reviewer("rolf"), now=MORNING, today=TODAY,
    )  # fmt: skip

    assert len(told()) == 4


def test_move_in_bulk_is_one_bundle_per_new_owner() -> None:
    anna, bram = make_user("anna"), make_user("bram")
    transfers = [Transfer.objects.create(owner=anna, reason="x", made_at=MORNING) for _ in range(2)]
    for number, transfer in enumerate(transfers * 3):
        late = make_late(anna if number % 2 else bram, title=f"Toezegging {number}")
        FollowUpEvent.objects.create(
            follow_up=late, kind="assigned", once_key=f"x{number}", happened_on=TODAY, recorded_at=MORNING,
            transfer=transfer,
        )  # fmt: skip

    told()

    bundles = Counter(Notification.objects.values_list("recipient", "bundle"))
    assert bundles == {
        ("bram@ministerie.example", f"transfer:{transfers[0].pk}"): 3,
        ("anna@ministerie.example", f"transfer:{transfers[1].pk}"): 3,
    }


def test_untold_events_are_found_by_their_own_index() -> None:
    make_late()
    with CaptureQueriesContext(connection) as captured:
        tell(today=TODAY, now=MORNING)
    [look] = [query["sql"] for query in captured]

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"{'EXPLAIN' if connection.vendor == 'postgresql' else 'EXPLAIN QUERY PLAN'} {look}")
        assert "event_to_tell" in str(cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_two_tellings_at_once_tell_each_event_once_wherever_they_meet() -> None:
    rolf = make_reviewer("rolf")
    for at in count(1):
        events = [act(make_late(make_user(f"u{at}.{n}")), EventKind.REPORTED, actor=rolf) for n in range(2)]

        one, other, met = interleave(
            lambda: tell(today=TODAY, now=MORNING), lambda: tell(today=TODAY, now=MORNING), at=at
        )

        assert one + other == 2
        assert Notification.objects.filter(event__in=events).count() == 2
        if not met:
            return


@pytest.mark.django_db(transaction=True)
def test_retraction_during_a_telling_leaves_nothing_that_may_leave() -> None:
    rolf = make_reviewer("rolf")
    for at in count(1):
        event = act(make_late(make_user(f"u{at}")), EventKind.REPORTED, actor=rolf)

        _, _, met = interleave(
            lambda: tell(today=TODAY, now=MORNING),
            partial(retract, events=[event], actor=rolf, now=MORNING, today=TODAY),
            at=at,
        )

        event.refresh_from_db()
        assert event.told_at == MORNING
        assert event.retracted_by is not None
        if not met:
            return


@pytest.mark.django_db(transaction=True)
def test_telling_that_dies_leaves_everything_untold_or_everything_told() -> None:
    class Killed(BaseException):
        """The process is gone."""

    events = [
        act(make_late(make_user(f"u{n}")), EventKind.REPORTED, actor=make_user(f"a{n}", is_superuser=True))
        for n in range(2)
    ]
    for at in count(1):
        seen = count(1)

        def die(execute: Any, *call: Any, at: int = at, seen: Any = seen) -> Any:
            if next(seen) == at:
                raise Killed
            return execute(*call)

        try:
            with connection.execute_wrapper(die):
                tell(today=TODAY, now=MORNING)
        except Killed:
            assert not Notification.objects.exists()
            assert FollowUpEvent.objects.filter(pk__in=[e.pk for e in events], told_at=None).count() == 2
        else:
            assert Notification.objects.count() == 2
            assert at > 8
            return
