"""The outbox: who has to hear of which event, and the messages that carry it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q


class Channel(models.TextChoices):
    """The way a notice travels."""

    EMAIL = "email", "E-mail"
    WEBHOOK = "webhook", "Webhook"


class Message(models.Model):
    """One mail that carries one or more notifications.

    The row says where it is: waiting → claimed (a sender works on it until ``claimed_until``) → handing over (it is
    being given to the mail server) → sent. A handing-over whose sender died becomes *uncertain*: nobody can know
    whether the server took it, so it is shown to a person and never sent again by itself.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Wacht"
        CLAIMED = "claimed", "Wordt klaargemaakt"
        HANDING_OVER = "handing_over", "Wordt overgedragen"
        SENT = "sent", "Verzonden"
        FAILED = "failed", "Niet te bezorgen"
        UNCERTAIN = "uncertain", "Onzeker"
        CANCELLED = "cancelled", "Vervallen"

    recipient = models.CharField("aan", max_length=254)
    channel = models.CharField("kanaal", max_length=8, choices=Channel.choices, default=Channel.EMAIL)
    message_id = models.CharField("Message-ID", max_length=200, unique=True)
    state = models.CharField("stand", max_length=12, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField("gemaakt op")
    not_before = models.DateTimeField("niet vóór")
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    claimed_by = models.CharField("afzender", max_length=64, blank=True)
    claimed_until = models.DateTimeField("geclaimd tot", null=True, blank=True)
    sent_at = models.DateTimeField("verzonden op", null=True, blank=True)
    error = models.CharField("fout", max_length=500, blank=True)
    resolved_by = models.ForeignKey(
        "auth.User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="opgelost door"
    )

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ("-created_at", "-pk")
        # Unconditional: SQLite cannot use a partial index when the state comes as a parameter.
        indexes = [models.Index(fields=("state", "not_before"), name="message_to_send")]

    def __str__(self) -> str:
        return f"{self.message_id} aan {self.recipient}"


class NotificationQuerySet(models.QuerySet["Notification"]):
    def unbundled(self) -> Self:
        """Notifications that no message carries yet and that still have to go."""
        return self.filter(message=None, cancelled_at=None)

    def ready(self, now: datetime) -> Self:
        """Unbundled notifications that may go out now."""
        return self.unbundled().filter(Q(hold_until=None) | Q(hold_until__lte=now))


class Notification(models.Model):
    """One event for one recipient over one channel: unique, so that a rerun cannot double it."""

    class Role(models.TextChoices):
        OWNER = "owner", "Behandelaar"
        MAILBOX = "mailbox", "Mailbox van het ministerie"
        OFFICE = "office", "Mailbox van deze organisatie"
        FOLLOWER = "follower", "Volger"

    event = models.ForeignKey(
        "motions.FollowUpEvent", models.CASCADE, related_name="notifications", verbose_name="gebeurtenis"
    )
    recipient = models.CharField("aan", max_length=254)
    channel = models.CharField("kanaal", max_length=8, choices=Channel.choices, default=Channel.EMAIL)
    role = models.CharField("omdat", max_length=8, choices=Role.choices)
    subscription = models.ForeignKey(
        "motions.Subscription", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="abonnement"
    )
    message = models.ForeignKey(
        Message, models.PROTECT, null=True, blank=True, related_name="notifications", verbose_name="bericht"
    )
    hold_until = models.DateTimeField("aangehouden tot", null=True, blank=True)
    cancelled_at = models.DateTimeField("vervallen op", null=True, blank=True)
    created_at = models.DateTimeField("gemaakt op")

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        ordering = ("-created_at", "-pk")
        indexes = [
            models.Index(
                fields=("created_at",),
                name="notification_unbundled",
                condition=Q(message__isnull=True, cancelled_at__isnull=True),
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=("event", "recipient", "channel"), name="notification_once"),
        ]

    def __str__(self) -> str:
        return f"{self.event} aan {self.recipient}"
