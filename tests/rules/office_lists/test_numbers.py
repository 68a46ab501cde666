"""Numbers of registers and of papers in the cells of a list."""

import pytest

from motions.rules.office_lists.numbers import papers_in, papers_of, register_numbers


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("Kamerstuk 36 410, nr. 74", ["36410-74"]),
        ("Kamerstukken II 2023/24, 36 410, nr. 74", ["36410-74"]),
        ("TK 2023-2024, 36 410, nr. 74", ["36410-74"]),
        ("TK, vergaderjaar 2023–2024, 36 410 XVI, nr. 12", ["36410-XVI-12"]),
        ("Kamerstukken II 2017/18, 34775-IV, nr. 44", ["34775-IV-44"]),
        ("Kamerstuk 36 410 V, nr. 12", ["36410-V-12"]),
        ("21 501-20, nr. 1880", ["21501-20-1880"]),
        ("21501-20-1880", ["21501-20-1880"]),
        ("36 410 (R2064), nr. 5", ["36410-(R2064)-5"]),
        ("36 410-A, nr. 51", ["36410-A-51"]),
        ("35.300 L", ["35300-L"]),
        ("37.020, M", ["37020-M"]),
        ("Kamerstukken I 2021/22, 35 925, nr. E", ["35925-E"]),
        ("36 410, nrs. 12 en 13", ["36410-12", "36410-13"]),
        ("36410-74 en 36410-75", ["36410-74", "36410-75"]),
        ("36 410, nr. 74; 36 410, nr. 74", ["36410-74"]),
        ("36 410, nr. 12, 3 maart 2026", ["36410-12"]),
        ("36 410, 3 maart 2026", []),
        ("Handelingen TK 2023-2024, nr. 12, item 5", []),
        ("21 501, nr. 1880", []),
        ("99 999, nr. 1", []),
        ("Een bedrag van € 12.500 voor 2026", []),
        ("Kamerstuk 36 410", []),
        ("", []),
    ],
)
def test_papers_are_found_in_running_text(text: str, papers: list[str]) -> None:
    assert [paper.normal_form for paper in papers_in(text)] == papers


@pytest.mark.parametrize(
    ("cell", "papers"),
    [
        ("36410-74", ["36410-74"]),
        ("36 410, 74", ["36410-74"]),
        ("36 410", ["36410"]),
        ("28 600 XV", ["28600-XV"]),
        ("36410-74 en 36410-75", ["36410-74", "36410-75"]),
        ("nog geen nummer", []),
    ],
)
def test_cell_of_papers_takes_any_typed_form(cell: str, papers: list[str]) -> None:
    assert [paper.normal_form for paper in papers_of(cell)] == papers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("TZ202403-123", ["TZ202403-123"]),
        ("tz 202403 – 123", ["TZ202403-123"]),
        ("T01970", ["T01970"]),
        ("Toezegging over pleegzorg (35.925) (T 03294)", ["T03294"]),
        ("T03052, T03013 en T03052", ["T03052", "T03013"]),
        ("T1970", []),
        ("T019701", []),
        ("AT01970", []),
        ("TZ202403-12", []),
    ],
)
def test_numbers_of_registers_are_found(text: str, numbers: list[str]) -> None:
    assert register_numbers(text) == numbers
