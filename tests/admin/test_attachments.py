"""Attachments on the staff side: on their letter's page, following it, and taken over as a list."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from motions.models import Attachment, Letter, OfficeList, Reading, Signatory
from tests.admin.test_in_browser import PASSWORD, sign_in, violations
from tests.builders import make_letter, make_user
from tests.extraction.tables.files import make_word_table, word_cell, word_row
from tests.office_lists.test_pages import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db

HEADINGS = ("Omschrijving", "Vindplaats", "Stand van zaken")
TABLE = make_word_table(
    word_row(*map(word_cell, HEADINGS)),
    word_row(*map(word_cell, ("Motie-Bikker over varen", "Kamerstuk 36 410, nr. 74", "Uitgevoerd"))),
)


def attached(data: bytes, name: str = "overzicht.docx") -> Attachment:
    """An attachment that was read, of a letter of 10 February 2026."""
    text = make_letter(kind="bijlage", subject="Stand van zaken moties")
    text.file.save(name, ContentFile(data))
    return Attachment.objects.create(
        official_id="b1",
        letter=make_letter(subject="Verzamelbrief"),
        number="2026D00501",
        title="Stand van zaken moties",
        read_as=text,
        source_url="https://www.tweedekamer.nl/downloads/document?id=2026D00501",
    )


def page_of(letter: Letter | None, step: str = "change") -> str:
    assert letter is not None
    return f"/admin/motions/letter/{letter.pk}/{step}/"


def test_letter_shows_its_attachments_and_the_attachment_its_letter(staff: Client) -> None:
    attachment = attached(TABLE)

    page = staff.get(page_of(attachment.letter)).content.decode()
    assert f'href="{attachment.source_url}" rel="external"' in page
    assert f'href="{page_of(attachment.read_as)}"' in page
    assert "Bijlage bij “Verzamelbrief”" in text_of(staff.get(page_of(attachment.read_as)))


def test_word_attachment_is_taken_over_as_a_list_of_its_day(staff: Client) -> None:
    attachment = attached(TABLE)
    assert page_of(attachment.read_as, "lijst") in staff.get(page_of(attachment.read_as)).content.decode()

    response = staff.post(page_of(attachment.read_as, "lijst"))

    office_list = OfficeList.objects.get()
    assert response["Location"] == f"/admin/motions/officelist/{office_list.pk}/kolommen/"
    assert (office_list.file_name, office_list.as_of) == ("Stand van zaken moties.docx", date(2026, 2, 10))
    assert office_list.headers == list(HEADINGS)
    assert "ignore" not in office_list.columns


def test_attachment_without_a_table_says_so_and_keeps_no_list(staff: Client) -> None:
    attachment = attached(make_word_table())

    page = text_of(staff.post(page_of(attachment.read_as, "lijst")))

    assert "geen tabel" in page
    assert not OfficeList.objects.exists()


@pytest.mark.parametrize("what", ["letter", "pdf", "gone"])
def test_what_is_no_word_attachment_is_no_list(staff: Client, what: str) -> None:
    attachment = attached(TABLE, "overzicht.pdf" if what == "pdf" else "overzicht.docx")
    paper = attachment.letter if what == "letter" else attachment.read_as
    assert paper is not None
    if what == "gone":
        paper.file.storage.delete(str(paper.file.name))
    else:
        assert page_of(paper, "lijst") not in staff.get(page_of(paper)).content.decode()

    response = staff.post(page_of(paper, "lijst"))

    assert response.status_code == 200
    assert not OfficeList.objects.exists()


def test_who_may_not_add_lists_is_not_offered_one(client: Client) -> None:
    attachment = attached(TABLE)
    client.force_login(make_user(permissions=("view_letter", "change_letter", "view_attachment")))

    assert page_of(attachment.read_as, "lijst") not in client.get(page_of(attachment.read_as)).content.decode()
    assert "U mag geen lijsten toevoegen." in text_of(client.post(page_of(attachment.read_as, "lijst")))
    assert not OfficeList.objects.exists()


def test_signatory_that_staff_corrects_is_corrected_on_the_attachment(staff: Client) -> None:
    attachment = attached(TABLE)
    Signatory.objects.create(letter=attachment.letter, position=1, name="A. Jansen", title="Minister van Varen")
    shown = staff.get(page_of(attachment.letter)).context
    sets = [one.formset for one in shown["inline_admin_formsets"]]
    forms = [shown["adminform"].form, *(one.management_form for one in sets), *sets[0].initial_forms]
    fields = {field.html_name: "" if field.value() is None else field.value() for form in forms for field in form}
    fields |= {"signatories-0-name": "B. de Vries"}

    response = staff.post(page_of(attachment.letter), fields)

    assert response.status_code == 302, response.context["errors"]
    assert [str(row) for row in Signatory.objects.filter(letter=attachment.read_as)] == [
        "B. de Vries, Minister van Varen"
    ]


def test_visibility_and_signatories_of_an_attachment_are_changed_on_its_letter(staff: Client) -> None:
    attachment = attached(TABLE)

    shown = staff.get(page_of(attachment.read_as)).context
    assert "visibility" not in shown["adminform"].form.fields
    assert [one.opts.model for one in shown["inline_admin_formsets"]] == [Reading]
    assert "visibility" in staff.get(page_of(attachment.letter)).context["adminform"].form.fields


@pytest.mark.django_db(transaction=True)
def test_pages_with_attachments_have_no_axe_violation(page: "Page", live_server: LiveServer) -> None:
    User.objects.create_superuser("anna", "anna@ministerie.example", PASSWORD)
    attachment = attached(TABLE)
    sign_in(page, live_server)
    found = {}

    for address in (
        page_of(attachment.letter),
        page_of(attachment.read_as),
        page_of(attachment.read_as, "lijst"),
        "/admin/motions/attachment/",
    ):
        page.goto(f"{live_server.url}{address}", wait_until="load")
        found[address] = violations(page)

    assert {address: wrong for address, wrong in found.items() if wrong} == {}
