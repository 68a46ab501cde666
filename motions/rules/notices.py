"""Which notice is due when, the key that makes it go out once, and when its reason has gone.

A ``once_key`` names follow-up, kind and episode. What a day makes due:

=================  ==========================================================  ==================================
kind               due                                                         episode
=================  ==========================================================  ==================================
``due_soon``       30 and 7 days (``Pace.due_soon``) before the term           ``v2:7`` version of the term, rung
``term_passed``    after the term and its margin (``notify_from``)             ``v2``
``still_open``     7, 30, 120, 210, ... days after that day                    ``v2:30``
``look_again``     on ``review_on`` of a promise without a date                ``2026-05-10`` that day
``estimate_due``   on a date that is only estimated: is it right?              ``v2``
``register_open``  28, 118, 208, ... days after the report, in the register    ``2026-02-10:28`` report, rung
``unmentioned``    90 days (``Pace.silent_after``) without a letter about it,  ``2026-02-10`` the last one
                   unless its term was announced before
=================  ==========================================================  ==================================

After the n-th reopening the version is ``v2.n``. So a moved deadline, a second passage, a second report and a new
mention arm exactly one new notice each. Of a ladder only the latest rung that was reached is due, so that a missed week
sends one notice and not three; but "passed" always comes before "still open". What an act makes
(``rules.notice_kinds``) has the act itself as its episode.

The sweep decides the same for all follow-ups at once in SQL (``services.notices.due_statements``); a table of cases
binds it to these functions.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from motions.rules.follow_ups import RUNNING, EventKind, State

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """How many days before a term it is announced, and after how many days without a letter silence is."""

    due_soon: tuple[int, ...] = (30, 7)
    silent_after: int = 90


USUAL = Pace()


@dataclass(frozen=True, slots=True)
class Steps:
    """Rungs by days since a day: the first ones, and from the last of them one every so many days."""

    first: tuple[int, ...]
    every: int

    def reached(self, days: int) -> int | None:
        """The latest rung after so many days, None before the first."""
        if days >= self.first[-1]:
            return days - (days - self.first[-1]) % self.every
        return max((rung for rung in self.first if rung <= days), default=None)

    def following(self, days: int) -> int:
        """The first rung after so many days."""
        if days >= self.first[-1]:
            return days - (days - self.first[-1]) % self.every + self.every
        return min(rung for rung in self.first if rung > days)


STILL_OPEN = Steps(first=(7, 30), every=90)
REGISTER_OPEN = Steps(first=(28,), every=90)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice: its kind, its episode and the day on which it became due."""

    kind: EventKind
    due_on: date
    episode: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides: a follow-up's columns.

    ``passed_silently`` says how the event of this passage was recorded: None where there is none yet, true for a term
    that was late when it came in, which nobody is reminded of.
    """

    state: State
    due_on: date | None
    is_estimate: bool
    notify_from: date | None
    term_version: int
    reopenings: int
    review_on: date | None
    reported_on: date | None
    mentioned_on: date | None
    follow_from: date
    in_register: bool = False
    passed_silently: bool | None = None

    @property
    def open_due_on(self) -> date | None:
        """The term that can still pass."""
        return self.due_on if self.state in RUNNING and not self.is_estimate else None

    @property
    def version(self) -> str:
        """The episode of the term."""
        return f"v{self.term_version}.{self.reopenings}" if self.reopenings else f"v{self.term_version}"

    @property
    def passed_from(self) -> date | None:
        """The first day on which "term passed" may be told: never before the day after the term."""
        if self.open_due_on is None:
            return None
        return max(self.notify_from or date.min, self.open_due_on + DAY)

    @property
    def silent_since(self) -> date:
        """The last day on which a letter was about it; for a promise without a date not before it was looked at."""
        heard_on = self.mentioned_on or self.follow_from
        return max(heard_on, self.review_on) if self.review_on and self.due_on is None else heard_on


def once_key(*, follow_up: int, kind: EventKind, episode: str) -> str:
    """``12:term_passed:v2``; ``12:due_soon:v2:7``."""
    return f"{follow_up}:{kind.value}:{episode}"


def due_notices(standing: Standing, *, today: date, pace: Pace = USUAL) -> tuple[Notice, ...]:
    """What is due today, told or not: at most one about the term, the date or the register, and one about silence."""
    due = (_judge(standing, today, pace)[0], _judge_silence(standing, today, pace)[0])
    return tuple(notice for notice in due if notice is not None)


def next_notice_on(standing: Standing, *, after: date, pace: Pace = USUAL) -> date | None:
    """The first day after ``after`` on which a notice becomes due; None where none does."""
    days = (_judge(standing, after, pace)[1], _judge_silence(standing, after, pace)[1])
    return min((day for day in days if day is not None), default=None)


_Judged = tuple[Notice | None, date | None]
"""What is due, and the first day after it on which something becomes due."""


def _judge(standing: Standing, today: date, pace: Pace) -> _Judged:
    if standing.state is State.REPORTED and standing.in_register:
        return _judge_register(standing, today)
    if standing.state not in RUNNING:
        return None, None
    if standing.due_on is None:
        review_on = standing.review_on
        return _on_day(EventKind.LOOK_AGAIN, review_on, review_on.isoformat(), today) if review_on else (None, None)
    if standing.is_estimate:
        return _on_day(EventKind.ESTIMATE_DUE, standing.due_on, standing.version, today)
    assert standing.passed_from is not None
    if today >= standing.passed_from:
        return _judge_passed(standing, standing.passed_from, today)
    return _judge_approaching(standing, standing.due_on, standing.passed_from, today, pace)


def _judge_approaching(standing: Standing, due_on: date, passed_from: date, today: date, pace: Pace) -> _Judged:
    """Nothing is due within the margin: "it approaches" is no longer true, and "passed" may not be said yet."""
    rungs = {due_on - timedelta(days=days): days for days in pace.due_soon}
    reached = max((day for day in rungs if day <= today), default=None)
    following = min((day for day in rungs if day > today), default=passed_from)
    if reached is None or today > due_on:
        return None, following
    return Notice(EventKind.DUE_SOON, reached, f"{standing.version}:{rungs[reached]}"), following


def _judge_passed(standing: Standing, passed_from: date, today: date) -> _Judged:
    if standing.passed_silently:
        return None, None
    days = (today - passed_from).days
    following = passed_from + timedelta(days=STILL_OPEN.following(days))
    if standing.passed_silently is None:
        return Notice(EventKind.TERM_PASSED, passed_from, standing.version), following
    rung = STILL_OPEN.reached(days)
    if rung is None:
        return None, following
    due_on = passed_from + timedelta(days=rung)
    return Notice(EventKind.STILL_OPEN, due_on, f"{standing.version}:{rung}"), following


def _judge_register(standing: Standing, today: date) -> _Judged:
    reported_on = standing.reported_on
    if reported_on is None:
        return None, None
    days = (today - reported_on).days
    following = reported_on + timedelta(days=REGISTER_OPEN.following(days))
    rung = REGISTER_OPEN.reached(days)
    if rung is None:
        return None, following
    due_on = reported_on + timedelta(days=rung)
    return Notice(EventKind.REGISTER_OPEN, due_on, f"{reported_on.isoformat()}:{rung}"), following


def _judge_silence(standing: Standing, today: date, pace: Pace) -> _Judged:
    """Silence counts until the term is announced; from then on the term's own notices say enough."""
    since = standing.silent_since
    silent_on = since + timedelta(days=pace.silent_after)
    if standing.state not in RUNNING:
        return None, None
    announced_on = standing.open_due_on and standing.open_due_on - timedelta(days=max(pace.due_soon))
    if announced_on and max(silent_on, today) >= announced_on:
        return None, None
    return _on_day(EventKind.UNMENTIONED, silent_on, since.isoformat(), today)


def _on_day(kind: EventKind, day: date, episode: str, today: date) -> _Judged:
    return (Notice(kind, day, episode), None) if day <= today else (None, day)


@dataclass(frozen=True, slots=True)
class Reason:
    """What a notice stands on at the moment it leaves: its event, and the follow-up as it is now.

    ``version`` is the deadline's version that the event tells of (None when it tells of no term), ``open_due_on`` the
    follow-up's term that can still pass, ``happened_on`` the event's day.
    """

    kind: EventKind
    retracted: bool
    version: int | None
    term_version: int
    open_due_on: date | None
    state: State = State.OPEN
    due_on: date | None = None
    is_estimate: bool = False
    mentioned_on: date | None = None
    happened_on: date | None = None


TERM_KINDS = frozenset({EventKind.DUE_SOON, EventKind.TERM_PASSED, EventKind.STILL_OPEN})
"""Notices about one version of a term: they are void when the term moved or the follow-up is done."""


def still_stands(reason: Reason, *, today: date, pace: Pace = USUAL) -> bool:
    """Whether the notice may leave: not taken back, and what it says is still so.

    What an act made stays true, whatever came after it.
    """
    if reason.retracted:
        return False
    if reason.kind in TERM_KINDS:
        approaching = reason.kind is EventKind.DUE_SOON
        return _same_term(reason) and (not approaching or today <= (reason.open_due_on or date.min))
    match reason.kind:
        case EventKind.REGISTER_OPEN:
            return reason.state is State.REPORTED
        case EventKind.LOOK_AGAIN:
            return reason.state in RUNNING and reason.due_on is None
        case EventKind.ESTIMATE_DUE:
            return reason.state in RUNNING and reason.is_estimate and reason.version in (None, reason.term_version)
        case EventKind.UNMENTIONED:
            return reason.state in RUNNING and not _mentioned_since(reason, pace)
    return True


def _same_term(reason: Reason) -> bool:
    return reason.open_due_on is not None and reason.version in (None, reason.term_version)


def _mentioned_since(reason: Reason, pace: Pace) -> bool:
    if reason.mentioned_on is None or reason.happened_on is None:
        return False
    return reason.mentioned_on > reason.happened_on - timedelta(days=pace.silent_after)
