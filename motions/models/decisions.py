"""What the chamber decided on a motion, and who voted how."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from motions.models.source import SourceRecord
from motions.rules.decisions import DecisionKind


class Decision(SourceRecord):
    """A decision on a motion; there may be several, and the latest final one counts."""

    SOURCE_FIELDS = (*SourceRecord.SOURCE_FIELDS, "source_word")

    motion = models.ForeignKey("motions.Motion", models.CASCADE, related_name="decisions", verbose_name="motie")
    kind = models.CharField("besluit", max_length=20, choices=DecisionKind.choices())
    decided_on = models.DateField("datum")
    order = models.PositiveIntegerField("volgorde op de dag", default=0)
    activity = models.ForeignKey(
        "motions.Activity", models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name="activiteit"
    )
    source_word = models.CharField("besluit in de bron", max_length=200, blank=True)
    note = models.CharField("opmerking", max_length=500, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = ("motion", "-decided_on", "-order")
        indexes = [
            models.Index(fields=("id",), name="decision_removed", condition=Q(source_removed_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=("motion", "kind", "decided_on", "order"), name="decision_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in DecisionKind]), name="decision_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} op {self.decided_on:%d-%m-%Y}"


class Vote(SourceRecord):
    """How a group (by hand) or a member (by roll call) voted."""

    class Choice(models.TextChoices):
        FOR = "for", "Voor"
        AGAINST = "against", "Tegen"
        ABSENT = "absent", "Niet deelgenomen"

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="votes", verbose_name="besluit")
    group = models.ForeignKey(
        "motions.Group", models.PROTECT, null=True, blank=True, related_name="votes", verbose_name="fractie"
    )
    person = models.ForeignKey(
        "motions.Person", models.PROTECT, null=True, blank=True, related_name="votes", verbose_name="lid"
    )
    voter = models.CharField("fractie of lid (bron)", max_length=120)
    choice = models.CharField("stem", max_length=10, choices=Choice.choices)
    seats = models.PositiveSmallIntegerField("zetels", default=1)
    is_mistake = models.BooleanField("vergissing", default=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "stem"
        verbose_name_plural = "stemmen"
        ordering = ("decision", "voter")
        constraints = [models.UniqueConstraint(fields=("decision", "voter"), name="vote_once")]

    def __str__(self) -> str:
        return f"{self.voter}: {self.get_choice_display()}"
