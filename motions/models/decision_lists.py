"""Lists of decisions: many follow-ups decided on one day in one source, noted and undone as one step."""

from django.db import models
from django.db.models import Q

from motions.rules.listed_decisions import ListedDecision

DECISIONS = ListedDecision.choices()
"""What a row may say, as form fields take it."""


class DecisionList(models.Model):
    """What a body decided on one day (besluitenlijst), and where it says so; its rows stand or fall one by one."""

    decided_on = models.DateField("datum van de besluiten")
    body = models.CharField("besloten door", max_length=120)
    letter = models.ForeignKey(
        "motions.Letter", models.PROTECT, null=True, blank=True, related_name="decision_lists", verbose_name="brief"
    )
    activity = models.ForeignKey(
        "motions.Activity",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decision_lists",
        verbose_name="debat of activiteit",
    )
    source = models.CharField("vindplaats", max_length=300, blank=True)
    made_at = models.DateTimeField("vastgelegd op")
    made_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door"
    )
    undone_at = models.DateTimeField("ongedaan gemaakt op", null=True, blank=True)
    undone_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ongedaan gemaakt door"
    )

    class Meta:
        verbose_name = "besluitenlijst"
        verbose_name_plural = "besluitenlijsten"
        ordering = ("-decided_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(letter__isnull=False) | Q(activity__isnull=False) | ~Q(source=""),
                name="decision_list_has_a_source",
            )
        ]

    def __str__(self) -> str:
        return f"Besluitenlijst van {self.body}, {self.decided_on:%d-%m-%Y}"


class DecisionListRow(models.Model):
    """One follow-up on a list and what was decided about it; ``undone_at`` says that it no longer counts."""

    decision_list = models.ForeignKey(DecisionList, models.CASCADE, related_name="rows", verbose_name="besluitenlijst")
    follow_up = models.ForeignKey(
        "motions.FollowUp", models.PROTECT, related_name="decision_list_rows", verbose_name="opvolging"
    )
    decision = models.CharField("besluit", max_length=16, choices=DECISIONS)
    due_on = models.DateField("nieuwe termijn", null=True, blank=True)
    note = models.CharField("toelichting", max_length=300, blank=True)
    undone_at = models.DateTimeField("ongedaan gemaakt op", null=True, blank=True)

    class Meta:
        verbose_name = "besluit op een lijst"
        verbose_name_plural = "besluiten op lijsten"
        ordering = ("decision_list", "pk")
        constraints = [models.UniqueConstraint(fields=("decision_list", "follow_up"), name="decision_list_row_once")]

    def __str__(self) -> str:
        return f"{self.follow_up}: {self.get_decision_display()}"
