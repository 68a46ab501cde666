"""What of a source is not here: noted when a record is refused or lacks something, gone when it was taken over."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.db import models

from motions.models import Activity, Decision, ImportCursor, ImportGap, Letter, Motion, Statement
from motions.services import bulk
from motions.services.bulk import storable
from motions.services.imports.records import Stored

Kind = ImportGap.Kind
Key = tuple[str, str, str]
"""The official id, the kind of gap, and the id of what is lacking."""

THINGS: dict[str, type[models.Model]] = {
    ImportGap.Thing.MOTION: Motion,
    ImportGap.Thing.ACTIVITY: Activity,
    ImportGap.Thing.ORIGINAL: Statement,
    ImportGap.Thing.LETTER: Letter,
    ImportGap.Thing.DECISION: Decision,
}
"""Where what is lacking stands under its official id once it is here."""
DECISIONS = "Besluit"
"""The category of decisions."""
EXCERPT = 2_000
"""Characters of a refused record that are kept."""
BATCH = 250
"""Records that are taken up again at once."""


def note(*, source: str, category: str, stored: Stored, now: datetime) -> None:
    """Compare the gaps of the records of a page with what became of them: write what is new, remove what is over."""
    wanted = {(gap["official_id"], gap["kind"], gap["about"]): gap for gap in _gaps(source, category, stored, now)}
    ids = {*stored.seen, *(key[0] for key in wanted)}
    rows = bulk.among(
        ImportGap, "official_id", [storable(key) for key in ids], "official_id", "kind", "about", "id", "source",
        "problem", "content",
    )  # fmt: skip
    known: dict[Key, tuple[int, str, str]] = {
        (row[0], row[1], row[2]): (row[3], row[5], row[6]) for row in rows if row[4] == source
    }
    over = [pk for key, (pk, *_) in known.items() if key not in wanted]
    if over:
        ImportGap.objects.filter(pk__in=over).delete()
    bulk.insert(ImportGap, [gap for key, gap in wanted.items() if key not in known])
    changed = [
        {"id": known[key][0], "problem": gap["problem"], "content": gap["content"]}
        for key, gap in wanted.items()
        if key in known and known[key][1:] != (gap["problem"], gap["content"])
    ]
    bulk.update(ImportGap, changed)


def lacking(official_ids: Iterable[str], *, source: str) -> set[str]:
    """Those of these records that lack something: they are looked at again, also where their content is unchanged."""
    rows = bulk.among(ImportGap, "official_id", official_ids, "official_id", "kind", "source")
    return {key for key, kind, of in rows if kind == Kind.LACKING and of == source}


def arrived(*, source: str, category: str) -> Iterator[list[str]]:
    """Yield records, as the source wrote them and some at a time, that lacked something which is here now.

    With them votes that came before decisions were read again: what is on a bill waits no longer.
    """
    read_again = ImportCursor.objects.filter(source=source, category=DECISIONS).first()
    rows = ImportGap.objects.filter(source=source, category=category, kind=Kind.LACKING).exclude(content="")
    rows, last = rows.order_by("pk"), 0
    while some := list(rows.filter(pk__gt=last)[:BATCH]):
        last = some[-1].pk
        ready: dict[str, str] = {}
        for thing, model in THINGS.items():
            waiting = [gap for gap in some if gap.thing == thing]
            here = {key for (key,) in bulk.among(model, "official_id", {gap.about for gap in waiting}, "official_id")}
            if thing == ImportGap.Thing.DECISION and read_again is not None:
                here |= {gap.about for gap in waiting if gap.since < read_again.moved_at}
            ready |= {gap.official_id: gap.content for gap in waiting if gap.about in here}
        if ready:
            yield list(ready.values())


def decisions_to_come(named: Mapping[str, datetime | None]) -> set[str]:
    """Of decisions that are not here, by when a vote that names them changed, those that may come.

    They wait for their motion, or the vote is newer than the last decision that was read. The others were left out:
    most votes are on bills and amendments.
    """
    waiting = bulk.among(ImportGap, "official_id", named, "official_id", "kind", "category")
    to_come = {key for key, kind, category in waiting if (kind, category) == (Kind.LACKING, DECISIONS)}
    cursor = ImportCursor.objects.filter(category=DECISIONS).first()
    if cursor is None or not cursor.token:
        return set(named)
    read_up_to = datetime.fromisoformat(cursor.token)
    return to_come | {key for key, changed_at in named.items() if changed_at is not None and changed_at > read_up_to}


def _gaps(source: str, category: str, stored: Stored, now: datetime) -> Iterable[bulk.Row]:
    def gap(official_id: str, kind: Kind, problem: str, content: str, thing: str = "", about: str = "") -> bulk.Row:
        return {
            "source": source,
            "category": category,
            "official_id": storable(official_id)[:120],
            "kind": kind.value,
            "thing": thing,
            "about": storable(about)[:80],
            "problem": storable(problem)[:500],
            "content": storable(content),
            "since": now,
        }

    for fault in stored.faults:
        if fault.record and fault.record in stored.refused:
            yield gap(fault.record, Kind.REFUSED, fault.problem, fault.excerpt[:EXCERPT])
    for lack in stored.lacks:
        label = ImportGap.Thing(lack.thing).label
        problem = f"Noemt een {label} {'dat' if lack.thing == ImportGap.Thing.DECISION else 'die'} hier niet is."
        content = stored.contents.get(lack.record, "")
        yield gap(lack.record, Kind.LACKING, problem, content, lack.thing, lack.about)
