"""Bad input: what is wrong is named with its row and column, the rest goes on, nothing is half written."""

from datetime import date
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from openpyxl import Workbook

from motions.models import Commitment, FollowUp, OfficeList
from motions.services.office_lists import receiving, work
from motions.services.office_lists.receiving import Choice, ColumnsUnclear, NotAList
from tests.builders import make_commitment, make_letter, make_ministry, make_paper
from tests.office_lists.lists import HEADER, clock, csv_of, look_at, outcomes, plans, row, take_over, upload

pytestmark = pytest.mark.django_db


def said(office_list: OfficeList, number: int) -> list[tuple[int, str]]:
    return [(problem["column"], problem["message"]) for problem in row(office_list, number).problems]


def test_each_bad_row_is_named_and_the_good_ones_are_taken_over(anna: User) -> None:
    make_ministry()
    lines = (
        "Toezegging;;;Goed;20-01-2026;;;BZ;;",
        "Toezegging;;;Zonder datum;;;;BZ;;",
        "Toezegging;;;Te vroeg;20-01-2026;01-01-2026;;BZ;;",
        "Toezegging;;;Later dan de lijst;02-03-2026;;;BZ;;",
        "Toezegging;;;Onbekend ministerie;20-01-2026;;;XYZ;;",
        "Amendement;;;Iets anders;20-01-2026;;;BZ;;",
        "Motie;;;Motie zonder nummer;20-01-2026;;;BZ;;",
        "Motie;;21501-20;Onvolledig nummer;20-01-2026;;;BZ;;",
        "Toezegging;;;Ook goed;20-01-2026;;;BZ;;",
    )

    office_list = take_over(look_at(csv_of(HEADER, *lines), actor=anna), actor=anna)

    assert outcomes(office_list) == {2: "done", 10: "done"} | dict.fromkeys(range(3, 10), "")
    assert plans(office_list) == {2: "new", 10: "new"} | dict.fromkeys(range(3, 10), "faulty")
    assert [said(office_list, number)[0][0] for number in range(3, 10)] == [4, 5, 4, 7, 0, 2, 2]
    assert said(office_list, 4) == [
        (5, "De termijn (1 januari 2026) ligt vóór de dag waarop dit begint (20 januari 2026).")
    ]
    assert said(office_list, 6) == [(7, "Ministerie “XYZ” is hier niet bekend.")]
    assert Commitment.objects.count() == FollowUp.objects.count() == 2


def test_row_that_the_database_refuses_is_named_and_nothing_of_it_stands(anna: User) -> None:
    there = make_commitment(title="Berichten over kades", promised_on=date(2026, 1, 20))
    lines = [f"Toezegging;;;Zaak {n};20-01-2026;01-06-2026;afgedaan;;DGB;Bikker" for n in range(9)]
    lines[4] = "Toezegging;TZ202601-012;;Nieuw met dit nummer;20-01-2026;;;;;"
    lines[7] = "Toezegging;TZ202601-012;;Berichten over kades;20-01-2026;01-06-2026;afgedaan;;;"

    office_list = take_over(look_at(csv_of(HEADER, *lines), actor=anna), actor=anna)

    assert outcomes(office_list) == dict.fromkeys(range(2, 11), "done") | {9: "left"}
    assert (
        row(office_list, 9)
        .says[-1]
        .startswith("Niet overgenomen: De database weigert deze regel; misschien staat dit er intussen al. (")
    )
    assert row(office_list, 9).made == {}
    assert (there.follow_ups.count(), FollowUp.objects.count()) == (0, 8)
    assert set(FollowUp.objects.exclude(unit="").values_list("state", "due_on")) == {("reported", date(2026, 6, 1))}
    assert Commitment.objects.get(register_number="TZ202601-012").title == "Nieuw met dit nummer"


def test_an_unknown_word_is_kept_as_text_and_said(anna: User) -> None:
    office_list = look_at(csv_of(HEADER, "Toezegging;;;Informeren;20-01-2026;;bijna klaar;;;"), actor=anna)

    assert plans(office_list) == {2: "new"}
    assert said(office_list, 2) == [
        (6, "Status “bijna klaar” is hier niet bekend; de tekst is bewaard, de status is niet overgenomen.")
    ]


def test_a_term_that_says_nothing_is_said(anna: User) -> None:
    office_list = look_at(csv_of(HEADER, "Toezegging;;;Informeren;20-01-2026;ooit eens;;;;"), actor=anna)

    assert row(office_list, 2).says[-1] == "Termijn “ooit eens” is niet begrepen en niet overgenomen."


def test_a_number_of_a_letter_makes_no_motion(anna: User) -> None:
    make_letter(paper=make_paper(36410, "74"))

    office_list = look_at(csv_of(HEADER, "Motie;;36410-74;Motie over dijken;;;;;;"), actor=anna)

    assert said(office_list, 2) == [(2, "Kamerstuk 36410-74 is hier een brief.")]


def test_what_no_database_stores_and_what_is_too_long_is_cut_and_kept(anna: User) -> None:
    subject = "Informeren\x00over " + "dijken " * 2_000

    office_list = take_over(look_at(csv_of(HEADER, f"Toezegging;;;{subject};20-01-2026;;;;;"), actor=anna), actor=anna)

    commitment = Commitment.objects.get()
    assert outcomes(office_list) == {2: "done"}
    assert len(commitment.title) == 300
    assert commitment.wording.startswith("Informeren\ufffdover dijken")
    assert row(office_list, 2).remarks[-1] == "Een cel is afgebroken na 5000 tekens."


def test_formulas_and_merged_cells_are_remarked_at_their_row(anna: User) -> None:
    book = Workbook()
    sheet = book.create_sheet("Lijst", 0)
    sheet.append(["Soort", "Onderwerp", "Datum", "Directie"])
    sheet.append(["Toezegging", "Een", date(2026, 1, 20), "DGB"])
    sheet.append(["Toezegging", "Twee", date(2026, 1, 20), None])
    sheet.append(["Toezegging", '="Drie"', date(2026, 1, 20), "DGX"])
    sheet.merge_cells("D2:D3")
    file = BytesIO()
    book.save(file)

    office_list = take_over(look_at(file.getvalue(), actor=anna, name="lijst.xlsx"), actor=anna)

    assert list(FollowUp.objects.order_by("pk").values_list("unit", flat=True)) == ["DGB", "DGB"]
    assert any("samengevoegd" in remark.lower() for remark in row(office_list, 3).remarks)
    assert plans(office_list)[4] == "faulty"
    assert any("formule" in remark.lower() for remark in row(office_list, 4).remarks)


def test_an_empty_list_has_nothing_to_take_over(anna: User) -> None:
    office_list = look_at(csv_of(HEADER, ";;;;;;;;;"), actor=anna)

    assert (office_list.state, plans(office_list)) == ("read", {})


def test_a_file_that_breaks_off_is_refused_as_a_whole(anna: User) -> None:
    lines = [f"Toezegging;;;Zaak {n};20-01-2026;;;;;" for n in range(700)]
    office_list = look_at(csv_of(HEADER, *lines), actor=anna)
    path = office_list.file.path
    with open(path, "ab") as file:
        file.write(b'\r\n"' + b"a" * 3_000_000)

    choice = Choice("", office_list.header_row, office_list.mapping, "", tuple(office_list.columns), date(2026, 3, 1))
    receiving.choose(office_list=office_list, choice=choice, actor=anna, now=clock())
    work.go_on(office_list, clock=clock)

    assert (office_list.state, office_list.rows.count()) == ("received", 0)
    assert office_list.problem != ""


def test_a_file_that_is_gone_is_said(anna: User) -> None:
    office_list = upload(csv_of(HEADER), actor=anna)
    office_list.file.delete(save=False)
    office_list.refresh_from_db()

    with pytest.raises(NotAList, match="Het bestand van deze lijst is er niet meer"):
        receiving.sheets_of(office_list)


def test_a_kind_of_list_that_does_not_exist_is_refused(anna: User) -> None:
    office_list = upload(csv_of(HEADER), actor=anna)
    choice = Choice("", 1, "nonsense", "", tuple(office_list.columns), date(2026, 3, 1))

    with pytest.raises(ColumnsUnclear):
        receiving.choose(office_list=office_list, choice=choice, actor=anna, now=clock())
