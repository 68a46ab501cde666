"""The mail that asks for a confirmation: what it says in both languages, what it carries, and when it is not sent."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings

from motions.models import Message, Subscription
from motions.services.delivery.confirmation_mail import confirmation_mail
from motions.services.following import wishes
from motions.services.following.subscription_links import confirm_address, manage_address
from motions.services.outbox import deliver
from tests.builders import make_ministry, make_motion
from tests.following.builders import ADDRESS, NOW, ask, link_of, make_subscription
from tests.outbox.mail_server import Answer, MailServer, Stage

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db


def composed(now: datetime = NOW) -> Any:
    return confirmation_mail(Message.objects.select_related("subscription").get(), now=now)


def test_mail_asks_in_dutch_with_its_link_and_its_last_day() -> None:
    ask("motion", make_motion(title="Alle loketten <open>").pk, frequency="weekly")

    mail = composed()

    row = Subscription.objects.get()
    assert (mail.subject, mail.to) == ("Bevestig dat u berichten van Nakoming wilt", [ADDRESS])
    assert mail.body == (
        "Iemand, waarschijnlijk u, vroeg om met dit e-mailadres dit te volgen:\n\n"
        "    de motie-Bikker over “Alle loketten <open>” (Kamerstuk 36 410, nr. 74)\n"
        "    één keer per week een bericht\n\n"
        "Bevestig dit vóór 20 juli 2026, met de knop op deze pagina:\n"
        f"{confirm_address(row)}\n\n"
        "Hebt u hier niet om gevraagd? Dan hoeft u niets te doen. U krijgt geen berichten, en uw adres wordt op"
        " 20 juli 2026 vergeten.\n\n"
        "Nakoming volgt aangenomen moties en toezeggingen van het kabinet tot zij zijn nagekomen.\n"
    )
    html = mail.alternatives[0][0]
    assert "Alle loketten &lt;open&gt;" in html
    assert f'href="{confirm_address(row)}"' in html
    assert mail.extra_headers["Auto-Submitted"] == "auto-generated"
    assert mail.extra_headers["Content-Language"] == "nl"
    assert mail.extra_headers["Message-ID"] == Message.objects.get().message_id


def test_mail_asks_in_english_and_marks_what_is_dutch() -> None:
    ask("ministry", make_ministry().pk, language="en", frequency="daily")

    mail = composed()

    assert mail.subject == "Confirm that you want messages from Nakoming"
    assert "a message once a day" in mail.body
    assert "Confirm this before 20 July 2026" in mail.body
    assert mail.extra_headers["Content-Language"] == "en"
    assert '<html lang="en">' in mail.alternatives[0][0]
    assert 'lang="nl">het ministerie van Buitenlandse Zaken' in mail.alternatives[0][0]


def test_mail_to_who_follows_already_says_so_and_asks_nothing() -> None:
    row = make_subscription()
    ask()

    mail = composed()

    assert mail.subject == "U volgt dit al bij Nakoming"
    assert manage_address(row) in mail.body
    assert "bevestigen/" not in mail.body


def test_nothing_is_sent_for_a_wish_that_was_withdrawn_forgotten_or_a_week_old() -> None:
    ask()

    assert composed(NOW + timedelta(days=7)) is None
    Subscription.objects.update(ended_at=NOW)
    assert composed() is None
    Subscription.objects.all().delete()
    assert composed() is None


@pytest.mark.django_db(transaction=True)
def test_outbox_sends_it_once_and_a_refused_address_only_fails(mail_server: MailServer) -> None:
    ask()
    ask(address="weg@krant.example")
    mail_server.misbehave("weg@krant.example", Stage.RCPT, Answer("550 onbekend"))

    delivered = [deliver(clock=lambda: NOW, connect=mail_server.connect) for _ in range(2)]

    assert [(run.sent, run.failed) for run in delivered] == [(1, 1), (0, 0)]
    assert mail_server.recipients == [ADDRESS]
    wishes.confirm(link=link_of(Subscription.objects.get(address=ADDRESS)), now=NOW)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("confirmed", [True, False])
def test_mail_has_nothing_that_axe_holds_against_it(page: "Page", language: str, confirmed: bool) -> None:
    if confirmed:
        make_subscription(language=language)
    with override_settings(BASE_URL="https://kamerzaken.example"):
        ask(language=language)
        html = composed().alternatives[0][0]

    page.set_content(html)

    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]] == []
