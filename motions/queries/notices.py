"""What notices say: item, state and term as each recipient may see them, in a fixed number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from motions.models import Motion, Mover, Notification, Statement
from motions.queries import seen
from motions.queries.criteria import ItemKind
from motions.queries.panels import FollowUpPanel, TermRow, panel
from motions.queries.rows import movers_line, said_in_public, title_of, with_subjects
from motions.queries.seen import Viewer
from motions.queries.standings import standings
from motions.queries.timeline import Passage
from motions.rules.calendar import Calendar

if TYPE_CHECKING:
    from motions.queries.seen import SeenCommitment, SeenFollowUp


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """A follow-up as a mail tells of it. ``words`` is what was asked or promised, ``term`` the term that counts.

    ``passage`` is where it was said, None where no letter that this viewer may see says it; ``number`` is a paper or a
    register number.
    """

    follow_up: int
    kind: ItemKind
    pk: int
    title: str
    words: str
    who: str
    said_on: date | None
    number: str
    ministry: str
    passage: Passage | None
    state: str
    slippage: str
    term: TermRow | None
    is_example: bool


def viewer_of(notification: Notification) -> Viewer:
    """Who reads it: staff, unless it is a follower who does not work here."""
    if notification.role != Notification.Role.FOLLOWER:
        return Viewer.STAFF
    user = notification.subscription.user if notification.subscription else None
    return Viewer.STAFF if user is not None and user.is_staff else Viewer.VISITOR


def notice_items(
    follow_ups: Sequence[int], *, viewer: Viewer, today: date, calendar: Calendar
) -> dict[int, NoticeItem]:
    """These follow-ups by key; what the viewer may not see, or may not be told is late, is absent."""
    visible = with_subjects(seen.follow_ups(viewer)).filter(pk__in=follow_ups).order_by()
    rows = [row for row in visible if row.seen_open_due_on == row.open_due_on]
    stand = standings(rows, viewer=viewer, today=today)
    panels = {row.pk: panel(row, stand[row.pk], viewer=viewer, calendar=calendar) for row in rows}
    motions = _movers({row.request.motion_id for row in rows if row.request})
    commitments = _commitments({row.commitment_id for row in rows if row.commitment_id}, viewer)
    return {
        row.pk: _of_motion(row, panels[row.pk], motions)
        if row.request
        else _of_commitment(row, panels[row.pk], commitments)
        for row in rows
    }


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
    newest_last = seen.statements(viewer).filter(commitment__in=keys, letter__isnull=False).select_related("letter")
    passages = {row.commitment_id: _passage(row) for row in newest_last.order_by("said_on", "pk")}
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


def _of_motion(row: "SeenFollowUp", shown: FollowUpPanel, movers: dict[int, list[Mover]]) -> NoticeItem:
    assert row.request is not None
    motion = row.request.motion
    return NoticeItem(
        follow_up=row.pk,
        kind=ItemKind.MOTION,
        pk=motion.pk,
        title=motion.title,
        words=row.request.text,
        who=movers_line(movers[motion.pk]),
        said_on=motion.submitted_on,
        number=motion.paper.label,
        ministry=row.ministry.abbreviation if row.ministry else "",
        passage=None,
        state=shown.line.full,
        slippage=shown.slippage,
        term=_current(shown),
        is_example=bool(row.ministry and row.ministry.is_example),
    )


def _of_commitment(row: "SeenFollowUp", shown: FollowUpPanel, commitments: dict[int, _Told]) -> NoticeItem:
    assert row.commitment is not None
    commitment, told = row.commitment, commitments[row.commitment.pk]
    return NoticeItem(
        follow_up=row.pk,
        kind=ItemKind.COMMITMENT,
        pk=commitment.pk,
        title=told.title,
        words=told.words,
        who=commitment.office.title if commitment.office else "",
        said_on=commitment.promised_on,
        number=commitment.register_number,
        ministry=row.ministry.abbreviation if row.ministry else "",
        passage=told.passage,
        state=shown.line.full,
        slippage=shown.slippage,
        term=_current(shown),
        is_example=bool(row.ministry and row.ministry.is_example),
    )


def _current(shown: FollowUpPanel) -> TermRow | None:
    return next((term for term in shown.terms if term.is_current), None)
