"""What travels together, what travels alone, and what comes too late for its message."""

from datetime import date, timedelta
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import FollowUp, FollowUpEvent, Message, Notification, Subscription
from motions.rules.follow_ups import EventKind
from motions.services.delivery.bundling import bundle
from motions.services.delivery.postbox import Postbox
from motions.services.delivery.sending import Sender
from motions.services.outbox import deliver
from tests.outbox.clock import Clock
from tests.outbox.mail_server import MailServer
from tests.outbox.notices import NOON, make_event, make_explained, tell
from tests.overdue.builders import follow
from tests.overdue.interleaving import interleave

DAILY = "daily:2026-07-03"


def make_bundle(
    follow_up: FollowUp, number: int, *, name: str = DAILY, recipient: str = "volger@krant.example"
) -> None:
    """So many notices for one follower in one bundle."""
    subscription = Subscription.objects.filter(address=recipient).first() or follow(recipient)
    for _ in range(number):
        tell(make_event(follow_up, EventKind.REOPENED), subscription=subscription, bundle=name)


def carried() -> list[tuple[str, str, int]]:
    """Recipient, purpose and number of notifications of each message, in this order."""
    return sorted((row.recipient, row.purpose, row.notifications.count()) for row in Message.objects.all())


@pytest.mark.django_db
def test_what_shares_recipient_channel_and_bundle_travels_together() -> None:
    follow_up = make_explained()
    make_bundle(follow_up, 3, recipient="a@krant.example")
    make_bundle(follow_up, 2, recipient="b@krant.example")
    make_bundle(follow_up, 1, recipient="b@krant.example", name="weekly:2026-07-06")
    make_bundle(follow_up, 2, recipient="c@krant.example", name="")

    bundle(now=NOON)
    bundle(now=NOON + timedelta(minutes=1))

    assert carried() == [
        ("a@krant.example", "digest", 3),
        ("b@krant.example", "digest", 1),
        ("b@krant.example", "digest", 2),
        ("c@krant.example", "notice", 1),
        ("c@krant.example", "notice", 1),
    ]
    assert not Notification.objects.unbundled().exists()


@pytest.mark.django_db
def test_what_waits_or_was_cancelled_gets_no_message() -> None:
    event = make_event(make_explained(), EventKind.REOPENED)
    tell(event, recipient="a@krant.example", bundle=DAILY, hold_until=NOON + timedelta(seconds=1))
    tell(event, recipient="b@krant.example", bundle=DAILY, cancelled_at=NOON)
    tell(event, recipient="c@krant.example", bundle=DAILY, hold_until=NOON)

    bundle(now=NOON)

    assert carried() == [("c@krant.example", "digest", 1)]


@pytest.mark.django_db
def test_webhook_tells_each_event_by_itself() -> None:
    follow_up = make_explained()
    hook = follow("https://haak.example/a", channel="webhook")
    for _ in range(2):
        tell(make_event(follow_up, EventKind.REOPENED), subscription=hook, channel="webhook", bundle=DAILY)

    bundle(now=NOON)

    assert carried() == [("https://haak.example/a", "notice", 1)] * 2
    assert set(Message.objects.values_list("channel", flat=True)) == {"webhook"}


@pytest.mark.django_db
def test_late_comer_joins_a_message_that_still_waits() -> None:
    follow_up = make_explained()
    make_bundle(follow_up, 2)
    bundle(now=NOON)
    make_bundle(follow_up, 1)

    bundle(now=NOON)

    assert carried() == [("volger@krant.example", "digest", 3)]


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["claimed", "handing_over", "sent", "failed", "uncertain", "cancelled"])
def test_late_comers_get_a_message_of_their_own(state: str) -> None:
    follow_up = make_explained()
    make_bundle(follow_up, 2)
    bundle(now=NOON)
    Message.objects.update(state=state)
    make_bundle(follow_up, 3)

    bundle(now=NOON)

    assert carried() == [("volger@krant.example", "digest", 2), ("volger@krant.example", "digest", 3)]
    assert len(set(Message.objects.values_list("message_id", flat=True))) == 2


@pytest.mark.django_db
def test_identity_follows_from_the_bundle() -> None:
    follow_up = make_explained()
    identities = []
    for _ in range(2):
        make_bundle(follow_up, 1)
        bundle(now=NOON)
        identities.append(Message.objects.get().message_id)
        Notification.objects.all().delete()
        Message.objects.all().delete()
        follow_up.events.filter(kind="reopened").delete()

    assert identities[0] == identities[1]
    assert identities[0].startswith("<bundle-")
    assert identities[0].endswith("@nakoming.example>")


@pytest.mark.django_db
def test_bundle_of_any_size_takes_the_same_statements() -> None:
    follow_up = make_explained()
    spent = []
    for number, size in enumerate((1, 3000)):
        subscription = follow(f"{number}@krant.example")
        events = FollowUpEvent.objects.bulk_create(
            FollowUpEvent(
                follow_up=follow_up, kind="reopened", once_key=f"{number}:{each}", happened_on=date(2026, 7, 3),
                recorded_at=NOON, told_at=NOON,
            )
            for each in range(size)
        )  # fmt: skip
        Notification.objects.bulk_create(
            Notification(
                event=event, recipient=subscription.address, role="follower", subscription=subscription,
                bundle=DAILY, created_at=NOON,
            )
            for event in events
        )  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            bundle(now=NOON)
        spent.append(len(asked))

    assert [size for _, _, size in carried()] == [1, 3000]
    assert spent[0] == spent[1]


@pytest.mark.django_db(transaction=True)
def test_two_bundlers_make_one_message_wherever_they_meet() -> None:
    follow_up = make_explained()
    for at in count(1):
        make_bundle(follow_up, 2, recipient=f"{at}@krant.example")
        tell(make_event(follow_up, EventKind.REOPENED), recipient=f"{at}@alleen.example")

        _, _, met = interleave(lambda: bundle(now=NOON), lambda: bundle(now=NOON), at=at)

        theirs = [row for row in carried() if row[0].startswith(f"{at}@")]
        assert theirs == [(f"{at}@alleen.example", "notice", 1), (f"{at}@krant.example", "digest", 2)]
        if not met:
            return


def send_what_is_bundled(mail_server: MailServer) -> None:
    with Postbox(mail_server.connect) as postbox:
        Sender(Clock(NOON), postbox).go(None)


@pytest.mark.django_db(transaction=True)
def test_late_comer_is_told_wherever_it_meets_the_sender(mail_server: MailServer) -> None:
    """A digest that another process sends, which bundled before, while the notification is being added to it."""
    follow_up = make_explained()
    deliver(clock=Clock(NOON), connect=mail_server.connect)
    for at in count(1):
        address = f"{at}@krant.example"
        make_bundle(follow_up, 2, recipient=address)
        bundle(now=NOON)
        make_bundle(follow_up, 1, recipient=address)

        _, _, met = interleave(lambda: bundle(now=NOON), lambda: send_what_is_bundled(mail_server), at=at)
        deliver(clock=Clock(NOON), connect=mail_server.connect)

        assert Notification.objects.filter(recipient=address, message__state="sent").count() == 3
        assert _counted(mail_server, address) == 3
        if not met:
            return


def _counted(mail_server: MailServer, address: str) -> int:
    """How many notices the mails to this address speak of."""
    subjects = [str(mail["Subject"]) for mail in mail_server.taken if mail["To"] == address]
    return sum(int(subject.split(": ")[1].split()[0]) for subject in subjects)
