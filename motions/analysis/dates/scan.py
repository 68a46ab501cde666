"""Finds the date phrases of a text in one scan, and resolves each from the day of the letter.

One automaton of all rules runs over the text (re2: linear whatever the text holds, and so fast that only real
candidates cost anything); which rule a candidate belongs to, and what it means, is read from its few words.
"""

from collections.abc import Iterator
from datetime import date

from motions.analysis.characters import one_byte_each
from motions.analysis.dates.catalogue import SCANNER, read_candidate
from motions.analysis.dates.rule import DateRule
from motions.analysis.dates.tense import points_back, was_next
from motions.analysis.dates.unbroken import UnbrokenText
from motions.analysis.findings import FutureDate
from motions.rules.calendar import TWEEDE_KAMER, Calendar
from motions.rules.deadlines import Deadline, resolve

_BEFORE_REACH = 40
_LONGEST_PHRASE = 250


def find_dates(
    text: str,
    *,
    anchor: date | None,
    calendar: Calendar,
    start: int = 0,
    end: int | None = None,
    chamber: str = TWEEDE_KAMER,
) -> list[FutureDate]:
    """Return every expression in ``text[start:end]`` that names a future time, in order of ``start``.

    ``anchor`` is the day of the letter; without it only dates that need none are resolved. What lies before the anchor
    is left out. An expression may lie inside another ("zodra de wet in 2025 ingaat").
    """
    end = len(text) if end is None else end
    return list(_find(text, start, end, anchor, calendar, chamber))


def _find(
    text: str, start: int, end: int, anchor: date | None, calendar: Calendar, chamber: str
) -> Iterator[FutureDate]:
    unbroken = UnbrokenText(text[start:end])
    plain = one_byte_each(unbroken.text)
    for match in SCANNER.finditer(plain):
        words = match.group()
        found = read_candidate(words.decode("latin-1")) if len(words) <= _LONGEST_PHRASE else None
        if not found:
            continue
        rule, term, (begin, stop) = found
        first, last = match.start() + begin, match.start() + stop
        deadline = resolve(term, anchor=anchor, calendar=calendar, chamber=chamber)
        if not deadline or _is_excluded(rule, unbroken.text, first, last):
            continue
        if deadline.may_be_past and points_back(unbroken.text, first, last):
            continue
        if was_next(unbroken.text[first:last], deadline.due_on, anchor):
            continue
        if rule.tail:
            last = rule.tail(unbroken.text, last)
        yield _future_date(
            text, start + unbroken.original(first), start + unbroken.original(last - 1) + 1, rule, deadline
        )


def _is_excluded(rule: DateRule, text: str, first: int, last: int) -> bool:
    if not rule.glued and first and (text[first - 1].isalnum() or _is_inside_number(text, first)):
        return True
    if rule.unless_after and rule.unless_after.search(text, max(0, first - _BEFORE_REACH), first):
        return True
    return bool(rule.unless_before and rule.unless_before.match(text, last))


def _is_inside_number(text: str, first: int) -> bool:
    """Whether digits follow on "nr. 12-" or "2." without a space."""
    return text[first].isdigit() and text[first - 1] in "-–/.,€"


def _future_date(text: str, start: int, end: int, rule: DateRule, deadline: Deadline) -> FutureDate:
    return FutureDate(
        start,
        end,
        text[start:end],
        rule.name,
        deadline.earliest,
        deadline.due_on,
        deadline.precision,
        deadline.certain,
        deadline.anchor_on,
        deadline.calendar_key,
        deadline.reason,
        deadline.review_on,
    )
