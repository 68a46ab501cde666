"""What is attached to letters: known by title and address; a table of motions and commitments is read as well."""

from django.db import models
from django.db.models import Q

from motions.models.letters import Letter
from motions.models.source import SourceRecord


class Attachment(SourceRecord):
    """A document sent with a letter, by the source's id.

    ``read_as`` is the paper with its text, where it is read: of the kind "bijlage" it follows its letter in date,
    visibility and signatories; where the same file was received before, it is what that became.
    """

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="attachments", verbose_name="brief")
    number = models.CharField("nummer", max_length=40, blank=True)
    title = models.CharField("titel", max_length=500)
    content_type = models.CharField("soort bestand", max_length=120, blank=True)
    read_as = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, related_name="attached_as", verbose_name="tekst"
    )

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ("letter", "number", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(official_id__isnull=False), name="attachment_has_official_id"),
        ]

    def __str__(self) -> str:
        return self.title
