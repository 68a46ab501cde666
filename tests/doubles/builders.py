"""A commitment that was noted after the debate of 19 February 2026, and the register's entry about it."""

from datetime import date
from typing import Any

from motions.models import Commitment, FollowUp, Office, PossibleDouble, Statement
from motions.services.commitments import Promise, note
from tests.builders import NOW, make_follow_up, make_ministry

TODAY = date(2026, 3, 2)
SENTENCE = "Ik zeg toe dat de Kamer voor de zomer een brief krijgt over de aanpak van netcongestie in de Flevopolder."
ENTRY = "De minister zegt toe de Kamer voor de zomer te informeren over de aanpak van netcongestie in de Flevopolder."


def make_office() -> Office:
    return Office.objects.create(title="Minister van Economische Zaken", ministry=make_ministry("ez"))


def make_noted(office: Office | None = None, wording: str = SENTENCE) -> Commitment:
    return note(promise=Promise(wording, date(2026, 2, 19), None, office), actor=None, now=NOW, today=TODAY)


def make_entry(office: Office | None = None, **overrides: Any) -> Commitment:
    """A row of the register as an import writes it, with its statement."""
    fields: dict[str, Any] = {
        "title": ENTRY, "wording": ENTRY, "promised_on": date(2026, 2, 24), "office": office, "official_id": "t1",
        "register_number": "TZ202602-001", "register_status": "Openstaand", "source_hash": "abc",
    } | overrides  # fmt: skip
    row = Commitment(**fields)
    row.save_without_historical_record()  # type: ignore[attr-defined]
    Statement.objects.create(
        commitment=row, said_on=row.promised_on, quote=row.wording, register_number=row.register_number
    )
    return row


def make_pair(office: Office) -> PossibleDouble:
    """Both followed, and a question whether they are the same."""
    noted, entry = make_noted(office), make_entry(office)
    follow(entry)
    return PossibleDouble.objects.create(
        noted=noted, registered=entry, register_number="TZ202602-001", likeness=70, reason="zelfde debat", found_at=NOW
    )


def follow(entry: Commitment) -> FollowUp:
    ministry = entry.office.ministry if entry.office else None
    return make_follow_up(commitment=entry, ministry=ministry, follow_from=entry.promised_on)
