"""What rows make: commitments or motions, their follow-ups, terms and states; and what taking that back needs.

A batch is written in a fixed number of statements, however many rows it has.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max

from motions.models import Commitment, Deadline, FollowUp, FollowUpEvent, OfficeListRow, Request
from motions.models.events import INTERNAL_KINDS
from motions.rules.follow_ups import EventKind
from motions.services import bulk
from motions.services.acts import Act
from motions.services.office_lists.items import About, abouts_of
from motions.services.office_lists.noting import Noted, event_of
from motions.services.office_lists.steps import Steps
from motions.services.refreshing import refresh_all
from motions.services.terms import kind_of, version_of
from motions.services.writing import columns, write_beginnings, write_events


@dataclass(frozen=True, slots=True)
class Taking:
    """A row to take over, what it notes of a state, and the binding term that its follow-up had."""

    row: OfficeListRow
    steps: Steps
    noted: Noted | None = None
    term_before: Deadline | None = None


@dataclass(slots=True)
class _Made:
    """What came of a row. ``follow_up`` is the one that it says something of, if it is only one."""

    taking: Taking
    about: About
    opened: list[FollowUp]
    follow_up: FollowUp | None
    deadline: Deadline | None = None
    kept: dict[str, Any] = field(default_factory=dict)

    @property
    def steps(self) -> Steps:
        return self.taking.steps


def make(takings: Sequence[Taking], act: Act) -> None:
    """Do what the rows do, in the caller's savepoint, and tell each row what came of it (``OfficeListRow.made``).

    Follow-ups that are there are locked. The caller silences what was written: a list brings no news. Raises
    IntegrityError and DataError, after which nothing stands once the savepoint is rolled back.
    """
    abouts = abouts_of([taking.steps for taking in takings])
    made = [_begun(taking, about, act) for taking, about in zip(takings, abouts, strict=True)]
    _write_register(made)
    _write_opened([row for one in made for row in one.opened], act)
    _fill(made)
    _write_terms(made, act)
    write_events(event for one in made for event in _events(one, act))
    touched = [pk for one in made for pk in one.kept["follow_ups"]]
    refresh_all(FollowUp.objects.filter(pk__in=touched), today=act.today, now=act.now)
    written = _written(touched, act)
    for one in made:
        one.kept["events"] = [pk for follow_up in one.kept["follow_ups"] for pk in written[follow_up]]
        _tell(one.taking.row, one.kept)


def _begun(taking: Taking, about: About, act: Act) -> _Made:
    opened = [_opened(taking.steps, about, request, act) for request in about.opens]
    follow_up = taking.steps.follow_up or (opened[0] if len(opened) == 1 else None)
    made = _Made(taking, about, opened, follow_up)
    if taking.steps.item is None:
        made.kept["commitment" if isinstance(about.item, Commitment) else "motion"] = about.item.pk
    return made


def _opened(steps: Steps, about: About, request: Request | None, act: Act) -> FollowUp:
    ministry = steps.matter.ministry
    return FollowUp(
        request=request,
        commitment=about.item if isinstance(about.item, Commitment) else None,
        ministry=ministry,
        ministry_source=FollowUp.MinistrySource.STAFF.value if ministry else "",
        unit=steps.fills.get("unit", ""),
        owner=steps.fills.get("owner"),
        follow_from=steps.follow_from,
        opened_at=act.now,
    )


def _write_register(made: Sequence[_Made]) -> None:
    """Write columns of the register, each kept as (before, after)."""
    rows = []
    for one in made:
        commitment, new = one.about.item, one.steps.register
        if new:
            assert isinstance(commitment, Commitment)
            before = {"register_number": commitment.register_number, "register_status": commitment.register_status}
            rows.append({"id": commitment.pk, **before, **new})
            one.kept["register_of"] = commitment.pk
            one.kept["register"] = {name: [before[name], value] for name, value in new.items()}
    bulk.update(Commitment, rows)


def _write_opened(follow_ups: Sequence[FollowUp], act: Act) -> None:
    returning = ("request_id", "commitment_id", "id")
    new = bulk.insert(FollowUp, [columns(row) for row in follow_ups], returning=returning)
    keys = {(request, commitment): pk for request, commitment, pk in new}
    for row in follow_ups:
        row.pk = keys[row.request_id, row.commitment_id]
    write_beginnings(follow_ups, act)


def _fill(made: Sequence[_Made]) -> None:
    """Fill empty columns, each kept as (before, after), rows by their key; a new follow-up came with them."""
    filled = []
    for one in made:
        one.kept["opened"] = [row.pk for row in one.opened]
        one.kept["follow_ups"] = one.kept["opened"] or ([one.follow_up.pk] if one.follow_up else [])
        if one.follow_up is None or not one.steps.fills:
            continue
        new = {name: getattr(value, "pk", value) for name, value in one.steps.fills.items()}
        if "ministry" in new:
            new["ministry_source"] = FollowUp.MinistrySource.STAFF.value
        here = {"unit": "", "owner": None} if one.opened else _fillable(one.follow_up)
        one.kept["columns"] = {name: [here[name], value] for name, value in new.items()}
        if not one.opened:
            filled.append({"id": one.follow_up.pk, **{_COLUMN.get(k, k): v for k, v in (here | new).items()}})
    bulk.update(FollowUp, filled)


_COLUMN = {"ministry": "ministry_id", "owner": "owner_id"}


def _fillable(row: FollowUp) -> dict[str, Any]:
    return {
        "ministry": row.ministry_id, "ministry_source": row.ministry_source, "unit": row.unit, "owner": row.owner_id
    }  # fmt: skip


def _write_terms(made: Sequence[_Made], act: Act) -> None:
    with_term = [(one, one.follow_up) for one in made if one.steps.term is not None and one.follow_up is not None]
    old = Deadline.objects.filter(follow_up__in=[follow_up.pk for _, follow_up in with_term]).order_by()
    last = dict(old.values_list("follow_up").annotate(last=Max("version")))
    for one, follow_up in with_term:
        assert one.steps.term is not None
        version = last.get(follow_up.pk, 0) + 1
        one.deadline = version_of(follow_up, one.steps.term, version=version, set_by=one.steps.set_by, act=act)
    new = [one.deadline for one in made if one.deadline is not None]
    keys = dict(bulk.insert(Deadline, [columns(row) for row in new], returning=("follow_up_id", "id")))
    for one in made:
        if one.deadline is not None:
            one.deadline.pk = one.kept["deadline"] = keys[one.deadline.follow_up_id]


def _events(one: _Made, act: Act) -> list[FollowUpEvent]:
    events = [_event(row, EventKind.OPENED, "opened:1", row.follow_from, act) for row in one.opened]
    if one.follow_up is not None and one.deadline is not None:
        kind = kind_of(one.deadline, after=one.taking.term_before)
        term = _event(one.follow_up, kind, f"term:v{one.deadline.version}", act.today, act)
        term.deadline = one.deadline
        term.is_internal = one.deadline.set_by == Deadline.SetBy.INTERNAL
        events.append(term)
    if one.follow_up is not None and one.taking.noted is not None:
        events.append(event_of(one.taking.noted, one.follow_up, act))
    return events


def _event(follow_up: FollowUp, kind: EventKind, episode: str, on: date, act: Act) -> FollowUpEvent:
    return FollowUpEvent(
        follow_up=follow_up,
        kind=kind.value,
        once_key=f"{follow_up.pk}:{episode}",
        happened_on=on,
        recorded_at=act.now,
        actor=act.actor,
        is_internal=kind.value in INTERNAL_KINDS,
        is_silent=True,
    )


def _written(follow_ups: Sequence[int], act: Act) -> dict[int, list[int]]:
    """The keys of the events that this moment wrote, by follow-up."""
    events = FollowUpEvent.objects.filter(follow_up__in=follow_ups, recorded_at=act.now).order_by("pk")
    written: dict[int, list[int]] = defaultdict(list)
    for follow_up, pk in events.values_list("follow_up", "pk"):
        written[follow_up].append(pk)
    return written


def _tell(row: OfficeListRow, kept: dict[str, Any]) -> None:
    row.made = kept
    row.deadline_id = kept.get("deadline")
    row.motion_id = kept.get("motion", row.motion_id)
    row.commitment_id = kept.get("commitment", row.commitment_id)
