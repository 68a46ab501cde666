"""What accepting the source's value does, for each kind of difference where that can be done."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from motions.models import Decision, FollowUp, FollowUpEvent, Motion, Settlement
from motions.rules.decisions import DecisionKind, register_outcome
from motions.rules.follow_ups import STATE_AFTER, EventKind
from motions.rules.reconciling import LAPSED_WORD
from motions.services import events, source_values
from motions.services.acts import Act
from motions.services.follow_ups import change_by_hand, decide
from motions.services.imports.register_follow_ups import REGISTER
from motions.services.permissions import CHANGE_DECISION, ESTABLISH, FOLLOW_UP, require
from motions.services.refusals import Refused


class ChangedSince(Refused):
    """What accepting wrote was changed by somebody."""

    def __init__(self) -> None:
        super().__init__("Het besluit is sindsdien gewijzigd of verwijderd. Pas het besluit zelf aan.")


class DecisionStandsTwice(Refused):
    """The same decision of that day is there already."""

    def __init__(self) -> None:
        super().__init__("Zo'n besluit van die dag staat er al. Pas de besluiten bij de motie zelf aan.")


def register_says(follow_up: FollowUp, accepted: Settlement, act: Act) -> None:
    """Note what the register says now: established, lapsed, or open again.

    The day is the register's own, unless something else was noted here on a later one.
    """
    assert follow_up.commitment is not None
    word = follow_up.commitment.register_status
    outcome = register_outcome(word)
    on = _possible_day(follow_up, act)
    if outcome is not None:
        accepted.event = decide(
            follow_up=follow_up, outcome=outcome, body=REGISTER, decided_on=on, actor=act.actor, now=act.now,
            today=act.today,
        )  # fmt: skip
    else:
        is_lapsed = word.casefold() == LAPSED_WORD.casefold()
        accepted.event = change_by_hand(
            follow_up=follow_up, kind=EventKind.LAPSED if is_lapsed else EventKind.REOPENED, happened_on=on,
            note=f"“{word}” volgens het toezeggingenregister.", actor=act.actor, now=act.now, today=act.today,
        )  # fmt: skip


def _possible_day(follow_up: FollowUp, act: Act) -> date:
    """The register's day, where that is not before the last step noted here or after today."""
    assert follow_up.commitment is not None
    steps = follow_up.events.standing().filter(kind__in=[kind.value for kind in STATE_AFTER])
    last: FollowUpEvent | None = steps.order_by("-happened_on").first()
    said_on = follow_up.commitment.register_fulfilled_on or act.today
    return min(max(said_on, follow_up.follow_from, last.happened_on if last else said_on), act.today)


def typed_is_corrected(motion: Motion, accepted: Settlement, act: Act) -> None:
    """Let the decision that staff typed and by which the outcome differs count no longer."""
    typed = Decision.objects.filter(motion=motion, official_id=None, kind=accepted.ours)
    accepted.decision = typed.order_by("-decided_on", "-order", "-pk")[0]
    _change(accepted.decision, DecisionKind.CORRECTED, act)


def decision_of_source(decision: Decision, accepted: Settlement, act: Act) -> None:
    """Let the decision be what the source calls it."""
    accepted.decision = decision
    _change(decision, DecisionKind(accepted.theirs), act)


def take_back(event: FollowUpEvent, act: Act) -> None:
    """Let what was noted for the register count no longer; it takes the right that noting it took."""
    require(act.actor, ESTABLISH if event.kind == EventKind.DECIDED.value else FOLLOW_UP)
    events.retract(events=[event], actor=act.actor, now=act.now, today=act.today)


def restore(settlement: Settlement, act: Act) -> None:
    """Let a decision be what it was before. Raises ChangedSince."""
    decision = settlement.decision
    set_to = settlement.theirs if STEPS[settlement.difference] is decision_of_source else DecisionKind.CORRECTED.value
    if decision is None or decision.kind != set_to:
        raise ChangedSince
    _change(decision, DecisionKind(settlement.ours), act)


def _change(decision: Decision, kind: DecisionKind, act: Act) -> None:
    require(act.actor, CHANGE_DECISION)
    row = Decision.objects.select_for_update().get(pk=decision.pk)
    source_values.keep(row)
    row.kind = kind.value
    row._history_user = act.actor  # type: ignore[attr-defined]  # simple_history reads it
    try:
        with transaction.atomic():
            row.save(update_fields=["kind"])
    except IntegrityError:
        raise DecisionStandsTwice from None


STEPS: dict[str, Callable[[Any, Settlement, Act], None]] = {
    "toezeggingen-anders": register_says,
    "moties-anders-besloten": typed_is_corrected,
    "besluiten-gewijzigd": decision_of_source,
}
"""By the slug of the difference."""
