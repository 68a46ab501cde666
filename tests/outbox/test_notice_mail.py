"""Whole mails as a reader gets them, from a real mail server and parsed by Python's own library."""

from datetime import date
from email.message import EmailMessage
from typing import Any

import pytest

from motions.models import FollowUp, Message, Notification, Statement, Transfer, TransferItem
from motions.rules.follow_ups import EventKind
from motions.services.following import subscription_links
from motions.services.outbox import deliver
from motions.services.overdue import flag_overdue
from tests.builders import NOW, make_letter, make_ministry, make_motion, make_user
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
from tests.overdue.builders import MORNING, TODAY, follow, make_late, make_mailbox

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def received(mail_server: MailServer, *, to: str = "anna@ministerie.example") -> EmailMessage:
    """The mail that this address got."""
    deliver(clock=Clock(NOON), connect=mail_server.connect)
    return next(mail for mail in mail_server.taken if mail["To"] == to)


def headers_of(mail: EmailMessage) -> dict[str, str]:
    """All that is not about the form of the parts."""
    # A folded header may begin on its second line.
    return {name: str(value).strip() for name, value in mail.items() if name not in ("Content-Type", "MIME-Version")}


def test_whole_mail_to_the_owner(mail_server: MailServer) -> None:
    follow_up = make_explained(owner=make_user("anna"))
    passed = tell(make_event(follow_up, EventKind.TERM_PASSED, deadline=follow_up.deadlines.get()))
    letter = follow_up.commitment and follow_up.commitment.statements.get().letter
    assert letter is not None

    mail = received(mail_server)

    assert headers_of(mail) == {
        "Subject": "Termijn verstreken: toezegging over bruggen (BZ), uiterlijk 2 juli 2026",
        "From": "Nakoming <nakoming@nakoming.example>",
        "To": "anna@ministerie.example",
        "Reply-To": "parlementaire-zaken@nakoming.example",
        "Message-ID": f"<notice-{passed.pk}-20260703T100000000000@nakoming.example>",
        "Date": "Fri, 03 Jul 2026 10:00:00 +0000",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": "nl",
        "List-Id": "Nakoming <berichten.nakoming.example>",
        "In-Reply-To": f"<follow-up-{follow_up.pk}-20260302T090000000000@nakoming.example>",
        "References": f"<follow-up-{follow_up.pk}-20260302T090000000000@nakoming.example>",
    }
    assert (
        text_of(mail)
        == f"""\
Termijn verstreken op 2 juli 2026. Toegezegd: voor de zomer, dus uiterlijk donderdag 2 juli 2026 (aanname). \
Geen brief gevonden in Nakoming (bijgewerkt t/m 10 februari 2026).

Toegezegd op 10 februari 2026:

    “Ik zal uw Kamer over de voortgang informeren.”

De zin in de brief: {SITE}/brieven/{letter.pk}/#plaats-40

Hoe is deze datum bepaald?
- Toegezegd: “voor de zomer”.
- Vóór het zomerreces, dus uiterlijk donderdag 2 juli 2026 (aanname).
- Gerekend vanaf 10 februari 2026.
- Kalender: zomerreces 2026, 3 juli 2026 tot en met 31 augustus 2026 (R: lijst van derden, nog niet bevestigd).
- Deze datum berust op een aanname.

Wat kunt u nu doen?
- Bekijken in Nakoming: {SITE}/toezeggingen/{follow_up.commitment_id}/
- Een melding, uitstel of overdracht noteren: {SITE}/admin/motions/followup/{follow_up.pk}/change/

U krijgt dit bericht omdat u de behandelaar bent.
Behandelt iemand anders dit, wijs het dan aan haar of hem toe: daarna krijgt u hierover geen bericht meer.
"""
    )


def test_whole_mail_to_a_follower_in_english(mail_server: MailServer, settings: Any) -> None:
    settings.BASE_URL = "https://nakoming.example"
    follow_up = make_explained()
    subscription = follower("en")
    extension = make_extension(follow_up, date(2026, 12, 4))
    told = tell(make_event(follow_up, EventKind.TERM_EXTENDED, **extension), subscription=subscription)
    said_in, moved_in = Statement.objects.get().letter_id, extension["letter"].pk
    one_click = subscription_links.one_click_address(subscription)

    mail = received(mail_server, to="volger@krant.example")

    assert headers_of(mail) == {
        "Subject": "Term extended: commitment about bruggen (BZ), now by 4 December 2026",
        "From": "Nakoming <nakoming@nakoming.example>",
        "To": "volger@krant.example",
        "Reply-To": "parlementaire-zaken@nakoming.example",
        "Message-ID": f"<notice-{told.pk}-20260703T100000000000@nakoming.example>",
        "Date": "Fri, 03 Jul 2026 10:00:00 +0000",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": "en",
        "List-Id": "Nakoming <berichten.nakoming.example>",
        "In-Reply-To": f"<follow-up-{follow_up.pk}-20260302T090000000000@nakoming.example>",
        "References": f"<follow-up-{follow_up.pk}-20260302T090000000000@nakoming.example>",
        "List-Unsubscribe": f"<{one_click}>, <mailto:parlementaire-zaken@nakoming.example?subject=Afmelden>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    assert one_click.startswith("https://nakoming.example/")
    assert (
        text_of(mail)
        == f"""\
The term was extended in the letter of 30 June 2026 from Thursday 2 July 2026 to Friday 4 December 2026.
Reason: De aanbesteding duurt langer.

    “Ik zal uw Kamer op 4 december informeren.”

The sentence in the letter: https://nakoming.example/brieven/{moved_in}/#plaats-10

Open: by Friday 4 December 2026 at the latest. Term extended once, now 5 months after the first date.

Promised on 10 February 2026:

    “Ik zal uw Kamer over de voortgang informeren.”

The sentence in the letter: https://nakoming.example/brieven/{said_in}/#plaats-40

How was this date determined?
- Promised: “op 4 december”.
- By Friday 4 December 2026 at the latest.

What can you do now?
- View in Nakoming (in Dutch): https://nakoming.example/toezeggingen/{follow_up.commitment_id}/

You get this message because you follow this: alles wat Nakoming volgt.
Stop, change or pause: {subscription_links.manage_address(subscription)}
"""
    )


def test_whole_html_says_the_same_and_which_words_are_dutch(mail_server: MailServer) -> None:
    follow_up = make_explained()
    subscription = follower("en")
    tell(make_event(follow_up, EventKind.TERM_PASSED, deadline=follow_up.deadlines.get()), subscription=subscription)
    link = 'style="color: #154273;"'
    quote = 'style="margin: 0 0 16px; padding: 0 0 0 16px; border-left: 4px solid #767676;"'

    html = text_of(received(mail_server, to="volger@krant.example"), "html")

    assert html.startswith('<!doctype html>\n<html lang="en">\n')
    assert "<title>Term passed: commitment about bruggen (BZ), by 2 July 2026</title>" in html
    assert (
        html[html.index("<main>") :]
        == f"""\
<main>
<h1 style="font-size: 22px; line-height: 1.3;">Term passed: commitment about <span lang="nl">bruggen</span> (BZ), \
by 2 July 2026</h1>
<p>Term passed on 2 July 2026. Promised: “<span lang="nl">voor de zomer</span>”, so by Thursday 2 July 2026 at the \
latest (assumption). No letter found in Nakoming (updated to 10 February 2026).</p>
<p>Promised on 10 February 2026:</p>
<blockquote lang="nl" {quote}>“Ik zal uw Kamer over de voortgang informeren.”</blockquote>
<p><a href="{SITE}/brieven/{Statement.objects.get().letter_id}/#plaats-40" {link}>The sentence in the letter</a></p>
<h2 style="font-size: 18px;">How was this date determined?</h2>
<ul style="padding-left: 20px;">
<li>Promised: “<span lang="nl">voor de zomer</span>”.</li>
<li><span lang="nl">Vóór het zomerreces, dus uiterlijk donderdag 2 juli 2026 (aanname).</span></li>
<li>Counted from 10 February 2026.</li>
<li>Calendar: <span lang="nl">zomerreces 2026</span>, 3 July 2026 up to and including 31 August 2026 \
(<span lang="nl">R: lijst van derden, nog niet bevestigd</span>).</li>
<li>This date rests on an assumption.</li>
</ul>
<h2 style="font-size: 18px;">What can you do now?</h2>
<ul style="padding-left: 20px;">
<li><a href="{SITE}/toezeggingen/{follow_up.commitment_id}/" {link}>View in Nakoming (in Dutch)</a></li>
</ul>
<hr style="border: 0; border-top: 1px solid #767676;">
<p style="font-size: 14px;">You get this message because you follow this: <span lang="nl">alles wat Nakoming \
volgt</span>.<br><a href="{subscription_links.manage_address(subscription)}" {link}>Stop, change or pause</a></p>
</main>
</body>
</html>
"""
    )


# kind, columns of the follow-up, whether a letter says it, subject, what the mail begins with
HAPPENED = [
    (EventKind.DUE_SOON, {"due_on": date(2026, 7, 9)}, False,
     "Termijn nadert: toezegging over bruggen (BZ), uiterlijk 9 juli 2026",
     "Nog 6 dagen: uiterlijk donderdag 9 juli 2026.\n\nToegezegd op 10 februari 2026:"),
    (EventKind.STILL_OPEN, {}, False,
     "Nog open na de termijn: toezegging over bruggen (BZ), uiterlijk 2 juli 2026",
     "Termijn verstreken op 2 juli 2026. Toegezegd: "),
    (EventKind.REPORTED, {"state": "reported"}, True,
     "Gemeld als uitgevoerd: toezegging over bruggen (BZ), brief van 30 juni 2026",
     "Gemeld als uitgevoerd in de brief van 30 juni 2026. Bij een toezegging in een brief stelt niemand dit vast.\n\n"
     "    “Het onderzoek is afgerond en de bruggen zijn hersteld.”\n\nDe zin in de brief: "),
    (EventKind.PARTLY, {"state": "partly", "due_on": date(2026, 9, 1)}, True,
     "Deels uitgevoerd gemeld: toezegging over bruggen (BZ), brief van 30 juni 2026",
     "Deels gemeld als uitgevoerd in de brief van 30 juni 2026; de rest staat open.\n\n    “Het onderzoek is"),
    (EventKind.DECLINED, {"state": "declined"}, True,
     "Wordt niet uitgevoerd: toezegging over bruggen (BZ), brief van 30 juni 2026",
     "Gemeld in de brief van 30 juni 2026: dit wordt niet uitgevoerd.\n\n    “Het onderzoek is"),
    (EventKind.DECIDED, {"state": "decided", "outcome": "fulfilled"}, False,
     "Voldaan volgens het toezeggingenregister: toezegging over bruggen (BZ), 3 juli 2026",
     "Vastgesteld op 3 juli 2026, volgens het toezeggingenregister: voldaan.\n\n"
     "Voldaan volgens het toezeggingenregister op 3 juli 2026.\n\nToegezegd op"),
    (EventKind.REOPENED, {"due_on": date(2026, 9, 1)}, False,
     "Heropend: toezegging over bruggen (BZ), uiterlijk 1 september 2026",
     "Heropend op 3 juli 2026: dit staat weer open.\n\nOpen: uiterlijk dinsdag 1 september 2026.\n\nToegezegd"),
    (EventKind.OPENED, {"due_on": date(2026, 9, 1)}, False,
     "Nieuw: toezegging over bruggen (BZ), uiterlijk 1 september 2026",
     "Opgenomen in Nakoming op 3 juli 2026.\n\nOpen: uiterlijk dinsdag 1 september 2026.\n\nToegezegd"),
    (EventKind.ASSIGNED, {"due_on": date(2026, 9, 1)}, False,
     "Aan u toegewezen: toezegging over bruggen (BZ), uiterlijk 1 september 2026",
     "Toegewezen aan u op 3 juli 2026.\n\nOpen: uiterlijk dinsdag 1 september 2026.\n\nToegezegd"),
    (EventKind.UNMENTIONED, {"due_on": date(2026, 9, 1)}, False,
     "Al lang in geen brief genoemd: toezegging over bruggen (BZ), sinds 10 februari 2026",
     "Geen brief in Nakoming noemt dit sinds 10 februari 2026.\n\nOpen: uiterlijk dinsdag 1 september 2026."),
    (EventKind.LOOK_AGAIN, {"due_on": None, "review_on": date(2026, 7, 3)}, False,
     "Opnieuw bekijken: toezegging over bruggen (BZ), zonder termijn",
     "Geen termijn genoemd.\n\nToegezegd op"),
    (EventKind.ESTIMATE_DUE, {"is_estimate": True, "due_on": date(2026, 7, 3)}, False,
     "Geschatte datum te bevestigen: toezegging over bruggen (BZ), omstreeks 3 juli 2026",
     "Deze datum is geschat. Zij telt pas als termijn wanneer een medewerker haar bevestigt.\n\n"
     "Geschatte datum: omstreeks 3 juli 2026, nog niet door een medewerker bevestigd.\n\nToegezegd"),
    (EventKind.REGISTER_OPEN, {"state": "reported", "reported_on": date(2026, 2, 10)}, False,
     "Gemeld, nog open in het register: toezegging over bruggen (BZ), gemeld op 10 februari 2026",
     "De regering meldde dit als uitgevoerd; in het register staat het nog open.\n\nGemeld als uitgevoerd."),
    (EventKind.CORRECTED, {"due_on": date(2026, 9, 1)}, False,
     "Gecorrigeerd: toezegging over bruggen (BZ), 3 juli 2026",
     "Gecorrigeerd op 3 juli 2026.\nHet ministerie was niet juist.\n\nOpen: uiterlijk dinsdag 1 september 2026."),
    (EventKind.CLOSED, {"state": "closed"}, False,
     "Door ons afgesloten: toezegging over bruggen (BZ), 3 juli 2026",
     "Door ons afgesloten op 3 juli 2026.\n\nToegezegd op"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "columns", "in_letter", "subject", "beginning"), HAPPENED, ids=[str(row[0]) for row in HAPPENED]
)
def test_mail_of_each_kind_says_what_happened(
    mail_server: MailServer, kind: EventKind, columns: dict[str, Any], in_letter: bool, subject: str, beginning: str
) -> None:
    follow_up = make_explained(owner=make_user("anna"), **columns)
    more = make_passage(follow_up) if in_letter else {}
    if kind is EventKind.DECIDED:
        more = {"outcome": "fulfilled", "body": "toezeggingenregister"}
    if kind is EventKind.CORRECTED:
        more = {"summary": "Het ministerie was niet juist."}
    tell(make_event(follow_up, kind, **more))

    mail = received(mail_server)

    assert headers_of(mail)["Subject"] == subject
    assert text_of(mail)[: len(beginning)] == beginning


def test_transfer_says_from_where_to_where_and_why_and_names_colleagues_to_colleagues_only(
    mail_server: MailServer,
) -> None:
    bz, defensie = make_ministry(), make_ministry("def", name="Defensie")
    anna = make_user("anna")
    follow_up = make_explained(ministry=defensie, owner=anna, due_on=date(2026, 9, 1))
    transfer = Transfer.objects.create(ministry=defensie, owner=anna, reason="nieuw kabinet", made_at=NOW)
    TransferItem.objects.create(
        transfer=transfer, follow_up=follow_up, former_ministry=bz, former_owner=make_user("bram"), state="done"
    )
    event = make_event(follow_up, EventKind.TRANSFERRED, transfer=transfer)
    tell(event)
    tell(event, subscription=follower())

    deliver(clock=Clock(NOON), connect=mail_server.connect)

    texts = {str(mail["To"]): (headers_of(mail)["Subject"], text_of(mail)) for mail in mail_server.taken}
    assert texts["volger@krant.example"][0] == "Overgedragen: toezegging over bruggen (DEF), van BZ naar DEF"
    assert texts["volger@krant.example"][1].startswith(
        "Overgedragen op 3 juli 2026 van BZ naar DEF. De termijn verandert daardoor niet.\n\nOpen"
    )
    assert "nieuw kabinet" not in texts["volger@krant.example"][1].lower()
    assert "Reden: Nieuw kabinet." in texts["anna@ministerie.example"][1]
    assert texts["anna@ministerie.example"][0] == (
        "Overgedragen: toezegging over bruggen (DEF), van BZ, bram naar DEF, anna"
    )


def test_former_term_of_an_extension_is_the_version_before_it(mail_server: MailServer) -> None:
    follow_up = make_explained(owner=make_user("anna"))
    extension = make_extension(follow_up, date(2026, 12, 4))
    follow_up.deadlines.create(version=3, set_by="internal", due_on=date(2026, 8, 1), set_at=NOW)
    again = follow_up.deadlines.create(version=4, set_by="promised", due_on=date(2027, 3, 1), set_at=NOW)
    FollowUp.objects.update(due_on=date(2027, 3, 1), term_version=4)
    tell(make_event(follow_up, EventKind.TERM_EXTENDED, **extension), recipient="eerst@ministerie.example")
    tell(make_event(follow_up, EventKind.TERM_EXTENDED, deadline=again), recipient="later@ministerie.example")

    deliver(clock=Clock(NOON), connect=mail_server.connect)

    first_lines = {str(mail["To"]): text_of(mail).splitlines()[0] for mail in mail_server.taken}
    assert first_lines == {
        "eerst@ministerie.example": "De termijn is in de brief van 30 juni 2026 verlengd van donderdag 2 juli 2026 "
        "naar vrijdag 4 december 2026.",
        "later@ministerie.example": "De termijn is op 3 juli 2026 verlengd van vrijdag 4 december 2026 naar maandag "
        "1 maart 2027.",
    }


@pytest.mark.parametrize(
    ("title", "columns", "subject"),
    [
        pytest.param(
            "Gewijzigde motie van de leden Jansen en De Vries over een fonds", {},
            "Termijn verstreken: toezegging over een fonds (BZ), uiterlijk 2 juli 2026", id="what it is about",
        ),
        pytest.param(
            "Onderzoek naar bruggen", {},
            "Termijn verstreken: toezegging “Onderzoek naar bruggen” (BZ), uiterlijk 2 juli 2026",
            id="a title that does not say over",
        ),
        pytest.param(
            "Bruggen\r\nBcc: iemand@elders.example\x0b\u2028ook\u202e\ue000", {},
            "Termijn verstreken: toezegging “Bruggen Bcc: iemand@elders.example ook” (BZ), uiterlijk 2 juli 2026",
            id="a title that would forge a header",
        ),
        pytest.param(
            "lang " * 60, {},
            "Termijn verstreken: toezegging “" + "lang " * 21 + "lang…” (BZ), uiterlijk 2 juli 2026", id="long",
        ),
        pytest.param(
            "Voorbeeld: de Kamer informeren over de wachttijden", {"is_example": True},
            "Voorbeeld: Termijn verstreken: toezegging over de wachttijden (BZ), uiterlijk 2 juli 2026",
            id="a title that says itself that it is an example",
        ),
    ],
)  # fmt: skip
def test_subject_is_one_line_that_says_it_all(
    mail_server: MailServer, title: str, columns: dict[str, Any], subject: str
) -> None:
    follow_up = make_explained(owner=make_user("anna"), title=title[:250], ministry=make_ministry(**columns))
    tell(make_event(follow_up, EventKind.TERM_PASSED, deadline=follow_up.deadlines.get()))

    mail = received(mail_server)

    assert headers_of(mail)["Subject"] == subject
    assert mail["Bcc"] is None
    assert mail.get_all("To") == ["anna@ministerie.example"]
    if columns:
        assert text_of(mail).startswith("Dit is een verzonnen voorbeeld.\n\nTermijn verstreken")


def test_nothing_from_a_letter_is_live_in_html(mail_server: MailServer) -> None:
    follow_up = make_explained(owner=make_user("anna"))
    assert follow_up.commitment is not None
    follow_up.commitment.wording = "<img src=x onerror=alert(1)>\n\ue000</span>"
    follow_up.commitment.save()
    tell(make_event(follow_up, EventKind.TERM_PASSED, deadline=follow_up.deadlines.get()))

    html = text_of(received(mail_server), "html")

    assert "&lt;img src=x" in html
    assert "<img" not in html
    assert "<span" not in html


def test_mail_about_a_motion_names_movers_and_number(mail_server: MailServer) -> None:
    motion = make_motion("Bikker", "Omtzigt", title="Motie over een fonds")
    follow_up = make_late(make_user("anna"), request=motion.requests.get())
    tell(make_event(follow_up, EventKind.TERM_PASSED, deadline=follow_up.deadlines.get()))

    mail = received(mail_server)

    assert mail["Subject"] == "Termijn verstreken: motie over een fonds, uiterlijk 2 juli 2026"
    assert "Gevraagd door Bikker, Omtzigt op 20 januari 2026 (Kamerstuk 36 410, nr. 74):" in text_of(mail)


def test_mails_about_one_follow_up_lie_in_one_thread(mail_server: MailServer) -> None:
    follow_up, other = make_explained(owner=make_user("anna")), make_explained(ministry=None)
    for kind in (EventKind.TERM_PASSED, EventKind.STILL_OPEN):
        tell(make_event(follow_up, kind))
    tell(make_event(other, EventKind.TERM_PASSED))

    deliver(clock=Clock(NOON), connect=mail_server.connect)

    threads = [str(mail["References"]) for mail in mail_server.taken]
    assert threads[0] == threads[1] != threads[2]
    assert len({str(mail["Message-ID"]) for mail in mail_server.taken}) == 3


@pytest.mark.parametrize(
    ("is_staff", "way_out"),
    [(True, f"{SITE}/admin/motions/subscription/"), (False, f"{SITE}/volgen/beheren/")],
    ids=["staff", "outside"],
)
def test_follower_reads_what_is_followed_and_how_to_stop(mail_server: MailServer, is_staff: bool, way_out: str) -> None:
    follow_up = make_explained()
    subscription = follow(
        "a@volger.example",
        scope="commitment",
        commitment=follow_up.commitment,
        user=make_user("volger", is_staff=is_staff),
    )
    tell(make_event(follow_up, EventKind.TERM_PASSED), subscription=subscription)

    text = text_of(received(mail_server, to="a@volger.example"))

    assert "omdat u dit volgt: de toezegging “De Kamer informeren over bruggen”.\nStoppen, wijzigen of pauz" in text
    assert f"pauzeren: {way_out}" in text
    assert ("/admin/" in text) is is_staff


def test_outsider_reads_nothing_from_an_unpublished_letter(mail_server: MailServer) -> None:
    follow_up = make_explained(ministry=make_mailbox())
    commitment = follow_up.commitment
    assert commitment is not None
    draft = make_letter(visibility="draft", sent_on=date(2026, 5, 1))
    Statement.objects.create(commitment=commitment, said_on=date(2026, 5, 1), quote="Geheim.", letter=draft)
    commitment.wording = "Geheim."
    commitment.save()
    event = make_event(follow_up, EventKind.TERM_PASSED)
    tell(event, role="mailbox", recipient="pz@bz.example")
    tell(event, subscription=follower())

    deliver(clock=Clock(NOON), connect=mail_server.connect)

    texts = {str(mail["To"]): text_of(mail) for mail in mail_server.taken}
    assert "Geheim." in texts["pz@bz.example"]
    assert "Geheim." not in texts["volger@krant.example"]


def test_outsider_is_not_told_what_only_an_unpublished_letter_says(mail_server: MailServer) -> None:
    follow_up = make_explained()
    hidden = make_passage(follow_up, letter=make_letter(visibility="sent", sent_on=date(2026, 6, 30)))
    tell(make_event(follow_up, EventKind.PARTLY, **hidden), subscription=follower())

    assert deliver(clock=Clock(NOON), connect=mail_server.connect).cancelled == 1
    assert Notification.objects.get().cancelled_at == NOON
    assert Message.objects.get().state == "cancelled"


def test_notice_of_a_day_that_lies_ahead_tells_colleagues_how_it_stands_then(mail_server: MailServer) -> None:
    make_late(make_user("anna"), due_on=date(2026, 7, 15))
    flag_overdue(today=date(2026, 7, 16), now=MORNING)

    deliver(clock=Clock(), connect=mail_server.connect)

    told = {mail["To"]: text_of(mail).partition(".")[0] for mail in mail_server.taken}
    assert told["anna@ministerie.example"] == "Termijn verstreken op 15 juli 2026"


def test_swept_notice_is_delivered_whole(mail_server: MailServer) -> None:
    make_late(make_user("anna"))
    flag_overdue(today=TODAY, now=MORNING)

    mail = received(mail_server)

    assert mail["Subject"] == "Termijn verstreken: toezegging over bruggen, uiterlijk 2 juli 2026"
    assert mail["Date"] == "Fri, 03 Jul 2026 10:00:00 +0000"
