"""The page of one motion and of one commitment."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from motions.models import Addressee, Commitment, Decision, Dossier, Motion, Statement, Vote
from motions.queries import seen
from motions.queries.items import dossier_key
from motions.queries.panels import FollowUpPanel, panel
from motions.queries.rows import decision_of, is_example, said_in_public, title_of, urgency, with_subjects
from motions.queries.seen import Viewer
from motions.queries.standings import Standing, standings
from motions.queries.timeline import Passage, TimelineLine, timeline_line
from motions.rules.calendar import Calendar
from motions.rules.state_lines import StateLine, intention_line, undecided_line

if TYPE_CHECKING:
    from motions.queries.seen import SeenFollowUp


@dataclass(frozen=True, slots=True)
class VoteSide:
    """Those who voted one way: names with their seats, and the seats together."""

    label: str
    voters: tuple[str, ...]
    seats: int


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision on a motion with its votes; ``source_word`` is what the source calls it."""

    what: str
    day: date
    source_word: str
    activity: str
    sides: tuple[VoteSide, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Another motion in the chain of versions."""

    pk: int
    label: str


@dataclass(frozen=True, slots=True)
class DossierLink:
    """A dossier as printed, as the lists' filter takes it, and its title."""

    label: str
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Said:
    """One time that a commitment was said."""

    role: str
    day: date
    quote: str
    question: str
    activity: str
    passage: Passage | None
    is_public: bool


@dataclass(frozen=True, slots=True)
class ItemPage:
    """What the pages of motions and commitments share. ``line`` and ``slippage`` are of its most urgent follow-up."""

    pk: int
    title: str
    number: str
    dossier: DossierLink | None
    source_url: str
    line: StateLine
    slippage: str
    panels: tuple[FollowUpPanel, ...]
    timeline: tuple[TimelineLine, ...]
    is_example: bool
    is_public: bool


@dataclass(frozen=True, slots=True)
class MotionPage:
    item: ItemPage
    name: str
    movers: tuple[str, ...]
    submitted_on: date | None
    text: str
    appreciation: str
    activity: str
    declarations: tuple[str, ...]
    decisions: tuple[DecisionRow, ...]
    replaces: Link | None
    replaced_by: Link | None


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    item: ItemPage
    kind: str
    wording: str
    promised_on: date
    office: str
    addressees: tuple[str, ...]
    register_number: str
    register_status: str
    said: tuple[Said, ...]


def motion_page(pk: int, *, viewer: Viewer, today: date, calendar: Calendar) -> MotionPage | None:
    """The page of this motion; None where there is no such motion."""
    motion = (
        Motion.objects.filter(pk=pk)
        .select_related("paper__dossier", "activity", "replaces__paper__dossier", "replaced_by__paper__dossier")
        .prefetch_related("movers", "requests", "decisions__votes", "decisions__activity")
        .prefetch_related("replaces__movers", "replaced_by__movers")
        .first()
    )
    if motion is None:
        return None
    follow_ups = list(
        with_subjects(seen.follow_ups(viewer)).select_related("owner").filter(request__motion=motion).order_by("pk")
    )
    asks_nobody = [request.text for request in motion.requests.all() if request.addressee == Addressee.NOBODY]
    item = _item(
        motion.pk,
        title=motion.title,
        number=motion.paper.label,
        dossier=_dossier(motion.paper.dossier),
        source_url=motion.source_url or motion.paper.source_url,
        unfollowed=undecided_line(decision_of(motion)),
        follow_ups=follow_ups,
        viewer=viewer,
        today=today,
        calendar=calendar,
    )
    return MotionPage(
        item=item,
        name=motion.name,
        movers=tuple(str(mover) for mover in motion.movers.all()),
        submitted_on=motion.submitted_on,
        text=motion.text,
        appreciation=motion.appreciation,
        activity=str(motion.activity or ""),
        declarations=tuple(asks_nobody),
        decisions=tuple(_decision(decision) for decision in motion.decisions.all()),
        replaces=_link(motion.replaces),
        replaced_by=_link(getattr(motion, "replaced_by", None)),
    )


def commitment_page(pk: int, *, viewer: Viewer, today: date, calendar: Calendar) -> CommitmentPage | None:
    """The page of this commitment; None where there is none that this viewer may see."""
    commitment = (
        seen.commitments(viewer)
        .filter(pk=pk)
        .select_related("office__ministry", "dossier")
        .prefetch_related("addressees")
        .first()
    )
    if commitment is None:
        return None
    spoken = said_in_public([commitment], viewer).get(pk, "") if commitment.has_unsaid else commitment.wording
    follow_ups = list(
        with_subjects(seen.follow_ups(viewer)).select_related("owner").filter(commitment=pk).order_by("pk")
    )
    statements = seen.statements(viewer).filter(commitment=pk).select_related("letter", "activity")
    office = commitment.office
    item = _item(
        commitment.pk,
        title=title_of(commitment, spoken),
        number=commitment.register_number,
        dossier=_dossier(commitment.dossier),
        source_url=commitment.source_url,
        unfollowed=intention_line(commitment.promised_on),
        follow_ups=follow_ups,
        viewer=viewer,
        today=today,
        calendar=calendar,
        of_example_office=bool(office and office.ministry and office.ministry.is_example),
        is_public=not viewer.is_staff or Commitment.objects.public().filter(pk=pk).exists(),
    )
    return CommitmentPage(
        item=item,
        kind=commitment.get_tier_display(),
        wording=spoken,
        promised_on=commitment.promised_on,
        office=office.title if office else "",
        addressees=tuple(addressee.name for addressee in commitment.addressees.all()),
        register_number=commitment.register_number,
        register_status=commitment.register_status,
        said=tuple(_said(statement) for statement in statements.order_by("-said_on", "-pk")),
    )


def _item(
    pk: int,
    *,
    title: str,
    number: str,
    dossier: DossierLink | None,
    source_url: str,
    unfollowed: StateLine,
    follow_ups: "list[SeenFollowUp]",
    viewer: Viewer,
    today: date,
    calendar: Calendar,
    of_example_office: bool = False,
    is_public: bool = True,
) -> ItemPage:
    stand = standings(follow_ups, viewer=viewer, today=today)
    panels = [panel(row, stand[row.pk], viewer=viewer, calendar=calendar) for row in follow_ups]
    urgent = sorted(follow_ups, key=urgency)
    return ItemPage(
        pk=pk,
        title=title,
        number=number,
        dossier=dossier,
        source_url=source_url,
        line=stand[urgent[0].pk].line if urgent else unfollowed,
        slippage=stand[urgent[0].pk].slippage if urgent else "",
        panels=tuple(sorted(panels, key=lambda shown: shown.is_past)),
        timeline=_timeline(follow_ups, stand, viewer),
        is_example=of_example_office or is_example(follow_ups),
        is_public=is_public,
    )


def _timeline(follow_ups: "list[SeenFollowUp]", stand: dict[int, Standing], viewer: Viewer) -> tuple[TimelineLine, ...]:
    several = len(follow_ups) > 1
    events = [
        (event, timeline_line(event, viewer, about=_about(follow_up) if several else ""))
        for follow_up in follow_ups
        for event in stand[follow_up.pk].events
    ]
    events.sort(key=lambda pair: (pair[0].happened_on, pair[0].pk), reverse=True)
    return tuple(line for _, line in events)


def _about(follow_up: "SeenFollowUp") -> str:
    ministry = follow_up.ministry.abbreviation if follow_up.ministry else ""
    request = f"verzoek {follow_up.request.position}" if follow_up.request else ""
    return ", ".join(part for part in (request, follow_up.part, follow_up.period, ministry) if part)


def _decision(decision: Decision) -> DecisionRow:
    votes = list(decision.votes.all())
    sides = []
    for choice in Vote.Choice:
        cast = [vote for vote in votes if vote.choice == choice]
        if cast:
            names = tuple(f"{vote.voter} ({vote.seats})" if vote.group_id else vote.voter for vote in cast)
            sides.append(VoteSide(choice.label, names, sum(vote.seats for vote in cast)))
    return DecisionRow(
        what=decision.get_kind_display(),
        day=decision.decided_on,
        source_word=decision.source_word,
        activity=str(decision.activity or ""),
        sides=tuple(sides),
    )


def _dossier(dossier: Dossier | None) -> DossierLink | None:
    if dossier is None:
        return None
    return DossierLink(dossier.label, dossier_key(dossier), dossier.title)


def _link(motion: Motion | None) -> Link | None:
    return Link(motion.pk, str(motion)) if motion is not None else None


def _said(statement: Statement) -> Said:
    letter = statement.letter
    return Said(
        role=statement.get_role_display(),
        day=statement.said_on,
        quote=statement.quote,
        question=statement.question,
        activity=str(statement.activity or ""),
        passage=Passage.of(letter, statement.start) if letter else None,
        is_public=letter is None or letter.is_public,
    )
