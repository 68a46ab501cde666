"""Celery tasks: read the clock, call one service, log one line. Every one of them may run twice.

A call of the schedule (``scheduled=True``) takes its slot first, so that any number of schedulers is harmless; a call
by hand always works.
"""

import logging
from collections.abc import Callable
from datetime import datetime

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from motions.importers.everything import Sources, import_everything
from motions.importers.http import Client
from motions.services import job_runs, outbox, overdue
from motions.services.following import wishes
from motions.services.imports import passes
from motions.services.office_lists import files, work

logger = logging.getLogger(__name__)


def in_slot(job: str, do: Callable[[datetime], str], *, minutes: int, scheduled: bool) -> None:
    """Do a job in the slot of so many minutes that this moment is in, if nobody took it; by hand it has its own.

    ``do`` gets the moment and returns the job's summary, which is kept with the run and logged.
    """
    now = timezone.now()
    slot = job_runs.slot_of(now, minutes=minutes) if scheduled else job_runs.slot_by_hand(now)
    run = job_runs.take_slot(job=job, slot=slot, now=now)
    if run is None:
        return
    summary = do(now)
    job_runs.finish(run=run, summary=summary, now=timezone.now())
    logger.info("%s %s slot=%s", job, summary, run.slot)


@shared_task(name="motions.tasks.flag_overdue")
def flag_overdue(*, scheduled: bool = False) -> None:
    """Note whose term approaches or has passed today; a slot an hour."""
    in_slot("flag_overdue", _flag_overdue, minutes=60, scheduled=scheduled)


def _flag_overdue(now: datetime) -> str:
    today = timezone.localdate(now)
    flagged = overdue.flag_overdue(today=today, now=now)
    return f"flagged={flagged.flagged} notices={flagged.notices} day={today}"


@shared_task(name="motions.tasks.send_notifications")
def send_notifications(*, scheduled: bool = False) -> None:
    """Send what waits in the outbox; a slot every five minutes."""
    in_slot("send_notifications", _send_notifications, minutes=5, scheduled=scheduled)


def _send_notifications(now: datetime) -> str:
    delivered = outbox.deliver(clock=timezone.now)
    if delivered.stopped_by:
        logger.info("send_notifications stopped_by=%s", delivered.stopped_by)
    return (
        f"sent={delivered.sent} failed={delivered.failed} uncertain={delivered.uncertain}"
        f" postponed={delivered.postponed} cancelled={delivered.cancelled}"
    )


@shared_task(name="motions.tasks.forget_unconfirmed")
def forget_unconfirmed(*, scheduled: bool = False) -> None:
    """Forget who asked to follow something and never confirmed it; a slot an hour."""
    in_slot(
        "forget_unconfirmed",
        lambda now: f"forgotten={wishes.forget_unconfirmed(now=now)}",
        minutes=60,
        scheduled=scheduled,
    )


@shared_task(name="motions.tasks.remove_list_files")
def remove_list_files(*, scheduled: bool = False) -> None:
    """Remove the files of lists on which nothing happened for long; a slot an hour."""
    in_slot("remove_list_files", lambda now: f"removed={files.remove_old(now=now)}", minutes=60, scheduled=scheduled)


@shared_task(name="motions.tasks.work_on_lists")
def work_on_lists(*, scheduled: bool = False) -> None:
    """Go on with lists of offices that were too long to be done at once; a lease keeps two workers apart."""
    while office_list := work.claim(now=timezone.now()):
        work.go_on(office_list, clock=timezone.now)
        logger.info("work_on_lists list=%s state=%s scheduled=%s", office_list.pk, office_list.state, scheduled)


@shared_task(name="motions.tasks.import_official")
def import_official(*, scheduled: bool = False) -> None:
    """Read what is new at the official sources, and one category as a whole where that is long ago.

    A slot an hour, and none while IMPORT_NIGHTLY is off.
    """
    if settings.IMPORT_NIGHTLY or not scheduled:
        in_slot("import_official", _import_official, minutes=60, scheduled=scheduled)


def _import_official(now: datetime) -> str:
    sources = Sources(Client(settings.TWEEDEKAMER_URL), Client(settings.KOOP_URL), Client(settings.KOOP_SEARCH_URL))
    today = timezone.localdate(now)
    whole = passes.due(today=today, every=settings.IMPORT_WHOLE_EVERY)
    imports = list(import_everything(sources, clock=timezone.now, today=today, whole=whole))
    stopped_by = " ".join(one.stopped_by for one in imports if one.stopped_by)
    logger.info("import_official whole=%s stopped_by=%s", ",".join(whole) or "-", stopped_by or "-")
    return (
        f"seen={sum(one.seen for one in imports)} created={sum(one.created for one in imports)}"
        f" changed={sum(one.changed for one in imports)} faulty={sum(one.faulty for one in imports)}"
    )
