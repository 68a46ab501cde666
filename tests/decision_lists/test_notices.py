"""Who handles several items of one list hears of them in one message."""

import pytest

from motions.models import Message, Notification
from motions.rules.listed_decisions import ListedDecision
from motions.services.delivery.bundling import bundle
from motions.services.notices import telling
from motions.services.outbox import deliver
from tests.builders import NOW, make_user
from tests.decision_lists.builders import BODY, TODAY, decided, make_clerk, registered
from tests.outbox.clock import Clock
from tests.outbox.mail_server import MailServer
from tests.outbox.notices import text_of

pytestmark = pytest.mark.django_db

LAPSED = ListedDecision.LAPSED


def test_owner_gets_one_message_and_who_noted_it_none() -> None:
    bram, anna, clerk = make_user("bram"), make_user("anna"), make_clerk()
    rows = [registered(number, owner=owner) for number, owner in enumerate((bram, bram, bram, anna, clerk), 1)]

    noted = decided(*((row, LAPSED) for row in rows), actor=clerk)
    telling.tell(today=TODAY, now=NOW)
    bundle(now=NOW)

    assert list(
        Notification.objects.order_by("pk").values_list("recipient", "bundle", "role")
    ) == [("bram@ministerie.example", f"list:{noted.pk}", "owner")] * 3 + [
        ("anna@ministerie.example", f"list:{noted.pk}", "owner")
    ]  # fmt: skip
    assert sorted(Message.objects.values_list("recipient", "purpose")) == [
        ("anna@ministerie.example", "digest"), ("bram@ministerie.example", "digest"),
    ]  # fmt: skip


def test_message_says_that_it_is_one_list_and_what_was_decided_of_each(mail_server: MailServer) -> None:
    bram = make_user("bram")
    decided(*((registered(number, owner=bram), ListedDecision.FULFILLED) for number in range(1, 4)))
    telling.tell(today=TODAY, now=NOW)

    deliver(clock=Clock(NOW), connect=mail_server.connect)

    sent = mail_server.taken[0]
    assert len(mail_server.taken) == 1
    assert sent["Subject"].strip() == "Nakoming: 3 besluiten genoteerd van één lijst (maandag 2 maart 2026)"
    assert text_of(sent).count(f"Voldaan volgens de {BODY}: toezegging over de voortgang, 2 maart 2026") == 3


def test_list_of_long_ago_is_no_news() -> None:
    follow_up = registered(owner=make_user("bram"), opened_at=NOW)

    decided((follow_up, LAPSED), decided_on=follow_up.follow_from)
    telling.tell(today=TODAY, now=NOW)

    assert not Notification.objects.exists()
