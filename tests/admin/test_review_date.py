"""The day of a letter, asked and corrected on the review screen."""

from datetime import date

from django.test import Client

from motions.models import (
    Reading,
)
from tests.admin.reviewing import COMMITMENT, TEXT, address, suggest_commitment
from tests.builders import (
    NOW,
    make_letter,
)


def test_letter_without_date_asks_for_it_first_and_is_read_again(staff: Client, db: None) -> None:
    letter = make_letter(text=TEXT, sent_on=None)
    reading = Reading.objects.create(letter=letter, reader_version="oud", anchor="", read_at=NOW)
    suggestion = suggest_commitment(reading)

    page = staff.get(address(letter)).content.decode()
    assert "Deze brief heeft geen datum." in page
    refused = staff.post(address(letter, suggestion), COMMITMENT).content.decode()
    assert "Vul die eerst in" in refused
    staff.post(address(letter), {"besluit": "datum", "sent_on": "2026-02-10"})

    letter.refresh_from_db()
    assert letter.sent_on == date(2026, 2, 10)
    assert letter.readings.get(superseded_at=None).anchor == "2026-02-10"
