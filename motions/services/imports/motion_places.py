"""Which row and which paper each motion of a page gets: its own, one that staff typed before it came, or a new one.

The dossier of a motion comes with its published document, often days after the motion: until then its paper is known by
the source's number only ("2015Z13591"), then that paper becomes the numbered one. Where a motion with the number stands
here already, typed by hand, the record adopts it, so that a motion never has two rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from motions.models import Motion, Paper
from motions.rules.references import Reference
from motions.services import bulk
from motions.services.imports import papers
from motions.services.imports.records import Fault, MotionRecord
from motions.services.imports.twins import HasWork, merge


class _Row(NamedTuple):
    """A motion that is here: its key, its paper and that paper's number ("" while it is opaque)."""

    motion: int
    paper: int
    number: str


@dataclass(slots=True)
class Places:
    """For each record, by official id, its paper, and its motion where that is here already."""

    papers: dict[str, int] = field(default_factory=dict)
    motions: dict[str, int] = field(default_factory=dict)
    adopted: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


def place(records: Sequence[MotionRecord]) -> Places:
    """Find or make the paper of each record, and find its motion. A record without a place is a fault."""
    placing = _Placing(records)
    for record in records:
        placing.place(record)
    placing.write()
    return placing.found


class _Placing:
    """One page: what is here is looked up in a few statements, decided record by record, and written in a few more."""

    def __init__(self, records: Sequence[MotionRecord]) -> None:
        self.found = Places()
        titles = {record.reference: record.dossier_title for record in records if record.reference is not None}
        self._here = _rows([record.origin.official_id for record in records])
        self._dossiers = papers.dossiers_of(titles)
        self._numbered = papers.known_papers(titles)
        opaque = [record.opaque_id for record in records if record.origin.official_id not in self._here]
        self._opaque = dict(bulk.among(Paper, "official_id", opaque, "official_id", "id"))
        known = [*self._numbered.values(), *self._opaque.values()]
        holders = bulk.among(Motion, "paper_id", known, "paper_id", "id", "official_id")
        self._holders = {paper: (pk, own) for paper, pk, own in holders}
        self._claimed: set[Reference | str] = set()
        self._new: list[tuple[MotionRecord, bulk.Row]] = []
        self._renumbered: list[dict[str, Any]] = []
        self._left: dict[int, int] = {}

    def place(self, record: MotionRecord) -> None:
        """Decide on one record."""
        reference = self._free_reference(record)
        row = self._here.get(record.origin.official_id)
        paper = self._numbered.get(reference) if reference else None
        if paper is None and row is None:
            paper = self._opaque.get(record.opaque_id)
        holder = self._holders.get(paper) if paper is not None else None
        if holder and holder[1] not in (None, record.origin.official_id):
            self._fault(record, f"Het nummer {record.opaque_id} is in de bron ook van een andere motie.")
        elif holder and paper and (row is None or row.motion != holder[0]):
            self._adopt(record, row, holder[0], paper)
        elif row is not None:
            self._keep(record, row, reference, paper)
        elif paper is not None:
            self._take(record, reference, paper)
        else:
            self._make(record, reference)

    def write(self) -> None:
        """Write what was decided."""
        bulk.update(Paper, self._renumbered)
        made = bulk.insert(Paper, [columns for _, columns in self._new], returning=("official_id", "id"))
        by_opaque = dict(made)
        for record, _ in self._new:
            self.found.papers[record.origin.official_id] = by_opaque[record.opaque_id]
        if self._left:
            moved = [{"id": motion, "paper_id": paper} for motion, paper in self._switched.items()]
            bulk.update(Motion, moved)
            papers.drop_unused(list(self._left), instead=self._left)

    @property
    def _switched(self) -> dict[int, int]:
        motions = {row.paper: row.motion for row in self._here.values()}
        return {motions[old]: new for old, new in self._left.items() if old in motions}

    def _free_reference(self, record: MotionRecord) -> Reference | None:
        """The record's number, unless another record of the source has it: then neither is guessed to be right."""
        reference = record.reference
        if reference is None:
            return None
        paper = self._numbered.get(reference)
        holder = self._holders.get(paper) if paper is not None else None
        taken = holder is not None and holder[1] is not None and holder[1] != record.origin.official_id
        if taken or reference in self._claimed:
            self._fault(record, f"Het nummer {reference.normal_form} is in de bron ook van een andere motie.")
            return None
        self._claimed.add(reference)
        return reference

    def _adopt(self, record: MotionRecord, row: _Row | None, motion: int, paper: int) -> None:
        """Take the row that staff typed; what was imported before its number was known joins it."""
        if row is not None:
            try:
                merge(row.motion, into=motion)
            except HasWork:
                self._fault(
                    record, f"De motie staat twee keer in Nakoming (rijen {row.motion} en {motion}), beide met werk."
                )
                return
            papers.drop_unused([row.paper], instead={row.paper: paper})
        self.found.motions[record.origin.official_id] = motion
        self.found.papers[record.origin.official_id] = paper
        self.found.adopted.add(record.origin.official_id)

    def _keep(self, record: MotionRecord, row: _Row, reference: Reference | None, paper: int | None) -> None:
        """The motion is here: its paper gets the number that came meanwhile."""
        key = record.origin.official_id
        self.found.motions[key], self.found.papers[key] = row.motion, row.paper
        if reference is None or paper == row.paper:
            return
        if paper is None and not row.number:
            self._renumbered.append({"id": row.paper, **papers.identity(reference, self._dossiers)})
        elif paper is None:
            columns = self._columns(record, reference) | {"official_id": None}
            ((made,),) = bulk.insert(Paper, [columns])
            self._left[row.paper] = self.found.papers[key] = made
        else:
            self._left[row.paper] = self.found.papers[key] = paper

    def _take(self, record: MotionRecord, reference: Reference | None, paper: int) -> None:
        """A paper that something else mentioned before the motion came."""
        self.found.papers[record.origin.official_id] = paper
        if reference and reference not in self._numbered:
            self._renumbered.append({"id": paper, **papers.identity(reference, self._dossiers)})

    def _make(self, record: MotionRecord, reference: Reference | None) -> None:
        if record.opaque_id in self._claimed:
            self._fault(record, f"Het nummer {record.opaque_id} is in de bron ook van een andere motie.")
            return
        self._claimed.add(record.opaque_id)
        self._new.append((record, self._columns(record, reference)))

    def _columns(self, record: MotionRecord, reference: Reference | None) -> dict[str, Any]:
        identity = papers.identity(reference, self._dossiers) if reference else papers.OPAQUE
        return {
            **papers.columns(
                official_id=record.opaque_id,
                title=record.dossier_title,
                published_on=record.submitted_on,
                identity=identity,
            )
        }

    def _fault(self, record: MotionRecord, problem: str) -> None:
        self.found.faults.append(Fault(record.origin.official_id, problem))


def _rows(official_ids: Sequence[str]) -> dict[str, _Row]:
    rows = bulk.among(Motion, "official_id", official_ids, "official_id", "id", "paper_id")
    numbers = dict(bulk.among(Paper, "id", [paper for _, _, paper in rows], "id", "number"))
    return {official_id: _Row(pk, paper, numbers[paper]) for official_id, pk, paper in rows}
