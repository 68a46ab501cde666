"""All kinds of notice in one table: who hears of each.

When each becomes due, its episode and when it is void stand in ``rules.notices``. What is absent from the table is told
to nobody: it stands on the timeline only.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from motions.rules.follow_ups import EventKind


class Hears(Enum):
    """For whom a notice is."""

    OWNER = auto()
    """Who handles the follow-up."""
    MAILBOX = auto()
    """The mailbox of the responsible ministry's department."""
    OFFICE = auto()
    """This organisation's own mailbox, where there is neither an owner with an address nor a mailbox."""
    COLLEAGUES = auto()
    """Followers who work here."""
    PUBLIC = auto()
    """All other followers, of what is public."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who hears of a kind.

    ``by_sweep``: a day makes it, not an act; ``wider_only``: not for who follows that one item already.
    """

    hears: frozenset[Hears]
    by_sweep: bool = False
    wider_only: bool = False


_STAFF_TASK = frozenset({Hears.OWNER, Hears.MAILBOX, Hears.OFFICE})
_STAFF = _STAFF_TASK | {Hears.COLLEAGUES}
_NEWS = frozenset({Hears.OWNER, Hears.COLLEAGUES, Hears.PUBLIC})
_NEWS_FOR_MINISTRY = _NEWS | {Hears.MAILBOX}

TOLD: dict[EventKind, Told] = {
    EventKind.DUE_SOON: Told(_STAFF, by_sweep=True),
    EventKind.TERM_PASSED: Told(_STAFF | {Hears.PUBLIC}, by_sweep=True),
    EventKind.STILL_OPEN: Told(_STAFF, by_sweep=True),
    EventKind.REGISTER_OPEN: Told(_STAFF, by_sweep=True),
    EventKind.UNMENTIONED: Told(frozenset({Hears.OWNER, Hears.MAILBOX, Hears.COLLEAGUES}), by_sweep=True),
    EventKind.LOOK_AGAIN: Told(_STAFF_TASK, by_sweep=True),
    EventKind.ESTIMATE_DUE: Told(_STAFF_TASK, by_sweep=True),
    EventKind.OPENED: Told(_NEWS, wider_only=True),
    EventKind.TERM_EXTENDED: Told(_NEWS),
    EventKind.PARTLY: Told(_NEWS),
    EventKind.REPORTED: Told(_NEWS),
    EventKind.DECLINED: Told(_NEWS),
    EventKind.DECIDED: Told(_NEWS_FOR_MINISTRY),
    EventKind.REOPENED: Told(_NEWS_FOR_MINISTRY),
    EventKind.OVERTAKEN: Told(_NEWS_FOR_MINISTRY),
    EventKind.LAPSED: Told(_NEWS_FOR_MINISTRY),
    EventKind.TRANSFERRED: Told(_NEWS_FOR_MINISTRY),
    EventKind.CORRECTED: Told(_NEWS_FOR_MINISTRY),
    EventKind.CLOSED: Told(frozenset({Hears.OWNER, Hears.COLLEAGUES})),
    EventKind.OFFERED: Told(_STAFF_TASK),
    EventKind.OFFER_REFUSED: Told(_STAFF_TASK),
    EventKind.ASSIGNED: Told(frozenset({Hears.OWNER, Hears.MAILBOX})),
}
"""Who hears of what. Whoever did it is not told of it. What was assigned is told to its new owner and ministry, what
was offered to those who have to answer; of a move to another ministry followers hear by the transfer."""

BY_SWEEP = frozenset(kind for kind, told in TOLD.items() if told.by_sweep)

NEWS_DAYS = 31
"""How many days what happened before its item was followed here stays news: an import of old years tells nobody."""


def kinds_for(hears: Hears) -> tuple[EventKind, ...]:
    """The kinds that are for them, in the order of the table."""
    return tuple(kind for kind, told in TOLD.items() if hears in told.hears)


def is_news(kind: EventKind, *, happened_on: date, noted_on: date, followed_since: date) -> bool:
    """Whether what somebody notes is told at all: a kind of the table, and news here.

    What happened since its item is followed here is news however late it is noted, after a recess for one; what
    happened before that day only when that is at most ``NEWS_DAYS`` ago.
    """
    is_recent = noted_on - happened_on <= timedelta(days=NEWS_DAYS)
    return kind in TOLD and (happened_on >= followed_since or is_recent)
