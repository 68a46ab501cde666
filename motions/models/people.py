"""Members of parliament, their groups, and who belonged where when."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from motions.models.source import SourceRecord


class Person(SourceRecord):
    """Somebody who moves motions, asks or promises; identified by the source, shown by surname with its particle."""

    SOURCE_FIELDS = (*SourceRecord.SOURCE_FIELDS,)

    initials = models.CharField("voorletters", max_length=40, blank=True)
    first_name = models.CharField("roepnaam", max_length=80, blank=True)
    particle = models.CharField("tussenvoegsel", max_length=40, blank=True, help_text="Zoals “van der”.")
    last_name = models.CharField("achternaam", max_length=120, db_index=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        ordering = ("last_name", "particle", "initials")

    def __str__(self) -> str:
        return " ".join(part for part in (self.first_name or self.initials, self.surname) if part)

    @property
    def surname(self) -> str:
        """Surname as printed without first name: "Van der Graaf"."""
        name = f"{self.particle} {self.last_name}".strip()
        return name[:1].upper() + name[1:]


class Group(SourceRecord):
    """A parliamentary party group (fractie)."""

    abbreviation = models.CharField("afkorting", max_length=40)
    name = models.CharField("naam", max_length=120, blank=True)
    starts_on = models.DateField("van", null=True, blank=True)
    ends_on = models.DateField("tot en met", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "fractie"
        verbose_name_plural = "fracties"
        ordering = ("abbreviation",)

    def __str__(self) -> str:
        return self.abbreviation


class Membership(models.Model):
    """A person's time in a group of one chamber; the group at the time of a motion counts, not today's."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships", verbose_name="persoon")
    group = models.ForeignKey(Group, models.PROTECT, related_name="memberships", verbose_name="fractie")
    starts_on = models.DateField("van")
    ends_on = models.DateField("tot en met", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        ordering = ("-starts_on",)
        constraints = [
            models.UniqueConstraint(fields=("person", "group", "starts_on"), name="membership_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="membership_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.group})"

    def covers(self, day: date) -> bool:
        """Whether the membership ran on this day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
