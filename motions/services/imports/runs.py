"""Runs of an import: page by page, each in one transaction with the position from which the next run goes on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import F

from motions.models import ImportCursor, ImportFault, ImportRun, SourceWord
from motions.services import bulk
from motions.services.bulk import storable
from motions.services.imports import gaps, passes
from motions.services.imports.records import Stored
from motions.services.permissions import IMPORT, require
from motions.services.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Run = ImportRun
"""The row in which an import tells of itself, as importers hand it on."""
COUNTED = ("pages", "seen", "created", "changed", "unchanged", "removed", "faulty")
"""What a run counts; only the run itself writes it."""
EXCERPT = 2_000
"""Characters of a faulty record that are kept."""


class Overtaken(Refused):
    """Another run of the same category moved on meanwhile."""

    def __init__(self, category: str) -> None:
        super().__init__(f"Een andere import van {category} is al verder; deze is gestopt.")


def start(*, source: str, category: str, actor: "User | None", now: datetime) -> ImportRun:
    """Begin a run."""
    require(actor, IMPORT)
    return ImportRun.objects.create(source=source, category=category, started_at=now, started_by=actor)


def position(*, source: str, category: str) -> str:
    """Where the last committed page ended; "" at the very beginning."""
    row = ImportCursor.objects.filter(source=source, category=category).first()
    return row.token if row else ""


@contextmanager
def page(run: ImportRun, *, expected: str, token: str, now: datetime, is_first: bool = False) -> Iterator[ImportCursor]:
    """A transaction in which one page is stored and the position, which it gives, moves from ``expected`` to ``token``.

    With ``is_first``, the page with which the source begins, a complete pass begins. Raises Overtaken when another run
    moved the position: two runs never interleave their pages.
    """
    with transaction.atomic():
        _wait_for_no_disk()
        cursor, _ = ImportCursor.objects.select_for_update().get_or_create(
            source=run.source, category=run.category, defaults={"moved_at": now}
        )
        if cursor.token != expected:
            raise Overtaken(run.category)
        if is_first:
            passes.begin(cursor, now=now)
        yield cursor
        cursor.token, cursor.moved_at = token, now
        cursor.save(update_fields=["token", "moved_at"])


def _wait_for_no_disk() -> None:
    """Let this page's commit return before it is on disk; the run's end waits for all of them.

    Should the server crash meanwhile, it loses whole pages with their positions, and the next run reads them again.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as database:
            database.execute("SET LOCAL synchronous_commit TO off")


def count(run: ImportRun, cursor: ImportCursor, *, seen: int, stored: Stored, now: datetime) -> None:
    """Add what became of a page to the run, with the records that could not be taken over and the unknown words."""
    run.pages += 1
    run.seen += seen
    run.created += stored.created
    run.changed += stored.changed
    run.unchanged += stored.unchanged
    run.removed += stored.removed
    run.faulty += len(stored.faults)
    bulk.update(ImportRun, [{"id": run.pk} | {name: getattr(run, name) for name in COUNTED}])
    if stored.faults:
        ImportFault.objects.bulk_create(
            ImportFault(
                run=run,
                record=storable(fault.record)[:120],
                problem=storable(fault.problem)[:500],
                excerpt=storable(fault.excerpt)[:EXCERPT],
            )
            for fault in stored.faults
        )
    note_words(source=run.source, words=stored.words, now=now)
    gaps.note(source=run.source, category=run.category, stored=stored, now=now)
    passes.note_seen(cursor, stored.seen)


def note_words(*, source: str, words: Mapping[tuple[str, str], int], now: datetime) -> None:
    """List words of the source that no table knows, with how often they came."""
    for (field, word), times in sorted(words.items()):
        if not word:
            continue
        known, is_new = SourceWord.objects.get_or_create(
            source=source,
            field=field,
            word=storable(word)[:300],
            defaults={"first_seen_at": now, "last_seen_at": now, "times": times},
        )
        if not is_new:
            SourceWord.objects.filter(pk=known.pk).update(times=F("times") + times, last_seen_at=now)


def finish(run: ImportRun, *, now: datetime, stopped_by: str = "") -> ImportRun:
    """End the run; ``stopped_by`` says in Dutch why it ended before the source did.

    What a complete pass that reached the end did not see is noted.
    """
    if not stopped_by:
        passes.end(source=run.source, category=run.category, now=now)
    ImportRun.objects.filter(pk=run.pk).update(finished_at=now, stopped_by=stopped_by[:500])
    run.refresh_from_db()
    return run
