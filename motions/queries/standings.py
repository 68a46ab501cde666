"""Where each follow-up of a page stands for this viewer, in three SQL statements whatever the number of rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from motions.models import Commitment, Deadline, FollowUpEvent, Visibility
from motions.queries import seen
from motions.queries.establishers import establisher_of
from motions.queries.seen import Viewer
from motions.rules.establishing import Establisher
from motions.rules.follow_ups import MENTIONS, EventKind, Outcome, State
from motions.rules.slippage import Slippage, TermVersion, slippage
from motions.rules.state_lines import Facts, StateLine, slippage_line, state_line

if TYPE_CHECKING:
    from motions.queries.seen import SeenEvent, SeenFollowUp

Row = TypeVar("Row", bound=FollowUpEvent | Deadline)

LED_TO: dict[State, frozenset[EventKind]] = {
    State.IN_PROGRESS: frozenset({EventKind.PROGRESS}),
    State.PARTLY: frozenset({EventKind.PARTLY, EventKind.DECIDED}),
    State.REPORTED: frozenset({EventKind.REPORTED}),
    State.DECIDED: frozenset({EventKind.DECIDED}),
    State.DECLINED: frozenset({EventKind.DECLINED}),
    State.CLOSED: frozenset({EventKind.CLOSED}),
    State.TRANSFERRED: frozenset({EventKind.TRANSFERRED}),
    State.OVERTAKEN: frozenset({EventKind.OVERTAKEN}),
    State.LAPSED: frozenset({EventKind.LAPSED}),
}
"""The events that tell why a follow-up is in a state."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A follow-up's line, its slippage sentence (or ""), and what these were made of, rows newest first."""

    line: StateLine
    slippage: str
    facts: Facts
    slipped: Slippage | None
    letters_until: date | None
    state: State
    establisher: Establisher | None
    events: "tuple[SeenEvent, ...]"
    deadlines: tuple[Deadline, ...]


def letters_until(viewer: Viewer, *, today: date) -> date | None:
    """The day up to which letters are in: the newest date of a letter that was sent and that this viewer may see."""
    arrived = seen.letters(viewer).exclude(visibility=Visibility.DRAFT)
    newest = arrived.filter(sent_on__lte=today).order_by("-sent_on").values_list("sent_on", flat=True)
    return newest.first()


def standings(follow_ups: "Sequence[SeenFollowUp]", *, viewer: Viewer, today: date) -> dict[int, Standing]:
    """The standing of each row of ``seen.follow_ups`` by its primary key.

    The rows come with ``request__motion__paper``, ``commitment`` and ``successor__ministry`` selected.
    """
    keys = [follow_up.pk for follow_up in follow_ups]
    happened = _by_follow_up(
        seen.events(viewer, today=today)
        .filter(follow_up__in=keys)
        .select_related("letter", "evidence", "deadline__letter", "actor")
        .defer("letter__text", "deadline__letter__text")
        .order_by("-happened_on", "-pk")
    )
    versions = _by_follow_up(
        seen.deadlines(viewer)
        .filter(follow_up__in=keys)
        .select_related("letter", "activity", "confirmed_by", "recorded_by")
        .defer("letter__text")
        .order_by("-version")
    )
    until = letters_until(viewer, today=today)
    return {
        follow_up.pk: _standing(follow_up, happened[follow_up.pk], versions[follow_up.pk], today, until)
        for follow_up in follow_ups
    }


def _by_follow_up(rows: Iterable[Row]) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.follow_up_id].append(row)
    return grouped


def _standing(
    follow_up: "SeenFollowUp",
    events: "list[SeenEvent]",
    deadlines: list[Deadline],
    today: date,
    until: date | None,
) -> Standing:
    facts = _facts(follow_up, events, deadlines, today)
    binding = [deadline for deadline in reversed(deadlines) if deadline.set_by != Deadline.SetBy.INTERNAL]
    slipped = slippage([TermVersion(row.due_on, row.set_by == Deadline.SetBy.PROMISED) for row in binding])
    return Standing(
        line=state_line(facts, today=today, letters_until=until),
        slippage=slippage_line(slipped),
        facts=facts,
        slipped=slipped,
        letters_until=until,
        state=facts.state,
        establisher=facts.establisher,
        events=tuple(events),
        deadlines=tuple(deadlines),
    )


def _facts(follow_up: "SeenFollowUp", events: "list[SeenEvent]", deadlines: list[Deadline], today: date) -> Facts:
    state = State(follow_up.seen_state)
    told = next((event for event in events if event.kind in LED_TO.get(state, ())), None)
    letter = next((event for event in events if event.kind in MENTIONS and event.letter_id), None)
    term = next((deadline for deadline in deadlines if deadline.set_by != Deadline.SetBy.INTERNAL), None)
    successor = getattr(follow_up, "successor", None)
    return Facts(
        of_motion=follow_up.request_id is not None,
        state=state,
        outcome=Outcome(told.outcome) if told and told.outcome else None,
        body=told.body if told else "",
        told_on=_day_told(told) if told else None,
        told_in_letter=told is not None and told.letter_id is not None,
        due_on=follow_up.seen_due_on,
        estimated=follow_up.is_estimate,
        certain=term.certain if term else True,
        notify_from=term.notify_from if term else None,
        phrase=term.phrase if term else "",
        review_on=term.review_on if term else None,
        last_letter_on=_day_told(letter) if letter else None,
        successor=str(successor.ministry or "") if successor else "",
        establisher=establisher_of(follow_up),
        intention=follow_up.commitment is not None and follow_up.commitment.tier == Commitment.Tier.ACT,
        unsaid=follow_up.unsaid and not _passed(follow_up, today),
    )


def _passed(follow_up: "SeenFollowUp", today: date) -> bool:
    """Whether the term has passed with all that is known here, published or not."""
    return follow_up.open_due_on is not None and follow_up.open_due_on < today


def _day_told(event: FollowUpEvent) -> date:
    """The day of the letter where there is one, else the day on which it happened."""
    return (event.letter.sent_on if event.letter else None) or event.happened_on
