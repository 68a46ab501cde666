"""Which notice goes out when, and the key that makes it go out once.

A ``once_key`` names follow-up, kind and episode. The episode of a term is its deadline's version, so that a moved
deadline arms exactly one new notice, and of "due soon" also the rung of the ladder.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from motions.rules.follow_ups import EventKind

DUE_SOON_RUNGS: tuple[int, ...] = (30, 7)
"""Days before the term at which an approaching term is announced, furthest first."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that is due: its kind, the day it became due, and its episode."""

    kind: EventKind
    due_on: date
    episode: str


def once_key(*, follow_up: int, kind: EventKind, episode: str) -> str:
    """``12:term_passed:v2``; ``12:due_soon:v2:7``."""
    return f"{follow_up}:{kind.value}:{episode}"


def ladder(
    *, due_on: date, notify_from: date, version: int, rungs: tuple[int, ...] = DUE_SOON_RUNGS
) -> tuple[Notice, ...]:
    """All notices of one deadline version in the order in which they become due.

    ``notify_from`` is the first day on which "term passed" may go out (the term plus its margin, plus one day).
    """
    soon = [
        Notice(kind=EventKind.DUE_SOON, due_on=due_on - timedelta(days=days), episode=f"v{version}:{days}")
        for days in sorted(rungs, reverse=True)
    ]
    passed = Notice(kind=EventKind.TERM_PASSED, due_on=notify_from, episode=f"v{version}")
    return (*soon, passed)


def due_notices(notices: tuple[Notice, ...], *, today: date) -> tuple[Notice, ...]:
    """What is due today: only the latest rung reached, so that a missed week sends one notice and not three."""
    reached = [notice for notice in notices if notice.due_on <= today]
    return tuple(reached[-1:])


def next_notice_on(notices: tuple[Notice, ...], *, after: date) -> date | None:
    """The first day after ``after`` on which a notice becomes due, or None when the ladder is done."""
    return min((notice.due_on for notice in notices if notice.due_on > after), default=None)
