"""The whole way of somebody without an account: follow, mail, confirm, event, mail, one click, and nothing more."""

import re
from datetime import date, timedelta
from email.message import EmailMessage
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import pytest
from django.core.management import call_command
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from motions.models import Subscription
from tests.builders import make_ministry
from tests.following.conftest import Clock
from tests.outbox.mail_server import MailServer
from tests.overdue.builders import make_late

if TYPE_CHECKING:
    from playwright.sync_api import Page

THURSDAY = date(2026, 7, 9)


def body(mail: EmailMessage, subtype: str = "plain") -> str:
    part = mail.get_body((subtype,))
    assert part is not None
    return str(part.get_content())


def link(mail: EmailMessage, path: str) -> str:
    found = re.search(rf"http://\S+/volgen/{path}/\S+", body(mail))
    assert found, body(mail)
    return found.group()


@pytest.mark.django_db(transaction=True)
def test_visitor_follows_confirms_hears_and_stops_with_one_click(
    live_server: LiveServer, page: "Page", mail_server: MailServer, clock: Clock
) -> None:
    ministry = make_ministry("lok", name="Loketten en Balies")
    with override_settings(BASE_URL=live_server.url):
        page.goto(f"{live_server.url}/ministeries/{ministry.pk}/")
        page.get_by_role("link", name="Volgen", exact=True).click()
        page.get_by_label("Uw e-mailadres").fill("Volger@Krant.example")
        page.get_by_role("button", name="Volgen").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Kijk in uw mailbox"

        call_command("send_notifications")
        (asked,) = mail_server.taken
        assert (asked["To"], asked["Auto-Submitted"]) == ("volger@krant.example", "auto-generated")
        assert "het ministerie van Loketten en Balies" in body(asked)

        make_late(ministry=ministry, title="Vóór het bevestigen", due_on=THURSDAY)
        call_command("flag_overdue")
        page.goto(link(asked, "bevestigen"))
        assert Subscription.objects.get().confirmed_at is None
        page.get_by_role("button", name="Ja, volgen").click()
        assert page.get_by_role("status").inner_text().startswith("Bevestigd: u volgt dit nu.")

        clock.now += timedelta(days=1)
        make_late(ministry=ministry, title="Na het bevestigen", due_on=THURSDAY)
        call_command("flag_overdue")
        call_command("send_notifications")
        told = [mail for mail in mail_server.taken if mail["To"] == "volger@krant.example"][1:]
        assert ["Na het bevestigen" in mail["Subject"] for mail in told] == [True]

        (one_click,) = re.findall(r"<(http[^>]+)>", told[0]["List-Unsubscribe"])
        posted = Request(one_click, data=b"List-Unsubscribe=One-Click", method="POST")
        with urlopen(posted) as answer:
            assert (answer.status, answer.url, answer.headers["Set-Cookie"]) == (200, one_click, None)

        clock.now += timedelta(days=1)
        make_late(ministry=ministry, title="Na het afmelden", due_on=THURSDAY)
        call_command("flag_overdue")
        call_command("send_notifications")
        assert [mail["To"] for mail in mail_server.taken].count("volger@krant.example") == 2

        page.goto(link(told[0], "beheren"))
        page.get_by_role("button", name=re.compile("Toch weer volgen")).click()
        assert Subscription.objects.get().ended_at is None
