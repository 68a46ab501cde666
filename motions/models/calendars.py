"""The political calendar as data that staff edit: recesses, fixed days, elections, each with its source."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from motions.models.papers import Chamber


class CalendarRow(models.Model):
    """A recess or a fixed political day of one year. The newest row of a key replaces the packaged one."""

    chamber = models.CharField("kamer", max_length=2, choices=Chamber.choices, default=Chamber.TK)
    kind = models.CharField("soort", max_length=40, help_text="Zoals “zomerreces” of “prinsjesdag”.")
    year = models.PositiveSmallIntegerField("jaar")
    starts_on = models.DateField("eerste dag")
    ends_on = models.DateField("laatste dag")
    source = models.CharField("vindplaats", max_length=300)
    confirmed = models.BooleanField("bevestigd", default=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "kalenderregel"
        verbose_name_plural = "kalender"
        ordering = ("-starts_on",)
        constraints = [
            models.UniqueConstraint(fields=("chamber", "kind", "year"), name="calendar_row_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="calendar_row_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year} ({self.get_chamber_display()})"
