"""The history of a follow-up: append-only rows that are its timeline."""

from typing import Self

from django.db import models
from django.db.models import Q

from motions.models.letters import Visibility
from motions.rules.follow_ups import EventKind, Outcome

INTERNAL_KINDS = (
    EventKind.CLOSED.value,
    EventKind.DUE_SOON.value,
    EventKind.STILL_OPEN.value,
    EventKind.REGISTER_OPEN.value,
    EventKind.UNMENTIONED.value,
    EventKind.LOOK_AGAIN.value,
    EventKind.ESTIMATE_DUE.value,
    EventKind.OFFERED.value,
    EventKind.OFFER_REFUSED.value,
    EventKind.ASSIGNED.value,
)


class FollowUpEventQuerySet(models.QuerySet["FollowUpEvent"]):
    def standing(self) -> Self:
        """Events that were not retracted, without the retractions themselves."""
        return self.filter(retracted_by=None).exclude(kind=EventKind.RETRACTED.value)

    def public(self) -> Self:
        """What visitors may see: nothing internal, nothing from a letter that is not public."""
        return (
            self.standing()
            .filter(is_internal=False)
            .exclude(kind__in=INTERNAL_KINDS)
            .filter(Q(letter__isnull=True) | Q(letter__visibility=Visibility.PUBLIC))
        )


class FollowUpEvent(models.Model):
    """Something that happened to a follow-up, once: ``once_key`` names follow-up, kind and episode.

    Rows are never changed or deleted; undo adds a RETRACTED event that names the one it takes back. ``happened_on`` is
    the day in the world (of the letter, the decision), ``recorded_at`` the moment it was noted here. A silent event
    makes no notice: what was already so when it came in is no news. ``told_at`` is the moment at which its
    notifications were written; null while that is still to be done.
    """

    follow_up = models.ForeignKey("motions.FollowUp", models.CASCADE, related_name="events", verbose_name="opvolging")
    kind = models.CharField("gebeurtenis", max_length=16, choices=EventKind.choices())
    once_key = models.CharField("sleutel", max_length=120, unique=True)
    happened_on = models.DateField("datum")
    recorded_at = models.DateTimeField("vastgelegd op")
    actor = models.ForeignKey("auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door")
    letter = models.ForeignKey(
        "motions.Letter", models.PROTECT, null=True, blank=True, related_name="events", verbose_name="brief"
    )
    evidence = models.ForeignKey(
        "motions.Evidence", models.PROTECT, null=True, blank=True, related_name="events", verbose_name="passage"
    )
    deadline = models.ForeignKey(
        "motions.Deadline", models.PROTECT, null=True, blank=True, related_name="events", verbose_name="termijn"
    )
    suggestion = models.ForeignKey(
        "motions.Suggestion", models.PROTECT, null=True, blank=True, related_name="events", verbose_name="voorstel"
    )
    retracts = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="retracted_by", verbose_name="trekt in"
    )
    outcome = models.CharField("vaststelling", max_length=16, choices=Outcome.choices(), blank=True)
    body = models.CharField("vastgesteld door", max_length=120, blank=True)
    summary = models.CharField(
        "in onze woorden",
        max_length=500,
        blank=True,
        help_text="Openbaar: wat de brief meldt, waar zijn tekst niet in Nakoming staat.",
    )
    note = models.CharField("toelichting", max_length=500, blank=True, help_text="Alleen voor medewerkers.")
    is_internal = models.BooleanField("intern", default=False)
    is_silent = models.BooleanField("zonder herinnering", default=False)
    transfer = models.ForeignKey(
        "motions.Transfer", models.PROTECT, null=True, blank=True, related_name="events", verbose_name="overdracht"
    )
    decision_list = models.ForeignKey(
        "motions.DecisionList",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name="besluitenlijst",
    )
    told_at = models.DateTimeField("gemeld op", null=True, blank=True, editable=False)

    objects = FollowUpEventQuerySet.as_manager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ("-happened_on", "-pk")
        indexes = [
            models.Index(fields=("-recorded_at",), name="event_recorded_at"),
            models.Index(fields=("id",), name="event_to_tell", condition=Q(told_at__isnull=True, is_silent=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(once_key=""), name="event_has_once_key"),
            models.CheckConstraint(
                condition=Q(kind=EventKind.RETRACTED.value, retracts__isnull=False)
                | (~Q(kind=EventKind.RETRACTED.value) & Q(retracts__isnull=True)),
                name="event_retracts_when_it_says_so",
            ),
            models.CheckConstraint(
                condition=~Q(kind=EventKind.DECIDED.value) | (~Q(outcome="") & ~Q(body="")),
                name="event_decision_has_outcome_and_body",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} op {self.happened_on:%d-%m-%Y}"
