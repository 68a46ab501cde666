"""What lies between a source and the records here, as imports saw it; rows go when the record was taken over."""

from django.db import models
from django.db.models import Q

from motions.models.imports import ImportCursor


class ImportGap(models.Model):
    """A record of the source that was refused, that names what is not here, or that a complete pass did not see.

    ``about`` is the official id of what it names and lacks. ``content`` is the record as the source wrote it: whole
    where it lacks something, so that it can be taken in when that comes; else its beginning, for a person.
    """

    class Kind(models.TextChoices):
        REFUSED = "refused", "Niet over te nemen"
        LACKING = "lacking", "Noemt wat hier niet is"
        UNSEEN = "unseen", "Niet meer gezien"

    class Thing(models.TextChoices):
        MOTION = "motion", "motie"
        ACTIVITY = "activity", "activiteit"
        ORIGINAL = "original", "oorspronkelijke toezegging"
        LETTER = "letter", "brief"
        DECISION = "decision", "besluit"

    source = models.CharField("bron", max_length=40)
    category = models.CharField("categorie", max_length=60)
    official_id = models.CharField("officiële id", max_length=120)
    kind = models.CharField("verschil", max_length=8, choices=Kind.choices)
    thing = models.CharField("wat ontbreekt", max_length=8, choices=Thing.choices, blank=True)
    about = models.CharField("id van wat ontbreekt", max_length=80, blank=True)
    problem = models.CharField("wat er mis is", max_length=500, blank=True)
    content = models.TextField("uit de bron", blank=True)
    since = models.DateTimeField("sinds")

    class Meta:
        verbose_name = "verschil met de bron"
        verbose_name_plural = "verschillen met de bron"
        ordering = ("-since", "-pk")
        indexes = [models.Index(fields=("kind", "category"), name="import_gap_kind")]
        constraints = [
            models.UniqueConstraint(fields=("official_id", "source", "kind", "about"), name="import_gap_once"),
            models.CheckConstraint(condition=~Q(official_id=""), name="import_gap_names_its_record"),
            models.CheckConstraint(
                condition=Q(kind="lacking") & ~Q(thing="") & ~Q(about="")
                | ~Q(kind="lacking") & Q(thing="") & Q(about=""),
                name="import_gap_says_what_it_lacks",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.official_id}: {self.get_kind_display()}"


class ImportSighting(models.Model):
    """What one page of the complete pass under way had; the rows go when the pass ends."""

    cursor = models.ForeignKey(ImportCursor, models.CASCADE, related_name="sightings", verbose_name="leespositie")
    official_ids = models.JSONField("officiële ids", help_text="Van elk record van de bladzijde.")

    class Meta:
        verbose_name = "geziene bladzijde"
        verbose_name_plural = "geziene bladzijden"

    def __str__(self) -> str:
        return f"{self.cursor}: {len(self.official_ids)}"
