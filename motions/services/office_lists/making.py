"""What one row makes: a commitment or motion, its follow-ups, a term, a state; and what taking that back needs."""

from collections.abc import Sequence
from typing import Any

from motions.models import (
    Commitment,
    CommitmentAddressee,
    Deadline,
    FollowUp,
    FollowUpEvent,
    Motion,
    Mover,
    OfficeList,
    Paper,
    Request,
    Statement,
)
from motions.rules.follow_ups import EventKind
from motions.services import follow_ups
from motions.services.acts import Act
from motions.services.commitments import title_of
from motions.services.office_lists.known import numbered
from motions.services.office_lists.steps import Steps
from motions.services.papers import paper_of
from motions.services.terms import set_term

COMMITTEE = "commissie van de Eerste Kamer"
"""Who established what a list of the Eerste Kamer calls fulfilled, where the list does not name the committee."""


def make(steps: Steps, office_list: OfficeList, act: Act) -> dict[str, Any]:
    """Do what the row does, in the caller's transaction. Returns what ``OfficeListRow.made`` holds.

    The caller silences what was written (``hush``): a list brings no news. Raises Refused, NotAllowed and
    IntegrityError, after which nothing of the row stands once the caller's savepoint is rolled back.
    """
    made: dict[str, Any] = {}
    opens = steps.opens
    if steps.item is None and steps.matter.entry.kind == "motion":
        steps.item = _motion(steps)
        made["motion"] = steps.item.pk
        opens = list(steps.item.requests.all())
    elif steps.item is None:
        steps.item = _commitment(steps)
        made["commitment"] = steps.item.pk
    if steps.register:
        assert isinstance(steps.item, Commitment)
        made["register_of"] = steps.item.pk
        made["register"] = _written(steps.item, steps.register)
    opened = [_open(steps, request, act) for request in opens]
    follow_up = steps.follow_up or (opened[0] if len(opened) == 1 else None)
    made["opened"] = [row.pk for row in opened]
    made["follow_ups"] = made["opened"] or ([follow_up.pk] if follow_up else [])
    if follow_up is not None:
        if steps.fills:
            made["columns"] = _filled(follow_up, steps.fills)
        if steps.term is not None:
            made["deadline"] = _set_term(steps, follow_up, act).pk
        if steps.standing is not None:
            _note(steps, follow_up, office_list, act)
    events = FollowUpEvent.objects.filter(follow_up__in=made["follow_ups"], recorded_at=act.now)
    made["events"] = list(events.order_by("pk").values_list("pk", flat=True))
    return made


def _commitment(steps: Steps) -> Commitment:
    """Without a history of edits, so that an official source that brings it later may word it."""
    entry, chamber = steps.matter.entry, steps.matter.chamber
    assert entry.given_on is not None
    papers = [paper_of(reference) for reference in entry.papers[:1]]
    commitment = Commitment(
        chamber=chamber,
        title=title_of(entry.subject),
        wording=entry.subject,
        promised_on=entry.given_on,
        dossier=papers[0].dossier if papers else None,
        register_number=entry.official_number[:20],
        register_status=entry.state_word[:60] if steps.matter.from_register else "",
    )
    commitment.save_without_historical_record()  # type: ignore[attr-defined]  # simple_history adds it
    Statement.objects.bulk_create(
        [
            Statement(
                commitment=commitment,
                said_on=entry.given_on,
                quote=entry.subject,
                register_number=entry.official_number[:20],
            )
        ]
    )
    CommitmentAddressee.objects.bulk_create(
        CommitmentAddressee(commitment=commitment, name=name[:200]) for name in dict.fromkeys(entry.movers)
    )
    return commitment


def _motion(steps: Steps) -> Motion:
    entry = steps.matter.entry
    paper: Paper = paper_of(numbered(entry)[0])
    motion = Motion(paper=paper, title=entry.subject[:1000], submitted_on=entry.given_on)
    motion.save_without_historical_record()  # type: ignore[attr-defined]
    Mover.objects.bulk_create(
        Mover(motion=motion, position=position, name=name[:120]) for position, name in enumerate(entry.movers, 1)
    )
    Request.objects.bulk_create([Request(motion=motion, position=1, text=entry.subject)])
    return motion


def _open(steps: Steps, request: Request | None, act: Act) -> FollowUp:
    ministry = steps.matter.ministry
    return follow_ups.open_follow_up(
        request=request,
        commitment=steps.item if isinstance(steps.item, Commitment) else None,
        ministry=ministry,
        ministry_source=FollowUp.MinistrySource.STAFF if ministry else "",
        follow_from=steps.follow_from,
        actor=act.actor,
        now=act.now,
        today=act.today,
    )


def _set_term(steps: Steps, follow_up: FollowUp, act: Act) -> Deadline:
    assert steps.term is not None
    return set_term(
        follow_up=follow_up,
        term=steps.term,
        set_by=steps.set_by,
        actor=act.actor,
        now=act.now,
        today=act.today,
    )


def _note(steps: Steps, follow_up: FollowUp, office_list: OfficeList, act: Act) -> None:
    said, entry = steps.standing, steps.matter.entry
    assert said is not None and said.event is not None
    on = min(max(office_list.as_of or act.today, follow_up.follow_from), act.today)
    if said.event is EventKind.DECIDED:
        assert said.outcome is not None
        follow_ups.decide(
            follow_up=follow_up, outcome=said.outcome, body=COMMITTEE, decided_on=on, actor=act.actor, now=act.now,
            today=act.today,
        )  # fmt: skip
    else:
        note = f"Volgens de lijst {office_list.file_name}: {entry.state_text or said.word}"
        follow_ups.change_by_hand(
            follow_up=follow_up, kind=said.event, happened_on=on, note=note[:500], actor=act.actor, now=act.now,
            today=act.today,
        )  # fmt: skip


def _written(commitment: Commitment, columns: dict[str, str]) -> dict[str, list[str]]:
    """Write columns of the register. Returns each as (before, after)."""
    changed = {name: [getattr(commitment, name), value] for name, value in columns.items()}
    Commitment.objects.filter(pk=commitment.pk).update(**columns)
    return changed


def _filled(follow_up: FollowUp, columns: dict[str, Any]) -> dict[str, list[Any]]:
    """Fill empty columns. Returns each as (before, after), rows by their key."""
    values = dict(columns)
    if "ministry" in values:
        values["ministry_source"] = FollowUp.MinistrySource.STAFF.value
    before = FollowUp.objects.filter(pk=follow_up.pk).values(*values).get()
    FollowUp.objects.filter(pk=follow_up.pk).update(**values)
    after = FollowUp.objects.filter(pk=follow_up.pk).values(*values).get()
    return {name: [before[name], after[name]] for name in values}


def touched(made: Sequence[dict[str, Any]]) -> list[int]:
    """The follow-ups that these rows touched."""
    return [pk for one in made for pk in one["follow_ups"]]
