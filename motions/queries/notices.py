"""What notices say: item, state and term as each recipient may see them, in a fixed number of statements."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date
from typing import TYPE_CHECKING

from motions.models import Deadline, FollowUp, Motion, Mover, Notification, Statement
from motions.queries import seen
from motions.queries.criteria import ItemKind
from motions.queries.notice_events import NoticeEvent, notice_events
from motions.queries.panels import CalendarNote, calendar_note
from motions.queries.rows import movers_line, said_in_public, title_of, with_subjects
from motions.queries.seen import Viewer
from motions.queries.standings import Standing, standings
from motions.queries.timeline import Passage
from motions.rules.calendar import Calendar
from motions.rules.slippage import Slippage
from motions.rules.state_lines import Facts

if TYPE_CHECKING:
    from motions.queries.seen import SeenCommitment, SeenFollowUp


@dataclass(frozen=True, slots=True)
class NoticeTerm:
    """The term that counts and what explains its date; ``set_by`` is of ``Deadline.SetBy``."""

    set_by: str
    phrase: str
    reason: str
    anchor_on: date | None
    calendar: CalendarNote | None
    due_on: date
    certain: bool


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """A follow-up as a mail tells of it on ``today``. ``words`` is what was asked or promised.

    ``passage`` is where it was said, None where no letter that this viewer may see says it; ``number`` is a paper or a
    register number; ``term`` the term that counts, None where it has no date. ``ministry`` is its short name,
    ``ministry_name`` the whole one.
    """

    follow_up: int
    root: str
    kind: ItemKind
    pk: int
    title: str
    words: str
    who: str
    said_on: date | None
    number: str
    ministry: str
    ministry_name: str
    passage: Passage | None
    state: str
    facts: Facts
    slipped: Slippage | None
    today: date
    letters_until: date | None
    follow_from: date
    term: NoticeTerm | None
    is_example: bool


def viewer_of(notification: Notification) -> Viewer:
    """Who reads it: staff, unless it is a follower who does not work here."""
    if notification.role != Notification.Role.FOLLOWER:
        return Viewer.STAFF
    user = notification.subscription.user if notification.subscription else None
    return Viewer.STAFF if user is not None and user.is_staff else Viewer.VISITOR


def notices(
    events: Mapping[int, int], *, viewer: Viewer, today: date, calendar: Calendar
) -> dict[int, tuple[NoticeItem, NoticeEvent]]:
    """What these events tell, by event; ``events`` leads from each to its follow-up.

    What the viewer may not see, or may not be told is late, is absent. A fixed number of statements.
    """
    visible = with_subjects(seen.follow_ups(viewer)).filter(pk__in=set(events.values())).order_by()
    rows = [row for row in visible if row.seen_open_due_on == row.open_due_on]
    stand = standings(rows, viewer=viewer, today=today)
    motions = _movers({row.request.motion_id for row in rows if row.request})
    commitments = _commitments({row.commitment_id for row in rows if row.commitment_id}, viewer)
    # A commitment may have gone out of sight since its row was read.
    rows = [row for row in rows if row.request or row.commitment_id in commitments]
    items = {
        row.pk: _item(
            row,
            _of_motion(row.request.motion, row.request.text, motions)
            if row.request
            else _of_commitment(row, commitments),
            stand[row.pk],
            today,
            calendar,
        )
        for row in rows
    }
    happened = notice_events([(row, stand[row.pk]) for row in rows], events.keys(), viewer=viewer)
    return {key: (items[events[key]], event) for key, event in happened.items()}


def root_of(follow_up: FollowUp) -> str:
    """What the mails about one follow-up have in common, also after its number was used in a database that is gone."""
    return f"follow-up-{follow_up.pk}-{follow_up.opened_at.astimezone(UTC):%Y%m%dT%H%M%S%f}"


@dataclass(frozen=True, slots=True)
class _Subject:
    """What was asked or promised, as this viewer may read it."""

    kind: ItemKind
    pk: int
    title: str
    words: str
    who: str
    said_on: date | None
    number: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class _Told:
    """A commitment as this viewer may read it."""

    title: str
    words: str
    passage: Passage | None


def _movers(motions: set[int]) -> dict[int, list[Mover]]:
    found = Motion.objects.filter(pk__in=motions).prefetch_related("movers")
    return {motion.pk: list(motion.movers.all()) for motion in found}


def _commitments(keys: set[int], viewer: Viewer) -> dict[int, _Told]:
    commitments: list[SeenCommitment] = list(seen.commitments(viewer).filter(pk__in=keys))
    said = said_in_public(commitments, viewer)
    in_letters = seen.statements(viewer).filter(commitment__in=keys, letter__isnull=False).order_by("said_on", "pk")
    newest_last = in_letters.select_related("letter").defer("letter__text")
    passages = {row.commitment_id: _passage(row) for row in newest_last}
    return {
        row.pk: _Told(
            title=title_of(row, said.get(row.pk, "")),
            words=said.get(row.pk, "") if row.has_unsaid else row.wording,
            passage=passages.get(row.pk),
        )
        for row in commitments
    }


def _passage(statement: Statement) -> Passage:
    assert statement.letter is not None
    return Passage.of(statement.letter, statement.start)


def _of_motion(motion: Motion, words: str, movers: dict[int, list[Mover]]) -> _Subject:
    return _Subject(
        kind=ItemKind.MOTION,
        pk=motion.pk,
        title=motion.title,
        words=words,
        who=movers_line(movers[motion.pk]),
        said_on=motion.submitted_on,
        number=motion.paper.label,
        passage=None,
    )


def _of_commitment(row: "SeenFollowUp", commitments: dict[int, _Told]) -> _Subject:
    assert row.commitment is not None
    commitment, told = row.commitment, commitments[row.commitment.pk]
    return _Subject(
        kind=ItemKind.COMMITMENT,
        pk=commitment.pk,
        title=told.title,
        words=told.words,
        who=commitment.office.title if commitment.office else "",
        said_on=commitment.promised_on,
        number=commitment.register_number,
        passage=told.passage,
    )


def _item(row: "SeenFollowUp", subject: _Subject, stand: Standing, today: date, calendar: Calendar) -> NoticeItem:
    return NoticeItem(
        follow_up=row.pk,
        root=root_of(row),
        kind=subject.kind,
        pk=subject.pk,
        title=subject.title,
        words=subject.words,
        who=subject.who,
        said_on=subject.said_on,
        number=subject.number,
        ministry=row.ministry.abbreviation if row.ministry else "",
        ministry_name=row.ministry.name if row.ministry else "",
        passage=subject.passage,
        state=stand.line.full,
        facts=stand.facts,
        slipped=stand.slipped,
        today=today,
        letters_until=stand.letters_until,
        follow_from=row.follow_from,
        term=_term(stand.deadlines, calendar),
        is_example=bool(row.ministry and row.ministry.is_example),
    )


def _term(deadlines: tuple[Deadline, ...], calendar: Calendar) -> NoticeTerm | None:
    current = next((row for row in deadlines if row.set_by != Deadline.SetBy.INTERNAL), None)
    if current is None or current.due_on is None:
        return None
    return NoticeTerm(
        set_by=current.set_by,
        phrase=current.phrase,
        reason=current.reason,
        anchor_on=current.anchor_on,
        calendar=calendar_note(current.calendar_key, calendar),
        due_on=current.due_on,
        certain=current.certain,
    )
