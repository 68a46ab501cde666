"""The upload page: what comes in is stored once and read; what cannot be read says why, at the field."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motions.models import Letter
from tests.admin.reviewing import said_at
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
    page = upload(staff, SimpleUploadedFile("scan.pdf", b"%PDF-1.4 kapot")).content.decode()

    [said] = said_at(page, "file")
    assert "plak de tekst hieronder" in said
    assert Letter.objects.count() == 0


def test_file_that_is_too_large_is_refused_before_it_is_read(staff: Client, settings: Any, db: None) -> None:
    settings.LETTER_MAX_BYTES = 1_000_000

    page = upload(staff, SimpleUploadedFile("groot.txt", b"a" * 1_500_000)).content.decode()

    assert said_at(page, "file") == [
        "Dit bestand is te groot: 1,5 MB, en het maximum is 1,0 MB. "
        "Upload alleen de brief zelf, zonder bijlagen, of plak de tekst hieronder."
    ]
    assert Letter.objects.count() == 0


def test_each_bad_file_is_refused_by_its_name_and_the_good_ones_are_stored(
    staff: Client, settings: Any, db: None
) -> None:
    settings.LETTER_MAX_BYTES = 1_000_000
    bad = (
        SimpleUploadedFile("leeg.txt", b""),
        SimpleUploadedFile("wit.txt", b" "),
        SimpleUploadedFile("groot.txt", b"a" * 1_500_000),
    )

    page = upload(staff, text_file("een.txt"), *bad, text_file("twee.txt", TEXT + "Tot slot.")).content.decode()

    assert [said.split(".", 2)[:2] for said in said_at(page, "file")] == [
        ["leeg", "txt: Dit bestand is leeg"],
        ["wit", "txt: Dit bestand is leeg"],
        ["groot", "txt: Dit bestand is te groot: 1,5 MB, en het maximum is 1,0 MB"],
    ]
    assert sorted(Letter.objects.values_list("file_name", flat=True)) == ["een.txt", "twee.txt"]
    assert page.count("Toegevoegd en gelezen") == 2


def test_nothing_and_both_are_refused(staff: Client, db: None) -> None:
    nothing = upload(staff).content.decode()
    both = upload(staff, text_file(), text="Geachte voorzitter").content.decode()

    assert said_at(nothing, "file") == ["Kies een bestand, of plak hieronder de tekst van de brief."]
    assert said_at(both, "text") == ["Kies één van beide: een bestand of geplakte tekst."]
    assert Letter.objects.count() == 0


def test_pasted_text_that_is_too_large_is_refused_at_its_field(staff: Client, settings: Any, db: None) -> None:
    settings.LETTER_MAX_BYTES = 1_000_000

    response = upload(staff, text="a" * 3_000_000)

    assert response.status_code == 200
    assert said_at(response.content.decode(), "text") == [
        "Deze tekst is te groot: 3,0 MB, en het maximum is 1,0 MB. Plak alleen de brief zelf, zonder bijlagen."
    ]
    assert Letter.objects.count() == 0


def test_date_that_has_yet_to_come_is_refused_at_its_field(staff: Client, db: None) -> None:
    page = upload(staff, text_file(), sent_on="2100-01-31").content.decode()

    assert said_at(page, "sent_on") == ["Deze dag moet nog komen. Vul de dag in waarop de brief is verstuurd."]
    assert Letter.objects.count() == 0


def test_somebody_who_may_not_add_letters_gets_no_upload_page(client: Client, db: None) -> None:
    client.force_login(make_user(permissions=("view_letter",)))

    assert client.get(ADD).status_code == 403


def test_real_letter_is_read_with_its_own_date(staff: Client, corpus: Path, db: None) -> None:
    seed = corpus / "seeds" / "004_8cbbc1b9f3b7b31b.txt"

    upload(staff, SimpleUploadedFile(seed.name, seed.read_bytes()))

    assert str(Letter.objects.get().sent_on) == "2023-02-10"
