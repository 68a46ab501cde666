"""A motion or commitment as one row of a list, with its state decided."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from motions.models import Commitment, FollowUp, Motion, Mover
from motions.queries import seen
from motions.queries.criteria import ItemKind
from motions.queries.seen import Viewer
from motions.queries.standings import Standing, standings
from motions.rules.decisions import Decided, DecisionKind, outcome_of
from motions.rules.flowing_text import flowing
from motions.rules.follow_ups import RUNNING, State
from motions.rules.state_lines import StateLine, intention_line, undecided_line

if TYPE_CHECKING:
    from motions.queries.seen import SeenCommitment, SeenFollowUp

TITLE_LENGTH = 160
MOVERS_NAMED = 3


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One line of a list. ``more`` is the number of other follow-ups of the item that met the same criteria."""

    kind: ItemKind
    pk: int
    title: str
    who: str
    number: str
    ministry: str
    line: StateLine
    more: int = 0
    is_example: bool = False
    is_public: bool = True


def item_rows(
    kind: ItemKind,
    keys: Sequence[int],
    follow_ups: "QuerySet[SeenFollowUp]",
    *,
    viewer: Viewer,
    today: date,
) -> tuple[ItemRow, ...]:
    """The rows of these items in this order, each with its most urgent follow-up; nine statements at most."""
    of_item: dict[int, list[SeenFollowUp]] = defaultdict(list)
    rows = list(with_subjects(follow_ups).filter(**{f"{kind.path}__in": keys}).order_by("seen_open_due_on", "pk"))
    for follow_up in sorted(rows, key=urgency):
        key = follow_up.request.motion_id if follow_up.request else follow_up.commitment_id
        assert key is not None
        of_item[key].append(follow_up)
    stand = standings(rows, viewer=viewer, today=today)
    if kind.is_motion:
        motions = Motion.objects.filter(pk__in=keys).select_related("paper__dossier")
        found = {row.pk: row for row in motions.prefetch_related("movers", "decisions")}
        return tuple(_motion_row(found[key], of_item[key], stand) for key in keys)
    commitments = seen.commitments(viewer).filter(pk__in=keys).select_related("office__ministry", "dossier")
    spoken = {row.pk: row for row in commitments}
    said = said_in_public(list(spoken.values()), viewer)
    public = set(Commitment.objects.public().filter(pk__in=keys).values_list("pk", flat=True))
    return tuple(
        _commitment_row(spoken[key], of_item[key], stand, said.get(key, ""), is_public=key in public) for key in keys
    )


def with_subjects(follow_ups: "QuerySet[SeenFollowUp]") -> "QuerySet[SeenFollowUp]":
    """With all that a standing and a row need, in the same statement."""
    return follow_ups.select_related(
        "ministry", "office", "commitment__office__ministry", "request__motion__paper__dossier", "successor__ministry"
    )


def said_in_public(commitments: "Sequence[SeenCommitment]", viewer: Viewer) -> dict[int, str]:
    """What a visitor may read instead of the wording, where the newest wording may come from a hidden statement."""
    hiding = [commitment.pk for commitment in commitments if commitment.has_unsaid]
    newest_last = seen.statements(viewer).filter(commitment__in=hiding).exclude(quote="").order_by("said_on", "pk")
    return {statement.commitment_id: statement.quote for statement in newest_last}


def title_of(commitment: "SeenCommitment", said: str) -> str:
    """The title, or the beginning of what was said in public where the title may come from something hidden."""
    if not commitment.has_unsaid:
        return commitment.title
    shown = flowing(said) or "Toezegging"
    return shown if len(shown) <= TITLE_LENGTH else f"{shown[: TITLE_LENGTH - 1]}…"


def movers_line(movers: Sequence[Mover]) -> str:
    """``Bikker (ChristenUnie), Omtzigt (NSC)``; of many signatures the first three and the number of others."""
    named = ", ".join(str(mover) for mover in movers[:MOVERS_NAMED])
    others = len(movers) - MOVERS_NAMED
    if others <= 0:
        return named
    return f"{named} en {others} {'ander' if others == 1 else 'anderen'}"


def decision_of(motion: Motion) -> Decided | None:
    """The decision that counts, from prefetched decisions."""
    return outcome_of(Decided(DecisionKind(row.kind), row.decided_on, row.order) for row in motion.decisions.all())


def urgency(follow_up: "SeenFollowUp") -> tuple[bool, date, bool]:
    """Sorts what can pass by its day, then what runs, then what is done."""
    done = follow_up.seen_state not in RUNNING
    return (follow_up.seen_open_due_on is None, follow_up.seen_open_due_on or date.max, done)


def _motion_row(motion: Motion, follow_ups: "list[SeenFollowUp]", stand: dict[int, Standing]) -> ItemRow:
    return ItemRow(
        kind=ItemKind.MOTION,
        pk=motion.pk,
        title=motion.title,
        who=movers_line(list(motion.movers.all())),
        number=motion.paper.label,
        ministry=_ministry(follow_ups),
        line=stand[follow_ups[0].pk].line if follow_ups else undecided_line(decision_of(motion)),
        more=_others(follow_ups),
        is_example=is_example(follow_ups),
    )


def _commitment_row(
    commitment: "SeenCommitment",
    follow_ups: "list[SeenFollowUp]",
    stand: dict[int, Standing],
    said: str,
    *,
    is_public: bool,
) -> ItemRow:
    office = commitment.office
    return ItemRow(
        kind=ItemKind.COMMITMENT,
        pk=commitment.pk,
        title=title_of(commitment, said),
        who=office.title if office else "",
        number=commitment.register_number,
        ministry=_ministry(follow_ups),
        line=stand[follow_ups[0].pk].line if follow_ups else intention_line(commitment.promised_on),
        more=_others(follow_ups),
        is_example=is_example(follow_ups) or bool(office and office.ministry and office.ministry.is_example),
        is_public=is_public,
    )


def is_example(follow_ups: Sequence[FollowUp]) -> bool:
    """Whether it is an invented example: one of its ministries is."""
    return any(follow_up.ministry is not None and follow_up.ministry.is_example for follow_up in follow_ups)


def _others(follow_ups: "list[SeenFollowUp]") -> int:
    """How many follow-ups the row does not show; what was handed over goes on in its successor."""
    return sum(follow_up.seen_state != State.TRANSFERRED for follow_up in follow_ups[1:])


def _ministry(follow_ups: "list[SeenFollowUp]") -> str:
    names = dict.fromkeys(follow_up.ministry.abbreviation for follow_up in follow_ups if follow_up.ministry)
    return ", ".join(names)
