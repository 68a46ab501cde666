"""Every phrase of the catalogue (domain reference 6.2), counted from 11 October 2023, with its whole outcome."""

from datetime import date

import pytest

from motions.analysis.dates import find_dates
from motions.rules.calendar import default_calendar

ANCHOR = date(2023, 10, 11)
CATALOGUE: tuple[tuple[str, str | None, str | None, str, bool], ...] = (
    ("23 oktober a.s.", "2023-10-23", "2023-10-23", "day", True),
    ("uiterlijk 1 september 2026", "2023-10-11", "2026-09-01", "day", True),
    ("vóór 15 juni 2024", "2023-10-11", "2024-06-14", "day", True),
    ("voor 1 juli", "2023-10-11", "2024-06-30", "day", True),
    ("voor 1 januari 2024", "2023-10-11", "2023-12-31", "day", True),
    ("voor januari 2024", "2023-10-11", "2023-12-31", "day", True),
    ("voor 2025", "2023-10-11", "2024-12-31", "day", True),
    ("per 1 januari 2026", "2026-01-01", "2026-01-01", "day", True),
    ("met ingang van 1 juli", "2024-07-01", "2024-07-01", "day", True),
    ("vanaf 1 juli", "2024-07-01", "2024-07-01", "day", True),
    ("binnen zes weken", "2023-10-11", "2023-11-22", "day", True),
    ("binnen vier weken", "2023-10-11", "2023-11-08", "day", True),
    ("binnen een maand", "2023-10-11", "2023-11-11", "day", True),
    ("binnen drie maanden", "2023-10-11", "2024-01-11", "day", True),
    ("binnen een halfjaar", "2023-10-11", "2024-04-11", "day", True),
    ("binnen een jaar", "2023-10-11", "2024-10-11", "day", True),
    ("binnen 14 dagen", "2023-10-11", "2023-10-25", "day", True),
    ("binnen tien werkdagen", "2023-10-11", "2023-10-25", "day", True),
    ("deze week", "2023-10-11", "2023-10-15", "week", True),
    ("volgende week", "2023-10-16", "2023-10-22", "week", True),
    ("nog deze maand", "2023-10-11", "2023-10-31", "month", True),
    ("volgende maand", "2023-11-01", "2023-11-30", "month", True),
    ("eind oktober", "2023-10-21", "2023-10-31", "month", False),
    ("begin november", "2023-11-01", "2023-11-10", "month", False),
    ("medio november", "2023-11-11", "2023-11-20", "month", False),
    ("half november", "2023-11-11", "2023-11-20", "month", False),
    ("in april 2025", "2025-04-01", "2025-04-30", "month", True),
    ("uiterlijk februari 2025", "2023-10-11", "2025-02-28", "month", True),
    ("uiterlijk in oktober 2026", "2023-10-11", "2026-10-31", "month", True),
    ("begin 2024", "2024-01-01", "2024-03-31", "quarter", False),
    ("begin volgend jaar", "2024-01-01", "2024-03-31", "quarter", False),
    ("medio 2025", "2025-06-01", "2025-07-31", "quarter", False),
    ("halverwege 2025", "2025-06-01", "2025-07-31", "quarter", False),
    ("eind 2025", "2025-10-01", "2025-12-31", "quarter", False),
    ("eind dit jaar", "2023-10-11", "2023-12-31", "quarter", False),
    ("voor eind 2025", "2023-10-11", "2025-12-31", "day", True),
    ("in 2024", "2024-01-01", "2024-12-31", "year", True),
    ("in de loop van 2024", "2024-01-01", "2024-12-31", "year", True),
    ("nog in 2024", "2024-01-01", "2024-12-31", "year", True),
    ("nog dit jaar", "2023-10-11", "2023-12-31", "year", True),
    ("in de loop van het jaar", "2023-10-11", "2023-12-31", "year", True),
    ("later in het jaar", "2023-10-11", "2023-12-31", "year", True),
    ("voor het bruggendebat van 12 juni 2025", "2023-10-11", "2025-06-11", "day", True),
    ("dit jaar nog", "2023-10-11", "2023-12-31", "year", True),
    ("voor het einde van het jaar", "2023-10-11", "2023-12-31", "year", True),
    ("volgend jaar", "2024-01-01", "2024-12-31", "year", True),
    ("komend jaar", "2024-01-01", "2024-12-31", "year", True),
    ("in het eerste kwartaal van 2025", "2025-01-01", "2025-03-31", "quarter", True),
    ("Q1 2026", "2026-01-01", "2026-03-31", "quarter", True),
    ("eerste kwartaal", "2024-01-01", "2024-03-31", "quarter", True),
    ("uiterlijk vóór het vierde kwartaal van 2025", "2023-10-11", "2025-09-30", "day", True),
    ("eerste helft van 2024", "2024-01-01", "2024-06-30", "half-year", True),
    ("tweede helft van 2024", "2024-07-01", "2024-12-31", "half-year", True),
    ("eerste halfjaar", "2024-01-01", "2024-06-30", "half-year", True),
    ("voorjaar 2025", "2025-03-01", "2025-06-20", "season", False),
    ("in het voorjaar", "2024-03-01", "2024-06-20", "season", False),
    ("zomer 2025", "2025-06-21", "2025-09-20", "season", False),
    ("in de zomer", "2024-06-21", "2024-09-20", "season", False),
    ("in het najaar", "2023-10-11", "2023-12-20", "season", False),
    ("dit najaar", "2023-10-11", "2023-12-20", "season", False),
    ("najaar 2024", "2024-09-01", "2024-12-20", "season", False),
    ("in de winter", "2023-12-01", "2024-03-20", "season", False),
    ("voor de zomer", "2023-10-11", "2024-07-04", "recess", False),
    ("vóór de zomer van 2025", "2023-10-11", "2025-07-03", "recess", False),
    ("voor het zomerreces", "2023-10-11", "2024-07-04", "recess", True),
    ("voor het zomerreces 2024", "2023-10-11", "2024-07-04", "recess", True),
    ("voor het kerstreces", "2023-10-11", "2023-12-21", "recess", True),
    ("voor het herfstreces", "2023-10-11", "2023-10-12", "recess", False),
    ("voor het meireces", "2023-10-11", "2024-04-25", "recess", True),
    ("voor het voorjaarsreces", "2023-10-11", "2024-02-15", "recess", True),
    ("voor het krokusreces", "2023-10-11", "2024-02-15", "recess", True),
    ("voor het einde van het zomerreces", "2023-10-11", "2024-09-02", "recess", True),
    ("na de zomer", "2024-09-03", "2024-09-30", "recess", False),
    ("na het zomerreces", "2024-09-03", "2024-09-30", "recess", False),
    ("rond de zomer", "2024-06-01", "2024-09-30", "season", False),
    ("voor de kerst", "2023-10-11", "2023-12-24", "day", False),
    ("rond de jaarwisseling", "2023-12-15", "2024-01-15", "month", False),
    ("voor Prinsjesdag", "2023-10-11", "2024-09-16", "day", True),
    ("bij Prinsjesdag", "2024-09-17", "2024-09-17", "day", True),
    ("met Prinsjesdag", "2024-09-17", "2024-09-17", "day", True),
    ("met de Miljoenennota", "2024-09-17", "2024-09-17", "day", True),
    ("bij het Belastingplan", "2024-09-17", "2024-09-17", "day", True),
    ("in de begroting 2026", "2025-09-16", "2025-09-16", "day", True),
    ("voor de Voorjaarsnota", "2023-10-11", "2024-06-01", "event", False),
    ("bij de Voorjaarsnota", "2023-10-11", "2024-06-01", "event", False),
    ("bij de Najaarsnota", "2023-10-11", "2023-12-01", "event", False),
    ("op Verantwoordingsdag", "2024-05-15", "2024-05-15", "day", True),
    ("Verantwoordingsdag", "2024-05-15", "2024-05-15", "day", True),
    ("bij het jaarverslag", "2024-05-15", "2024-05-15", "day", True),
    ("voor de begrotingsbehandeling", "2023-10-11", "2023-12-21", "event", False),
    ("voor de begrotingsbehandeling van X", "2023-10-11", "2023-12-21", "event", False),
    ("voor het debat", "2023-10-11", None, "event", False),
    ("tijdig voor het commissiedebat", "2023-10-11", None, "event", False),
    ("voorafgaand aan het wetgevingsoverleg", "2023-10-11", None, "event", False),
    ("voorafgaand aan de plenaire behandeling", "2023-10-11", None, "event", False),
    ("voor de stemmingen", "2023-10-11", None, "event", False),
    ("voor de tweede termijn", "2023-10-11", None, "event", False),
    ("voor de komende Europese Raad", "2023-10-11", None, "event", False),
    ("voor de Raad Buitenlandse Zaken", "2023-10-11", None, "event", False),
    ("voor de verkiezingen", "2023-10-11", None, "event", False),
    ("bij de formatie", "2023-10-11", None, "event", False),
    ("aan een nieuw kabinet", "2023-10-11", None, "event", False),
    ("in de volgende voortgangsrapportage", "2023-10-11", None, "event", False),
    ("in het volgende halfjaarbericht", "2023-10-11", None, "event", False),
    ("in de volgende verzamelbrief", "2023-10-11", None, "event", False),
    ("na afronding van het onderzoek", "2023-10-11", None, "event", False),
    ("zo spoedig mogelijk", "2023-10-11", None, "none", False),
    ("z.s.m.", "2023-10-11", None, "none", False),
    ("op korte termijn", "2023-10-11", None, "none", False),
    ("binnenkort", "2023-10-11", None, "none", False),
    ("spoedig", "2023-10-11", None, "none", False),
    ("te zijner tijd", "2023-10-11", None, "none", False),
    ("in de komende periode", "2023-10-11", None, "none", False),
    ("op een later moment", "2023-10-11", None, "none", False),
    ("jaarlijks", "2023-10-11", None, "recurring", False),
    ("ieder kwartaal", "2023-10-11", None, "recurring", False),
    ("halfjaarlijks", "2023-10-11", None, "recurring", False),
    ("driemaandelijks", "2023-10-11", None, "recurring", False),
    ("periodiek", "2023-10-11", None, "recurring", False),
    ("uiterlijk om 12.00 uur op 10 april 2025", "2023-10-11", "2025-04-10", "day", True),
    ("29 oktober 209", "2023-10-11", None, "day", False),
    ("voor het einde van het eerste kwartaal", "2023-10-11", "2024-03-31", "quarter", True),
    ("komende maand", "2023-11-01", "2023-11-30", "month", True),
    ("begin volgende week", "2023-10-16", "2023-10-18", "week", False),
    ("eind van dit jaar", "2023-10-11", "2023-12-31", "quarter", False),
    ("aan het einde van dit jaar", "2023-10-11", "2023-12-31", "quarter", False),
    ("rond 1 juni", "2024-05-18", "2024-06-15", "day", False),
    ("uiterlijk voor de zomer", "2023-10-11", "2024-07-04", "recess", False),
    ("ruim voor het zomerreces", "2023-10-11", "2024-07-04", "recess", True),
    ("tot en met 31 december 2024", "2023-10-11", "2024-12-31", "day", True),
    ("eind tweede kwartaal", "2024-06-01", "2024-06-30", "quarter", False),
    ("in de loop van volgend jaar", "2024-01-01", "2024-12-31", "year", True),
    ("in de loop van het voorjaar", "2024-03-01", "2024-06-20", "season", False),
    ("vóór het zomerreces van 2026", "2023-10-11", "2026-07-02", "recess", False),
    ("begin juli", "2024-07-01", "2024-07-10", "month", False),
    ("op 23 en 24 oktober", "2023-10-23", "2023-10-24", "day", True),
    ("uiterlijk twee weken voor het debat", "2023-10-11", None, "event", False),
    ("in de halfjaarberichten", "2023-10-11", None, "recurring", False),
    ("de komende twee jaar", "2023-10-11", "2025-10-11", "day", True),
    ("voor het eind van de zomer", "2023-10-11", "2024-09-20", "season", False),
    ("nog voor het eind van dit jaar", "2023-10-11", "2023-12-31", "year", True),
    ("direct na het kerstreces", "2024-01-16", "2024-02-12", "recess", False),
    ("medio volgend jaar", "2024-06-01", "2024-07-31", "quarter", False),
    ("dinsdag 17 oktober", "2023-10-17", "2023-10-17", "day", True),
    ("dinsdag 17 oktober 2023 a.s.", "2023-10-17", "2023-10-17", "day", True),
    ("vóór 1-7-2026", "2023-10-11", "2026-06-30", "day", True),
    ("in oktober of november", "2023-10-11", "2023-11-30", "month", True),
    ("met spoed", "2023-10-11", None, "none", False),
    ("zodra de cijfers er zijn", "2023-10-11", None, "event", False),
    ("na afronding van de evaluatie", "2023-10-11", None, "event", False),
    ("op het moment dat het advies er ligt", "2023-10-11", None, "event", False),
)
ELSEWHERE: tuple[tuple[str, str, str | None], ...] = (
    ("dit voorjaar", "2024-02-01", "2024-06-20"),
    ("in januari", "2023-12-19", "2024-01-31"),
    ("begin 2024", "2023-12-19", "2024-03-31"),
    ("in oktober", "2007-10-22", "2007-10-31"),
    ("binnen een maand", "2024-01-31", "2024-02-29"),
    ("binnen drie maanden", "2024-11-30", "2025-02-28"),
    ("binnen tien werkdagen", "2024-12-20", "2025-01-08"),
    ("voor het zomerreces", "2025-07-04", "2026-07-02"),
    ("voor het kerstreces", "2024-01-05", "2024-12-19"),
    ("na het kerstreces", "2024-01-05", "2024-02-12"),
    ("in de winter", "2024-01-05", "2024-03-20"),
    ("voor Prinsjesdag", "2025-09-16", "2026-09-14"),
    ("bij de Miljoenennota voor 2026", "2025-07-03", "2025-09-16"),
    ("voor de begrotingsbehandeling", "2025-09-18", "2025-12-18"),
    ("volgende week dinsdag", "2023-10-11", "2023-10-17"),
    ("uiterlijk aanstaande woensdag", "2023-10-11", "2023-10-18"),
)


@pytest.mark.parametrize(
    ("phrase", "earliest", "due_on", "precision", "certain"), CATALOGUE, ids=[row[0] for row in CATALOGUE]
)
def test_phrase_of_the_catalogue_has_its_outcome(
    phrase: str, earliest: str, due_on: str | None, precision: str, certain: bool
) -> None:
    found = find_dates(phrase, anchor=ANCHOR, calendar=default_calendar())

    assert [(f.quote, f.earliest, f.due_on, f.precision, f.certain, f.anchor_on) for f in found] == [
        (phrase, date.fromisoformat(earliest), due_on and date.fromisoformat(due_on), precision, certain, ANCHOR)
    ]


@pytest.mark.parametrize(("phrase", "anchor", "due_on"), ELSEWHERE, ids=[f"{row[0]} ({row[1]})" for row in ELSEWHERE])
def test_phrase_is_counted_from_the_day_it_was_written(phrase: str, anchor: str, due_on: str) -> None:
    found = find_dates(phrase, anchor=date.fromisoformat(anchor), calendar=default_calendar())

    assert [(f.quote, f.due_on) for f in found] == [(phrase, date.fromisoformat(due_on))]


@pytest.mark.parametrize("phrase", [row[0] for row in CATALOGUE if row[2] is None])
def test_phrase_without_a_date_is_looked_at_again(phrase: str) -> None:
    (found,) = find_dates(phrase, anchor=ANCHOR, calendar=default_calendar())

    assert found.review_on is not None
    assert found.review_on > ANCHOR
