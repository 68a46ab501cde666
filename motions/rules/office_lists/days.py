"""Days as they stand in lists."""

import re
from datetime import date

from motions.rules.dutch_dates import MONTHS, WEEKDAYS

_MONTH_BY_START = {name[:3]: number for number, name in enumerate(MONTHS, start=1)} | {"mrt": 3}
_DAY = r"""
    (?: (?P<iso_year>\d{4}) - (?P<iso_month>\d{1,2}) - (?P<iso_day>\d{1,2})              # 2026-03-02
      | (?P<day>\d{1,2}) (?P<between>[-/.]) (?P<month>\d{1,2}) (?P=between) (?P<year>\d{4}|\d{2})   # 02-03-2026, 2/3/26
      | (?P<written_day>\d{1,2}) [\s-]+ (?P<name>[a-z]{3,9})\.? [\s-]+ '?(?P<written_year>\d{4}|\d{2})   # 2 mrt. 2026
    )"""
_WEEKDAY = "|".join((*WEEKDAYS, *(name[:2] for name in WEEKDAYS)))
_WHOLE_DAY = re.compile(
    rf"(?: (?:{_WEEKDAY}) \.?,? \s+ )? {_DAY} (?: [\sT]+ \d\d:\d\d (?::\d\d)? )?",
    re.VERBOSE | re.IGNORECASE,
)
"""``maandag 2 maart 2026``, ``ma 02-03-2026``, ``2026-03-02 14:30``"""
_DAY_IN_TEXT = re.compile(rf"(?<![\d/.-]) {_DAY} (?![\d/]|[-.]\d)", re.VERBOSE | re.IGNORECASE)
"""``[13-02-2019]`` in "Parlementaire agenda [13-02-2019] - AO Raad", ``d.d. 3 maart 2026``"""


def day_of(text: str) -> date | None:
    """The day that the whole text is; None for anything else, also for a day that no calendar has."""
    found = _WHOLE_DAY.fullmatch(" ".join(text.split()))
    return _day(found) if found else None


def days_in(text: str) -> list[date]:
    """The different days that a text names, in their order."""
    days = (_day(found) for found in _DAY_IN_TEXT.finditer(text))
    return list(dict.fromkeys(day for day in days if day is not None))


def _day(found: re.Match[str]) -> date | None:
    if found["iso_year"]:
        parts = (found["iso_year"], int(found["iso_month"]), found["iso_day"])
    elif found["name"]:
        name = found["name"].casefold()
        month = _MONTH_BY_START.get(name[:3], 0)
        if not month or not (len(name) <= 4 or name == MONTHS[month - 1]):
            return None
        parts = (found["written_year"], month, found["written_day"])
    else:
        parts = (found["year"], int(found["month"]), found["day"])
    year = int(parts[0]) if len(parts[0]) == 4 else 2000 + int(parts[0])
    try:
        return date(year, parts[1], int(parts[2]))
    except ValueError:
        return None
