"""Runs of scheduled work: a slot of the schedule is taken once, however many schedulers call."""

from datetime import datetime, timedelta

from motions.models import JobRun

KEPT = timedelta(days=30)


def take_slot(*, job: str, slot: str, now: datetime) -> JobRun | None:
    """The run that now belongs to the caller, or None when the slot is taken already.

    A caller that dies leaves a run without an end; the next slot does its work. Runs of long ago are cleared away.
    """
    JobRun.objects.filter(job=job, started_at__lt=now - KEPT).delete()
    run, is_new = JobRun.objects.get_or_create(job=job, slot=slot, defaults={"started_at": now})
    return run if is_new else None


def finish(*, run: JobRun, summary: str, now: datetime) -> None:
    run.finished_at, run.summary = now, summary
    run.save(update_fields=["finished_at", "summary"])
