"""The upload page: what comes in is stored once and read; what cannot be read says why, at the field."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motions.models import Letter
from tests.builders import make_user

ADD = "/admin/motions/letter/add/"
TEXT = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 10 februari 2026\n\n"
    "Geachte voorzitter,\n\nIk zal uw Kamer voor 1 mei 2026 informeren over de dijken.\n"
)


def upload(client: Client, *files: SimpleUploadedFile, **fields: str) -> Any:
    return client.post(ADD, {"file": list(files), "text": "", "visibility": "public", "sent_on": ""} | fields)


def text_file(name: str = "brief.txt", text: str = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_file_becomes_a_letter_and_leads_to_its_review(staff: Client, reviewer: User) -> None:
    response = upload(staff, text_file())

    letter = Letter.objects.get()
    assert response["Location"] == f"/admin/motions/letter/{letter.pk}/review/"
    assert (letter.visibility, letter.file_name, letter.received_by) == ("public", "brief.txt", reviewer)
    assert "voor 1 mei 2026" in letter.text
    assert letter.readings.count() == 1


def test_pasted_text_becomes_a_letter_with_the_chosen_visibility_and_date(staff: Client, db: None) -> None:
    text = "Geachte voorzitter,\n\nIk zal u binnenkort informeren.\n"

    upload(staff, text=text, visibility="draft", sent_on="2026-02-11")

    letter = Letter.objects.get()
    assert (letter.visibility, str(letter.sent_on)) == ("draft", "2026-02-11")


def test_same_file_again_points_to_the_letter_that_is_there(staff: Client, db: None) -> None:
    upload(staff, text_file())

    response = upload(staff, text_file("kopie.txt"))

    letter = Letter.objects.get()
    page = staff.get(response["Location"]).content.decode()
    assert "Deze brief staat al in Nakoming; er is niets dubbel opgeslagen" in page
    assert f'href="/admin/motions/letter/{letter.pk}/review/"' in page


def test_unreadable_file_says_why_at_the_field_and_stores_nothing(staff: Client, db: None) -> None:
    response = upload(staff, SimpleUploadedFile("scan.pdf", b"%PDF-1.4 kapot"))

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["file"]
    assert "plak de tekst hieronder" in response.context["form"].errors["file"][0]
    assert Letter.objects.count() == 0


def test_file_that_is_too_large_is_refused_before_it_is_read(staff: Client, settings: Any, db: None) -> None:
    settings.LETTER_MAX_BYTES = 1_000_000

    response = upload(staff, SimpleUploadedFile("groot.txt", b"a" * 1_500_000))

    assert response.context["form"].errors["file"] == [
        "groot.txt is te groot: 1,5 MB, en het maximum is 1,0 MB. "
        "Upload alleen de brief zelf, zonder bijlagen, of plak de tekst hieronder."
    ]
    assert Letter.objects.count() == 0


def test_one_unreadable_file_keeps_the_others_in(staff: Client, db: None) -> None:
    response = upload(staff, text_file("goed.txt"), SimpleUploadedFile("leeg.txt", b" "))

    assert Letter.objects.get().file_name == "goed.txt"
    page = response.content.decode()
    assert "leeg.txt: Dit bestand is leeg." in page
    assert "Toegevoegd en gelezen" in page


def test_nothing_and_both_are_refused(staff: Client, db: None) -> None:
    nothing = upload(staff)
    both = upload(staff, text_file(), text="Geachte voorzitter")

    assert nothing.context["form"].errors == {"file": ["Kies een bestand, of plak hieronder de tekst van de brief."]}
    assert both.context["form"].errors == {"text": ["Kies één van beide: een bestand of geplakte tekst."]}
    assert Letter.objects.count() == 0


def test_somebody_who_may_not_add_letters_gets_no_upload_page(client: Client, db: None) -> None:
    client.force_login(make_user(permissions=("view_letter",)))

    assert client.get(ADD).status_code == 403


def test_real_letter_is_read_with_its_own_date(staff: Client, corpus: Path, db: None) -> None:
    seed = corpus / "seeds" / "004_8cbbc1b9f3b7b31b.txt"

    upload(staff, SimpleUploadedFile(seed.name, seed.read_bytes()))

    assert str(Letter.objects.get().sent_on) == "2023-02-10"
