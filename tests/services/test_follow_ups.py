"""Follow-ups by hand: decide, close, transfer, take back."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User

from motions.models import Decision, FollowUp
from motions.rules.follow_ups import RUNNING, EventKind, NotAllowed, Outcome, State, term_has_passed
from motions.services import events, follow_ups
from motions.services.follow_ups import (
    AlreadyFollowed,
    AlreadyNoted,
    DayNotPossible,
    NobodyEstablishes,
    NothingToFollow,
)
from tests.builders import make_commitment, make_follow_up, make_ministry, make_motion, make_reviewer

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("state", [state.value for state in State])
@pytest.mark.parametrize("estimated", [False, True])
@pytest.mark.parametrize("due_on", [None, date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)])
def test_the_database_and_the_rule_agree_on_what_has_passed(state: str, estimated: bool, due_on: date | None) -> None:
    follow_up = make_follow_up(due_on=due_on, state=state, is_estimate=estimated)

    passed = FollowUp.objects.passed_on(TODAY).filter(pk=follow_up.pk).exists()

    assert passed == term_has_passed(state=State(state), due_on=due_on, estimated=estimated, today=TODAY)
    assert FollowUp.objects.running().exists() == (State(state) in RUNNING)


def test_an_adopted_motion_opens_a_follow_up_for_each_request_from_its_adoption() -> None:
    motion = make_motion(requests=("verzoekt dit", "verzoekt ook dat"))
    Decision.objects.create(motion=motion, kind="adopted", decided_on=date(2026, 1, 27))

    opened = follow_ups.open_for_motion(
        motion=motion, ministry=make_ministry(), terms={}, actor=make_reviewer(), now=NOW, today=TODAY
    )

    assert [(row.request.text, row.follow_from, row.state) for row in opened if row.request] == [
        ("verzoekt dit", date(2026, 1, 27), "open"),
        ("verzoekt ook dat", date(2026, 1, 27), "open"),
    ]


@pytest.mark.parametrize("last", ["rejected", "withdrawn", "lapsed"])
def test_the_latest_final_decision_counts(last: str) -> None:
    motion = make_motion()
    Decision.objects.create(motion=motion, kind="held", decided_on=date(2026, 1, 20))
    Decision.objects.create(motion=motion, kind=last, decided_on=date(2026, 1, 27))

    with pytest.raises(NothingToFollow):
        follow_ups.open_for_motion(motion=motion, ministry=None, terms={}, actor=make_reviewer(), now=NOW, today=TODAY)


def test_following_the_same_thing_twice_is_a_clear_message() -> None:
    follow_up = make_follow_up()

    with pytest.raises(AlreadyFollowed, match="wordt al gevolgd"):
        follow_ups.open_follow_up(
            request=follow_up.request, follow_from=date(2026, 1, 27), actor=None, now=NOW, today=TODAY
        )

    assert FollowUp.objects.count() == 1


def test_a_decision_names_its_body_and_ends_the_term() -> None:
    registered = make_commitment(register_number="TZ202601-001")
    follow_up = make_follow_up(due_on=date(2026, 2, 1), commitment=registered)

    follow_ups.decide(
        follow_up=follow_up,
        outcome=Outcome.FULFILLED,
        body="toezeggingenregister",
        decided_on=date(2026, 2, 20),
        actor=make_reviewer(),
        now=NOW,
        today=TODAY,
    )

    assert (follow_up.state, follow_up.outcome, follow_up.open_due_on, follow_up.next_notice_on) == (
        "decided", "fulfilled", None, None,
    )  # fmt: skip
    assert follow_up.events.get(kind="decided").body == "toezeggingenregister"


def test_closing_is_ours_and_never_public() -> None:
    follow_up = make_follow_up()

    follow_ups.change_by_hand(
        follow_up=follow_up, kind=EventKind.CLOSED, happened_on=TODAY, note="Wij zijn klaar.", actor=make_reviewer(),
        now=NOW, today=TODAY,
    )  # fmt: skip

    assert follow_up.state == "closed"
    assert not follow_up.events.public().filter(kind="closed").exists()


def test_what_cannot_happen_says_so() -> None:
    follow_up = make_follow_up()

    with pytest.raises(NotAllowed, match="“Heropend” kan niet bij een opvolging die “open” is"):
        follow_ups.change_by_hand(
            follow_up=follow_up, kind=EventKind.REOPENED, happened_on=TODAY, note="", actor=make_reviewer(),
            now=NOW, today=TODAY,
        )  # fmt: skip


def test_taking_back_restores_the_state_before_and_deletes_nothing() -> None:
    follow_up = make_follow_up(due_on=date(2026, 7, 2))
    reviewer = make_reviewer()
    event = follow_ups.change_by_hand(
        follow_up=follow_up, kind=EventKind.REPORTED, happened_on=TODAY, note="", actor=reviewer, now=NOW, today=TODAY
    )

    events.retract(events=[event], actor=reviewer, now=NOW, today=TODAY)

    follow_up.refresh_from_db()
    # Ninety days after it began nothing will have been heard of it; its term approaches later.
    assert (follow_up.state, follow_up.next_notice_on) == ("open", date(2026, 4, 27))
    assert list(follow_up.events.order_by("pk").values_list("kind", flat=True)) == ["opened", "reported", "retracted"]
    assert not follow_up.events.public().filter(kind="reported").exists()


def test_nobody_establishes_a_motion_of_the_tweede_kamer() -> None:
    follow_up = make_follow_up()

    with pytest.raises(NobodyEstablishes, match="stelt niemand dit vast"):
        follow_ups.decide(
            follow_up=follow_up,
            outcome=Outcome.FULFILLED,
            body="ik",
            decided_on=TODAY,
            actor=make_reviewer(),
            now=NOW,
            today=TODAY,
        )

    assert follow_up.events.count() == 1


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (date(2026, 3, 3), "moet nog komen"),
        (date(2026, 1, 26), "vóór 27 januari 2026"),
    ],
    ids=["tomorrow", "before it was followed"],
)
def test_a_day_that_cannot_be_is_refused(day: date, message: str) -> None:
    follow_up = make_follow_up()

    with pytest.raises(DayNotPossible, match=message):
        note(follow_up, EventKind.REPORTED, day)

    assert follow_up.events.count() == 1


def test_a_step_that_later_events_overtake_is_refused_and_leaves_nothing() -> None:
    follow_up = make_follow_up()
    note(follow_up, EventKind.REPORTED, date(2026, 2, 20))

    with pytest.raises(DayNotPossible, match="Kies een latere dag"):
        note(follow_up, EventKind.REOPENED, date(2026, 2, 10))

    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.events.filter(kind="reopened").count()) == ("reported", 0)


def test_a_second_click_notes_nothing_again() -> None:
    follow_up = make_follow_up()
    note(follow_up, EventKind.REPORTED, date(2026, 2, 20))

    with pytest.raises(AlreadyNoted, match="staat er al"):
        note(follow_up, EventKind.REPORTED, date(2026, 2, 20))

    assert follow_up.events.filter(kind="reported").count() == 1


def note(follow_up: FollowUp, kind: EventKind, day: date) -> None:
    actor = User.objects.filter(username="anna").first() or make_reviewer()
    follow_ups.change_by_hand(
        follow_up=follow_up, kind=kind, happened_on=day, note="", actor=actor, now=NOW, today=TODAY
    )
