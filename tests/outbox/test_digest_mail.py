"""Many notices as one mail: what it says, what it leaves out, and that size costs nothing."""

import tracemalloc
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.models import (
    Deadline,
    FollowUp,
    FollowUpEvent,
    Message,
    Notification,
    Subscription,
    Transfer,
    TransferItem,
)
from motions.rules.follow_ups import EventKind
from motions.services.delivery.bundling import bundle
from motions.services.delivery.composing import compose
from motions.services.following import subscription_links
from motions.services.outbox import Delivered, deliver
from motions.services.terms import NewTerm, set_term
from tests.builders import NOW, make_letter, make_ministry, make_user
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
from tests.overdue.builders import TODAY, follow

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
DAILY = "daily:2026-07-03"


def send(mail_server: MailServer) -> Delivered:
    return deliver(clock=Clock(NOON), connect=mail_server.connect)


def passed(follow_up: FollowUp, subscription: Subscription, **overrides: Any) -> Notification:
    event = make_event(follow_up, EventKind.TERM_PASSED, deadline=follow_up.deadlines.get(version=1))
    return tell(event, subscription=subscription, **({"bundle": DAILY} | overrides))


def make_mixed(subscription: Subscription) -> dict[str, FollowUp]:
    """What a day may bring: two ministries and none, terms that passed and approach, a report and an extension."""
    bz, defensie = make_ministry(), make_ministry("def", name="Defensie")
    items = {
        "soon": make_explained(ministry=bz, title="De Kamer informeren over tunnels", due_on=date(2026, 7, 9)),
        "late": make_explained(ministry=bz, title="De Kamer informeren over bruggen"),
        "later": make_explained(ministry=defensie, title="De Kamer informeren over <schepen>", due_on=date(2026, 6, 1)),
        "reported": make_explained(ministry=None, title="Onderzoek naar sluizen", state="reported"),
        "extended": make_explained(ministry=bz, title="De Kamer informeren over dijken"),
    }
    told: list[tuple[str, EventKind, dict[str, Any]]] = [
        ("reported", EventKind.REPORTED, make_passage(items["reported"])),
        ("extended", EventKind.TERM_EXTENDED, make_extension(items["extended"], date(2026, 12, 4))),
        ("soon", EventKind.DUE_SOON, {}),
        ("late", EventKind.TERM_PASSED, {}),
        ("later", EventKind.TERM_PASSED, {}),
    ]
    for name, kind, columns in told:
        tell(make_event(items[name], kind, **columns), subscription=subscription, bundle=DAILY)
    return items


def test_whole_digest_groups_by_ministry_most_urgent_first(mail_server: MailServer) -> None:
    staff = follow("anna@ministerie.example", user=make_user("anna"), scope="everything")
    items = make_mixed(staff)

    assert send(mail_server).sent == 1
    mail = mail_server.taken[0]
    message = Message.objects.get()

    assert mail["Subject"].strip() == (
        "Nakoming: 2 termijnen verstreken, 1 nadert, 1 verlengd, 1 gemeld (vrijdag 3 juli 2026)"
    )
    assert mail["Message-ID"] == message.message_id
    assert (mail["In-Reply-To"], mail["Content-Language"], mail["Auto-Submitted"]) == (None, "nl", "auto-generated")
    page = {name: f"{SITE}/toezeggingen/{item.commitment_id}/" for name, item in items.items()}
    assert (
        text_of(mail)
        == f"""\
Nakoming: 2 termijnen verstreken, 1 nadert, 1 verlengd, 1 gemeld (vrijdag 3 juli 2026)

Defensie
- Termijn verstreken: toezegging over <schepen>, uiterlijk 1 juni 2026
  {page["later"]}

Buitenlandse Zaken
- Termijn verstreken: toezegging over bruggen, uiterlijk 2 juli 2026
  {page["late"]}
- Termijn nadert: toezegging over tunnels, uiterlijk 9 juli 2026
  {page["soon"]}
- Termijn verlengd: toezegging over dijken, nu uiterlijk 4 december 2026
  “Ik zal uw Kamer op 4 december informeren.”
  {page["extended"]}

Nog geen ministerie
- Gemeld als uitgevoerd: toezegging “Onderzoek naar sluizen”, brief van 30 juni 2026
  “Het onderzoek is afgerond en de bruggen zijn hersteld.”
  {page["reported"]}

Alles bekijken in Nakoming: {SITE}/admin/motions/notification/?message__id__exact={message.pk}

U krijgt dit bericht omdat u dit volgt: alles wat Nakoming volgt.
Stoppen, wijzigen of pauzeren: {SITE}/admin/motions/subscription/
"""
    )
    html = text_of(mail, "html")
    assert "&lt;schepen&gt;" in html
    assert [html.count(tag) for tag in ("<h1", "<h2", "<li", '<blockquote lang="nl"', "<table")] == [1, 3, 5, 2, 0]


def test_digest_in_english_says_which_words_are_dutch(mail_server: MailServer) -> None:
    subscription = follower("en", scope="ministry", ministry=make_ministry("lnv", name="Landbouw"))
    follow_up = make_explained(ministry=subscription.ministry)
    for _ in range(2):
        passed(follow_up, subscription)

    send(mail_server)
    mail = mail_server.taken[0]

    assert mail["Subject"] == "Nakoming: 2 terms passed (Friday 3 July 2026)"
    assert mail["Content-Language"] == "en"
    one_click = subscription_links.one_click_address(subscription)
    assert str(mail["List-Unsubscribe"]).strip().startswith(f"<{one_click}>, <mailto:")
    line = f"""\
- Term passed: commitment about bruggen, by 2 July 2026
  {SITE}/toezeggingen/{follow_up.commitment_id}/
"""
    assert (
        text_of(mail)
        == f"""\
Nakoming: 2 terms passed (Friday 3 July 2026)

Landbouw
{line}{line}
View everything in Nakoming (in Dutch): {SITE}/ministeries/{subscription.ministry_id}/

You get this message because you follow this: het ministerie van Landbouw.
Stop, change or pause: {subscription_links.manage_address(subscription)}
"""
    )
    html = text_of(mail, "html")
    assert '<html lang="en">' in html
    assert '<span lang="nl">Landbouw</span></h2>' in html
    assert 'Term passed: commitment about <span lang="nl">bruggen</span>, by 2 July 2026</a>' in html


def test_digest_drops_what_no_longer_stands(mail_server: MailServer) -> None:
    subscription = follower()
    moved, done, hidden, kept, gone = (make_explained(ministry=None) for _ in range(5))
    other = follow("volger@krant.example", scope="commitment", commitment=gone.commitment)
    told = [passed(item, subscription) for item in (moved, done, hidden, kept)] + [passed(gone, other)]
    bundle(now=NOON)
    set_term(
        follow_up=moved,
        term=NewTerm(due_on=TODAY + timedelta(days=60), precision="day"),
        set_by=Deadline.SetBy.PROMISED,
        actor=None,
        now=NOON,
        today=TODAY,
    )
    FollowUp.objects.filter(pk=done.pk).update(state="reported")
    assert hidden.commitment is not None
    hidden.commitment.statements.update(letter=make_letter(visibility="draft"))
    Subscription.objects.filter(pk=other.pk).update(ended_at=NOON)

    send(mail_server)

    digests = [mail for mail in mail_server.taken if str(mail["Message-ID"]).startswith("<bundle-")]
    assert [mail["Subject"] for mail in digests] == ["Nakoming: 1 termijn verstreken (vrijdag 3 juli 2026)"]
    assert f"/toezeggingen/{kept.commitment_id}/" in text_of(digests[0])
    cancelled = [Notification.objects.get(pk=each.pk).cancelled_at for each in told]
    assert cancelled == [NOON, NOON, NOON, None, NOON]


def test_digest_of_which_nothing_stands_is_cancelled(mail_server: MailServer) -> None:
    follow_up = make_explained()
    passed(follow_up, follower())
    bundle(now=NOON)
    FollowUp.objects.update(state="reported")

    assert send(mail_server) == Delivered(0, 0, 0, cancelled=1)
    assert mail_server.taken == []
    assert Message.objects.get().state == "cancelled"
    assert Notification.objects.get().cancelled_at == NOON


@pytest.mark.parametrize("held", ["held:2026-07-06", "transfer:12"])
def test_single_notice_that_was_held_goes_as_the_notice_that_it_is(mail_server: MailServer, held: str) -> None:
    follow_up = make_explained()
    passed(follow_up, follower(), bundle=held)

    send(mail_server)

    assert mail_server.taken[0]["Subject"] == "Termijn verstreken: toezegging over bruggen (BZ), uiterlijk 2 juli 2026"
    assert str(mail_server.taken[0]["References"]).startswith("<follow-up-")
    assert "omdat u dit volgt: alles wat Nakoming volgt.\n" in text_of(mail_server.taken[0])


def test_transfer_in_bulk_is_one_mail_in_its_own_words(mail_server: MailServer) -> None:
    transfer = Transfer.objects.create(unit="DGPZ", reason="nieuw kabinet", made_at=NOW)
    for number in range(12):
        follow_up = make_explained(ministry=None, title=f"De Kamer informeren over brug {number}")
        TransferItem.objects.create(transfer=transfer, follow_up=follow_up, state="done")
        event = make_event(follow_up, EventKind.ASSIGNED, transfer=transfer)
        tell(event, bundle=f"transfer:{transfer.pk}")

    send(mail_server)
    mail = mail_server.taken[0]

    assert mail["Subject"].strip() == "Nakoming: 12 opvolgingen zijn aan u overgedragen (vrijdag 3 juli 2026)"
    text = text_of(mail)
    assert text.startswith(
        "12 opvolgingen zijn aan u overgedragen\n\nGeen termijn is daardoor veranderd. Reden: Nieuw kabinet.\n\n"
        "Nog geen ministerie\n- Aan u toegewezen: toezegging over brug 0, uiterlijk 2 juli 2026\n"
    )
    assert text.count("Aan u toegewezen") == 12
    assert "U krijgt dit bericht omdat u de behandelaar bent." in text
    assert mail["List-Unsubscribe"] is None


def test_digest_of_several_subscriptions_ends_all_of_them_with_one_click(mail_server: MailServer, client: Any) -> None:
    follow_up = make_explained()
    subscriptions = [follower(), follow("volger@krant.example", scope="commitment", commitment=follow_up.commitment)]
    for subscription in subscriptions:
        passed(follow_up, subscription)

    send(mail_server)
    mail = mail_server.taken[0]

    assert (
        "omdat u dit volgt: alles wat Nakoming volgt en de toezegging “De Kamer informeren over bruggen”."
        in text_of(mail)
    )
    address = str(mail["List-Unsubscribe"]).strip().partition(">")[0].removeprefix(f"<{SITE}")
    answer = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not Subscription.objects.filter(ended_at=None).exists()


def make_big(number: int, recipient: str) -> None:
    """So many terms that passed, of one ministry, for one follower."""
    template = make_explained(ministry=None)
    subscription = follow(recipient, language="nl")
    follow_ups = FollowUp.objects.bulk_create(
        FollowUp(
            commitment=template.commitment, part=f"{recipient} {each}", follow_from=template.follow_from,
            opened_at=NOW, due_on=template.due_on, notify_from=template.notify_from, term_version=1,
        )
        for each in range(number)
    )  # fmt: skip
    events = FollowUpEvent.objects.bulk_create(
        FollowUpEvent(
            follow_up=follow_up, kind="term_passed", once_key=f"{recipient}:{follow_up.pk}", told_at=NOON,
            happened_on=TODAY, recorded_at=NOON,
        )
        for follow_up in follow_ups
    )  # fmt: skip
    Notification.objects.bulk_create(
        Notification(
            event=event, recipient=recipient, role="follower", subscription=subscription, bundle=DAILY,
            created_at=NOON,
        )
        for event in events
    )  # fmt: skip


def test_digest_of_any_size_takes_the_same_statements_and_memory(mail_server: MailServer) -> None:
    spent = []
    for number in (200, 5000):
        make_big(number, f"{number}@krant.example")
        bundle(now=NOON)
        message = Message.objects.get(recipient=f"{number}@krant.example")
        compose(message, [], set(), now=NOON)
        tracemalloc.start()
        with CaptureQueriesContext(connection) as asked:
            mail = compose(message, [], set(), now=NOON)
        spent.append((len(asked), tracemalloc.get_traced_memory()[1]))
        tracemalloc.stop()

    assert mail is not None
    assert mail.subject == "Nakoming: 5.000 termijnen verstreken (vrijdag 3 juli 2026)"
    text = str(mail.body)
    assert text.count("- Termijn verstreken: ") == 20
    assert "Nog 4.980 andere berichten staan hier niet bij.\nAlles bekijken in Nakoming: " in text
    (statements, memory), (statements_of_many, memory_of_many) = spent
    assert statements_of_many == statements
    assert memory_of_many < memory + 3_000_000, spent
