"""Deadlines: the versions of a follow-up's term, and who set each."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from motions.models.terms import Term


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def binding(self) -> Self:
        """Versions that count for everybody: not retracted, not an internal target."""
        return self.filter(retracted_at=None).exclude(set_by=Deadline.SetBy.INTERNAL)


class Deadline(Term):
    """A version of a term. The newest binding one counts, the first stays; a committee's date is no postponement."""

    class SetBy(models.TextChoices):
        PROMISED = "promised", "Toegezegd"
        REQUESTED = "requested", "Gevraagd in de motie"
        COMMITTEE = "committee", "Bepaald door de commissie"
        STAFF = "staff", "Bepaald door een medewerker"
        INTERNAL = "internal", "Intern streven"

    follow_up = models.ForeignKey(
        "motions.FollowUp", models.CASCADE, related_name="deadlines", verbose_name="opvolging"
    )
    version = models.PositiveIntegerField("versie")
    set_by = models.CharField("bepaald door", max_length=10, choices=SetBy.choices)
    explanation = models.CharField("toelichting", max_length=500, blank=True)
    letter = models.ForeignKey(
        "motions.Letter", models.PROTECT, null=True, blank=True, related_name="deadlines", verbose_name="brief"
    )
    activity = models.ForeignKey(
        "motions.Activity", models.PROTECT, null=True, blank=True, related_name="deadlines", verbose_name="activiteit"
    )
    start = models.PositiveIntegerField("begin in de brief", null=True, blank=True)
    end = models.PositiveIntegerField("eind in de brief", null=True, blank=True)
    quote = models.TextField("letterlijk", blank=True)
    notify_from = models.DateField("herinneren vanaf", null=True, blank=True)
    suggestion = models.ForeignKey(
        "motions.Suggestion", models.PROTECT, null=True, blank=True, related_name="deadlines", verbose_name="voorstel"
    )
    confirmed_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="schatting bevestigd door"
    )
    confirmed_at = models.DateTimeField("schatting bevestigd op", null=True, blank=True)
    set_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vastgelegd door"
    )
    retracted_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = "termijn"
        verbose_name_plural = "termijnen"
        ordering = ("follow_up", "-version")
        constraints = [
            models.UniqueConstraint(fields=("follow_up", "version"), name="deadline_version_once"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(earliest__isnull=True) | Q(due_on__gte=F("earliest")),
                name="deadline_not_before_earliest",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(anchor_on__isnull=True) | Q(due_on__gte=F("anchor_on")),
                name="deadline_not_before_promise",
            ),
            models.CheckConstraint(
                condition=Q(notify_from__isnull=True) | Q(notify_from__gt=F("due_on")),
                name="deadline_notice_after_term",
            ),
        ]

    def __str__(self) -> str:
        day = f"{self.due_on:%d-%m-%Y}" if self.due_on else "zonder datum"
        return f"termijn {self.version}: {day}"
