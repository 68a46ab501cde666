"""Asking, confirming and forgetting: one row a wish, few mails an address, and an answer that tells nothing."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from motions.models import Message, Subscription
from motions.services import job_runs
from motions.services.following import wishes
from motions.services.following.subscription_links import Link
from motions.services.following.wanted import BadWish
from motions.services.following.wishes import WishEnded, WishGone
from motions.tasks import forget_unconfirmed
from tests.builders import make_commitment, make_letter, make_ministry, make_motion, make_paper
from tests.following.builders import ADDRESS, NOW, ask, asked, link_of, mailed, make_subscription
from tests.overdue.interleaving import interleave
from tracker.celery import app

pytestmark = pytest.mark.django_db


def test_wish_waits_for_confirmation_with_its_mail_in_the_outbox() -> None:
    motion = make_motion()

    ask("motion", motion.pk, address=" Volger@Krant.EXAMPLE ", frequency="weekly", quiet_in_recess=True, language="en")

    row = Subscription.objects.get()
    assert (row.address, row.scope, row.motion, row.frequency, row.quiet_in_recess, row.language) == (
        ADDRESS, "motion", motion, "weekly", True, "en",
    )  # fmt: skip
    assert (row.confirmed_at, row.created_at, row.user) == (None, NOW, None)
    message = Message.objects.get()
    assert (message.recipient, message.purpose, message.subscription, message.state, message.not_before) == (
        ADDRESS, "confirmation", row, "waiting", NOW,
    )  # fmt: skip


def test_same_wish_twice_makes_one_row_and_one_mail() -> None:
    ask()
    ask(now=NOW + timedelta(hours=3, minutes=59))

    assert asked() == [(ADDRESS, "everything", False)]
    assert mailed() == [ADDRESS]


def test_same_wish_after_four_hours_is_mailed_again_with_its_new_choices_and_a_new_week() -> None:
    ask(frequency="daily")
    later = NOW + timedelta(hours=4)

    ask(now=later, frequency="weekly")

    row = Subscription.objects.get()
    assert (row.frequency, row.created_at, mailed()) == ("weekly", later, [ADDRESS, ADDRESS])


def test_sixth_wish_of_a_day_is_neither_kept_nor_mailed() -> None:
    for number in range(6):
        ask("ministry", make_ministry(f"m{number}").pk)

    assert len(asked()) == len(mailed()) == 5
    ask(address="ander@krant.example")
    assert mailed()[-1] == "ander@krant.example"


def test_day_of_the_limit_ends_at_midnight_in_the_hague() -> None:
    for number in range(5):
        ask("ministry", make_ministry(f"m{number}").pk)
    last_moment = NOW.replace(hour=21, minute=59)

    ask("motion", make_motion().pk, now=last_moment)
    assert len(mailed()) == 5
    ask("motion", make_motion(paper=make_paper(number="99")).pk, now=last_moment + timedelta(minutes=1))
    assert len(mailed()) == 6


def test_wish_of_who_follows_it_already_changes_nothing_and_is_mailed_as_such() -> None:
    row = make_subscription(frequency="daily")

    ask(frequency="weekly")

    row.refresh_from_db()
    assert (row.frequency, row.created_at, asked(), mailed()) == (
        "daily", NOW, [(ADDRESS, "everything", True)], [ADDRESS],
    )  # fmt: skip


def test_what_was_ended_can_be_asked_anew() -> None:
    make_subscription(ended_at=NOW)

    ask()

    assert asked() == [(ADDRESS, "everything", False)]


@pytest.mark.parametrize(
    "address",
    ["", "volger", "a@b", "a@b.example\nBcc: c@d.example", "a b@c.example", "<a@b.example>", f"{'a' * 250}@b.example"],
)
def test_what_is_no_address_is_refused_at_its_field(address: str) -> None:
    with pytest.raises(BadWish) as refused:
        ask(address=address)

    assert refused.value.field == "address"
    assert (asked(), mailed()) == ([], [])


def test_commitment_that_visitors_may_not_see_cannot_be_asked_for() -> None:
    hidden = make_commitment(letter=make_letter(visibility="draft"))

    with pytest.raises(BadWish) as refused:
        ask("commitment", hidden.pk)

    assert refused.value.field == "target"
    assert (asked(), mailed()) == ([], [])


@pytest.mark.parametrize(
    ("scope", "target", "field"),
    [("motion", None, "target"), ("motion", 999, "target"), ("filter", None, "filter"), ("user", 1, "scope")],
)
def test_scope_without_its_target_is_refused(scope: str, target: int | None, field: str) -> None:
    with pytest.raises(BadWish) as refused:
        ask(scope, target)

    assert refused.value.field == field


@pytest.mark.parametrize(
    "filter",
    [
        "/moties/?stand=onzin",
        "/moties/?door=1%27--",
        "/moties/?van=gisteren",
        "/brieven/?q=x",
        "https://elders.example/moties/",
        "/moties/?dossier=abc",
        "/moties/?gevolgd=nee",
        "/moties/?stand=afgesloten",
        f"/moties/?q={'x' * 1000}",
        "/moties/?=&&",
    ],
)
def test_filter_that_tells_of_nothing_is_refused(filter: str) -> None:
    with pytest.raises(BadWish) as refused:
        ask("filter", filter=filter)

    assert refused.value.field == "filter"


def test_filters_that_narrow_alike_are_one_wish() -> None:
    ask("filter", filter="/moties/?stand=open&termijn=verstreken&ministerie=fin&ministerie=bz")
    ask("filter", filter="/moties/?ministerie=bz&ministerie=fin&termijn=verstreken&stand=open")

    assert Subscription.objects.get().filter == "/moties/?stand=open&termijn=verstreken&ministerie=bz&ministerie=fin"


def test_confirmed_wish_counts_from_that_moment_and_confirming_again_changes_nothing() -> None:
    ask()
    link = link_of(Subscription.objects.get())
    then = NOW + timedelta(days=6)

    wishes.confirm(link=link, now=then)
    wishes.confirm(link=link, now=then + timedelta(days=30))

    assert Subscription.objects.get().confirmed_at == then


def test_wish_can_be_confirmed_for_seven_days() -> None:
    ask()
    link = link_of(Subscription.objects.get())

    with pytest.raises(WishGone):
        wishes.confirm(link=link, now=NOW + timedelta(days=7))
    wishes.confirm(link=link, now=NOW + timedelta(days=7, microseconds=-1))

    assert asked() == [(ADDRESS, "everything", True)]


def test_link_of_another_address_confirms_nothing() -> None:
    ask()

    with pytest.raises(WishGone):
        wishes.confirm(link=Link(Subscription.objects.get().pk, "ander@krant.example"), now=NOW)


def test_ended_subscription_is_not_confirmed_again_by_its_old_mail() -> None:
    row = make_subscription(ended_at=NOW)

    with pytest.raises(WishEnded):
        wishes.confirm(link=link_of(row), now=NOW)


def test_unconfirmed_wishes_are_forgotten_after_a_week_with_history_and_mail() -> None:
    ask()
    Message.objects.update(state="sent")
    ask(address="jonger@krant.example", now=NOW + timedelta(seconds=1))
    make_subscription("blijft@krant.example")
    after_a_week = NOW + timedelta(days=7)

    assert wishes.forget_unconfirmed(now=after_a_week) == 1
    assert wishes.forget_unconfirmed(now=after_a_week) == 0

    kept = {"jonger@krant.example", "blijft@krant.example"}
    assert set(Subscription.objects.values_list("address", flat=True)) == kept
    assert set(Subscription.history.values_list("address", flat=True)) == kept
    assert mailed() == ["jonger@krant.example"]


def test_manage_link_goes_to_who_follows_something_and_to_nobody_else() -> None:
    make_subscription()
    make_subscription("gestopt@krant.example", ended_at=NOW)
    make_subscription("onbevestigd@krant.example", confirmed_at=None)

    for address in (ADDRESS.upper(), "gestopt@krant.example", "onbevestigd@krant.example", "vreemd@krant.example"):
        wishes.send_manage_link(address=address, now=NOW)

    assert mailed() == [ADDRESS]


def test_wishes_leave_their_history() -> None:
    ask()
    wishes.confirm(link=link_of(Subscription.objects.get()), now=NOW)

    assert Subscription.history.filter(confirmed_at=NOW).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("at", range(1, 12))
def test_same_wish_by_two_at_once_makes_one_row_and_one_mail(at: int) -> None:
    interleave(ask, ask, at=at)

    assert asked() == [(ADDRESS, "everything", False)]
    assert mailed() == [ADDRESS]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("at", range(1, 14))
def test_limit_holds_for_two_wishes_at_once(at: int) -> None:
    for number in range(4):
        ask("ministry", make_ministry(f"m{number}").pk)
    one, other = make_ministry("een").pk, make_ministry("twee").pk

    interleave(lambda: ask("ministry", one), lambda: ask("ministry", other), at=at)

    assert len(asked()) == len(mailed()) == 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("at", range(1, 6))
def test_two_confirmations_at_once_are_one(at: int) -> None:
    ask()
    link = link_of(Subscription.objects.get())

    one, other, _ = interleave(
        lambda: wishes.confirm(link=link, now=NOW), lambda: wishes.confirm(link=link, now=NOW), at=at
    )

    assert one.confirmed_at == other.confirmed_at == NOW
    assert Subscription.history.filter(confirmed_at=NOW).count() == 1


def test_scheduled_task_forgets_and_says_how_many(caplog: pytest.LogCaptureFixture) -> None:
    ask(now=datetime.now(UTC) - timedelta(days=8))
    ask(address="jonger@krant.example", now=datetime.now(UTC))

    with caplog.at_level(logging.INFO, "motions"):
        forget_unconfirmed(scheduled=True)
        # The second call may fall in the next hour: that slot is taken as well.
        following = datetime.now(UTC) + timedelta(hours=1)
        slot = job_runs.slot_of(following, minutes=60)
        job_runs.take_slot(job="forget_unconfirmed", slot=slot, now=following)
        forget_unconfirmed(scheduled=True)

    assert [row[0] for row in asked()] == ["jonger@krant.example"]
    assert [record.getMessage().partition(" slot=")[0] for record in caplog.records] == [
        "forget_unconfirmed forgotten=1"
    ]
    schedule = {entry["task"]: entry["kwargs"] for entry in app.conf.beat_schedule.values()}
    assert schedule["motions.tasks.forget_unconfirmed"] == {"scheduled": True}
