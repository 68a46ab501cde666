"""Complete passes: a category read from its beginning to its end, in one run or several, and what that did not see."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import F
from django.utils.timezone import localdate

from motions.models import ImportCursor, ImportGap, ImportSighting
from motions.queries.reconciliation.categories import RECORDS
from motions.services.bulk import storable
from motions.services.dialects import dialect


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
        ImportSighting.objects.create(cursor=cursor, official_ids=[storable(key) for key in seen])


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
    """In one statement, however many there are. Further rows of a record ("8f6c…/1") go with its first."""
    pages = dialect(connection).elements("page.official_ids", name="one")
    gap = ("source", "category", "official_id", "kind", "thing", "about", "problem", "content", "since")
    # EXCEPT, since a planner that has not counted the new rows yet takes a join for a small one, and takes minutes.
    statement = f"""
        INSERT INTO {ImportGap._meta.db_table} ({", ".join(gap)})
        SELECT %s, %s, unseen.official_id, %s, '', '', '', '', %s
        FROM (
            SELECT record.official_id
            FROM {RECORDS[cursor.category]._meta.db_table} AS record
            WHERE record.source_removed_at IS NULL
                AND record.official_id IS NOT NULL AND record.official_id NOT LIKE '%%/%%'
            EXCEPT
            SELECT one.value
            FROM {ImportSighting._meta.db_table} AS page, {pages}
            WHERE page.cursor_id = %s
        ) AS unseen
        WHERE true
        ON CONFLICT DO NOTHING
    """  # noqa: S608
    unseen = ImportGap.Kind.UNSEEN.value
    since = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as database:
        database.execute(statement, [cursor.source, cursor.category, unseen, since, cursor.pk])
