"""Which notice goes out when, the key that makes it go out once, and when its reason has gone.

A ``once_key`` names follow-up, kind and episode. The episode of a term is its deadline's version, so that a moved
deadline arms exactly one new notice, and of "due soon" also the rung of the ladder.

The sweep decides the same for all follow-ups at once in SQL (``services.due_statements``); a table of cases binds it to
these functions.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from motions.rules.follow_ups import EventKind

DUE_SOON_RUNGS: tuple[int, ...] = (30, 7)
"""Days before the term at which an approaching term is announced, furthest first."""

TERM_KINDS = frozenset({EventKind.DUE_SOON, EventKind.TERM_PASSED})
"""Notices about one version of a term: they are void when the term moved or the follow-up is done."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice: its kind, its episode, the day it becomes due and the last day on which it is still true, if any."""

    kind: EventKind
    due_on: date
    episode: str
    last_on: date | None = None


def once_key(*, follow_up: int, kind: EventKind, episode: str) -> str:
    """``12:term_passed:v2``; ``12:due_soon:v2:7``."""
    return f"{follow_up}:{kind.value}:{episode}"


def ladder(
    *, due_on: date, notify_from: date | None, version: int, rungs: tuple[int, ...] = DUE_SOON_RUNGS
) -> tuple[Notice, ...]:
    """All notices of one deadline version in the order in which they become due.

    ``notify_from`` is the first day on which "term passed" may go out (the term plus its margin, plus one day); never
    before the day after the term, whatever it says.
    """
    soon = [
        Notice(
            kind=EventKind.DUE_SOON, due_on=due_on - timedelta(days=days), episode=f"v{version}:{days}", last_on=due_on
        )
        for days in sorted(rungs, reverse=True)
    ]
    day_after = due_on + timedelta(days=1)
    passed = Notice(kind=EventKind.TERM_PASSED, due_on=max(notify_from or day_after, day_after), episode=f"v{version}")
    return (*soon, passed)


def due_notices(notices: tuple[Notice, ...], *, today: date) -> tuple[Notice, ...]:
    """What is due today: only the latest rung reached, so that a missed week sends one notice and not three.

    Empty within the margin of a term: "the term approaches" is no longer true, and "passed" may not be said yet.
    """
    reached = [notice for notice in notices if notice.due_on <= today]
    return tuple(notice for notice in reached[-1:] if notice.last_on is None or today <= notice.last_on)


def next_notice_on(notices: tuple[Notice, ...], *, after: date) -> date | None:
    """The first day after ``after`` on which a notice becomes due, or None when the ladder is done."""
    return min((notice.due_on for notice in notices if notice.due_on > after), default=None)


@dataclass(frozen=True, slots=True)
class Reason:
    """What a notice stands on at the moment it leaves: its event, and the follow-up as it is now.

    ``version`` is the deadline's version that the event tells of (None when it tells of no term), ``open_due_on`` the
    follow-up's term that can still pass.
    """

    kind: EventKind
    retracted: bool
    version: int | None
    term_version: int
    open_due_on: date | None


def still_stands(reason: Reason, *, today: date) -> bool:
    """Whether the notice may leave: not taken back, the same running term, and for "due soon" a term still to come."""
    if reason.retracted:
        return False
    if reason.kind not in TERM_KINDS:
        return True
    if reason.open_due_on is None or reason.version not in (None, reason.term_version):
        return False
    return reason.kind is not EventKind.DUE_SOON or today <= reason.open_due_on


def next_digest_on(*, weekly: bool, today: date) -> date:
    """The day a digest leaves: tomorrow, or next Monday."""
    return today + timedelta(days=7 - today.weekday() if weekly else 1)
