"""The preview: each row is read, matched with what is known, and kept with what it would do."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from motions.extraction.tables import Row
from motions.models import Motion, OfficeList, OfficeListRow
from motions.rules.office_lists.entries import Entry, Problem, Problems, entry_of
from motions.rules.office_lists.mappings import Mapping
from motions.services.bulk import storable
from motions.services.office_lists.known import Item, Known, Match, numbered
from motions.services.office_lists.matters import Matter, Vocabulary
from motions.services.office_lists.receiving import mapping_of
from motions.services.office_lists.steps import Impossible, Plan, Steps, steps_of

CELL = 5_000
"""Characters of a cell that are kept."""
CANDIDATES = 8
"""How many of the items that a row may be about are named."""


@dataclass(slots=True)
class Looked:
    """A row with what it is about and does; ``steps`` is None where it does nothing."""

    row: OfficeListRow
    entry: Entry | None = None
    steps: Steps | None = None
    matches: list[Match] = field(default_factory=list)


def cells_of(office_list: OfficeList, rows: Iterable[Row]) -> Iterator[OfficeListRow]:
    """Rows to keep, within the length that a column takes; empty ones are left out."""
    width = len(office_list.columns)
    for row in rows:
        cells = [storable(cell) for cell in row.cells[:width]]
        if not any(cell.strip() for cell in cells):
            continue
        remarks = [storable(remark) for remark in row.remarks]
        if any(len(cell) > CELL for cell in cells):
            remarks.append(f"Een cel is afgebroken na {CELL} tekens.")
        yield OfficeListRow(
            office_list=office_list, number=row.number, cells=[cell[:CELL] for cell in cells], remarks=remarks
        )


def refused_row(office_list: OfficeList, row: Row, problem: str) -> OfficeListRow:
    """A row that cannot be looked at, or kept as it is: its number, and why."""
    kept = OfficeListRow(office_list=office_list, number=row.number, cells=[])
    _fault(kept, [Problem(0, problem)])
    return kept


def look(office_list: OfficeList, rows: Sequence[OfficeListRow], *, today: date) -> list[Looked]:
    """Decide what each of these rows does, in a fixed number of statements; nothing is written.

    ``plan``, ``says``, ``problems``, ``key`` and what the row is about are set on the rows that are given.
    """
    mapping = replace(mapping_of(office_list.mapping), kind=office_list.kind)
    looked = [_read(row, office_list, mapping, today=today) for row in rows]
    chosen = [item for row in rows if row.is_chosen and (item := row.motion or row.commitment)]
    entries = [one.entry for one in looked if one.entry is not None]
    known = Known(entries, chosen=chosen, internal=office_list.terms_are_internal)
    words = Vocabulary(office_list, mapping, today)
    for one in looked:
        if one.entry is not None:
            _decide(one, one.entry, known, words, as_of=office_list.as_of or today)
    _refuse_twice(office_list, looked)
    return looked


def _read(row: OfficeListRow, office_list: OfficeList, mapping: Mapping, *, today: date) -> Looked:
    read = entry_of(tuple(row.cells), tuple(office_list.columns), mapping, today=today)
    row.says, row.candidates, row.problems = [], [], []
    if isinstance(read, Problems):
        _fault(row, read.problems)
        return Looked(row)
    if read.kind not in ("motion", "commitment"):
        columns = office_list.columns
        where = columns.index("kind") if "kind" in columns else 0
        _fault(row, [Problem(where, "Er staat niet bij of dit een motie of een toezegging is.")])
        return Looked(row)
    row.problems = _kept(read.doubts)
    return Looked(row, read)


def _decide(one: Looked, entry: Entry, known: Known, words: Vocabulary, *, as_of: date) -> None:
    row = one.row
    matter = words.matter_of(entry)
    if not isinstance(matter, Matter):
        _fault(row, matter)
        return
    item, one.matches = _about(row, entry, known)
    row.key = _key(entry, item)
    if item is None and one.matches:
        row.plan = Plan.UNCLEAR
        row.says = ["Dit kan over meer dan één motie of toezegging gaan. Kies welke het is."]
        row.candidates = [_candidate(match) for match in one.matches[:CANDIDATES]]
        return
    try:
        one.steps = steps_of(matter, item, known, as_of=as_of)
    except Impossible as impossible:
        columns = words.office_list.columns
        where = next((columns.index(name) for name in impossible.fields if name in columns), 0)
        _fault(row, [Problem(where, str(impossible))])
        return
    row.plan = one.steps.plan
    row.says = [*one.steps.says, *matter.remarks]
    if not row.is_chosen:
        row.motion = item if isinstance(item, Motion) else None
        row.commitment = item if item is not None and not isinstance(item, Motion) else None


def _about(row: OfficeListRow, entry: Entry, known: Known) -> tuple[Item | None, list[Match]]:
    if row.is_chosen:
        return known.item(motion=row.motion_id, commitment=row.commitment_id), []
    matches = known.matches(entry)
    return (matches[0].item, matches) if len(matches) == 1 else (None, matches)


def _key(entry: Entry, item: Item | None) -> str:
    """What the row is about: the item that is here, else the number or the words by which the list names it."""
    if item is not None:
        return f"{'motion' if isinstance(item, Motion) else 'commitment'}:{item.pk}"
    if entry.official_number:
        return f"number:{entry.official_number}"[:120]
    if entry.kind == "motion" and (papers := numbered(entry)):
        return f"paper:{papers[0].normal_form}"[:120]
    words = f"{entry.kind}|{entry.given_on}|{' '.join(entry.subject.split()).casefold()}"
    return f"words:{hashlib.sha256(words.encode()).hexdigest()[:40]}"


def _candidate(match: Match) -> dict[str, Any]:
    kind = "motion" if isinstance(match.item, Motion) else "commitment"
    return {"kind": kind, "id": match.item.pk, "name": str(match.item), "reason": match.reason}


def _refuse_twice(office_list: OfficeList, looked: Sequence[Looked]) -> None:
    """Of rows about the same item the first counts."""
    keys = {one.row.key for one in looked if one.row.key}
    numbers = {one.row.number for one in looked}
    first: dict[str, int] = {}
    earlier = office_list.rows.filter(key__in=keys).exclude(number__in=numbers).exclude(plan=Plan.FAULTY)
    for key, number in earlier.order_by("-number").values_list("key", "number"):
        first[key] = number
    for one in looked:
        row = one.row
        if not row.key or row.plan in (Plan.FAULTY, Plan.UNCLEAR):
            continue
        if first.setdefault(row.key, row.number) < row.number:
            one.steps = None
            _fault(row, [Problem(0, f"Dit staat ook in regel {first[row.key]}. Die regel telt.")])


def _fault(row: OfficeListRow, problems: Iterable[Problem]) -> None:
    row.plan = Plan.FAULTY
    row.says = []
    row.problems = _kept(problems)


def _kept(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [{"column": problem.column, "message": storable(problem.message)[:500]} for problem in problems]
