"""The pages of a list: upload, columns, preview, taking over, report and taking back, as staff walk through them."""

import re
from datetime import date
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from motions.models import Commitment, FollowUp, OfficeList
from tests.admin.reviewing import said_at
from tests.builders import make_ministry, make_motion, make_paper, make_user
from tests.office_lists.lists import HEADER, csv_of, look_at, take_over

pytestmark = pytest.mark.django_db

ADD = "/admin/motions/officelist/add/"
ROWS = "/admin/motions/officelistrow/"
OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "Workbook".encode("utf-16-le")
LIST = csv_of(
    HEADER,
    "Toezegging;TZ202601-012;;Informeren over de dijken;20-01-2026;01-05-2026;;BZ;DGB;",
    "Toezegging;TZ202601-013;;Berichten over de kades;morgenvroeg;;;BZ;;",
    "Motie;;36410-74;Motie over de dijken;27-01-2026;;afgedaan;BZ;;Bikker",
)


def text_of(response: Any) -> str:
    """What a page says, without its markup."""
    page = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(page).split())


def upload(client: Client, data: bytes = LIST, name: str = "lijst.csv") -> Any:
    return client.post(ADD, {"file": SimpleUploadedFile(name, data)})


def page_of(office_list: OfficeList, step: str = "change") -> str:
    return f"/admin/motions/officelist/{office_list.pk}/{step}/"


def columns_sent(client: Client, office_list: OfficeList, **changes: str) -> dict[str, str]:
    """What the form of the columns sends as it is shown."""
    form = client.get(page_of(office_list, "kolommen")).context["form"]
    shown = {field.html_name: str(field.value() or "") for field in form}
    shown.pop("terms_are_internal")
    return shown | {"as_of": "2026-03-01"} | changes


def test_a_list_goes_from_file_to_report_and_back(staff: Client, anna: User) -> None:
    make_ministry()

    response = upload(staff)
    office_list = OfficeList.objects.get()
    assert response["Location"] == page_of(office_list, "kolommen")
    columns = text_of(staff.get(response["Location"]))
    assert "Kolom D: Onderwerp" in columns
    assert "Informeren over de dijken" in columns

    response = staff.post(page_of(office_list, "kolommen"), columns_sent(staff, office_list))
    assert response["Location"] == page_of(office_list)
    preview = text_of(staff.get(page_of(office_list)))
    assert "Te beoordelen" in preview
    assert "Alle regels: 3 Nieuw: 2 Fout in de regel: 1" in preview
    faulty = text_of(staff.get(f"{ROWS}?office_list__id__exact={office_list.pk}&plan__exact=faulty"))
    assert "Kolom E (Datum): " in faulty
    assert "morgenvroeg" in faulty
    assert Commitment.objects.count() == 0

    asked = text_of(staff.get(page_of(office_list, "overnemen")))
    assert "2 regels worden overgenomen. Niemand krijgt daarover een bericht." in asked
    assert Commitment.objects.count() == 0
    staff.post(page_of(office_list, "overnemen"))
    report = text_of(staff.get(page_of(office_list)))
    assert "Wat ermee is gedaan Overgenomen: 2" in report
    assert FollowUp.objects.count() == 2

    staff.post(page_of(office_list, "terugnemen"))
    assert "Teruggenomen: 2" in text_of(staff.get(page_of(office_list)))
    assert set(FollowUp.objects.values_list("state", flat=True)) == {"retracted"}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("leeg.csv", b"", "Dit bestand is leeg."),
        ("brief.pdf", b"%PDF-1.4 tekst", "kan Nakoming niet als lijst lezen"),
        ("kapot.xlsx", b"PK\x03\x04 kapot", "beschadigd"),
        ("oud.xls", OLD_EXCEL, "Oud Excel-bestand (.xls)"),
    ],
)
def test_a_file_without_a_table_is_refused_at_the_field_and_not_kept(
    staff: Client, name: str, data: bytes, said: str
) -> None:
    page = upload(staff, data, name).content.decode()

    assert said in " ".join(said_at(page, "file"))
    assert OfficeList.objects.count() == 0


def test_no_file_is_asked_for(staff: Client) -> None:
    assert said_at(staff.post(ADD, {}).content.decode(), "file") == ["Dit veld is verplicht."]


def test_a_file_that_is_too_large_is_refused(staff: Client, settings: Any) -> None:
    settings.LETTER_MAX_BYTES = 1_000_000

    page = upload(staff, b"a;b\n" * 300_000).content.decode()

    assert "te groot" in " ".join(said_at(page, "file"))
    assert OfficeList.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"column_4": "term"}, "Twee kolommen zijn “Termijn”."),
        ({"column_1": "ignore", "column_2": "ignore", "column_3": "ignore"}, "Kies een kolom met het onderwerp"),
        ({"column_0": "ignore"}, "Kies of de lijst over moties of over toezeggingen gaat."),
        ({"as_of": "2100-01-01"}, "Deze dag moet nog komen."),
        ({"column_3": "nonsense"}, "nonsense"),
    ],
)
def test_columns_that_do_not_fit_are_refused_and_nothing_is_read(
    staff: Client, changes: dict[str, str], said: str
) -> None:
    upload(staff)
    office_list = OfficeList.objects.get()

    response = staff.post(page_of(office_list, "kolommen"), columns_sent(staff, office_list, **changes))

    assert said in text_of(response)
    office_list.refresh_from_db()
    assert (office_list.state, office_list.rows.count()) == ("received", 0)


def test_columns_can_be_chosen_anew_until_the_list_is_taken_over(staff: Client, anna: User) -> None:
    make_ministry()
    office_list = look_at(LIST, actor=anna)
    assert "Kolommen opnieuw kiezen" in text_of(staff.get(page_of(office_list)))

    staff.post(page_of(office_list, "kolommen"), columns_sent(staff, office_list, column_4="ignore"))
    assert list(office_list.rows.values_list("plan", flat=True)) == ["faulty", "faulty", "new"]

    take_over(office_list, actor=anna)
    assert "Kolommen opnieuw kiezen" not in text_of(staff.get(page_of(office_list)))
    response = staff.post(page_of(office_list, "kolommen"), columns_sent(staff, office_list))
    assert "Dit kan nu niet: de lijst is “overgenomen”." in text_of(response)


def test_another_row_can_hold_the_headings(staff: Client) -> None:
    upload(staff, csv_of("Stand van zaken;;;", "", "Onderwerp;Datum;Termijn;Directie", "Informeren;20-01-2026;;DGB"))
    office_list = OfficeList.objects.get()

    assert office_list.header_row == 3
    page = text_of(staff.get(f"{page_of(office_list, 'kolommen')}?kop=1"))
    assert "Kolom A: Stand van zaken" in page


def test_another_sheet_can_be_read(staff: Client) -> None:
    make_ministry()
    book = Workbook()
    book.create_sheet("Toelichting", 0).append(["Lees dit eerst"])
    sheet = book.create_sheet("Toezeggingen", 1)
    sheet.append(["Onderwerp", "Datum", "Termijn"])
    sheet.append(["Informeren over de dijken", date(2026, 1, 20), date(2026, 5, 1)])
    file = BytesIO()
    book.save(file)
    upload(staff, file.getvalue(), "lijst.xlsx")
    office_list = OfficeList.objects.get()
    assert office_list.sheet == "Toelichting"
    address = f"{page_of(office_list, 'kolommen')}?blad=Toezeggingen"

    form = staff.get(address).context["form"]
    sent = {field.html_name: str(field.value() or "") for field in form}
    sent.pop("terms_are_internal")
    response = staff.post(address, sent | {"kind": "commitment", "as_of": "2026-03-01"})

    assert response["Location"] == page_of(office_list)
    office_list.refresh_from_db()
    row = office_list.rows.get()
    assert (office_list.sheet, row.number, row.plan) == ("Toezeggingen", 2, "new")
    assert row.cells == ["Informeren over de dijken", "2026-01-20", "2026-05-01"]


def test_a_row_with_several_candidates_is_answered_on_its_page(staff: Client, anna: User) -> None:
    make_motion("Bikker", title="Over dijken")
    chosen = make_motion("Bikker", paper=make_paper(36410, "75"), title="Over kades")
    office_list = look_at(csv_of(HEADER, "Motie;;;Over water;20-01-2026;;;;;Bikker"), actor=anna)
    row = office_list.rows.get()
    assert "Kiezen waarover dit gaat" in text_of(staff.get(f"{ROWS}{row.pk}/change/"))

    nothing = staff.post(f"{ROWS}{row.pk}/kiezen/", {})
    assert "Dit veld is verplicht." in text_of(nothing)
    staff.post(f"{ROWS}{row.pk}/kiezen/", {"about": f"motion-{chosen.pk}"})

    row.refresh_from_db()
    assert (row.plan, row.motion) == ("adds", chosen)


def test_who_may_only_look_sees_no_button_and_can_do_nothing(client: Client, anna: User) -> None:
    make_ministry()
    office_list = look_at(LIST, actor=anna)
    client.force_login(make_user("cor", permissions=("view_officelist", "view_officelistrow")))

    page = text_of(client.get(page_of(office_list)))

    assert "Overnemen" not in page
    assert "Kolommen opnieuw kiezen" not in page
    assert client.get(ADD).status_code == 403
    assert "U mag geen lijsten toevoegen." in text_of(client.get(page_of(office_list, "overnemen")))
    client.post(page_of(office_list, "overnemen"))
    assert Commitment.objects.count() == 0


def test_who_may_not_look_is_refused(client: Client, anna: User) -> None:
    office_list = look_at(LIST, actor=anna)
    client.force_login(make_user("cor"))

    for step in ("change", "kolommen", "overnemen", "terugnemen"):
        assert client.get(page_of(office_list, step)).status_code == 403


def test_the_page_of_a_list_takes_the_same_number_of_queries_for_3_and_60_rows(staff: Client, anna: User) -> None:
    make_ministry()
    many = [f"Toezegging;TZ202602-{n:03};;Zaak {n};20-01-2026;;;BZ;;" for n in range(60)]

    counted = []
    for data in (LIST, csv_of(HEADER, *many)):
        office_list = look_at(data, actor=anna)
        staff.get(page_of(office_list))
        with CaptureQueriesContext(connection) as captured:
            staff.get(page_of(office_list))
            staff.get(f"{ROWS}?office_list__id__exact={office_list.pk}")
        counted.append(len(captured))

    assert counted[0] == counted[1]
