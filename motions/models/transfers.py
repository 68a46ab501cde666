"""Moves of follow-ups to another ministry, office, unit or owner, many at once, offered where the other side agrees."""

from django.db import models
from django.db.models import Q


class Transfer(models.Model):
    """One step that moves any number of follow-ups (overdracht); what is empty stays as it was.

    No term moves. Within a ministry it takes effect at once; to another ministry it is an offer, which that side
    accepts or refuses per follow-up.
    """

    ministry = models.ForeignKey(
        "motions.Ministry", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="naar ministerie"
    )
    office = models.ForeignKey(
        "motions.Office", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="naar bewindsambt"
    )
    unit = models.CharField("naar directie", max_length=120, blank=True)
    owner = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="naar behandelaar"
    )
    reason = models.CharField("reden", max_length=500)
    made_at = models.DateTimeField("gedaan op")
    made_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door"
    )

    class Meta:
        verbose_name = "overdracht"
        verbose_name_plural = "overdrachten"
        ordering = ("-made_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(ministry__isnull=False) | Q(office__isnull=False) | ~Q(unit="") | Q(owner__isnull=False),
                name="transfer_goes_somewhere",
            )
        ]

    def __str__(self) -> str:
        to = ", ".join(str(part) for part in (self.ministry, self.office, self.unit, self.owner) if part)
        return f"Overdracht naar {to}"


class TransferItem(models.Model):
    """One follow-up in a transfer: where it came from, and what the other side answered."""

    class State(models.TextChoices):
        OFFERED = "offered", "Aangeboden"
        DONE = "done", "Overgedragen"
        REFUSED = "refused", "Geweigerd"
        WITHDRAWN = "withdrawn", "Teruggenomen"

    transfer = models.ForeignKey(Transfer, models.CASCADE, related_name="items", verbose_name="overdracht")
    follow_up = models.ForeignKey(
        "motions.FollowUp", models.PROTECT, related_name="transfer_items", verbose_name="opvolging"
    )
    successor = models.ForeignKey(
        "motions.FollowUp", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="voortgezet als"
    )
    former_ministry = models.ForeignKey(
        "motions.Ministry", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="van ministerie"
    )
    former_office = models.ForeignKey(
        "motions.Office", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="van bewindsambt"
    )
    former_unit = models.CharField("van directie", max_length=120, blank=True)
    former_owner = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="van behandelaar"
    )
    state = models.CharField("stand", max_length=10, choices=State.choices, default=State.OFFERED)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)
    answered_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beantwoord door"
    )
    answer = models.CharField("toelichting", max_length=500, blank=True)

    class Meta:
        verbose_name = "overgedragen opvolging"
        verbose_name_plural = "overgedragen opvolgingen"
        ordering = ("transfer", "pk")
        constraints = [
            models.UniqueConstraint(fields=("transfer", "follow_up"), name="transfer_item_once"),
            models.UniqueConstraint(
                fields=("follow_up",), condition=Q(state="offered"), name="transfer_offered_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.follow_up}: {self.get_state_display().lower()}"
