"""The day of a letter, asked and corrected on the review screen."""

from datetime import date
from html import unescape

from django.test import Client

from motions.models import FollowUp, Letter, Reading
from tests.admin.reviewing import (
    COMMITMENT,
    TEXT,
    accepted,
    address,
    said_at,
    suggest,
    suggest_commitment,
    suggest_evidence,
)
from tests.builders import NOW, make_letter


def corrected(client: Client, letter: Letter, sent_on: str) -> str:
    """The page after somebody corrected the letter's date."""
    answer = client.post(address(letter), {"besluit": "datum", "sent_on": sent_on}, follow=True)
    return unescape(answer.content.decode())


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


def test_corrected_date_names_the_accepted_items_that_keep_their_old_dates(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    passage, promise = suggest_evidence(reading, follow_up), suggest_commitment(reading)
    aside = suggest(reading, "Den Haag.")
    staff.post(address(letter, passage), accepted(follow_ups=[follow_up.pk]))
    staff.post(address(letter, promise), COMMITMENT)
    staff.post(address(letter, aside), {"besluit": "afwijzen", "reason": "Gaat hier niet over"})

    page = corrected(staff, letter, "2026-02-12")

    assert "Datum opgeslagen; de brief is opnieuw gelezen." in page
    warning = page.split('<li class="warning">')[1].split("</li>")[0]
    assert "2 overgenomen voorstellen houden de dagen die vanaf 10 februari 2026 zijn geteld" in warning
    for kept in (passage, promise):
        assert f'<a href="{address(letter).removesuffix("?")}?voorstel={kept.pk}#voorstel-{kept.pk}">' in warning
    assert f"voorstel={aside.pk}" not in warning


def test_one_accepted_item_is_named_in_the_singular(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    staff.post(address(letter, suggest_evidence(reading, follow_up)), accepted(follow_ups=[follow_up.pk]))

    page = corrected(staff, letter, "2026-02-12")

    assert "1 overgenomen voorstel houdt de dagen die vanaf 10 februari 2026 zijn geteld" in page


def test_corrected_date_warns_of_nothing_where_nothing_was_accepted_or_changed(
    staff: Client, letter: Letter, reading: Reading, follow_up: FollowUp
) -> None:
    suggestion = suggest_evidence(reading, follow_up)
    before_any = corrected(staff, letter, "2026-02-10")
    staff.post(address(letter, suggestion), accepted(follow_ups=[follow_up.pk]))
    same_day = corrected(staff, letter, "2026-02-10")

    assert '<li class="warning">' not in before_any
    assert '<li class="warning">' not in same_day


def test_letter_of_a_day_that_has_yet_to_come_is_warned_of_at_its_date(
    staff: Client, letter: Letter, reading: Reading
) -> None:
    suggest_commitment(reading)
    Letter.objects.update(sent_on=date(2099, 2, 10))

    page = staff.get(address(letter)).content.decode()

    warning = page.split('<div class="notice" id="datum">')[1].split("</form>")[0]
    assert "10 februari 2099" in warning
    assert "Die dag moet nog komen" in warning
    assert 'name="sent_on" value="2099-02-10"' in warning
    assert "Datum klopt niet?" not in page


def test_day_that_has_yet_to_come_is_refused_as_the_date_of_a_letter(staff: Client, letter: Letter) -> None:
    page = corrected(staff, letter, "2099-02-10")

    assert said_at(page, "sent_on") == ["Deze dag moet nog komen. Vul de dag in waarop de brief is verstuurd."]
    assert '<details class="date-change" open>' in page
    letter.refresh_from_db()
    assert letter.sent_on == date(2026, 2, 10)
