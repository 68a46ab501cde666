from datetime import UTC, date, datetime
from typing import Any

import pytest

from motions.models import FollowUp, Notification
from motions.services.overdue import Flagged, flag_overdue
from tests.builders import make_ministry, make_motion, make_paper, make_user
from tests.overdue.builders import MORNING, TODAY, follow, make_late, make_mailbox

pytestmark = pytest.mark.django_db

OFFICE = ("parlementaire-zaken@nakoming.example", "office")


def told() -> list[tuple[str, str]]:
    flag_overdue(today=TODAY, now=MORNING)
    return list(Notification.objects.order_by("recipient").values_list("recipient", "role"))


def make_approaching(**overrides: Any) -> FollowUp:
    return make_late(due_on=date(2026, 7, 10), next_notice_on=TODAY, **overrides)


def test_owner_and_mailbox_are_told() -> None:
    make_late(make_user("bram"), ministry=make_mailbox())

    assert told() == [("bram@ministerie.example", "owner"), ("pz@bz.example", "mailbox")]


@pytest.mark.parametrize(
    "owner", [{}, {"email": ""}, {"email": " "}, {"is_active": False}], ids=["nobody", "empty", "blank", "left"]
)
def test_office_is_told_when_nobody_is_responsible(owner: dict[str, Any]) -> None:
    make_late(make_user("bram", **owner) if owner else None, ministry=make_ministry())

    assert told() == [OFFICE]


def test_office_is_told_although_somebody_follows() -> None:
    make_late()
    follow("volger@krant.example")

    assert told() == [OFFICE, ("volger@krant.example", "follower")]


def test_one_address_in_several_roles_gets_one_notice_in_the_first() -> None:
    make_late(make_user("bram", email="PZ@bz.example"), ministry=make_mailbox("pz@BZ.example"))
    follow(" pz@bz.example ")

    assert told() == [("pz@bz.example", "owner")]


@pytest.mark.parametrize(
    "subscription",
    [
        {"confirmed_at": None},
        {"ended_at": MORNING},
        {"paused_until": date(2026, 7, 4)},
    ],
    ids=["not confirmed", "ended", "paused"],
)
def test_follower_without_a_subscription_in_force_is_not_told(subscription: dict[str, Any]) -> None:
    make_late()
    follow(**subscription)

    assert told() == [OFFICE]


def test_pause_ends_on_its_day() -> None:
    make_late()
    follow(paused_until=TODAY)

    assert ("volger@krant.example", "follower") in told()


def test_colleague_follows_without_confirming_until_leaving() -> None:
    make_late()
    follow("anna@ministerie.example", user=make_user("anna"), confirmed_at=None)
    follow("weg@ministerie.example", user=make_user("weg", is_active=False))

    assert told() == [("anna@ministerie.example", "follower"), OFFICE]


def test_followers_of_item_and_ministry_are_told_and_others_not() -> None:
    ministry, other = make_mailbox(), make_ministry("ez")
    late = make_late(ministry=ministry)
    motion = make_motion(paper=make_paper(number="75"))
    make_late(request=motion.requests.get(), ministry=other)
    follow("toezegging@a.example", scope="commitment", commitment=late.commitment)
    follow("motie@a.example", scope="motion", motion=motion)
    follow("bz@a.example", scope="ministry", ministry=ministry)
    follow("andere@a.example", scope="motion", motion=make_motion(paper=make_paper(number="76")))

    assert set(told()) == {
        ("toezegging@a.example", "follower"),
        ("motie@a.example", "follower"),
        ("bz@a.example", "follower"),
        ("pz@bz.example", "mailbox"),
        OFFICE,
    }


def test_approaching_term_is_told_to_staff_only() -> None:
    make_approaching()
    follow("volger@krant.example")
    follow("anna@ministerie.example", user=make_user("anna"))
    follow("bezoeker@thuis.example", user=make_user("bezoeker", is_staff=False))

    assert told() == [("anna@ministerie.example", "follower"), OFFICE]


@pytest.mark.parametrize(
    ("frequency", "leaves_at"),
    [
        ("at_once", None),
        ("daily", datetime(2026, 7, 4, 5, 0, tzinfo=UTC)),
        ("weekly", datetime(2026, 7, 6, 5, 0, tzinfo=UTC)),
    ],
)
def test_digest_is_held_until_it_leaves_and_not_lost(frequency: str, leaves_at: datetime | None) -> None:
    make_late()
    follow(frequency=frequency)

    told()

    assert Notification.objects.get(role="follower").hold_until == leaves_at


def test_who_follows_the_same_twice_is_told_once_and_at_once() -> None:
    late = make_late()
    follow(scope="commitment", commitment=late.commitment, frequency="weekly")
    at_once = follow(scope="commitment", commitment=late.commitment, frequency="at_once")

    told()

    notification = Notification.objects.get(role="follower")
    assert (notification.subscription, notification.hold_until) == (at_once, None)


def test_webhook_is_a_recipient_beside_mail() -> None:
    make_late()
    follow("https://haak.example/A", channel="webhook")

    assert flag_overdue(today=TODAY, now=MORNING) == Flagged(flagged=1, notices=2)
    assert Notification.objects.get(channel="webhook").recipient == "https://haak.example/A"
