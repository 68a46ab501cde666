"""The history of follow-ups as lines: each with its day, what happened, its letter and the very sentence."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.timezone import get_default_timezone

from motions.models import Evidence, FollowUpEvent, Letter, TransferItem
from motions.queries import seen
from motions.queries.criteria import ItemKind
from motions.queries.letters import letter_title
from motions.queries.rows import is_example, said_in_public, title_of
from motions.queries.seen import Viewer
from motions.rules.dutch_dates import written
from motions.rules.flowing_text import flowing
from motions.rules.follow_ups import EventKind, Outcome

if TYPE_CHECKING:
    from motions.queries.seen import SeenCommitment, SeenEvent

WEEK_LINES = 15
NEWS = (
    EventKind.PROGRESS,
    EventKind.PARTLY,
    EventKind.REPORTED,
    EventKind.DECLINED,
    EventKind.DECIDED,
    EventKind.TERM_EXTENDED,
    EventKind.REOPENED,
    EventKind.TRANSFERRED,
    EventKind.OVERTAKEN,
    EventKind.LAPSED,
    EventKind.CORRECTED,
)
"""What is news whenever it is noted; other events are news only when they were not recorded silently."""


OF_TRANSFERS = (EventKind.OFFERED, EventKind.OFFER_REFUSED, EventKind.ASSIGNED, EventKind.TRANSFERRED)
"""What tells of a transfer itself."""
CARRIED = Q(transfer__isnull=False) & ~Q(kind__in=[kind.value for kind in OF_TRANSFERS])
"""What a transfer took along to the successor: told and shown where it happened."""


def is_carried(event: FollowUpEvent) -> bool:
    """The same of a row at hand."""
    return event.transfer_id is not None and event.kind not in OF_TRANSFERS


SUBJECT_ANCHOR = "onderwerp"
"""The name of the subject line on a letter's page."""


def anchor(start: int) -> str:
    """The name of a place on a letter's page; mails link to it too."""
    return f"plaats-{start}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a letter: its page, the sentence's offset (None for the letter as a whole) and what it is called.

    ``in_subject``: the subject line itself.
    """

    letter: int
    start: int | None
    title: str
    sent_on: date | None
    is_public: bool
    in_subject: bool = False

    @classmethod
    def of(cls, letter: Letter, start: int | None = None) -> "Passage":
        return cls(letter.pk, start, letter_title(letter), letter.sent_on, letter.is_public)

    @classmethod
    def of_evidence(cls, letter: Letter, evidence: Evidence | None) -> "Passage":
        """Where accepted evidence stands."""
        if evidence is None or not evidence.in_subject:
            return cls.of(letter, evidence.start if evidence else None)
        return replace(cls.of(letter), in_subject=True)

    @property
    def anchor(self) -> str:
        """The name of the place on the letter's page; empty for the letter as a whole."""
        if self.in_subject:
            return SUBJECT_ANCHOR
        return "" if self.start is None else anchor(self.start)


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One event. ``summary`` is our own words where there is no quote; ``actor`` and ``note`` are for staff.

    ``about`` names the follow-up where there are several.
    """

    day: date
    what: str
    detail: str = ""
    quote: str = ""
    summary: str = ""
    passage: Passage | None = None
    about: str = ""
    is_public: bool = True
    actor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class WeekLine:
    """An event of the past week with the item it is about."""

    kind: ItemKind
    pk: int
    title: str
    is_example: bool
    event: TimelineLine


def timeline_line(
    event: "SeenEvent", viewer: Viewer, *, about: str = "", move: TransferItem | None = None
) -> TimelineLine:
    """The line of one event, from rows that were selected with it; ``move`` is the transfer that it tells of."""
    passage = _passage(event)
    actor = (event.actor.get_full_name() or event.actor.get_username()) if event.actor else ""
    return TimelineLine(
        day=event.happened_on,
        what=EventKind(event.kind).label,
        detail=moved(move, viewer) if move else _detail(event),
        quote=_quote(event),
        summary=event.summary if event.kind != EventKind.CORRECTED.value else "",
        passage=passage,
        about=about,
        is_public=not event.hidden,
        actor=actor if viewer.is_staff else "",
        note=event.note if viewer.is_staff else "",
    )


_NEW = Q(is_silent=False) & ~Q(kind=EventKind.OPENED.value)
"""News, without new items: an import opens many."""


def past_week(viewer: Viewer, *, today: date, limit: int = WEEK_LINES) -> tuple[WeekLine, ...]:
    """What was noted in the last seven days, newest first, in two statements (three where something is hidden)."""
    since = datetime.combine(today - timedelta(days=6), time.min, tzinfo=get_default_timezone())
    rows = (
        seen.events(viewer, today=today)
        .filter(Q(kind__in=[kind.value for kind in NEWS]) | _NEW, recorded_at__gte=since)
        .exclude(CARRIED)
        .filter(follow_up__in=seen.follow_ups(viewer).order_by().values("pk"))
        .select_related(
            "letter",
            "evidence",
            "deadline__letter",
            "actor",
            "follow_up__ministry",
            "follow_up__commitment",
            "follow_up__request__motion",
        )
        .order_by("-recorded_at", "-pk")[:limit]
    )
    events = list(rows)
    keys = [event.follow_up.commitment_id for event in events if event.follow_up.commitment_id]
    commitments = {row.pk: row for row in seen.commitments(viewer).filter(pk__in=keys)}
    said = said_in_public(list(commitments.values()), viewer)
    return tuple(_week_line(event, viewer, commitments, said) for event in events)


def _week_line(
    event: "SeenEvent", viewer: Viewer, commitments: "dict[int, SeenCommitment]", said: dict[int, str]
) -> WeekLine:
    follow_up = event.follow_up
    line = timeline_line(event, viewer)
    if follow_up.request is not None:
        motion = follow_up.request.motion
        return WeekLine(ItemKind.MOTION, motion.pk, motion.title, is_example([follow_up]), line)
    assert follow_up.commitment_id is not None
    commitment = commitments[follow_up.commitment_id]
    title = title_of(commitment, said.get(commitment.pk, ""))
    return WeekLine(ItemKind.COMMITMENT, commitment.pk, title, is_example([follow_up]), line)


def _passage(event: FollowUpEvent) -> Passage | None:
    if event.letter is None:
        return None
    if event.evidence is not None and event.evidence.letter_id == event.letter_id:
        return Passage.of_evidence(event.letter, event.evidence)
    if event.deadline is not None and event.deadline.letter_id == event.letter_id:
        return Passage.of(event.letter, event.deadline.start)
    return Passage.of(event.letter)


def _quote(event: FollowUpEvent) -> str:
    if event.evidence is not None:
        quote = flowing(event.evidence.quote)
        return f"Onderwerp van de brief: “{quote}”" if event.evidence.in_subject else quote
    return flowing(event.deadline.quote) if event.deadline is not None and event.letter is not None else ""


def _detail(event: FollowUpEvent) -> str:
    """What the kind alone does not say: the outcome and who established it, or the day of the term."""
    if event.kind == EventKind.DECIDED.value:
        return f"{Outcome(event.outcome).label}, {event.body}"
    if event.kind == EventKind.CORRECTED.value:
        return event.summary
    if event.deadline is None:
        return ""
    if event.deadline.due_on is None:
        return "zonder datum"
    if event.kind == EventKind.TERM_EXTENDED.value:
        return f"nu uiterlijk {written(event.deadline.due_on, weekday=True)}"
    return f"uiterlijk {written(event.deadline.due_on, weekday=True)}"


def moved(item: TransferItem, viewer: Viewer) -> str:
    """``van BZ, Minister van Buitenlandse Zaken naar DEF, Minister van Defensie``; units and owners for staff only."""
    transfer = item.transfer
    crosses = transfer.ministry_id not in (None, item.former_ministry_id)
    former = [item.former_ministry if crosses else None, item.former_office]
    present = [transfer.ministry if crosses else None, transfer.office]
    if viewer.is_staff:
        former += [item.former_unit, item.former_owner]  # type: ignore[list-item]
        present += [transfer.unit, transfer.owner]  # type: ignore[list-item]
    left, to = (", ".join(str(part) for part in parts if part) for parts in (former, present))
    return " ".join(part for part in (f"van {left}" if left else "", f"naar {to}" if to else "") if part)
