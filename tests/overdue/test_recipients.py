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
        {"refused_at": MORNING},
    ],
    ids=["not confirmed", "ended", "refused"],
)
def test_follower_without_a_subscription_in_force_is_not_told(subscription: dict[str, Any]) -> None:
    make_late()
    follow(**subscription)
    follow("ander@krant.example")

    assert told() == [("ander@krant.example", "follower"), OFFICE]


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
    ("wish", "leaves_at", "bundle"),
    [
        ({"frequency": "at_once"}, None, ""),
        ({"frequency": "daily"}, datetime(2026, 7, 6, 5, 0, tzinfo=UTC), "daily:2026-07-06"),
        ({"frequency": "weekly"}, datetime(2026, 7, 6, 5, 0, tzinfo=UTC), "weekly:2026-07-06"),
        ({"paused_until": date(2026, 7, 8)}, datetime(2026, 7, 8, 5, 0, tzinfo=UTC), "held:2026-07-08"),
        ({"quiet_in_recess": True}, datetime(2026, 9, 1, 5, 0, tzinfo=UTC), "held:2026-09-01"),
    ],
    ids=["at once", "daily, on a Friday", "weekly", "paused", "in recess"],
)
def test_what_is_not_sent_at_once_is_held_for_its_bundle_and_not_lost(
    wish: dict[str, Any], leaves_at: datetime | None, bundle: str
) -> None:
    make_late(make_user("anna"))
    follow(**wish)

    told()

    notification = Notification.objects.get(role="follower")
    assert (notification.hold_until, notification.bundle) == (leaves_at, bundle)
    assert Notification.objects.get(role="owner").hold_until is None


def test_each_kind_of_wish_is_held_by_itself() -> None:
    make_late()
    wishes: list[dict[str, Any]] = [
        {"frequency": "daily"},
        {"frequency": "daily", "paused_until": date(2026, 7, 2)},
        {"frequency": "daily", "paused_until": date(2026, 7, 10)},
        {"frequency": "daily", "quiet_in_recess": True},
        {"frequency": "weekly", "paused_until": date(2026, 7, 10)},
    ]
    for number, wish in enumerate(wishes):
        follow(f"{number}@a.example", **wish)

    told()

    followers = Notification.objects.filter(role="follower").order_by("recipient")
    assert list(followers.values_list("bundle", flat=True)) == [
        *("daily:2026-07-06", "daily:2026-07-06", "daily:2026-07-10", "daily:2026-09-01", "weekly:2026-07-13")
    ]


@pytest.mark.parametrize("today", [date(2026, 7, 4), date(2026, 7, 5)], ids=["Saturday", "Sunday"])
def test_on_a_quiet_day_the_owner_is_told_and_followers_on_the_next_working_morning(today: date) -> None:
    make_late(make_user("anna"))
    follow()

    flag_overdue(today=today, now=datetime(today.year, today.month, today.day, 4, 0, tzinfo=UTC))

    owner, follower = Notification.objects.order_by("recipient")
    assert (owner.recipient, owner.hold_until, owner.bundle) == ("anna@ministerie.example", None, "")
    assert (follower.hold_until, follower.bundle) == (datetime(2026, 7, 6, 5, 0, tzinfo=UTC), "held:2026-07-06")


def test_who_follows_the_same_in_several_ways_is_told_once_and_at_once() -> None:
    late = make_late()
    follow(scope="commitment", commitment=late.commitment, frequency="weekly")
    at_once = follow(scope="everything", frequency="at_once")

    told()

    notification = Notification.objects.get(role="follower")
    assert (notification.subscription, notification.hold_until) == (at_once, None)


def test_webhook_is_a_recipient_beside_mail() -> None:
    make_late()
    follow("https://haak.example/A", channel="webhook")

    assert flag_overdue(today=TODAY, now=MORNING) == Flagged(flagged=1, notices=2)
    assert Notification.objects.get(channel="webhook").recipient == "https://haak.example/A"
