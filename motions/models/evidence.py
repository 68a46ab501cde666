"""Evidence: sentences of letters that say what became of a follow-up (passages)."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from motions.models.readings import Place


class Stance(models.TextChoices):
    """What a passage says about a follow-up."""

    FULFILS = "fulfils", "Uitgevoerd"
    PARTLY = "partly", "Deels uitgevoerd"
    PROGRESS = "progress", "Voortgang"
    POSTPONES = "postpones", "Uitstel"
    DECLINES = "declines", "Wordt niet uitgevoerd"
    MENTIONS = "mentions", "Genoemd"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def standing(self) -> Self:
        """Evidence that was not retracted."""
        return self.filter(retracted_at=None)

    def public(self) -> Self:
        """Standing evidence from public letters."""
        return self.standing().filter(letter__visibility="public")


class Evidence(models.Model):
    """A passage accepted by a person: letter, span and quote, with the rule and reader version that found it.

    The span of one in the subject counts in the line as it was read; the quote keeps that when the subject changes.
    """

    follow_up = models.ForeignKey("motions.FollowUp", models.CASCADE, related_name="evidence", verbose_name="opvolging")
    letter = models.ForeignKey("motions.Letter", models.PROTECT, related_name="evidence", verbose_name="brief")
    stance = models.CharField("strekking", max_length=10, choices=Stance.choices)
    place = models.CharField("plaats", max_length=8, choices=Place.choices, default=Place.TEXT)
    start = models.PositiveIntegerField("begin")
    end = models.PositiveIntegerField("eind")
    quote = models.TextField("letterlijk")
    rule = models.CharField("regel", max_length=80, blank=True)
    reader_version = models.CharField("versie van de lezer", max_length=20, blank=True)
    suggestion = models.ForeignKey(
        "motions.Suggestion", models.PROTECT, null=True, blank=True, related_name="evidence", verbose_name="voorstel"
    )
    accepted_by = models.ForeignKey("auth.User", models.PROTECT, related_name="+", verbose_name="beoordeeld door")
    accepted_at = models.DateTimeField("beoordeeld op")
    retracted_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    retracted_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ingetrokken door"
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "passage"
        verbose_name_plural = "passages"
        ordering = ("letter", "place", "start")
        constraints = [
            models.UniqueConstraint(
                fields=("follow_up", "letter", "place", "start", "end"),
                condition=Q(retracted_at__isnull=True),
                name="evidence_once",
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="evidence_span_not_empty"),
            models.CheckConstraint(condition=Q(place__in=Place.values), name="evidence_place_known"),
        ]

    def __str__(self) -> str:
        return self.quote

    @property
    def in_subject(self) -> bool:
        """Whether it is the subject line of the letter."""
        return self.place == Place.SUBJECT
