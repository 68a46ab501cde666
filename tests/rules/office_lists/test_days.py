"""Days as lists write them."""

from datetime import date

import pytest

from motions.rules.office_lists.days import day_of, days_in

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02",
        "2026-03-02 14:30",
        "2026-03-02T00:00:00",
        "02-03-2026",
        "2-3-2026",
        "2/3/2026",
        "2.3.26",
        "2 maart 2026",
        "2  Maart\n2026",
        "2 mrt. 2026",
        "2 mrt '26",
        "2-mrt-26",
        "maandag 2 maart 2026",
        "ma. 02-03-2026",
    ],
)
def test_day_is_read_in_any_form(text: str) -> None:
    assert day_of(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        *("", "2 maart", "maart 2026", "zomer 2026", "31-02-2026", "2026-13-01", "46083", "2-3/2026", "2 marche 2026"),
        *("voor 2 maart 2026", "2 maart 2026 en 3 maart 2026"),
    ],
)
def test_other_text_is_no_day(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Parlementaire agenda [02-03-2026] - AO Raad", [DAY]),
        ("Debat d.d. 2 maart 2026 over pleegzorg", [DAY]),
        ("2 maart 2026 (verslag van 02-03-2026)", [DAY]),
        ("2 maart 2026 en 3 maart 2026", [DAY, date(2026, 3, 3)]),
        ("Kamerstukken II 2023/24, 36 410, nr. 74", []),
        ("TK 2023-2024, 36410-74", []),
    ],
)
def test_days_are_found_in_running_text(text: str, days: list[date]) -> None:
    assert days_in(text) == days
