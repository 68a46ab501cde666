"""Scheduled work, claimed once per time slot, so that any number of schedulers is harmless."""

from django.db import models


class JobRun(models.Model):
    """One run of a job in one slot of the schedule (``flag_overdue``, ``2026-03-02``)."""

    job = models.CharField("taak", max_length=60)
    slot = models.CharField("moment", max_length=40)
    started_at = models.DateTimeField("begonnen op")
    finished_at = models.DateTimeField("klaar op", null=True, blank=True)
    summary = models.CharField("uitkomst", max_length=300, blank=True)

    class Meta:
        verbose_name = "taakronde"
        verbose_name_plural = "taakrondes"
        ordering = ("-started_at",)
        constraints = [models.UniqueConstraint(fields=("job", "slot"), name="job_run_once_per_slot")]

    def __str__(self) -> str:
        return f"{self.job} {self.slot}"
