"""What was accepted from a letter: passages, commitments and terms, each with its place, and what it told besides."""

from dataclasses import dataclass, replace
from datetime import date

from motions.models import Deadline, Evidence, FollowUp, FollowUpEvent, Letter, Stance, Statement
from motions.queries import seen
from motions.queries.criteria import ItemKind
from motions.queries.rows import said_in_public, title_of
from motions.queries.seen import Viewer
from motions.queries.timeline import CARRIED, SUBJECT_ANCHOR, anchor
from motions.rules.dutch_dates import written
from motions.rules.flowing_text import flowing
from motions.rules.follow_ups import MENTIONS, EventKind


@dataclass(frozen=True, slots=True)
class Finding:
    """Something accepted from a letter: where (None where the place is not known), what, and the item it is about.

    ``in_subject``: it is the subject line, as that was read. ``summary`` is our own words where there is no quote.
    """

    number: int
    span: tuple[int, int] | None
    quote: str
    what: str
    item_kind: ItemKind
    item_pk: int
    item_title: str
    ministry: str
    is_example: bool
    in_subject: bool = False
    summary: str = ""

    @property
    def anchor(self) -> str:
        """The name of its place on the page; empty where that is not known."""
        if self.in_subject:
            return SUBJECT_ANCHOR
        return anchor(self.span[0]) if self.span else ""


def findings_of(letter: Letter, viewer: Viewer, *, today: date) -> tuple[Finding, ...]:
    """All that was accepted from this letter, the subject first, in order and numbered; six statements."""
    subjects = ("follow_up__ministry", "follow_up__request__motion")
    visible = seen.follow_ups(viewer).order_by().values("pk")
    said = seen.statements(viewer).filter(letter=letter)
    statements = list(said.select_related("commitment__office__ministry"))
    passages = list(seen.evidence(viewer).filter(letter=letter, follow_up__in=visible).select_related(*subjects))
    terms = list(
        seen.deadlines(viewer)
        .filter(letter=letter, start__isnull=False, follow_up__in=visible)
        .select_related(*subjects)
    )
    told = list(
        seen.events(viewer, today=today)
        .filter(letter=letter, kind__in=[kind.value for kind in MENTIONS], evidence=None, follow_up__in=visible)
        .filter(deadline__start=None)
        .exclude(CARRIED)
        .select_related(*subjects)
    )
    follow_ups = [
        *(row.follow_up for row in passages),
        *(row.follow_up for row in terms),
        *(row.follow_up for row in told),
    ]
    keys = {row.commitment_id for row in statements} | {row.commitment_id for row in follow_ups if row.commitment_id}
    titles = _commitment_titles(keys, viewer)
    found = [
        *(_of_statement(row, titles) for row in statements),
        *(_of_passage(row, titles) for row in passages),
        *(_of_term(row, titles) for row in terms),
        *(_of_event(row, titles) for row in told),
    ]
    found.sort(key=lambda finding: (not finding.in_subject, finding.span is None, finding.span or (0, 0), finding.what))
    return tuple(replace(finding, number=number) for number, finding in enumerate(found, 1))


def _commitment_titles(keys: set[int], viewer: Viewer) -> dict[int, str]:
    rows = list(seen.commitments(viewer).filter(pk__in=keys))
    said = said_in_public(rows, viewer)
    return {row.pk: title_of(row, said.get(row.pk, "")) for row in rows}


def _of_statement(statement: Statement, titles: dict[int, str]) -> Finding:
    office = statement.commitment.office
    ministry = office.ministry if office else None
    return Finding(
        number=0,
        span=(statement.start, statement.end) if statement.start is not None and statement.end is not None else None,
        quote=flowing(statement.quote),
        what=statement.commitment.get_tier_display(),
        item_kind=ItemKind.COMMITMENT,
        item_pk=statement.commitment_id,
        item_title=titles[statement.commitment_id],
        ministry=ministry.abbreviation if ministry else "",
        is_example=ministry is not None and ministry.is_example,
    )


def _of_passage(passage: Evidence, titles: dict[int, str]) -> Finding:
    what = Stance(passage.stance).label
    span = None if passage.in_subject else (passage.start, passage.end)
    found = _of_follow_up(passage.follow_up, span, passage.quote, what, titles)
    return replace(found, in_subject=passage.in_subject)


def _of_term(deadline: Deadline, titles: dict[int, str]) -> Finding:
    assert deadline.start is not None
    end = deadline.end or deadline.start + max(1, len(deadline.quote))
    what = f"Termijn: uiterlijk {written(deadline.due_on)}" if deadline.due_on else "Termijn zonder datum"
    quote = deadline.quote or deadline.phrase
    return _of_follow_up(deadline.follow_up, (deadline.start, end), quote, what, titles)


def _of_event(event: FollowUpEvent, titles: dict[int, str]) -> Finding:
    finding = _of_follow_up(event.follow_up, None, "", EventKind(event.kind).label, titles)
    return replace(finding, summary=event.summary)


def _of_follow_up(
    follow_up: FollowUp, span: tuple[int, int] | None, quote: str, what: str, titles: dict[int, str]
) -> Finding:
    if follow_up.request is not None:
        motion = follow_up.request.motion
        kind, pk, title = ItemKind.MOTION, motion.pk, motion.title
    else:
        assert follow_up.commitment_id is not None
        kind, pk, title = ItemKind.COMMITMENT, follow_up.commitment_id, titles[follow_up.commitment_id]
    ministry = follow_up.ministry
    return Finding(
        number=0,
        span=span,
        quote=flowing(quote),
        what=what,
        item_kind=kind,
        item_pk=pk,
        item_title=title,
        ministry=ministry.abbreviation if ministry else "",
        is_example=ministry is not None and ministry.is_example,
    )
