from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Any

import pytest

from motions.models import Deadline, FollowUp, Statement
from motions.queries.criteria import ItemKind
from motions.queries.notices import NoticeItem
from motions.queries.panels import TermRow
from motions.rules.follow_ups import EventKind
from motions.services.notice_mail import subject
from motions.services.outbox import deliver
from motions.services.overdue import flag_overdue
from tests.builders import make_letter, make_ministry, make_motion, make_user
from tests.outbox.clock import Clock
from tests.outbox.mail_server import MailServer
from tests.overdue.builders import MORNING, TODAY, follow, make_late, make_mailbox


def item(title: str, *, ministry: str = "BZ", is_motion: bool = False, **overrides: Any) -> NoticeItem:
    fields = {
        "follow_up": 1, "kind": ItemKind.MOTION if is_motion else ItemKind.COMMITMENT, "pk": 1, "title": title,
        "words": "", "who": "", "said_on": None, "number": "", "ministry": ministry, "passage": None, "state": "",
        "slippage": "", "term": term(date(2026, 10, 22)), "is_example": False,
    }  # fmt: skip
    return NoticeItem(**(fields | overrides))


def term(due_on: date | None) -> TermRow:
    nothing = dict.fromkeys(("set_by", "phrase", "rule", "precision", "reason", "quote", "explanation"), "")
    return TermRow(
        version=1, is_current=True, set_on=MORNING.date(), anchor_on=None, calendar=None, earliest=None, due_on=due_on,
        certain=True, review_on=None, passage=None, is_public=True, recorded_by="", **nothing,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        pytest.param(
            EventKind.TERM_PASSED,
            item("De Kamer informeren over de aanpak van bruggen"),
            "Termijn verstreken: toezegging over de aanpak van bruggen (BZ), uiterlijk 22 oktober 2026",
            id="commitment",
        ),
        pytest.param(
            EventKind.DUE_SOON,
            item("Gewijzigde motie van de leden Jansen en De Vries over een fonds", is_motion=True, ministry=""),
            "Termijn nadert: motie over een fonds, uiterlijk 22 oktober 2026",
            id="motion without ministry",
        ),
        pytest.param(
            EventKind.TERM_PASSED,
            item("Onderzoek naar bruggen"),
            "Termijn verstreken: toezegging “Onderzoek naar bruggen” (BZ), uiterlijk 22 oktober 2026",
            id="a title that does not say over",
        ),
        pytest.param(
            EventKind.TERM_PASSED,
            item("Bruggen\r\nBcc: iemand@elders.example\x00\u2028ook"),
            "Termijn verstreken: toezegging “Bruggen Bcc: iemand@elders.example ook” (BZ), uiterlijk 22 oktober 2026",
            id="a title that would forge a header",
        ),
        pytest.param(
            EventKind.TERM_PASSED,
            item("lang " * 60, is_example=True),
            "Voorbeeld: Termijn verstreken: toezegging “" + "lang " * 21 + "lang…” (BZ), uiterlijk 22 oktober 2026",
            id="a long title of an example",
        ),
        pytest.param(
            EventKind.DUE_SOON,
            item("Voorbeeld: de Kamer informeren over de wachttijden", is_example=True, ministry="VBZ"),
            "Voorbeeld: Termijn nadert: toezegging over de wachttijden (VBZ), uiterlijk 22 oktober 2026",
            id="a title that says itself that it is an example",
        ),
        pytest.param(
            EventKind.REPORTED,
            item("Onderzoek naar bruggen", term=None),
            "Gemeld als uitgevoerd: toezegging “Onderzoek naar bruggen” (BZ)",
            id="without a term",
        ),
    ],
)
def test_subject_says_it_all_in_one_line(kind: EventKind, given: NoticeItem, expected: str) -> None:
    assert subject(kind, given) == expected


def received(mail_server: MailServer, *, to: str = "anna@ministerie.example") -> EmailMessage:
    flag_overdue(today=TODAY, now=MORNING)
    deliver(clock=Clock(), connect=mail_server.connect)
    return next(mail for mail in mail_server.taken if mail["To"] == to)


def text_of(mail: EmailMessage, kind: str = "plain") -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def make_explained() -> FollowUp:
    """A commitment of a minister in a letter, at a known sentence, with a term that explains itself."""
    follow_up = make_late(make_user("anna"), ministry=make_mailbox(""))
    Deadline.objects.update(
        set_by="promised", phrase="voor de zomer", precision="recess", anchor_on=date(2026, 2, 10), certain=False,
        reason="vóór het zomerreces, dus uiterlijk donderdag 2 juli 2026 (aanname)",
    )  # fmt: skip
    Statement.objects.update(start=40, end=90)
    return follow_up


@pytest.mark.django_db
def test_mail_says_what_where_until_when_and_why_you(mail_server: MailServer) -> None:
    follow_up = make_explained()

    mail = received(mail_server)

    assert mail["Subject"] == "Termijn verstreken: toezegging over bruggen (BZ), uiterlijk 2 juli 2026"
    text = text_of(mail)
    letter = follow_up.commitment and follow_up.commitment.statements.get().letter
    assert letter is not None
    for part in (
        "Termijn verstreken op 2 juli 2026. Toegezegd: voor de zomer, dus uiterlijk donderdag 2 juli 2026 (aanname).",
        "Geen brief gevonden in Nakoming (bijgewerkt t/m 10 februari 2026).",
        "Toegezegd op 10 februari 2026:",
        "“Ik zal uw Kamer over de voortgang informeren.”",
        f"De zin in de brief: http://127.0.0.1:8000/brieven/{letter.pk}/#",
        "Hoe is deze datum bepaald?\n- Toegezegd: “voor de zomer”.\n"
        "- Vóór het zomerreces, dus uiterlijk donderdag 2 juli 2026 (aanname).\n- Gerekend vanaf 10 februari 2026.\n",
        f"Bekijken: http://127.0.0.1:8000/toezeggingen/{follow_up.commitment_id}/",
        f"http://127.0.0.1:8000/admin/motions/followup/{follow_up.pk}/change/",
        "U krijgt dit bericht omdat u de behandelaar bent.",
    ):
        assert part in text


@pytest.mark.django_db
def test_mail_says_the_same_in_html_with_nothing_live_from_a_letter(mail_server: MailServer) -> None:
    follow_up = make_explained()
    commitment = follow_up.commitment
    assert commitment is not None
    commitment.wording = "<img src=x onerror=alert(1)>"
    commitment.save()

    html = text_of(received(mail_server), "html")

    assert '<html lang="nl">' in html
    assert "<h1" in html
    assert "&lt;img src=x" in html
    assert "<img" not in html


@pytest.mark.django_db
def test_mail_says_that_a_machine_sent_it_and_where_answers_go(mail_server: MailServer) -> None:
    make_late(make_user("anna"))

    mail = received(mail_server)

    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["From"] == "Nakoming <nakoming@nakoming.example>"
    assert mail["Reply-To"] == "parlementaire-zaken@nakoming.example"
    assert mail["Date"] == "Fri, 03 Jul 2026 07:00:00 +0000"
    assert str(mail["Message-ID"]).endswith("@nakoming.example>")


@pytest.mark.django_db
def test_mail_about_a_motion_names_movers_and_number(mail_server: MailServer) -> None:
    motion = make_motion("Bikker", "Omtzigt", title="Motie over een fonds")
    make_late(make_user("anna"), request=motion.requests.get())

    mail = received(mail_server)

    assert mail["Subject"] == "Termijn verstreken: motie over een fonds, uiterlijk 2 juli 2026"
    assert "Gevraagd door Bikker, Omtzigt op 20 januari 2026 (Kamerstuk 36 410, nr. 74):" in text_of(mail)


@pytest.mark.django_db
def test_approaching_term_says_how_many_days_are_left(mail_server: MailServer) -> None:
    make_late(make_user("anna"), due_on=date(2026, 7, 9), next_notice_on=TODAY)

    mail = received(mail_server)

    assert str(mail["Subject"]).startswith("Termijn nadert: ")
    assert text_of(mail).startswith("Nog 6 dagen: uiterlijk donderdag 9 juli 2026.")


@pytest.mark.django_db
def test_notice_of_a_day_that_lies_ahead_tells_colleagues_how_it_stands_then(mail_server: MailServer) -> None:
    make_late(make_user("anna"), due_on=date(2026, 7, 15))
    make_late(make_user("bram"), due_on=date(2026, 7, 20), next_notice_on=date(2026, 7, 13))
    flag_overdue(today=date(2026, 7, 16), now=MORNING)

    deliver(clock=Clock(), connect=mail_server.connect)

    told = {mail["To"].partition("@")[0]: text_of(mail).partition(".")[0] for mail in mail_server.taken}
    assert told == {
        "anna": "Termijn verstreken op 15 juli 2026",
        "bram": "Nog 4 dagen: uiterlijk maandag 20 juli 2026",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("frequency", ["at_once", "daily"])
def test_outsider_hears_of_a_day_that_lies_ahead_when_it_has_come(mail_server: MailServer, frequency: str) -> None:
    make_late(due_on=date(2026, 7, 15), ministry=make_mailbox(""))
    follow("a@volger.example", frequency=frequency)
    flag_overdue(today=date(2026, 7, 16), now=MORNING)
    clock = Clock()

    sent = []
    for day in (3, 15, 16, 17):
        clock.now = datetime(2026, 7, day, 7, 0, tzinfo=UTC)
        deliver(clock=clock, connect=mail_server.connect)
        sent.append(sum(mail["To"] == "a@volger.example" for mail in mail_server.taken))

    assert sent == ([0, 0, 1, 1] if frequency == "at_once" else [0, 0, 0, 1])


@pytest.mark.django_db
def test_mail_about_an_example_says_so(mail_server: MailServer) -> None:
    make_late(make_user("anna"), ministry=make_ministry("vb", is_example=True))

    mail = received(mail_server)

    assert str(mail["Subject"]).startswith("Voorbeeld: ")
    assert text_of(mail).startswith("Dit is een verzonnen voorbeeld.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("is_staff", "stop"),
    [(True, "http://127.0.0.1:8000/admin/motions/subscription/"), (False, "beantwoord dan dit bericht")],
    ids=["staff", "outside"],
)
def test_follower_reads_what_is_followed_and_how_to_stop(mail_server: MailServer, is_staff: bool, stop: str) -> None:
    follow_up = make_late(ministry=make_mailbox())
    user = make_user("volger", is_staff=is_staff)
    follow("a@volger.example", scope="commitment", commitment=follow_up.commitment, user=user)

    text = text_of(received(mail_server, to="a@volger.example"))

    assert "U krijgt dit bericht omdat u deze toezegging volgt." in text
    assert stop in text
    assert ("/admin/" in text) is is_staff


@pytest.mark.django_db
def test_outsider_reads_nothing_from_an_unpublished_letter(mail_server: MailServer) -> None:
    follow_up = make_late(ministry=make_mailbox())
    commitment = follow_up.commitment
    assert commitment is not None
    draft = make_letter(visibility="draft", sent_on=date(2026, 5, 1))
    Statement.objects.create(commitment=commitment, said_on=date(2026, 5, 1), quote="Geheim.", letter=draft)
    commitment.wording = "Geheim."
    commitment.save()
    follow("a@volger.example", scope="commitment", commitment=commitment)

    flag_overdue(today=TODAY, now=MORNING)
    deliver(clock=Clock(), connect=mail_server.connect)

    texts = {str(mail["To"]): text_of(mail) for mail in mail_server.taken}
    assert "Geheim." in texts["pz@bz.example"]
    assert "Geheim." not in texts.get("a@volger.example", "")
