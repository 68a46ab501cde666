"""What a row does: decided once, for the preview that says it and for the taking over that does it.

What stands here is never overwritten: an empty column is filled, a term that a list set may be moved by a later list,
and a state is noted where it may follow. All else that differs is said, and stays.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motions.models import Addressee, Commitment, Deadline, FollowUp, Motion, OfficeListRow, Request
from motions.rules.decisions import FINAL, FOLLOWED, Decided, DecisionKind, outcome_of
from motions.rules.dutch_dates import written
from motions.rules.follow_ups import RUNNING, EventKind, Happened, Outcome, State, may_happen, state_after
from motions.services.follow_ups import adoption
from motions.services.office_lists.known import Item, Known, follow_ups_of, numbered
from motions.services.office_lists.matters import Matter, Standing
from motions.services.terms import NewTerm

Plan = OfficeListRow.Plan
_DONE = frozenset({State.REPORTED, State.DECIDED, State.CLOSED})


class Impossible(Exception):
    """The row cannot be taken over; ``str()`` is Dutch, ``fields`` are the columns it may be about, likeliest first."""

    def __init__(self, message: str, *fields: str) -> None:
        super().__init__(message)
        self.fields = fields


@dataclass(slots=True)
class Steps:
    """What taking a row over does.

    ``item`` is None where it is made. ``opens`` are the requests to follow (None stands for the commitment itself);
    ``follow_up`` is the one that is there. ``fills`` are columns of it, ``register`` columns of the commitment.
    """

    matter: Matter
    item: Item | None
    follow_from: date
    opens: list[Request | None] = field(default_factory=list)
    follow_up: FollowUp | None = None
    term: NewTerm | None = None
    standing: Standing | None = None
    fills: dict[str, Any] = field(default_factory=dict)
    register: dict[str, str] = field(default_factory=dict)
    says: list[str] = field(default_factory=list)
    differs: bool = False

    @property
    def plan(self) -> Plan:
        """In one word."""
        if self.item is None:
            return Plan.NEW
        if self.opens or self.term or self.standing or self.fills or self.register:
            return Plan.ADDS
        return Plan.DIFFERS if self.differs else Plan.SAME

    @property
    def set_by(self) -> Deadline.SetBy:
        """Who set the term that a list names: the committee in a register of the Eerste Kamer."""
        if self.matter.term_is_internal:
            return Deadline.SetBy.INTERNAL
        if self.matter.from_register:
            return Deadline.SetBy.COMMITTEE
        return Deadline.SetBy.REQUESTED if self.matter.entry.kind == "motion" else Deadline.SetBy.PROMISED

    def does(self, what: str) -> None:
        self.says.append(what)

    def leaves(self, what: str) -> None:
        """Say of a difference that it stays."""
        self.says.append(what)
        self.differs = True


def steps_of(matter: Matter, item: Item | None, known: Known, *, as_of: date) -> Steps:
    """What this row does to this item, or to a new one. Raises Impossible."""
    steps = Steps(matter, item, _follow_from(matter, item, as_of))
    if item is None:
        _make(steps, known)
    elif isinstance(item, Motion):
        _motion(steps, item, known, as_of)
    else:
        _register(steps, item)
        _one(steps, list(item.follow_ups.all()), None, known, as_of)
    if steps.term is not None and steps.term.due_on is not None and steps.term.due_on < _counts_from(steps):
        raise Impossible(
            f"De termijn ({written(steps.term.due_on)}) ligt vóór de dag waarop dit begint"
            f" ({written(_counts_from(steps))}).",
            "term",
        )
    return steps


def _counts_from(steps: Steps) -> date:
    assert steps.term is not None
    since = steps.follow_up.follow_from if steps.follow_up else steps.follow_from
    return steps.term.anchor_on or since


def _follow_from(matter: Matter, item: Item | None, as_of: date) -> date:
    """The day of the promise or of the decision, else the day on which it was moved, else that of the list."""
    if isinstance(item, Commitment):
        return item.promised_on
    decided = adoption(item) if item else None
    if decided is not None:
        return decided.decided_on
    return (item.submitted_on if item else None) or matter.entry.given_on or as_of


def _make(steps: Steps, known: Known) -> None:
    entry = steps.matter.entry
    if not entry.subject:
        raise Impossible("Het onderwerp is leeg, en wat dit is staat nog niet in Nakoming.", "subject")
    if entry.kind == "motion":
        papers = numbered(entry)
        if len(papers) != 1:
            raise Impossible(
                "Deze motie staat niet in Nakoming. Om haar toe te voegen is één volledig Kamerstuknummer nodig.",
                "paper",
                "source",
            )
        if papers[0] in known.letters:
            raise Impossible(f"Kamerstuk {papers[0].normal_form} is hier een brief.", "paper", "source")
        steps.does("Motie toevoegen.")
    else:
        if entry.given_on is None:
            raise Impossible(
                "Deze toezegging staat niet in Nakoming. Om haar toe te voegen is de datum nodig waarop zij is gedaan.",
                "given_on",
                "source",
            )
        steps.does("Toezegging toevoegen.")
    _open(steps, [None])


def _open(steps: Steps, opens: list[Request | None], *, of_several: int = 0) -> None:
    """Follow it, with all that the row says of it; ``of_several`` is how many requests the motion has, if more."""
    matter = steps.matter
    at = f" bij {matter.ministry}" if matter.ministry else ", nog zonder ministerie"
    steps.opens = opens
    steps.does(f"Opvolging openen{at}, gevolgd vanaf {written(steps.follow_from)}.")
    if of_several:
        if matter.term or (matter.standing and matter.standing.event):
            _leave_several(steps, of_several)
        return
    _set_term(steps, matter.term)
    _note(steps, State.OPEN, "", None)
    if matter.owner:
        steps.fills["owner"] = matter.owner
        steps.does(f"Behandelaar: {matter.owner.get_full_name() or matter.owner.get_username()}.")
    if matter.entry.unit:
        steps.fills["unit"] = matter.entry.unit[:120]
        steps.does(f"Directie: {matter.entry.unit}.")


def _motion(steps: Steps, motion: Motion, known: Known, as_of: date) -> None:
    decisions = [Decided(DecisionKind(row.kind), row.decided_on, row.order) for row in motion.decisions.all()]
    outcome = outcome_of(decisions)
    if outcome is not None and outcome.kind in FINAL - FOLLOWED and not follow_ups_of(motion):
        steps.leaves(f"De motie is hier “{outcome.kind.label}”. Er wordt niets geopend.")
        return
    asked = [request for request in motion.requests.all() if request.addressee != Addressee.NOBODY]
    if not asked:
        steps.leaves("Wat de motie vraagt is hier nog niet bekend. Er wordt niets geopend.")
    elif len(asked) == 1:
        _one(steps, list(asked[0].follow_ups.all()), asked[0], known, as_of)
    else:
        unfollowed: list[Request | None] = [request for request in asked if not request.follow_ups.all()]
        if unfollowed:
            _open(steps, unfollowed, of_several=len(asked))
        elif steps.matter.term or steps.matter.standing:
            _leave_several(steps, len(asked))


def _leave_several(steps: Steps, count: int) -> None:
    steps.leaves(f"De motie heeft {count} verzoeken. Termijn en stand horen bij één verzoek en blijven in de lijst.")


def _one(steps: Steps, there: list[FollowUp], request: Request | None, known: Known, as_of: date) -> None:
    """One request or commitment: open it, or add to the follow-up that is there."""
    ministry = steps.matter.ministry
    at_ministry = [row for row in there if ministry and row.ministry_id == ministry.pk]
    if not there:
        _open(steps, [request])
    elif at_ministry or len(there) == 1:
        steps.follow_up = (at_ministry or there)[0]
        _add(steps, steps.follow_up, known, as_of)
    else:
        steps.leaves("Dit wordt bij meer ministeries gevolgd, en de lijst noemt er geen van. Er wordt niets gewijzigd.")


def _add(steps: Steps, follow_up: FollowUp, known: Known, as_of: date) -> None:
    matter = steps.matter
    for name, label, given in (
        ("ministry", "Ministerie", matter.ministry),
        ("unit", "Directie", matter.entry.unit[:120]),
        ("owner", "Behandelaar", matter.owner),
    ):
        here = getattr(follow_up, name)
        if not given or given == here:
            continue
        if here:
            steps.leaves(f"{label}: hier “{here}”, in de lijst “{given}”. Blijft zoals het hier staat.")
        else:
            steps.fills[name] = given
            steps.does(f"{label}: {given}.")
    term, here_term = matter.term, known.terms.get(follow_up.pk)
    if term is not None and (here_term is None or term.due_on != here_term.due_on):
        if here_term is None or here_term.by_list:
            _set_term(steps, term)
        elif term.due_on is not None:
            here_day = written(here_term.due_on) if here_term.due_on else "zonder datum"
            steps.leaves(f"Termijn: hier {here_day}, in de lijst {written(term.due_on)}. Blijft zoals het hier staat.")
    _note(steps, State(follow_up.state), follow_up.outcome, known.last_changed.get(follow_up.pk), as_of)


def _set_term(steps: Steps, term: NewTerm | None) -> None:
    if term is None:
        return
    steps.term = term
    what = "Intern streven" if steps.matter.term_is_internal else "Termijn"
    steps.does(f"{what}: {written(term.due_on)}." if term.due_on else f"{what}: “{term.phrase}”, zonder datum.")


def _note(steps: Steps, state: State, outcome: str, changed_on: date | None, as_of: date | None = None) -> None:
    """Note the state of the list where it may follow on the state that is here."""
    said = steps.matter.standing
    if said is None:
        return
    if said.not_noted:
        steps.leaves(f"Stand “{said.word}” is niet overgenomen. {said.not_noted}")
    elif said.event is None:
        if state not in RUNNING:
            _leave_state(steps, state, said)
    elif not _is_so(state, outcome, said):
        if not may_happen(state, said.event) or (changed_on and as_of and changed_on > as_of):
            _leave_state(steps, state, said)
        else:
            steps.standing = said
            label = said.outcome.label if said.outcome else said.event.label
            steps.does(f"Stand: “{said.word}”, genoteerd als “{label}”.")


def _is_so(state: State, outcome: str, said: Standing) -> bool:
    assert said.event is not None
    if said.event is EventKind.DECIDED:
        is_partly = said.outcome is Outcome.PARTLY and state is State.PARTLY
        return is_partly or (state is State.DECIDED and outcome == said.outcome)
    if said.event is EventKind.REPORTED and state in _DONE:
        return True
    return state_after(state, Happened(said.event, said.outcome)) is state


def _leave_state(steps: Steps, state: State, said: Standing) -> None:
    steps.leaves(f"Stand: hier “{state.label}”, in de lijst “{said.word}”. Blijft zoals het hier staat.")


def _register(steps: Steps, commitment: Commitment) -> None:
    """The columns of the register: an empty number is filled; the word of the Eerste Kamer's register is its own."""
    entry = steps.matter.entry
    if entry.official_number and not commitment.register_number:
        steps.register["register_number"] = entry.official_number[:20]
        steps.does(f"Nummer in het register: {entry.official_number}.")
    if steps.matter.from_register and entry.state_word and entry.state_word[:60] != commitment.register_status:
        steps.register["register_status"] = entry.state_word[:60]
        steps.does(f"Status in het register: “{entry.state_word}”.")
