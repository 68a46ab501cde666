"""Lists as spreadsheets save them, all the way: upload, columns, preview, taking over and taking back."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from openpyxl.worksheet.worksheet import Worksheet

from motions.models import Commitment, Deadline, FollowUp, Motion, OfficeList
from tests.builders import make_ministry
from tests.extraction.tables.files import make_ods, make_xlsx, ods_cell, ods_row, ods_table
from tests.office_lists.lists import csv_of, outcomes, plans, row
from tests.office_lists.test_pages import columns_sent, page_of, text_of, upload

pytestmark = pytest.mark.django_db

COLUMNS = ("Soort", "Kamerstuk", "Onderwerp", "Datum", "Termijn", "Voortgang", "Ministerie")


def day(iso: str) -> str:
    return ods_cell(f"{iso} (zoals getoond)", f'office:value-type="date" office:date-value="{iso}"')


def ods() -> bytes:
    """A title over all columns, a row that repeats, a merged ministry, formulas, days, a percentage, endless rows."""
    spanned = 'office:value-type="string" table:number-columns-spanned="7" table:number-rows-spanned="1"'
    two_rows = 'office:value-type="string" table:number-columns-spanned="1" table:number-rows-spanned="2"'
    formula = 'table:formula="of:=&quot;Informeren &quot;&amp;[.H4]" office:value-type="string"'
    no_value = 'table:formula="of:=[.X1]"'
    percent = ods_cell("75,00%", 'office:value-type="percentage" office:value="0.75"')
    covered = "<table:covered-table-cell/>"
    to_the_end = ods_cell(attributes='table:number-columns-repeated="16377"')
    return make_ods(
        ods_table(
            ods_row(
                ods_cell("Overzicht van toezeggingen", spanned),
                '<table:covered-table-cell table:number-columns-repeated="6"/>',
            ),
            ods_row(ods_cell(attributes='table:number-columns-repeated="16384"')),
            ods_row(*map(ods_cell, COLUMNS), to_the_end),
            ods_row(
                ods_cell("Toezegging"), ods_cell(), ods_cell("Informeren over dijken", formula), day("2026-01-20"),
                day("2026-05-01"), percent, ods_cell("BZ", two_rows), to_the_end,
            ),
            ods_row(
                ods_cell("Motie"), ods_cell("36410-74"), ods_cell("Motie over kades"), day("2026-01-27"), ods_cell(),
                ods_cell("Afgedaan per brief van 2 februari 2026"), covered, to_the_end,
            ),
            ods_row(
                ods_cell("Toezegging"), ods_cell(), ods_cell("Berichten over sluizen"), day("2026-02-03"),
                ods_cell(attributes='table:number-columns-repeated="3"'), to_the_end,
                attributes='table:number-rows-repeated="2"',
            ),
            ods_row(
                ods_cell("Toezegging"), ods_cell(), ods_cell(attributes=no_value), day("2026-02-03"), ods_cell(),
                ods_cell(), ods_cell("BZ"), to_the_end,
            ),
            ods_row(
                ods_cell(attributes='table:number-columns-repeated="16384"'),
                attributes='table:number-rows-repeated="1048568"',
            ),
        ),
        ods_table(ods_row(ods_cell("Toelichting")), name="Blad2"),
    )  # fmt: skip


def xlsx() -> bytes:
    """The same in Excel: merged cells, days, and formulas that were never computed."""

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:G1")
        sheet.merge_cells("G4:G5")
        sheet["F4"].number_format = "0.00%"

    sluices = ("Toezegging", None, "Berichten over sluizen", date(2026, 2, 3), None, None, None)
    return make_xlsx(
        ("Overzicht van toezeggingen",),
        (),
        COLUMNS,
        ("Toezegging", None, "Informeren over dijken", date(2026, 1, 20), date(2026, 5, 1), 0.75, "BZ"),
        ("Motie", "36410-74", "Motie over kades", date(2026, 1, 27), None, "Afgedaan per brief van 2 februari 2026"),
        sluices,
        sluices,
        ("Toezegging", None, "=X1", date(2026, 2, 3), None, None, "BZ"),
        then=merge,
    )


def csv() -> bytes:
    """The same as text; one row in another encoding than the rest."""
    return csv_of(
        "Overzicht van toezeggingen, België;;;;;;",
        "",
        ";".join(COLUMNS),
        "Toezegging;;Informeren over dijken;20-01-2026;01-05-2026;75%;BZ",
        "Motie;36410-74;Motie over kades;27-01-2026;;Afgedaan per brief van 2 februari 2026;BZ",
        "Toezegging;;Berichten over sluizen;03-02-2026;;;",
        "Toezegging;;Berichten over sluizen;03-02-2026;;;",
        "Toezegging;;;03-02-2026;;Café;BZ",
    ).replace("Café".encode(), "Café".encode("cp1252"))


REMARKS = {
    "lijst.ods": {
        4: ["Kolom C: formule, de berekende waarde is gebruikt"],
        5: ["Kolom G: samengevoegd met rij 4"],
        8: ["Kolom C: formule zonder berekende waarde, als leeg gelezen"],
    },
    "lijst.xlsx": {
        5: ["Kolom G: samengevoegd met rij 4"],
        8: ["Kolom C: formule zonder berekende waarde, als leeg gelezen"],
    },
    "lijst.csv": {8: ["Kolom F: een teken stond niet in UTF-8 en is gelezen als Windows-1252"]},
}


@pytest.mark.parametrize(("name", "made"), [("lijst.ods", ods), ("lijst.xlsx", xlsx), ("lijst.csv", csv)])
def test_list_goes_from_file_to_report_and_back(
    staff: Client, anna: User, name: str, made: Callable[[], bytes]
) -> None:
    ministry = make_ministry()

    upload(staff, made(), name)
    office_list = OfficeList.objects.get()
    columns = text_of(staff.get(page_of(office_list, "kolommen")))
    staff.post(page_of(office_list, "kolommen"), columns_sent(staff, office_list))
    preview = text_of(staff.get(page_of(office_list)))

    assert (office_list.header_row, office_list.headers) == (3, list(COLUMNS))
    assert "Kolom F: Voortgang" in columns
    assert "75%" in columns
    assert "Alle regels: 5 Nieuw: 3 Fout in de regel: 2" in preview
    assert plans(office_list) == {4: "new", 5: "new", 6: "new", 7: "faulty", 8: "faulty"}
    assert {one.number: one.remarks for one in office_list.rows.all() if one.remarks} == REMARKS[name]
    assert row(office_list, 7).problems == [{"column": 0, "message": "Dit staat ook in regel 6. Die regel telt."}]
    assert row(office_list, 8).problems == [
        {"column": 2, "message": "Er staat geen onderwerp, geen nummer en geen Kamerstuk."}
    ]

    staff.post(page_of(office_list, "overnemen"))

    assert outcomes(office_list) == {4: "done", 5: "done", 6: "done", 7: "", 8: ""}
    dikes = Commitment.objects.get(title="Informeren over dijken")
    assert (dikes.promised_on, dikes.follow_ups.get().ministry) == (date(2026, 1, 20), ministry)
    assert Deadline.objects.get().due_on == date(2026, 5, 1)
    motion = Motion.objects.get()
    followed = motion.requests.get().follow_ups.get()
    assert (motion.submitted_on, followed.ministry, followed.state) == (date(2026, 1, 27), ministry, "reported")
    assert Commitment.objects.get(title="Berichten over sluizen").follow_ups.get().ministry is None

    staff.post(page_of(office_list, "terugnemen"))

    assert "Teruggenomen: 3" in text_of(staff.get(page_of(office_list)))
    assert set(FollowUp.objects.values_list("state", flat=True)) == {"retracted"}
    assert Commitment.objects.standing().count() == 0
