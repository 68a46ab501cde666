"""What was offered or refused in one step, as a mail."""

import pytest

from motions.models import Ministry, Notification, Transfer, TransferItem
from motions.rules.follow_ups import EventKind
from motions.services.outbox import Delivered, deliver
from tests.builders import NOW, make_ministry
from tests.outbox.clock import Clock
from tests.outbox.mail_server import MailServer
from tests.outbox.notices import NOON, make_event, make_explained, tell, text_of

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


@pytest.fixture
def defence() -> Ministry:
    return make_ministry("def", name="Defensie", mailbox="pz@def.example")


def send(mail_server: MailServer) -> Delivered:
    return deliver(clock=Clock(NOON), connect=mail_server.connect)


def offered_in_one_step(defence: Ministry, kind: EventKind, bundle: str, *, state: str, answer: str = "") -> Transfer:
    transfer = Transfer.objects.create(ministry=defence, reason="nieuw kabinet", made_at=NOW)
    bz = make_ministry()
    for number in range(2):
        follow_up = make_explained(ministry=bz, title=f"De Kamer informeren over brug {number}")
        TransferItem.objects.create(
            transfer=transfer, follow_up=follow_up, former_ministry=bz, state=state, answer=answer
        )  # fmt: skip
        event = make_event(follow_up, kind, transfer=transfer)
        tell(event, recipient="pz@def.example", role="mailbox", bundle=f"{bundle}:{transfer.pk}")
    return transfer


def test_what_is_offered_in_one_step_is_one_mail_that_leads_to_the_answer(
    defence: Ministry, mail_server: MailServer
) -> None:
    transfer = offered_in_one_step(defence, EventKind.OFFERED, "offer", state="offered")

    send(mail_server)
    (mail,) = mail_server.taken

    assert mail["Subject"].strip() == "Nakoming: 2 opvolgingen zijn aan uw ministerie aangeboden (vrijdag 3 juli 2026)"
    text = text_of(mail)
    assert "- Aangeboden: toezegging over brug 0, van BZ naar DEF\n" in text
    assert "Reden: Nieuw kabinet." in text
    answers = f"{SITE}/admin/motions/transferitem/?transfer__id__exact={transfer.pk}&state__exact=offered"
    assert f"Alles bekijken in Nakoming: {answers}\n" in text
    assert "U krijgt dit bericht omdat dit de mailbox is van DEF." in text


def test_what_was_refused_in_one_step_is_one_mail_with_the_reason(defence: Ministry, mail_server: MailServer) -> None:
    offered_in_one_step(defence, EventKind.OFFER_REFUSED, "refusal", state="refused", answer="hoort bij BZ")

    send(mail_server)
    (mail,) = mail_server.taken

    assert mail["Subject"].strip() == "Nakoming: Het aanbod van 2 opvolgingen is geweigerd (vrijdag 3 juli 2026)"
    assert "- Aanbod geweigerd: toezegging over brug 0, door DEF\n" in text_of(mail)
    assert "Reden: Hoort bij BZ." in text_of(mail)


def test_single_offer_is_a_notice_that_leads_to_its_answer(defence: Ministry, mail_server: MailServer) -> None:
    transfer = offered_in_one_step(defence, EventKind.OFFERED, "offer", state="offered")
    Notification.objects.latest("pk").delete()

    send(mail_server)
    (mail,) = mail_server.taken

    assert mail["Subject"].strip() == "Aangeboden: toezegging over brug 0 (BZ), van BZ naar DEF"
    text = text_of(mail)
    assert "Aangeboden op 3 juli 2026 aan DEF. Zolang niemand dit aanneemt, blijft het waar het is." in text
    assert (
        f"Het aanbod aannemen of weigeren: {SITE}/admin/motions/transferitem/?transfer__id__exact={transfer.pk}" in text
    )
