"""Celery tasks: read the clock, call one service, log one line. Every one of them may run twice.

A call of the schedule (``scheduled=True``) takes its slot first, so that any number of schedulers is harmless; a call
by hand always works.
"""

import logging

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from motions.importers.everything import Sources, import_everything
from motions.importers.http import Client
from motions.services import job_runs, outbox, overdue, wishes
from motions.services.imports import passes
from motions.services.office_lists import work

logger = logging.getLogger(__name__)


@shared_task(name="motions.tasks.flag_overdue")
def flag_overdue(*, scheduled: bool = False) -> None:
    """Note whose term approaches or has passed today; a slot an hour."""
    now = timezone.now()
    slot = job_runs.slot_of(now, minutes=60) if scheduled else job_runs.slot_by_hand(now)
    run = job_runs.take_slot(job="flag_overdue", slot=slot, now=now)
    if run is None:
        return
    today = timezone.localdate(now)
    flagged = overdue.flag_overdue(today=today, now=now)
    summary = f"flagged={flagged.flagged} notices={flagged.notices} day={today}"
    job_runs.finish(run=run, summary=summary, now=timezone.now())
    logger.info("flag_overdue %s slot=%s", summary, run.slot)


@shared_task(name="motions.tasks.send_notifications")
def send_notifications(*, scheduled: bool = False) -> None:
    """Send what waits in the outbox; a slot every five minutes."""
    now = timezone.now()
    slot = job_runs.slot_of(now, minutes=5) if scheduled else job_runs.slot_by_hand(now)
    run = job_runs.take_slot(job="send_notifications", slot=slot, now=now)
    if run is None:
        return
    delivered = outbox.deliver(clock=timezone.now)
    summary = (
        f"sent={delivered.sent} failed={delivered.failed} uncertain={delivered.uncertain}"
        f" postponed={delivered.postponed} cancelled={delivered.cancelled}"
    )
    job_runs.finish(run=run, summary=summary, now=timezone.now())
    logger.info("send_notifications %s slot=%s stopped_by=%s", summary, run.slot, delivered.stopped_by or "-")


@shared_task(name="motions.tasks.forget_unconfirmed")
def forget_unconfirmed(*, scheduled: bool = False) -> None:
    """Forget who asked to follow something and never confirmed it; a slot an hour."""
    now = timezone.now()
    slot = job_runs.slot_of(now, minutes=60) if scheduled else job_runs.slot_by_hand(now)
    run = job_runs.take_slot(job="forget_unconfirmed", slot=slot, now=now)
    if run is None:
        return
    summary = f"forgotten={wishes.forget_unconfirmed(now=now)}"
    job_runs.finish(run=run, summary=summary, now=timezone.now())
    logger.info("forget_unconfirmed %s slot=%s", summary, run.slot)


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
    if scheduled and not settings.IMPORT_NIGHTLY:
        return
    now = timezone.now()
    slot = job_runs.slot_of(now, minutes=60) if scheduled else job_runs.slot_by_hand(now)
    run = job_runs.take_slot(job="import_official", slot=slot, now=now)
    if run is None:
        return
    sources = Sources(Client(settings.TWEEDEKAMER_URL), Client(settings.KOOP_URL), Client(settings.KOOP_SEARCH_URL))
    today = timezone.localdate(now)
    whole = passes.due(today=today, every=settings.IMPORT_WHOLE_EVERY)
    imports = list(import_everything(sources, clock=timezone.now, today=today, whole=whole))
    stopped_by = " ".join(one.stopped_by for one in imports if one.stopped_by)
    summary = (
        f"seen={sum(one.seen for one in imports)} created={sum(one.created for one in imports)}"
        f" changed={sum(one.changed for one in imports)} faulty={sum(one.faulty for one in imports)}"
    )
    job_runs.finish(run=run, summary=summary, now=timezone.now())
    said = summary, run.slot, ",".join(whole) or "-", stopped_by or "-"
    logger.info("import_official %s slot=%s whole=%s stopped_by=%s", *said)
