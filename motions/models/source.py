"""Columns that belong to the official source, apart from what staff write."""

from django.db import models


class SourceRecord(models.Model):
    """A record that may come from an official source; imports write these columns, staff only read them."""

    SOURCE_FIELDS: tuple[str, ...] = (
        "official_id",
        "source_url",
        "source_changed_at",
        "source_hash",
        "source_removed_at",
    )

    official_id = models.CharField("officiële id", max_length=80, null=True, blank=True, unique=True)
    source_url = models.URLField("vindplaats", max_length=500, blank=True)
    source_changed_at = models.DateTimeField("gewijzigd in de bron", null=True, blank=True)
    source_hash = models.CharField("inhoud (hash)", max_length=64, blank=True)
    source_removed_at = models.DateTimeField("verwijderd in de bron", null=True, blank=True)

    class Meta:
        abstract = True
