"""Runs of scheduled work: a slot of the schedule is taken once, however many schedulers call."""

from datetime import UTC, datetime, timedelta
from secrets import token_hex

from motions.models import JobRun

KEPT = timedelta(days=30)


def slot_of(moment: datetime, *, minutes: int) -> str:
    """The slot that this moment is in, ``2026-03-02T05:00Z``: in UTC, where no hour comes twice."""
    in_utc = moment.astimezone(UTC)
    return f"{in_utc:%Y-%m-%dT%H}:{in_utc.minute // minutes * minutes:02}Z"


def slot_by_hand(moment: datetime) -> str:
    """A slot that is nobody else's, ``2026-03-02T05:00:07Z 6f1c…``: two calls may come in the same microsecond."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} {token_hex(8)}"


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
