"""Motions, who moved them, and what each asks of whom."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from motions.models.source import SourceRecord


class Amended(models.TextChoices):
    """How often a motion's text was changed; each change is a new paper with a new number."""

    NO = "", "nee"
    AMENDED = "amended", "gewijzigde"
    FURTHER = "further", "nader gewijzigde"
    SECOND_FURTHER = "second_further", "tweede nader gewijzigde"


class Addressee(models.TextChoices):
    """Whom a request addresses: the government acts on it, the Presidium on its own; a declaration asks nobody."""

    GOVERNMENT = "government", "regering"
    PRESIDIUM = "presidium", "Presidium"
    NOBODY = "nobody", "niemand (spreekt uit)"


class Motion(SourceRecord):
    """A motion as a paper: its text, its movers in order, what it replaces. Its follow-ups hang on its requests."""

    SOURCE_FIELDS = (*SourceRecord.SOURCE_FIELDS, "appreciation", "lapses_on", "replaces_reference")

    paper = models.OneToOneField("motions.Paper", models.PROTECT, related_name="motion", verbose_name="Kamerstuk")
    title = models.CharField("onderwerp", max_length=1000)
    text = models.TextField("tekst", blank=True)
    submitted_on = models.DateField("voorgesteld op", null=True, blank=True, db_index=True)
    amended = models.CharField("gewijzigd", max_length=20, choices=Amended.choices, blank=True, default=Amended.NO)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="vervangt"
    )
    replaces_reference = models.CharField(
        "vervangt (bron)",
        max_length=80,
        blank=True,
        db_index=True,
        help_text="Nummer of officiële id van de vervangen motie; zij kan later binnenkomen dan deze.",
    )
    has_more_movers = models.BooleanField("c.s. (overige indieners onbekend)", default=False)
    appreciation = models.CharField(
        "appreciatie", max_length=120, blank=True, help_text="Zoals de bron haar geeft, bijvoorbeeld “Oordeel Kamer”."
    )
    lapses_on = models.DateField("vervalt op (bron)", null=True, blank=True)
    activity = models.ForeignKey(
        "motions.Activity", models.PROTECT, null=True, blank=True, related_name="motions", verbose_name="debat"
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "motie"
        verbose_name_plural = "moties"
        ordering = ("-submitted_on", "-pk")
        indexes = [
            models.Index(fields=("id",), name="motion_removed", condition=Q(source_removed_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.paper})"

    @property
    def name(self) -> str:
        """As letters call it: "Gewijzigde motie-Bikker/Omtzigt", "Motie-Van der Graaf c.s."."""
        surnames = [mover.name for mover in self.movers.all()]
        if not surnames:
            return "Motie"
        movers = f"{surnames[0]} c.s." if len(surnames) > 2 or self.has_more_movers else "/".join(surnames)
        word = f"{Amended(self.amended).label} motie" if self.amended else "motie"
        return f"{word[:1].upper()}{word[1:]}-{movers}"


class Mover(models.Model):
    """A signature under a motion, in order; the first is the mover (indiener), ``group`` as it was then."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="movers", verbose_name="motie")
    position = models.PositiveSmallIntegerField("volgorde")
    name = models.CharField("achternaam", max_length=120, db_index=True)
    person = models.ForeignKey(
        "motions.Person", models.PROTECT, null=True, blank=True, related_name="moved", verbose_name="persoon"
    )
    group = models.CharField("fractie toen", max_length=60, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "indiener"
        verbose_name_plural = "indieners"
        ordering = ("motion", "position")
        constraints = [models.UniqueConstraint(fields=("motion", "position"), name="mover_position_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.group})" if self.group else self.name


class Request(models.Model):
    """One "verzoekt ..." of the dictum (verzoek), with its own addressee and its own deadline phrase."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="requests", verbose_name="motie")
    position = models.PositiveSmallIntegerField("volgorde")
    text = models.TextField("verzoek")
    addressee = models.CharField("gericht aan", max_length=20, choices=Addressee.choices, default=Addressee.GOVERNMENT)
    addressee_text = models.CharField("gericht aan (letterlijk)", max_length=200, blank=True)
    deadline_phrase = models.CharField("termijn (letterlijk)", max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "verzoek"
        verbose_name_plural = "verzoeken"
        ordering = ("motion", "position")
        constraints = [models.UniqueConstraint(fields=("motion", "position"), name="request_position_once")]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"
