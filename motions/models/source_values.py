"""What a source says where staff wrote something else: their value stands in the record, the source's here."""

from django.db import models
from django.db.models import Q


class SourceValue(models.Model):
    """The source's value of one column of a record that staff edited; kept up by imports from then on.

    ``value`` is text; a day is written as 2026-03-02, and "" is that the source has none.
    """

    category = models.CharField("categorie", max_length=60)
    official_id = models.CharField("officiële id", max_length=80)
    field = models.CharField("veld", max_length=40)
    value = models.TextField("in de bron", blank=True)

    class Meta:
        verbose_name = "waarde in de bron"
        verbose_name_plural = "waarden in de bron"
        ordering = ("category", "official_id", "field")
        constraints = [
            models.UniqueConstraint(fields=("category", "official_id", "field"), name="source_value_once"),
            models.CheckConstraint(condition=~Q(official_id=""), name="source_value_names_its_record"),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.official_id}: {self.field}"
