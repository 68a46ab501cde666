"""Values of a spreadsheet as text: numbers, dates and times the same from every format."""

from __future__ import annotations

import re
from datetime import date, timedelta

TRUE, FALSE = "WAAR", "ONWAAR"
FORMULA = "formule, de berekende waarde is gebruikt"
FORMULA_WITHOUT_VALUE = "formule zonder berekende waarde, als leeg gelezen"

_SECONDS_A_DAY = 86_400
_LAST_SERIAL = 2_958_465  # 9999-12-31
_FICTITIOUS_DAY = 60  # Excel counts 29 February 1900, a day that never was, as Lotus 1-2-3 did
_OF_NO_MEANING = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]')
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_ISO_MOMENT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?")
"""``2026-03-02``, ``2026-03-02T14:30:00.000Z``"""
_ISO_DURATION = re.compile(r"PT(?P<hours>\d+)H(?P<minutes>\d+)M(?P<seconds>\d+)(?:[.,]\d+)?S")
"""``PT14H30M00S``, as OpenDocument writes a time."""


def number_text(written: str) -> str:
    """``3.0`` is "3", ``0.30000000000000004`` is "0,3": fifteen digits, as a spreadsheet shows them, in Dutch form."""
    if written.isascii() and written.isdecimal():
        return written
    try:
        value = float(written)
    except ValueError:
        return written
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}".replace(".", ",")


def percentage_text(written: str) -> str:
    """``0.75`` is "75%", as a spreadsheet shows it."""
    try:
        return f"{number_text(repr(float(written) * 100))}%"
    except ValueError:
        return written


def is_date_format(format_id: int, code: str | None) -> bool:
    """Whether a number format of OOXML (18.8.30) shows days or times; ``code`` is None for the built-in ones."""
    if code is None:
        return format_id in _BUILT_IN_DATES
    return _DATE_LETTERS.search(_OF_NO_MEANING.sub("", code.partition(";")[0])) is not None


def is_percent_format(format_id: int, code: str | None) -> bool:
    """Whether a number format of OOXML shows a hundredth as a percentage; ``code`` is None for the built-in ones."""
    if code is None:
        return format_id in (9, 10)
    return "%" in _OF_NO_MEANING.sub("", code.partition(";")[0])


def serial_text(written: str, *, since_1904: bool) -> str | None:
    """The day and time of a serial number of days; None where it is no number or outside the calendar."""
    try:
        serial = float(written)
    except ValueError:
        return None
    if not 0 <= serial <= _LAST_SERIAL:
        return None
    days, seconds = divmod(round(serial * _SECONDS_A_DAY), _SECONDS_A_DAY)
    if since_1904:
        day = date(1904, 1, 1) + timedelta(days)
    else:
        day = date(1899, 12, 30 if days > _FICTITIOUS_DAY else 31) + timedelta(days)
    clock = _clock(*divmod(seconds, 3600))
    if days == 0 and not since_1904:
        return clock or "00:00"
    return f"{day.isoformat()} {clock}".rstrip()


def moment_text(written: str) -> str:
    """An ISO moment as text; what is none stays as it is."""
    found = _ISO_MOMENT.match(written)
    if found is None:
        return written
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    return f"{found['day']} {_clock(hour, minute * 60 + second)}".rstrip()


def duration_text(written: str) -> str:
    found = _ISO_DURATION.fullmatch(written)
    if found is None:
        return written
    return _clock(int(found["hours"]), int(found["minutes"]) * 60 + int(found["seconds"])) or "00:00"


def _clock(hours: int, seconds: int) -> str:
    """``14:30``, ``14:30:05``; empty at midnight, which is how a day without a time is kept."""
    minutes, seconds = divmod(seconds, 60)
    if not (hours or minutes or seconds):
        return ""
    return f"{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
