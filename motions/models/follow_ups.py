"""Follow-ups: what has to be done, by which ministry, by when, and how far it is."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from motions.rules.follow_ups import RUNNING, Outcome, State

RUNNING_STATES = sorted(state.value for state in RUNNING)
ENDED_STATES = [State.RETRACTED.value, State.TRANSFERRED.value]
"""States of rows that no longer stand for the work: another row may take their place."""


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def running(self) -> Self:
        """Follow-ups that are not done."""
        return self.filter(state__in=RUNNING_STATES)

    def passed_on(self, day: date) -> Self:
        """Follow-ups whose term has passed on this day."""
        return self.filter(open_due_on__lt=day)

    def due_between(self, first: date, last: date) -> Self:
        """Running follow-ups whose term ends on one of these days."""
        return self.filter(open_due_on__range=(first, last))


class FollowUp(models.Model):
    """One request or commitment (or part of it) at one responsible ministry.

    ``state``, ``due_on``, ``is_estimate``, ``notify_from``, ``term_version``, ``reopenings``, ``review_on``,
    ``reported_on``, ``mentioned_on`` and ``next_notice_on`` are written only by services, in the transaction that
    writes the event or the deadline they follow from. ``open_due_on`` is computed by the database: the term that can
    still pass, else null; passed means ``open_due_on < today`` (``rules.follow_ups.term_has_passed``).
    """

    class Role(models.TextChoices):
        LEAD = "lead", "Eerstverantwoordelijk"
        JOINT = "joint", "Mede namens"

    class MinistrySource(models.TextChoices):
        ADDRESSED = "addressed", "Genoemd in het verzoek"
        PROMISED = "promised", "Zegde het toe"
        COMMITTEE = "committee", "Voortouwcommissie"
        CHAPTER = "chapter", "Begrotingshoofdstuk van het dossier"
        SIGNED = "signed", "Ondertekende de brief"
        STAFF = "staff", "Door een medewerker bepaald"

    request = models.ForeignKey(
        "motions.Request", models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name="verzoek"
    )
    commitment = models.ForeignKey(
        "motions.Commitment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name="toezegging",
    )
    part = models.CharField("onderdeel", max_length=200, blank=True)
    period = models.CharField(
        "periode", max_length=40, blank=True, help_text="Bij een terugkerende toezegging: “2026”."
    )
    role = models.CharField("rol", max_length=8, choices=Role.choices, default=Role.LEAD)
    ministry = models.ForeignKey(
        "motions.Ministry", models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name="ministerie"
    )
    ministry_source = models.CharField("ministerie volgens", max_length=12, choices=MinistrySource.choices, blank=True)
    office = models.ForeignKey(
        "motions.Office", models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name="bewindsambt"
    )
    unit = models.CharField("directie", max_length=120, blank=True)
    owner = models.ForeignKey(
        "auth.User", models.SET_NULL, null=True, blank=True, related_name="follow_ups", verbose_name="behandelaar"
    )
    predecessor = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="successor", verbose_name="overgenomen van"
    )
    follow_from = models.DateField("gevolgd vanaf")
    opened_at = models.DateTimeField("opgenomen op", editable=False)

    state = models.CharField("stand", max_length=12, choices=State.choices(), default=State.OPEN.value, editable=False)
    outcome = models.CharField("vaststelling", max_length=16, choices=Outcome.choices(), blank=True, editable=False)
    due_on = models.DateField("uiterlijk", null=True, blank=True, editable=False)
    is_estimate = models.BooleanField("geschat", default=False, editable=False)
    notify_from = models.DateField("herinneren vanaf", null=True, blank=True, editable=False)
    term_version = models.PositiveIntegerField("versie van de termijn", default=0, editable=False)
    reopenings = models.PositiveSmallIntegerField("keer heropend", default=0, editable=False)
    review_on = models.DateField("opnieuw bekijken op", null=True, blank=True, editable=False)
    reported_on = models.DateField("gemeld op", null=True, blank=True, editable=False)
    mentioned_on = models.DateField("laatst genoemd op", null=True, blank=True, editable=False)
    next_notice_on = models.DateField("volgende herinnering", null=True, blank=True, editable=False)
    open_due_on = models.GeneratedField(
        expression=Case(
            When(Q(state__in=RUNNING_STATES) & Q(is_estimate=False), then=F("due_on")),
            default=Value(None, output_field=models.DateField()),
            output_field=models.DateField(),
        ),
        output_field=models.DateField("lopende termijn", null=True),
        db_persist=True,
    )
    history = HistoricalRecords(
        excluded_fields=[
            "open_due_on",
            "state",
            "outcome",
            "due_on",
            "is_estimate",
            "notify_from",
            "term_version",
            "reopenings",
            "review_on",
            "reported_on",
            "mentioned_on",
            "next_notice_on",
        ]
    )

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "opvolging"
        verbose_name_plural = "opvolgingen"
        permissions = [("establish_followup", "Mag noteren wat is vastgesteld")]
        ordering = (F("open_due_on").asc(nulls_last=True), "pk")
        indexes = [
            models.Index(fields=("open_due_on",), name="follow_up_open_due_on"),
            models.Index(
                fields=("next_notice_on",), name="follow_up_next_notice_on", condition=Q(next_notice_on__isnull=False)
            ),
            models.Index(fields=("ministry", "state"), name="follow_up_ministry_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(request__isnull=False, commitment__isnull=True)
                | Q(request__isnull=True, commitment__isnull=False),
                name="follow_up_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="follow_up_state_known"
            ),
            models.UniqueConstraint(
                "request",
                Coalesce("ministry", 0),
                "part",
                "period",
                condition=Q(request__isnull=False) & ~Q(state__in=ENDED_STATES),
                name="follow_up_once_per_request",
            ),
            models.UniqueConstraint(
                "commitment",
                Coalesce("ministry", 0),
                "part",
                "period",
                condition=Q(commitment__isnull=False) & ~Q(state__in=ENDED_STATES),
                name="follow_up_once_per_commitment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.ministry})" if self.ministry else self.title

    @property
    def title(self) -> str:
        """What has to be done, in one line."""
        if self.request is not None:
            return self.request.motion.title if not self.part else f"{self.request.motion.title}: {self.part}"
        assert self.commitment is not None
        return self.commitment.title if not self.part else f"{self.commitment.title}: {self.part}"
