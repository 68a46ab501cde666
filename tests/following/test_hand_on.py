"""What waits for a subscription that ends goes on where another one of the same address wants it too."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest

from motions.models import Notification, Subscription
from motions.queries.followed import followed
from motions.queries.seen import Viewer
from motions.services.following import subscriptions
from motions.services.following.subscription_links import Link
from motions.services.notices.telling import tell
from motions.services.outbox import deliver
from motions.services.overdue import flag_overdue
from tests.builders import make_ministry, make_user
from tests.following.builders import link_of
from tests.outbox.clock import Clock
from tests.outbox.mail_server import Answer, MailServer, Stage
from tests.overdue.builders import MORNING, TODAY, follow, make_late
from tests.overdue.interleaving import interleave

pytestmark = pytest.mark.django_db

ADDRESS = "volger@krant.example"


def end(subscription: Subscription) -> None:
    subscriptions.end(subscription=subscription, by=link_of(subscription), now=MORNING)


def sweep() -> None:
    flag_overdue(today=TODAY, now=MORNING)


def rows() -> list[tuple[int | None, str, datetime | None]]:
    """Of each notification that still has to go: for which subscription, in which bundle, not before when."""
    waiting = Notification.objects.unbundled().filter(role="follower")
    return list(waiting.values_list("subscription", "bundle", "hold_until"))


def mailed(mail_server: MailServer, clock: Clock | None = None) -> list[str]:
    """Deliver, and what the follower got."""
    deliver(clock=clock or Clock(), connect=mail_server.connect)
    parts = [mail.get_body(("plain",)) for mail in mail_server.taken if mail["To"] == ADDRESS]
    return [str(part.get_content()) for part in parts if part is not None]


@pytest.mark.parametrize(
    "narrower",
    [
        pytest.param(lambda late: {"scope": "commitment", "commitment": late.commitment}, id="commitment"),
        pytest.param(lambda late: {"scope": "ministry", "ministry": late.ministry}, id="ministry"),
        pytest.param(lambda late: {"scope": "filter", "filter": "/toezeggingen/?ministerie=lok"}, id="filter"),
    ],
)
def test_mail_that_another_subscription_wants_still_comes_and_names_that_one(
    narrower: Any, mail_server: MailServer
) -> None:
    late = make_late(ministry=make_ministry("lok", name="Loketten en Balies"))
    everything = follow()
    kept = follow(**narrower(late))
    sweep()

    end(everything)

    assert rows() == [(kept.pk, "", None)]
    (mail,) = mailed(mail_server)
    names = [each.name for each in followed([kept, everything], viewer=Viewer.VISITOR)]
    assert [name in " ".join(mail.split()) for name in names] == [True, False]


def test_mail_that_was_refused_for_now_still_comes(mail_server: MailServer) -> None:
    late = make_late()
    everything, clock = follow(), Clock()
    follow(scope="commitment", commitment=late.commitment)
    sweep()
    mail_server.misbehave(ADDRESS, Stage.RCPT, Answer("450 later"))
    assert mailed(mail_server, clock) == []

    end(everything)
    clock.forward(hours=2)

    assert len(mailed(mail_server, clock)) == 1


def test_it_leaves_when_the_other_subscription_asks_for_it() -> None:
    late = make_late()
    everything = follow()
    weekly = follow(scope="commitment", commitment=late.commitment, frequency="weekly")
    sweep()

    end(everything)

    assert rows() == [(weekly.pk, "weekly:2026-07-06", datetime(2026, 7, 6, 5, 0, tzinfo=UTC))]


def test_the_earliest_of_the_others_has_it_and_then_the_next() -> None:
    late = make_late()
    everything = follow()
    weekly = follow(scope="commitment", commitment=late.commitment, frequency="weekly")
    at_once = follow(scope="ministry", ministry=make_ministry("lok"))
    late.ministry = at_once.ministry
    late.save()
    sweep()

    end(everything)
    assert [row[0] for row in rows()] == [at_once.pk]
    end(at_once)
    assert [row[0] for row in rows()] == [weekly.pk]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"address": "ander@krant.example"}, id="of another address"),
        pytest.param({"confirmed_at": None}, id="not confirmed"),
        pytest.param({"ended_at": MORNING}, id="ended"),
        pytest.param({"refused_at": MORNING}, id="out of reach"),
        pytest.param({"scope": "filter", "filter": "/moties/"}, id="of something else"),
    ],
)
def test_nothing_comes_where_no_other_subscription_wants_it(other: Any, mail_server: MailServer) -> None:
    make_late()
    ends = follow(scope="ministry", ministry=make_ministry("lok"))
    late = make_late(ministry=ends.ministry)
    sweep()
    follow(**other)
    waits = Notification.objects.filter(subscription=ends)
    assert [row.event.follow_up for row in waits] == [late]

    end(ends)

    assert waits.count() == 1
    assert mailed(mail_server) == []


def test_what_only_staff_may_know_is_not_handed_to_a_subscription_without_account() -> None:
    late = make_late()
    cor = make_user("cor")
    own = follow(cor.email, user=cor)
    follow(cor.email, scope="commitment", commitment=late.commitment)
    late.events.create(kind="still_open", once_key="x", happened_on=TODAY, recorded_at=MORNING)
    tell(today=TODAY, now=MORNING)

    subscriptions.end(subscription=own, by=cor, now=MORNING)

    assert [row[0] for row in rows()] == [own.pk]


def test_what_was_sent_stays_as_it_was(mail_server: MailServer) -> None:
    late = make_late()
    everything = follow()
    follow(scope="commitment", commitment=late.commitment)
    sweep()
    assert len(mailed(mail_server)) == 1

    end(everything)

    assert Notification.objects.get(recipient=ADDRESS).subscription == everything


def test_ending_everything_leaves_nothing(mail_server: MailServer) -> None:
    late = make_late()
    everything = follow()
    follow(scope="commitment", commitment=late.commitment)
    sweep()

    subscriptions.end_all(by=Link(everything.pk, ADDRESS), now=MORNING)

    assert mailed(mail_server) == []


@pytest.mark.django_db(transaction=True)
def test_subscription_that_ends_during_a_telling_takes_nothing_with_it() -> None:
    for at in count(1):
        address = f"volger{at}@krant.example"
        late = make_late(title=f"Toezegging {at}", due_on=date(2026, 7, 20), next_notice_on=None)
        everything = follow(address)
        kept = follow(address, scope="commitment", commitment=late.commitment)
        event = late.events.create(
            kind="reported", once_key=f"x{at}", happened_on=TODAY, recorded_at=MORNING - timedelta(days=1)
        )

        _, _, met = interleave(lambda: tell(today=TODAY, now=MORNING), partial(end, everything), at=at)

        told = Notification.objects.get(event=event, recipient=address)
        assert told.subscription == kept
        if not met:
            return
