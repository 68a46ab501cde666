"""Official publications (KOOP) of letters, and letters and motions whose text could not be had or read yet."""

from django.db import models
from django.db.models import Q

from motions.models.letters import Letter
from motions.models.motions import Motion
from motions.models.source import SourceRecord


class Publication(SourceRecord):
    """An official publication by its identifier (``official_id``), which says nothing by itself, and its letter.

    A letter has several where it was published before it was typeset, or reprinted.
    """

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="publications", verbose_name="brief")

    class Meta:
        verbose_name = "officiële publicatie"
        verbose_name_plural = "officiële publicaties"
        ordering = ("official_id",)
        constraints = [
            models.CheckConstraint(condition=Q(official_id__isnull=False), name="publication_has_identifier"),
        ]

    def __str__(self) -> str:
        return self.official_id or ""


class AwaitedFile(models.Model):
    """A letter or motion whose text a source did not give, or that cannot be read: how often tried, when next."""

    letter = models.ForeignKey(
        Letter, models.CASCADE, null=True, blank=True, related_name="awaited_files", verbose_name="brief"
    )
    motion = models.ForeignKey(
        Motion, models.CASCADE, null=True, blank=True, related_name="awaited_files", verbose_name="motie"
    )
    source = models.CharField("bron", max_length=40)
    tries = models.PositiveSmallIntegerField("keer geprobeerd", default=0)
    again_on = models.DateField("weer vragen op", db_index=True)
    problem = models.CharField("wat er mis was", max_length=500)

    class Meta:
        verbose_name = "tekst die ontbreekt"
        verbose_name_plural = "teksten die ontbreken"
        ordering = ("again_on", "pk")
        constraints = [
            models.UniqueConstraint(fields=("letter", "source"), name="awaited_file_once"),
            models.UniqueConstraint(fields=("motion", "source"), name="awaited_motion_once"),
            models.CheckConstraint(
                condition=Q(letter__isnull=False, motion__isnull=True) | Q(letter__isnull=True, motion__isnull=False),
                name="awaited_file_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter or self.motion}: {self.problem}"
