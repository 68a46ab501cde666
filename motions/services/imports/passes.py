"""Complete passes: a category read from its beginning to its end, in one run or several, and what that did not see."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.timezone import localdate

from motions.models import ImportCursor, ImportGap, ImportSighting
from motions.queries.reconciliation.categories import RECORDS
from motions.services import bulk
from motions.services.bulk import storable

BATCH = 1_000


def begin(cursor: ImportCursor, *, now: datetime) -> None:
    """From here on is noted what is seen; a pass that was under way ends without a result. Locked by the caller."""
    if cursor.category not in RECORDS:
        return
    cursor.pass_began_at = now
    cursor.save(update_fields=["pass_began_at"])
    cursor.sightings.all().delete()


def note_seen(cursor: ImportCursor, seen: Sequence[str]) -> None:
    """Note what a page of a pass had. Locked by the caller."""
    if cursor.pass_began_at is not None and seen:
        rows = [{"cursor_id": cursor.pk, "official_id": storable(key)[:120]} for key in seen]
        bulk.insert(ImportSighting, rows, known_too=True)


def end(*, source: str, category: str, now: datetime) -> None:
    """The source has nothing more: what is here under its id and was not seen becomes a gap.

    A pass that saw nothing at all says nothing.
    """
    with transaction.atomic():
        cursors = ImportCursor.objects.select_for_update().filter(pass_began_at__isnull=False)
        cursor = cursors.filter(source=source, category=category).first()
        if cursor is None:
            return
        if cursor.sightings.exists():
            _note_unseen(cursor, now=now)
            cursor.whole_at = cursor.pass_began_at
            cursor.sightings.all().delete()
        cursor.pass_began_at = None
        cursor.save(update_fields=["pass_began_at", "whole_at"])


def due(*, today: date, every: int) -> tuple[str, ...]:
    """The category that is to be read from its beginning tonight: the one whose last complete pass is longest ago.

    At most one, so that they spread over the nights; none that had one within ``every`` days (0: never), that is at
    one now, or whose source has given nothing yet.
    """
    if not every:
        return ()
    rows = ImportCursor.objects.filter(category__in=RECORDS, pass_began_at=None).exclude(token="")
    oldest = rows.order_by(F("whole_at").asc(nulls_first=True), "pk").first()
    if oldest is None or (oldest.whole_at and localdate(oldest.whole_at) + timedelta(days=every) > today):
        return ()
    return (oldest.category,)


def _note_unseen(cursor: ImportCursor, *, now: datetime) -> None:
    seen = cursor.sightings.filter(official_id=OuterRef("official_id"))
    rows = RECORDS[cursor.category]._default_manager.filter(~Exists(seen), source_removed_at=None)
    # Further rows of one record of the source ("8f6c…/1") go with its first.
    rows = rows.filter(official_id__isnull=False).exclude(official_id__contains="/").order_by()
    unseen = rows.values_list("official_id", flat=True).iterator(BATCH)
    while some := list(islice(unseen, BATCH)):
        gaps = [
            {
                "source": cursor.source,
                "category": cursor.category,
                "official_id": key,
                "kind": ImportGap.Kind.UNSEEN.value,
                "thing": "",
                "about": "",
                "problem": "",
                "content": "",
                "since": now,
            }
            for key in some
        ]
        bulk.insert(ImportGap, gaps, known_too=True)
