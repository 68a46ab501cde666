"""Commitments that may stand here twice: noted by staff, and entered by the register afterwards or before."""

from django.db import models

from motions.models.commitments import Commitment


class PossibleDouble(models.Model):
    """A noted commitment that resembles an entry of the register, and what a person (or a clear match) made of it.

    ``registered`` is the entry's own row; null while both are one row, ``noted``, which then has the entry's number.
    """

    class State(models.TextChoices):
        OPEN = "open", "Te beoordelen"
        SAME = "same", "Dezelfde"
        DIFFERENT = "different", "Niet dezelfde"

    noted = models.ForeignKey(Commitment, models.CASCADE, related_name="doubles", verbose_name="genoteerd")
    registered = models.ForeignKey(
        Commitment, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="in het register"
    )
    register_number = models.CharField("nummer in het register", max_length=20)
    likeness = models.PositiveSmallIntegerField("lijkt (%)")
    reason = models.CharField("waarom", max_length=300)
    state = models.CharField("oordeel", max_length=10, choices=State.choices, default=State.OPEN)
    found_at = models.DateTimeField("gevonden op")
    answered_at = models.DateTimeField("beoordeeld op", null=True, blank=True)
    answered_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beoordeeld door"
    )
    follow_ups = models.ManyToManyField(
        "motions.FollowUp", blank=True, editable=False, related_name="+", verbose_name="opvolgingen van het register"
    )

    class Meta:
        verbose_name = "mogelijk dubbele toezegging"
        verbose_name_plural = "mogelijk dubbele toezeggingen"
        ordering = ("-found_at", "-likeness", "pk")
        constraints = [models.UniqueConstraint(fields=("noted", "register_number"), name="possible_double_once")]

    def __str__(self) -> str:
        return f"{self.noted} en {self.register_number}"
