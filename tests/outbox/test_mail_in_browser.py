"""What mails look like to a mail program that shows HTML: nothing that axe holds against them, on a phone too."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from motions.rules.follow_ups import EventKind
from motions.services.outbox import deliver
from tests.builders import make_user
from tests.outbox.clock import Clock
from tests.outbox.mail_server import MailServer
from tests.outbox.notices import (
    NOON,
    follower,
    make_event,
    make_explained,
    make_extension,
    make_passage,
    tell,
    text_of,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

LONG = "De Kamer informeren over de hooggekwalificeerdearbeidsmarktparticipatiebevorderingsmaatregelen"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["nl", "en"])
def test_mails_have_nothing_that_axe_holds_against_them(mail_server: MailServer, page: "Page", language: str) -> None:
    late = make_explained(owner=make_user("anna"), title=LONG)
    reported = make_explained(ministry=None, state="reported")
    extended = make_explained(ministry=None)
    subscription = follower(language)
    events = [
        make_event(late, EventKind.TERM_PASSED),
        make_event(reported, EventKind.REPORTED, **make_passage(reported)),
        make_event(extended, EventKind.TERM_EXTENDED, **make_extension(extended, date(2026, 12, 4))),
    ]
    tell(events[0])
    for event in events:
        tell(event, subscription=subscription)
    more = [make_event(late, EventKind.TERM_PASSED), make_event(reported, EventKind.REPORTED, **make_passage(reported))]
    for event in more:
        tell(event, subscription=subscription, bundle="daily:2026-07-03")
    deliver(clock=Clock(NOON), connect=mail_server.connect)

    wrong = []
    for mail in mail_server.taken:
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 800})
            page.set_content(text_of(mail, "html"))
            subject = str(mail["Subject"]).strip()
            assert page.title() == page.locator("h1").inner_text() == subject
            wrong += [f"{subject}: {found['id']}" for found in Axe().run(page).response["violations"]]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wrong.append(f"{subject}: scrolls sideways at {width}")

    assert len(mail_server.taken) == 5
    assert wrong == []
