"""Every rule of the date reader finds its own example, and only that."""

from datetime import date

import pytest

from motions.analysis.dates import find_dates
from motions.analysis.dates.catalogue import RULES
from motions.analysis.dates.rule import DateRule
from motions.rules.calendar import default_calendar

ANCHOR = date(2023, 10, 11)
SIGNS = {
    "meeting-day": "tijdens de Raad Buitenlandse Zaken op 23 oktober a.s.",
    "every-adjective": "een jaarlijkse voortgangsrapportage",
}
"""What has to stand around the phrase of these rules."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_finds_its_example(rule: DateRule) -> None:
    text = f"Dit komt er: {SIGNS.get(rule.name, rule.example)}."

    found = find_dates(text, anchor=ANCHOR, calendar=default_calendar())

    assert [(f.rule, f.quote, text[f.start : f.end]) for f in found] == [(rule.name, rule.example, rule.example)]


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
