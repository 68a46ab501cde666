"""What people decided about differences with a source."""

from django.db import models
from django.db.models import Q

VALUE = 200
"""Characters of a value that are kept and compared."""


class Settlement(models.Model):
    """Somebody settled a difference: our value stays, with the reason, or the source's was accepted.

    It holds for the two values as they were: when one of them changes, the difference counts again. ``difference`` is
    the slug of its kind (``queries.reconciliation``), ``record`` the primary key or official id of what it is about.
    """

    class Choice(models.TextChoices):
        KEPT = "kept", "Zo gelaten"
        ACCEPTED = "accepted", "Overgenomen van de bron"

    difference = models.CharField("verschil", max_length=60)
    record = models.CharField("record", max_length=120)
    title = models.CharField("onderwerp", max_length=300, blank=True)
    ours = models.CharField("hier", max_length=VALUE, blank=True)
    theirs = models.CharField("in de bron", max_length=VALUE, blank=True)
    choice = models.CharField("keuze", max_length=8, choices=Choice.choices)
    reason = models.CharField("reden", max_length=500)
    made_at = models.DateTimeField("gedaan op")
    made_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gedaan door"
    )
    event = models.ForeignKey(
        "motions.FollowUpEvent", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gebeurtenis"
    )
    decision = models.ForeignKey(
        "motions.Decision", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="besluit"
    )
    undone_at = models.DateTimeField("ongedaan gemaakt op", null=True, blank=True)
    undone_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ongedaan gemaakt door"
    )

    class Meta:
        verbose_name = "afgehandeld verschil"
        verbose_name_plural = "afgehandelde verschillen"
        ordering = ("-made_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("difference", "record", "ours", "theirs"),
                condition=Q(choice="kept", undone_at__isnull=True),
                name="settlement_kept_once",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="settlement_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.get_choice_display()}: {self.title or self.record}"
