"""From a phrase that names a future time to the last day on which a promise is still kept in time.

The phrase comes parsed, as a :data:`Term`; what comes out says the day, how sure it is, and why. Political terms are
not moved to a working day: the Algemene termijnenwet is for statutory terms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from motions.rules.calendar import TWEEDE_KAMER, Calendar
from motions.rules.dutch_dates import written
from motions.rules.holidays import add_working_days
from motions.rules.windows import DAY, Boundary, Context, Period, Precision, Window, add_months

REVIEW_MONTHS = 3
"""When to look again at a promise whose phrase names no date."""

Unit = Literal["dag", "werkdag", "week", "maand"]


@dataclass(frozen=True, slots=True)
class Bounded:
    """A preposition and the period it bounds: "vóór" and "het zomerreces"."""

    boundary: Boundary
    period: Period


@dataclass(frozen=True, slots=True)
class Duration:
    """``binnen zes weken``; not ``within``: ``over zes weken``. Years, quarters and half-years are months."""

    amount: int
    unit: Unit
    within: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """A time that hangs on something else: ``zodra ...``, ``voor het commissiedebat``."""


@dataclass(frozen=True, slots=True)
class NoDate:
    """``op korte termijn``: a wish, no date."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """``jaarlijks``: every so many months (0 where the phrase does not say)."""

    months: int = 0


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that does not exist; ``reason`` says so in Dutch. A person has to look at it."""

    reason: str


Term = Bounded | Duration | Event | NoDate | Recurring | Impossible


@dataclass(frozen=True, slots=True)
class Deadline:
    """A term resolved. ``due_on`` is the last day in time, None where there is none; never before ``earliest``.

    ``certain`` is false where there is no date, or a convention or a fallback stands in for one. ``reason`` explains
    it in one Dutch sentence. ``may_be_past`` is true where the words fit a moment gone by as well (a month without a
    year, a year that is running, "binnen zes weken"): the sentence around them has to decide.
    """

    earliest: date | None
    due_on: date | None
    precision: Precision
    certain: bool
    anchor_on: date | None
    calendar_key: str | None
    reason: str
    review_on: date | None
    may_be_past: bool = False


def resolve(term: Term, *, anchor: date | None, calendar: Calendar, chamber: str = TWEEDE_KAMER) -> Deadline | None:
    """Resolve a term from the day the words were written; None where it was over by then."""
    if isinstance(term, Bounded):
        return _resolve_bounded(term, Context(anchor, calendar, chamber))
    if isinstance(term, Duration):
        return _resolve_duration(term, anchor)
    if isinstance(term, Recurring):
        months = term.months or REVIEW_MONTHS
        return _without_date("recurring", anchor, "keert terug en heeft geen laatste dag", months=months)
    if isinstance(term, Impossible):
        return _without_date("day", anchor, term.reason)
    if isinstance(term, Event):
        return _without_date("event", anchor, "hangt af van een gebeurtenis waarvan de datum niet bekend is")
    return _without_date("none", anchor, "noemt geen datum")


def review_on(anchor: date | None, *, months: int = REVIEW_MONTHS) -> date | None:
    """Return when to look again at a promise without a date."""
    return add_months(anchor, months) if anchor else None


DEFAULT_MARGINS: Mapping[str, int] = {
    "day": 0,
    "week": 3,
    "month": 5,
    "quarter": 7,
    "season": 10,
    "half-year": 7,
    "year": 7,
    "recess": 10,
    "event": 10,
}
"""Days after a term within which a letter may be on its way, by precision."""


def notify_from(due_on: date, precision: str, margins: Mapping[str, int] = DEFAULT_MARGINS) -> date:
    """Return the first day on which "termijn verstreken" may go out: the term, its margin, and one day."""
    return due_on + timedelta(days=margins.get(precision, 0)) + DAY


def _without_date(precision: Precision, anchor: date | None, reason: str, *, months: int = REVIEW_MONTHS) -> Deadline:
    review = review_on(anchor, months=months)
    again = f"; opnieuw bekijken op {written(review)}" if review else ""
    return Deadline(anchor, None, precision, False, anchor, None, f"{reason}{again}", review, may_be_past=True)


def _resolve_duration(term: Duration, anchor: date | None) -> Deadline:
    if anchor is None:
        return _unanchored("day")
    words = f"{term.amount} {_plural(term)} na {written(anchor)}"
    due = _later(term, anchor)
    reason = f"{words}, dus uiterlijk {written(due, weekday=True)}"
    return Deadline(anchor if term.within else due, due, "day", True, anchor, None, reason, None, may_be_past=True)


def _later(term: Duration, anchor: date) -> date:
    if term.unit == "dag":
        return anchor + term.amount * DAY
    if term.unit == "week":
        return anchor + 7 * term.amount * DAY
    if term.unit == "werkdag":
        return add_working_days(anchor, term.amount)
    return add_months(anchor, term.amount)


def _plural(term: Duration) -> str:
    if term.amount == 1:
        return term.unit
    return {"dag": "dagen", "werkdag": "werkdagen", "week": "weken", "maand": "maanden"}[term.unit]


def _resolve_bounded(term: Bounded, context: Context) -> Deadline | None:
    anchor = context.anchor
    passed: date | None = None
    windows = list(term.period.windows(term.boundary, context))
    if not windows:
        return None if anchor else _unanchored("none")
    for window in windows:
        if anchor is None or _is_open(window, anchor, term.boundary):
            return _deadline(term, window, anchor, passed)
        passed = window.due_on or window.earliest
    return None


def _is_open(window: Window, anchor: date, boundary: Boundary) -> bool:
    """Whether the window is not over at the anchor; a day that is only named ("op 4 juni") has to come after it."""
    if window.due_on is None:
        return window.earliest is not None and window.earliest > anchor
    if window.precision == "day" and boundary is Boundary.WITHIN:
        return window.due_on > anchor
    return window.due_on >= anchor


def _deadline(term: Bounded, window: Window, anchor: date | None, passed: date | None) -> Deadline:
    earliest = window.earliest or anchor
    may_be_past = anchor is None or (window.earliest is not None and window.earliest <= anchor)
    coming = window.earliest or window.due_on
    if anchor and passed and coming:
        may_be_past |= anchor - passed < coming - anchor
    if anchor and earliest:
        earliest = max(earliest, anchor)
    review = None if window.due_on else review_on(anchor)
    return Deadline(
        earliest,
        window.due_on,
        window.precision,
        window.due_on is not None and not window.assumption,
        anchor,
        window.calendar_key,
        _reason(term, window),
        review,
        may_be_past,
    )


def _reason(term: Bounded, window: Window) -> str:
    words = term.period.words()
    if term.boundary not in (Boundary.WITHIN, Boundary.BY):
        words = f"{term.boundary} {words}"
    if window.due_on is None:
        return f"{words}: een laatste dag is niet genoemd"
    assumption = f" (aanname: {window.assumption})" if window.assumption else ""
    return f"{words}, dus uiterlijk {written(window.due_on, weekday=True)}{assumption}"


def _unanchored(precision: Precision) -> Deadline:
    return Deadline(None, None, precision, False, None, None, "de dag waarvan gerekend wordt is niet bekend", None)
