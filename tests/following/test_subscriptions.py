"""Following with an account, and changing, ending and taking back: who may, what changes, and what never doubles."""

import base64
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.timezone import localdate

from motions.models import Message, Notification, Subscription
from motions.services.following import subscriptions
from motions.services.following.subscription_links import Link
from motions.services.following.subscriptions import FollowedAlready
from motions.services.following.wanted import BadWish, Choices, Wanted
from motions.services.overdue import flag_overdue
from motions.services.refusals import Refused
from tests.builders import make_commitment, make_letter, make_motion, make_user
from tests.following.builders import ADDRESS, NOW, ask, asked, link_of, make_subscription, wanted
from tests.overdue.builders import make_late

pytestmark = pytest.mark.django_db

TODAY = date(2026, 7, 13)
ANNA = "anna@ministerie.example"


def follow(actor: User, what: Wanted) -> Subscription:
    return subscriptions.follow(wanted=what, actor=actor, now=NOW, today=TODAY)


def hook(address: str) -> Wanted:
    return Wanted(address=address, scope="everything", channel="webhook")


def test_colleague_follows_at_once_without_confirming() -> None:
    anna = make_user("anna")
    hidden = make_commitment(letter=make_letter(visibility="draft"))

    row = follow(anna, wanted("commitment", hidden.pk, address=anna.email, frequency="weekly"))

    assert (row.user, row.commitment, row.confirmed_at, row.frequency) == (anna, hidden, NOW, "weekly")
    assert not Message.objects.exists()


def test_colleague_who_follows_already_is_told_so() -> None:
    anna = make_user("anna")
    follow(anna, wanted(address=ANNA))

    with pytest.raises(FollowedAlready, match="volgt dit al"):
        follow(anna, wanted(address="ANNA@ministerie.example"))

    assert asked() == [(ANNA, "everything", True)]


def test_unconfirmed_wish_of_the_public_form_becomes_the_colleagues_own() -> None:
    anna = make_user("anna")
    ask(address=ANNA)

    row = follow(anna, wanted(address=ANNA, frequency="daily"))

    assert (row.user, row.confirmed_at, row.frequency) == (anna, NOW, "daily")
    assert asked() == [(ANNA, "everything", True)]


def test_only_staff_follow_with_an_account_and_for_others_only_with_permission() -> None:
    with pytest.raises(PermissionDenied):
        follow(make_user("lezer", is_staff=False), wanted(address="lezer@ministerie.example"))
    with pytest.raises(PermissionDenied):
        follow(make_user("bram"), wanted(address=ANNA))

    follow(make_user("chef", permissions=("change_subscription",)), wanted(address=ANNA))

    assert asked() == [(ANNA, "everything", True)]


def test_account_without_an_address_is_refused_at_the_address() -> None:
    with pytest.raises(BadWish) as refused:
        follow(make_user("anna", email=""), wanted(address=""))

    assert refused.value.field == "address"


def test_webhook_gets_a_secret_of_its_own_in_the_standard_form(settings: Any) -> None:
    settings.WEBHOOKS_ALLOW_PRIVATE = True
    anna = make_user("anna")

    secrets = [follow(anna, hook(f"http://127.0.0.1:8900/{number}")).webhook_secret for number in range(2)]

    assert len(set(secrets)) == 2
    for secret in secrets:
        assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", secret)
        assert len(base64.b64decode(secret.removeprefix("whsec_"))) == 32
    assert not hasattr(Subscription.history.first(), "webhook_secret")


@pytest.mark.parametrize(
    "address",
    ["", "volger@krant.example", "http://127.0.0.1/", "https://127.0.0.1/haak", "https://[::1]/", "file:///etc/passwd",
     "https://10.0.0.1/", "https://169.254.169.254/latest/", "https://naam:woord@haak.example/"],
)  # fmt: skip
def test_webhook_to_where_the_program_does_not_call_is_refused_at_its_field(address: str) -> None:
    with pytest.raises(BadWish) as refused:
        follow(make_user("anna"), hook(address))

    assert refused.value.field == "address"
    assert asked() == []


def test_secret_is_reset_by_its_owner_and_only_of_a_webhook() -> None:
    anna, bram = make_user("anna"), make_user("bram")
    row = make_subscription("https://haak.example/", channel="webhook", user=anna, webhook_secret="whsec_oud")

    with pytest.raises(PermissionDenied):
        subscriptions.reset_secret(subscription=row, by=bram)
    secret = subscriptions.reset_secret(subscription=row, by=anna)

    row.refresh_from_db()
    assert row.webhook_secret == secret != "whsec_oud"
    with pytest.raises(Refused):
        subscriptions.reset_secret(subscription=make_subscription(user=anna), by=anna)


def test_holder_of_the_link_changes_how_they_follow_and_leaves_history() -> None:
    row = make_subscription()
    choices = Choices(frequency="weekly", quiet_in_recess=True, paused_until=date(2026, 9, 1), language="en")

    subscriptions.change(subscription=row, choices=choices, by=link_of(row), today=TODAY)

    row.refresh_from_db()
    assert (row.frequency, row.quiet_in_recess, row.paused_until, row.language) == (
        "weekly", True, date(2026, 9, 1), "en",
    )  # fmt: skip
    assert row.history.first().frequency == "weekly"


def test_pause_must_end_on_a_day_to_come_and_a_passed_one_may_stay() -> None:
    row = make_subscription(paused_until=date(2026, 1, 1))

    with pytest.raises(BadWish) as refused:
        subscriptions.change(subscription=row, choices=Choices(paused_until=TODAY), by=link_of(row), today=TODAY)
    assert refused.value.field == "paused_until"
    subscriptions.change(
        subscription=row, choices=Choices(paused_until=TODAY + timedelta(days=1)), by=link_of(row), today=TODAY
    )
    old = make_subscription("oud@krant.example", paused_until=date(2026, 1, 1))
    subscriptions.change(
        subscription=old,
        choices=Choices(frequency="daily", paused_until=date(2026, 1, 1)),
        by=link_of(old),
        today=TODAY,
    )

    assert Subscription.objects.get(pk=row.pk).paused_until == date(2026, 7, 14)
    assert Subscription.objects.get(pk=old.pk).frequency == "daily"


def test_pause_holds_what_waits_already_and_its_end_lets_it_go() -> None:
    row = make_subscription(frequency="weekly")
    make_late()
    flag_overdue(today=TODAY, now=NOW)
    told = Notification.objects.filter(subscription=row)
    assert _waiting(told) == [("weekly:2026-07-20", date(2026, 7, 20))]

    def pause(until: date | None, frequency: str = "weekly") -> None:
        choices = Choices(frequency=frequency, paused_until=until)
        subscriptions.change(subscription=row, choices=choices, by=link_of(row), today=TODAY)

    pause(date(2026, 9, 1))
    assert _waiting(told) == [("weekly:2026-09-07", date(2026, 9, 7))]
    pause(date(2026, 9, 5), "at_once")
    assert _waiting(told) == [("held:2026-09-07", date(2026, 9, 7))]
    pause(None, "at_once")
    assert _waiting(told) == [("held:2026-09-07", None)]


def test_pause_leaves_alone_what_is_on_its_way_and_what_others_wait_for() -> None:
    row, other = make_subscription(frequency="daily"), make_subscription("ander@krant.example", frequency="daily")
    make_late()
    flag_overdue(today=TODAY, now=NOW)
    on_its_way = Message.objects.create(recipient=ADDRESS, message_id="<1@x>", created_at=NOW, not_before=NOW)
    Notification.objects.filter(subscription=row).update(message=on_its_way)

    choices = Choices(frequency="daily", paused_until=date(2026, 9, 1))
    subscriptions.change(subscription=row, choices=choices, by=link_of(row), today=TODAY)

    assert (
        _waiting(Notification.objects.filter(subscription__in=(row, other)))
        == [("daily:2026-07-14", date(2026, 7, 14))] * 2
    )


def _waiting(told: "QuerySet[Notification]") -> list[tuple[str, date | None]]:
    """The bundle of each and the day it waits for."""
    return [(each.bundle, each.hold_until and localdate(each.hold_until)) for each in told.all()]


def test_link_of_one_address_does_nothing_to_another() -> None:
    row = make_subscription()
    other = Link(row.pk, "ander@krant.example")

    with pytest.raises(PermissionDenied):
        subscriptions.end(subscription=row, by=other, now=NOW)
    with pytest.raises(PermissionDenied):
        subscriptions.change(subscription=row, choices=Choices(frequency="daily"), by=other, today=TODAY)
    with pytest.raises(PermissionDenied):
        subscriptions.resume(subscription=row, by=other)
    assert subscriptions.end_all(by=other, now=NOW) == 0

    row.refresh_from_db()
    assert (row.ended_at, row.frequency) == (None, "at_once")


def test_colleague_changes_their_own_and_others_only_with_permission() -> None:
    anna, bram = make_user("anna"), make_user("bram")
    chef = make_user("chef", permissions=("change_subscription",))
    row = make_subscription(ANNA, user=anna)

    with pytest.raises(PermissionDenied, match="van anderen"):
        subscriptions.end(subscription=row, by=bram, now=NOW)
    subscriptions.change(subscription=row, choices=Choices(frequency="daily"), by=anna, today=TODAY)
    subscriptions.end(subscription=row, by=chef, now=NOW)

    row.refresh_from_db()
    assert (row.frequency, row.ended_at) == ("daily", NOW)


def test_former_colleague_changes_nothing_any_more() -> None:
    anna = make_user("anna", is_staff=False)
    row = make_subscription(ANNA, user=anna)

    with pytest.raises(PermissionDenied):
        subscriptions.end(subscription=row, by=anna, now=NOW)


def test_ending_again_keeps_the_first_moment_and_taking_back_opens_the_same_row() -> None:
    row = make_subscription()

    subscriptions.end(subscription=row, by=link_of(row), now=NOW)
    subscriptions.end(subscription=row, by=link_of(row), now=NOW + timedelta(days=1))
    assert Subscription.objects.get().ended_at == NOW
    subscriptions.resume(subscription=row, by=link_of(row))

    assert asked() == [(ADDRESS, "everything", True)]


def test_taking_back_what_was_followed_anew_makes_no_second_row() -> None:
    old = make_subscription(ended_at=NOW)
    make_subscription()

    with pytest.raises(FollowedAlready):
        subscriptions.resume(subscription=old, by=link_of(old))

    assert asked() == [(ADDRESS, "everything", True)]


def test_all_of_an_address_end_and_nothing_else() -> None:
    motion = make_motion()
    first = make_subscription()
    make_subscription(scope="motion", motion=motion)
    make_subscription("ander@krant.example")

    assert subscriptions.end_all(by=link_of(first), now=NOW) == 2

    assert asked() == [("ander@krant.example", "everything", True)]


def test_refused_address_is_tried_again() -> None:
    anna = make_user("anna")
    row = make_subscription(ANNA, user=anna, refusals=5, refused_at=NOW)

    subscriptions.try_again(subscription=row, by=anna)

    row.refresh_from_db()
    assert (row.refusals, row.refused_at) == (0, None)
