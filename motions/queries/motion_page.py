"""The page of one motion."""

from dataclasses import dataclass
from datetime import date

from motions.models import Addressee, Decision, Motion, Vote
from motions.queries import seen
from motions.queries.corrections import corrections
from motions.queries.criteria import ItemKind
from motions.queries.item_page import ItemPage, dossier_link, item_page
from motions.queries.rows import decision_of, with_subjects
from motions.queries.seen import Viewer
from motions.rules.calendar import Calendar
from motions.rules.state_lines import undecided_line


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
class MotionPage:
    item: ItemPage
    name: str
    movers: tuple[str, ...]
    submitted_on: date | None
    text: str
    appreciation: str
    activity: str
    activity_url: str
    declarations: tuple[str, ...]
    decisions: tuple[DecisionRow, ...]
    replaces: Link | None
    replaced_by: Link | None


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
    item = item_page(
        motion.pk,
        title=motion.title,
        number=motion.paper.label,
        dossier=dossier_link(motion.paper.dossier),
        source_url=motion.source_url or motion.paper.source_url,
        unfollowed=undecided_line(decision_of(motion)),
        follow_ups=follow_ups,
        viewer=viewer,
        today=today,
        calendar=calendar,
        corrected=corrections(ItemKind.MOTION, pk),
    )
    return MotionPage(
        item=item,
        name=motion.name,
        movers=tuple(str(mover) for mover in motion.movers.all()),
        submitted_on=motion.submitted_on,
        text=motion.text,
        appreciation=motion.appreciation,
        activity=str(motion.activity or ""),
        activity_url=motion.activity.source_url if motion.activity else "",
        declarations=tuple(asks_nobody),
        decisions=tuple(_decision(decision) for decision in motion.decisions.all()),
        replaces=_link(motion.replaces),
        replaced_by=_link(getattr(motion, "replaced_by", None)),
    )


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


def _link(motion: Motion | None) -> Link | None:
    return Link(motion.pk, str(motion)) if motion is not None else None
