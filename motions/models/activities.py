"""Committees and the debates and meetings in which things are promised and on which deadlines hang."""

from django.db import models
from simple_history.models import HistoricalRecords

from motions.models.papers import Chamber
from motions.models.source import SourceRecord


class Committee(SourceRecord):
    """A parliamentary committee."""

    chamber = models.CharField("kamer", max_length=2, choices=Chamber.choices, default=Chamber.TK)
    name = models.CharField("naam", max_length=200)
    abbreviation = models.CharField("afkorting", max_length=40, blank=True)
    starts_on = models.DateField("van", null=True, blank=True)
    ends_on = models.DateField("tot en met", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "commissie"
        verbose_name_plural = "commissies"
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=("chamber", "name"), name="committee_once")]

    def __str__(self) -> str:
        return self.name


class Activity(SourceRecord):
    """A debate or other meeting of a chamber."""

    SOURCE_FIELDS = (*SourceRecord.SOURCE_FIELDS, "status")

    chamber = models.CharField("kamer", max_length=2, choices=Chamber.choices, default=Chamber.TK)
    kind = models.CharField("soort", max_length=80, blank=True, help_text="Zoals “Commissiedebat”.")
    subject = models.CharField("onderwerp", max_length=500)
    held_on = models.DateField("datum", null=True, blank=True, db_index=True)
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name="commissie"
    )
    status = models.CharField("status in de bron", max_length=40, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "debat of activiteit"
        verbose_name_plural = "debatten en activiteiten"
        ordering = ("-held_on", "subject")

    def __str__(self) -> str:
        return f"{self.kind or 'Activiteit'}: {self.subject}"
