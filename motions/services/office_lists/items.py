"""The motions and commitments that a list brings, made in a few statements however many they are.

They have no history of edits, so that an official source that brings one of them later may word it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motions.models import Commitment, CommitmentAddressee, Motion, Mover, Request, Statement
from motions.services import bulk
from motions.services.commitments import title_of
from motions.services.imports.papers import dossiers_of
from motions.services.office_lists.known import Item, numbered
from motions.services.office_lists.steps import Steps
from motions.services.papers import papers_of
from motions.services.writing import columns


@dataclass(frozen=True, slots=True)
class About:
    """What a row is about, and the requests of it that are to be opened; None stands for the commitment itself."""

    item: Item
    opens: tuple[Request | None, ...]


def abouts_of(steps: Sequence[Steps]) -> list[About]:
    """What each row is about; what is not here yet is made."""
    new = [one for one in steps if one.item is None]
    made = {
        **_motions([one for one in new if one.matter.entry.kind == "motion"]),
        **_commitments([one for one in new if one.matter.entry.kind != "motion"]),
    }
    return [About(one.item, tuple(one.opens)) if one.item is not None else made[id(one)] for one in steps]


def _motions(new: Sequence[Steps]) -> dict[int, About]:
    if not new:
        return {}
    papers = papers_of(numbered(one.matter.entry)[0] for one in new)
    made: dict[int, tuple[Motion, Request]] = {}
    for one in new:
        entry = one.matter.entry
        motion = Motion(paper=papers[numbered(entry)[0]], title=entry.subject[:1000], submitted_on=entry.given_on)
        made[id(one)] = motion, Request(position=1, text=entry.subject)
    keys = _inserted(Motion, [motion for motion, _ in made.values()], "paper_id")
    for motion, request in made.values():
        motion.pk = keys[motion.paper_id]
        request.motion = motion
    movers = [
        Mover(motion_id=made[id(one)][0].pk, position=position, name=name[:120])
        for one in new
        for position, name in enumerate(one.matter.entry.movers, 1)
    ]
    bulk.insert(Mover, [columns(mover) for mover in movers])
    keys = _inserted(Request, [request for _, request in made.values()], "motion_id")
    for motion, request in made.values():
        request.pk = keys[motion.pk]
    return {key: About(motion, (request,)) for key, (motion, request) in made.items()}


def _inserted(model: type[Motion] | type[Request], rows: Iterable[Motion | Request], by: str) -> dict[int, int]:
    return dict(bulk.insert(model, [columns(row) for row in rows], returning=(by, "id")))


def _commitments(new: Sequence[Steps]) -> dict[int, About]:
    if not new:
        return {}
    named = [paper for one in new for paper in one.matter.entry.papers[:1]]
    dossiers = dossiers_of(dict.fromkeys(named, ""))
    made = {id(one): _commitment(one, dossiers) for one in new}
    returned = bulk.insert(
        Commitment,
        [columns(row) for row in made.values()],
        returning=("wording", "promised_on", "register_number", "id"),
    )
    keys: dict[tuple[str, str, str], list[int]] = {}
    for wording, promised_on, number, key in returned:
        keys.setdefault((wording, str(promised_on), number), []).append(key)
    for row in made.values():
        # Rows that say exactly the same are the same until something hangs on them.
        row.pk = keys[row.wording, str(row.promised_on), row.register_number].pop()
    bulk.insert(
        Statement,
        [
            columns(
                Statement(
                    commitment_id=row.pk,
                    said_on=row.promised_on,
                    quote=row.wording,
                    register_number=row.register_number,
                )
            )
            for row in made.values()
        ],
    )
    addressees = [
        CommitmentAddressee(commitment_id=made[id(one)].pk, name=name)
        for one in new
        for name in dict.fromkeys(name[:200] for name in one.matter.entry.movers)
    ]
    bulk.insert(CommitmentAddressee, [columns(addressee) for addressee in addressees])
    return {key: About(row, (None,)) for key, row in made.items()}


def _commitment(steps: Steps, dossiers: dict[tuple[int, str], int]) -> Commitment:
    entry = steps.matter.entry
    assert entry.given_on is not None
    paper = entry.papers[0] if entry.papers else None
    return Commitment(
        chamber=steps.matter.chamber,
        title=title_of(entry.subject),
        wording=entry.subject,
        promised_on=entry.given_on,
        dossier_id=dossiers.get((paper.dossier, paper.suffix)) if paper else None,
        register_number=entry.official_number[:20],
        register_status=entry.state_word[:60] if steps.matter.from_register else "",
    )
