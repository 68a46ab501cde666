"""What a list says of a state, as an event that may follow on what stands here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motions.models import Commitment, FollowUp, FollowUpEvent, Motion, OfficeList, Paper, Request
from motions.models.events import INTERNAL_KINDS
from motions.queries.establishers import establisher_of
from motions.rules.follow_ups import STATE_AFTER, EventKind, Happened, NotAllowed, State, may_happen
from motions.services.acts import Act
from motions.services.events import Happening
from motions.services.follow_ups import AlreadyNoted, DayNotPossible, NobodyEstablishes
from motions.services.office_lists.known import numbered
from motions.services.office_lists.steps import Steps
from motions.services.permissions import ESTABLISH, FOLLOW_UP, require
from motions.services.standing import standing_among, takes_effect

COMMITTEE = "commissie van de Eerste Kamer"
"""Who established what a list of the Eerste Kamer calls fulfilled, where the list does not name the committee."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted of a follow-up, on which day, and in which words."""

    happened: Happened
    on: date
    body: str = ""
    note: str = ""


def noted_of(steps: Steps, history: Sequence[FollowUpEvent], office_list: OfficeList, act: Act) -> Noted | None:
    """What the row notes of its follow-up, whose events are ``history``; None where it says nothing new of a state.

    Raises PermissionDenied, NobodyEstablishes, NotAllowed, AlreadyNoted and DayNotPossible.
    """
    said, entry = steps.standing, steps.matter.entry
    if said is None:
        return None
    assert said.event is not None
    follow_up = steps.follow_up or _to_come(steps)
    on = min(max(office_list.as_of or act.today, follow_up.follow_from), act.today)
    event = Happened(said.event, said.outcome)
    if said.event is EventKind.DECIDED:
        require(act.actor, ESTABLISH)
        if establisher_of(follow_up) is None:
            raise NobodyEstablishes
        noted = Noted(event, on, body=COMMITTEE)
    else:
        require(act.actor, FOLLOW_UP)
        note = f"Volgens de lijst {office_list.file_name}: {entry.state_text or said.word}"
        noted = Noted(event, on, note=note[:500])
    if steps.follow_up is not None:
        _check(event, follow_up, history, on=on)
    return noted


def _to_come(steps: Steps) -> FollowUp:
    """The follow-up that the row opens, as far as who establishes it depends on that; not saved."""
    entry, item, since = steps.matter.entry, steps.item, steps.follow_from
    if isinstance(item, Commitment):
        return FollowUp(commitment=item, follow_from=since)
    if item is not None:
        return FollowUp(request=steps.opens[0], follow_from=since)
    if entry.kind == "motion":
        motion = Motion(paper=Paper(chamber=numbered(entry)[0].chamber))
        return FollowUp(request=Request(motion=motion), follow_from=since)
    commitment = Commitment(chamber=steps.matter.chamber, register_number=entry.official_number)
    return FollowUp(commitment=commitment, follow_from=since)


def event_of(noted: Noted, follow_up: FollowUp, act: Act) -> FollowUpEvent:
    """The event to write; silent, because a list brings what others knew before."""
    kind, outcome = noted.happened.kind, noted.happened.outcome
    return FollowUpEvent(
        follow_up=follow_up,
        kind=kind.value,
        once_key=f"{follow_up.pk}:{kind.value}:{act.now.isoformat()}",
        happened_on=noted.on,
        recorded_at=act.now,
        actor=act.actor,
        outcome=outcome.value if outcome else "",
        body=noted.body,
        note=noted.note,
        is_internal=kind.value in INTERNAL_KINDS,
        is_silent=True,
    )


def _check(event: Happened, follow_up: FollowUp, history: Sequence[FollowUpEvent], *, on: date) -> None:
    state = State(follow_up.state)
    if not may_happen(state, event.kind):
        raise NotAllowed(event.kind, state)
    standing = standing_among(history)
    last = max((row for row in standing if EventKind(row.kind) in STATE_AFTER), key=lambda row: row.pk, default=None)
    outcome = event.outcome.value if event.outcome else ""
    if last and (last.kind, last.happened_on, last.outcome, last.letter_id) == (event.kind.value, on, outcome, None):
        raise AlreadyNoted(Happening(event.kind, on, ""))
    if not takes_effect(event, standing, on=on, state=state):
        raise DayNotPossible("Na de dag van de lijst is al iets anders vastgelegd.")
