"""What readers of the public pages say is wrong, and the dated correction that may follow."""

from django.db import models
from django.db.models import Q


class CorrectionRequest(models.Model):
    """Somebody says that a public item is wrong ("Klopt dit niet?"): a task for staff.

    The answer is public and dated where something was corrected; the sender's words and address never are.
    """

    class State(models.TextChoices):
        NEW = "new", "Nieuw"
        CORRECTED = "corrected", "Gecorrigeerd"
        KEPT = "kept", "Niet gewijzigd"

    motion = models.ForeignKey(
        "motions.Motion", models.CASCADE, null=True, blank=True, related_name="correction_requests",
        verbose_name="motie",
    )  # fmt: skip
    commitment = models.ForeignKey(
        "motions.Commitment", models.CASCADE, null=True, blank=True, related_name="correction_requests",
        verbose_name="toezegging",
    )  # fmt: skip
    text = models.TextField("wat klopt er niet", max_length=2000)
    address = models.EmailField("e-mailadres", blank=True, help_text="Alleen voor een antwoord; wordt niet getoond.")
    sent_at = models.DateTimeField("ontvangen op")
    state = models.CharField("stand", max_length=10, choices=State.choices, default=State.NEW)
    answer = models.CharField("openbaar antwoord", max_length=500, blank=True)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)
    answered_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beantwoord door"
    )

    class Meta:
        verbose_name = "correctieverzoek"
        verbose_name_plural = "correctieverzoeken"
        ordering = ("-sent_at", "-pk")
        indexes = [models.Index(fields=("state", "sent_at"), name="correction_request_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(motion__isnull=False, commitment__isnull=True)
                | Q(motion__isnull=True, commitment__isnull=False),
                name="correction_request_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state="new") | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="correction_request_answered_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"Correctieverzoek over {self.motion or self.commitment}"
