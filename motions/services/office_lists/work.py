"""Work on a list, batch by batch: each in one transaction with the mark from which interrupted work goes on."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import dropwhile, islice

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from motions.extraction.tables import Row, TableNotReadable, rows_of
from motions.models import OfficeList, OfficeListRow
from motions.services.acts import Act
from motions.services.bulk import storable
from motions.services.database_faults import is_outage, reason
from motions.services.office_lists.applying import apply_some
from motions.services.office_lists.files import FileGone, opened
from motions.services.office_lists.looking import cells_of, look, refused_row
from motions.services.office_lists.taking_back import take_back_some

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
State = OfficeList.State

READ_AT_ONCE = 500
"""Rows that are read in one transaction."""
WRITE_AT_ONCE = 500
"""Rows that are taken over, or taken back, in one transaction."""
LEASE = timedelta(minutes=2)
"""How long a list without a finished batch counts as somebody's; then another worker goes on with it."""


def claim(*, now: datetime) -> OfficeList | None:
    """A list with work to be done on which nobody works, now the caller's; None when there is none."""
    at_work = OfficeList.objects.filter(state__in=(State.READING, State.APPLYING, State.TAKING_BACK))
    free = at_work.filter(Q(worked_at=None) | Q(worked_at__lt=now - LEASE))
    for pk in free.order_by("pk").values_list("pk", flat=True):
        if free.filter(pk=pk).update(worked_at=now):
            return OfficeList.objects.get(pk=pk)
    return None


def go_on(office_list: OfficeList, *, clock: Clock, batches: int | None = None) -> None:
    """Do what is still to be done on a list, or at most so many batches of it. May run twice at the same time."""
    if office_list.state == State.READING:
        _read(office_list, clock=clock, batches=batches)
    elif office_list.is_at_work:
        done, after = 0, 0
        while (batches is None or done < batches) and (last := _write(office_list.pk, after=after, clock=clock)):
            done, after = done + 1, last
    OfficeList.objects.filter(pk=office_list.pk).update(worked_at=None)
    office_list.refresh_from_db()


def _write(pk: int, *, after: int, clock: Clock) -> int | None:
    """One batch of taking over or taking back, behind row ``after``. Returns its last row, or None: nothing is left."""
    with transaction.atomic():
        office_list = OfficeList.objects.select_for_update(of=("self",)).select_related("ministry").get(pk=pk)
        now = clock()
        today = localdate(now)
        if office_list.state == State.APPLYING:
            some, act, ended = apply_some, Act(office_list.applied_by, now, today), State.APPLIED
        elif office_list.state == State.TAKING_BACK:
            some, act, ended = take_back_some, Act(office_list.taken_back_by, now, today), State.TAKEN_BACK
        else:
            return None
        last = some(office_list, act, after=after, most=WRITE_AT_ONCE)
        if last is None and after:
            last = some(office_list, act, after=0, most=WRITE_AT_ONCE)
        office_list.worked_at = now
        if last is None:
            office_list.state = ended
        office_list.save(update_fields=["state", "worked_at"])
    if last is None:
        logger.info("office_list list=%s state=%s", pk, ended.value)
    return last


def _read(office_list: OfficeList, *, clock: Clock, batches: int | None) -> None:
    try:
        with opened(office_list) as file:
            rows = rows_of(file, filename=office_list.file_name, sheet=office_list.sheet)
            _read_rows(office_list, rows, clock=clock, batches=batches)
    except (TableNotReadable, FileGone) as error:
        _give_up(office_list.pk, str(error))


def _read_rows(office_list: OfficeList, rows: Iterator[Row], *, clock: Clock, batches: int | None) -> None:
    start = mark = office_list.read_up_to
    done = 0
    for some in _batches(dropwhile(lambda row: row.number <= start, rows)):
        if not _keep(office_list.pk, some, mark=mark, now=clock()):
            return
        mark, done = some[-1].number, done + 1
        if batches is not None and done >= batches and len(some) == READ_AT_ONCE:
            return
    OfficeList.objects.filter(pk=office_list.pk, state=State.READING, read_up_to=mark).update(state=State.READ)
    logger.info("office_list list=%s read_up_to=%s", office_list.pk, mark)


def _batches(rows: Iterable[Row]) -> Iterator[tuple[Row, ...]]:
    rows = iter(rows)
    while some := tuple(islice(rows, READ_AT_ONCE)):
        yield some


def _keep(pk: int, rows: tuple[Row, ...], *, mark: int, now: datetime) -> bool:
    """Store rows with what they would do. False when others went on, or the columns were chosen anew.

    Where that fails they are stored in halves, and a row that fails by itself as a faulty one.
    """
    try:
        return _keep_some(pk, rows, mark=mark, now=now)
    except Exception as error:
        if is_outage(error):
            raise
        said = storable(reason(error))
    if len(rows) == 1:
        return _keep_some(pk, rows, mark=mark, now=now, problem=f"Deze regel is niet te verwerken: {said}")
    half = len(rows) // 2
    first, rest = rows[:half], rows[half:]
    return _keep(pk, first, mark=mark, now=now) and _keep(pk, rest, mark=first[-1].number, now=now)


def _keep_some(pk: int, rows: tuple[Row, ...], *, mark: int, now: datetime, problem: str = "") -> bool:
    with transaction.atomic():
        locked = OfficeList.objects.select_for_update(of=("self",)).select_related("ministry", "uploaded_by").get(pk=pk)
        if locked.state != State.READING or locked.read_up_to != mark:
            return False
        kept = [refused_row(locked, rows[0], problem)] if problem else list(cells_of(locked, rows))
        if not problem:
            look(locked, kept, today=localdate(now))
        OfficeListRow.objects.bulk_create(kept)
        locked.read_up_to, locked.worked_at = rows[-1].number, now
        locked.save(update_fields=["read_up_to", "worked_at"])
    return True


def _give_up(pk: int, said: str) -> None:
    """The file cannot be read to its end: nothing of it is kept, and the page says why."""
    with transaction.atomic():
        locked = OfficeList.objects.select_for_update().get(pk=pk)
        if locked.state == State.READING:
            locked.rows.all().delete()
            locked.state, locked.problem = State.RECEIVED, storable(said)[:500]
            locked.save(update_fields=["state", "problem"])
