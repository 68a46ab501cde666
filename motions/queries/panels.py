"""A follow-up as an item's page shows it: what was asked, how its date came about, and the three layers of "done"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from motions.models import Deadline, FollowUp, TransferItem
from motions.queries.moves import Moves
from motions.queries.seen import Viewer
from motions.queries.standings import Standing
from motions.queries.timeline import Passage
from motions.rules.calendar import Calendar
from motions.rules.dutch_dates import written
from motions.rules.establishing import Establisher
from motions.rules.follow_ups import EventKind, Outcome, State
from motions.rules.state_lines import StateLine, not_established

if TYPE_CHECKING:
    from motions.queries.seen import SeenEvent, SeenFollowUp

GOVERNMENT_SAYS = frozenset({EventKind.REPORTED, EventKind.PARTLY, EventKind.DECLINED})


@dataclass(frozen=True, slots=True)
class CalendarNote:
    """The calendar row that a date rests on."""

    name: str
    starts_on: date
    ends_on: date
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class TermRow:
    """A version of the term and what explains its date; ``explanation`` and ``recorded_by`` are for staff."""

    version: int
    is_current: bool
    set_by: str
    set_on: date
    phrase: str
    rule: str
    anchor_on: date | None
    calendar: CalendarNote | None
    earliest: date | None
    due_on: date | None
    precision: str
    certain: bool
    reason: str
    review_on: date | None
    quote: str
    passage: Passage | None
    is_public: bool
    explanation: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of "done": what was said, by whom, when and where; ``day`` is None where nothing was."""

    what: str
    who: str = ""
    day: date | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class FollowUpPanel:
    """A follow-up on its item's page; ``is_past`` where another ministry took it over.

    ``came_from`` says from where and when it came, or with whom it was before; ``closed``, ``unit``, ``owner`` and
    ``offered`` are for staff.
    """

    pk: int
    asked: str
    addressee: str
    part: str
    period: str
    joint: bool
    is_past: bool
    ministry: str
    ministry_pk: int | None
    ministry_source: str
    office: str
    came_from: tuple[str, ...]
    line: StateLine
    slippage: str
    terms: tuple[TermRow, ...]
    reported: Layer
    decided: Layer
    closed: Layer | None
    unit: str
    owner: str
    offered: str

    @property
    def earlier(self) -> tuple[TermRow, ...]:
        """The versions that no longer count, and internal targets; newest first."""
        return tuple(term for term in self.terms if not term.is_current)


def panel(
    follow_up: "SeenFollowUp", stand: Standing, moves: Moves, *, viewer: Viewer, calendar: Calendar
) -> FollowUpPanel:
    """The panel of one follow-up, from rows that were selected with it."""
    request, ministry = follow_up.request, follow_up.ministry
    return FollowUpPanel(
        pk=follow_up.pk,
        asked=request.text if request else "",
        addressee=(request.addressee_text or request.get_addressee_display()) if request else "",
        part=follow_up.part,
        period=follow_up.period,
        joint=follow_up.role == FollowUp.Role.JOINT,
        is_past=stand.state is State.TRANSFERRED,
        ministry=ministry.name if ministry else "",
        ministry_pk=ministry.pk if ministry else None,
        ministry_source=follow_up.get_ministry_source_display() if follow_up.ministry_source else "",
        office=follow_up.office.title if follow_up.office else "",
        came_from=_came_from(follow_up, moves),
        line=stand.line,
        slippage=stand.slippage,
        terms=_terms(stand.deadlines, viewer, calendar),
        reported=_reported(stand.events),
        decided=_decided(stand.events, stand.establisher, of_motion=request is not None),
        closed=_closed(stand) if viewer.is_staff else None,
        unit=follow_up.unit if viewer.is_staff else "",
        owner=str(follow_up.owner or "") if viewer.is_staff else "",
        offered=_offered(moves.offer(follow_up)) if viewer.is_staff else "",
    )


def _came_from(follow_up: "SeenFollowUp", moves: Moves) -> tuple[str, ...]:
    """``BZ tot 3 maart 2026``: ministries and offices that had it before, newest first."""
    rows = [*filter(None, [moves.came(follow_up)]), *moves.within(follow_up)]
    said = []
    for row in reversed(rows):
        moved_ministry = row.former_ministry if row.successor_id else None
        moved_office = row.former_office if row.transfer.office_id or row.successor_id else None
        names = ", ".join(str(part) for part in (moved_ministry, moved_office) if part)
        if names and row.answered_at:
            said.append(f"{names} tot {written(localdate(row.answered_at))}")
    return tuple(said)


def _offered(offer: TransferItem | None) -> str:
    if offer is None:
        return ""
    return f"aan {offer.transfer.ministry} op {written(localdate(offer.transfer.made_at))}: {offer.transfer.reason}"


def _terms(deadlines: Iterable[Deadline], viewer: Viewer, calendar: Calendar) -> tuple[TermRow, ...]:
    rows = list(deadlines)
    current = next((row.pk for row in rows if row.set_by != Deadline.SetBy.INTERNAL), None)
    return tuple(_term(row, viewer, calendar, is_current=row.pk == current) for row in rows)


def _term(row: Deadline, viewer: Viewer, calendar: Calendar, *, is_current: bool) -> TermRow:
    internal = row.set_by == Deadline.SetBy.INTERNAL
    return TermRow(
        version=row.version,
        is_current=is_current,
        set_by=row.get_set_by_display(),
        set_on=localdate(row.set_at),
        phrase=row.phrase,
        rule=row.term_rule,
        anchor_on=row.anchor_on,
        calendar=calendar_note(row.calendar_key, calendar),
        earliest=row.earliest,
        due_on=row.due_on,
        precision=row.get_precision_display() if row.precision not in ("", "day", "none") else "",
        certain=row.certain,
        reason=row.reason,
        review_on=row.review_on,
        quote=row.quote,
        passage=Passage.of(row.letter, row.start) if row.letter else None,
        is_public=not internal and (row.letter is None or row.letter.is_public),
        explanation=row.explanation if viewer.is_staff else "",
        recorded_by=str(row.recorded_by or "") if viewer.is_staff else "",
    )


def calendar_note(key: str, calendar: Calendar) -> CalendarNote | None:
    """The row that a term's calendar key names, as this calendar has it."""
    chamber, _, rest = key.partition(":")
    kind, _, year = rest.partition(":")
    entry = calendar.find(kind, int(year), chamber=chamber) if year.isdigit() else None
    if entry is None:
        return None
    name = f"{entry.kind} {entry.year}"
    return CalendarNote(name, entry.starts_on, entry.ends_on, entry.source, entry.confirmed)


def _reported(events: "Iterable[SeenEvent]") -> Layer:
    for event in events:
        if event.kind not in GOVERNMENT_SAYS:
            continue
        passage = None
        if event.letter is not None:
            passage = Passage.of_evidence(event.letter, event.evidence)
        return Layer(EventKind(event.kind).label, "door de regering", event.happened_on, passage)
    return Layer("Nog niet gemeld.")


def _decided(events: "Iterable[SeenEvent]", establisher: Establisher | None, *, of_motion: bool) -> Layer:
    for event in events:
        if event.kind == EventKind.DECIDED:
            return Layer(Outcome(event.outcome).label, event.body, event.happened_on)
    return Layer(not_established(establisher, of_motion=of_motion))


def _closed(stand: Standing) -> Layer:
    closed = next((event for event in stand.events if event.kind == EventKind.CLOSED), None)
    if closed is None or stand.state is not State.CLOSED:
        return Layer("Niet afgesloten.")
    why = f"Afgesloten: {closed.note}" if closed.note else "Afgesloten"
    return Layer(why, str(closed.actor or ""), closed.happened_on)
