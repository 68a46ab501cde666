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
    """One mail or call that carries one or more notifications, or asks a subscriber to confirm.

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

    class Purpose(models.TextChoices):
        NOTICE = "notice", "Herinnering"
        DIGEST = "digest", "Overzicht"
        CONFIRMATION = "confirmation", "Bevestiging van een abonnement"

    recipient = models.CharField("aan", max_length=254)
    channel = models.CharField("kanaal", max_length=8, choices=Channel.choices, default=Channel.EMAIL)
    purpose = models.CharField("soort", max_length=12, choices=Purpose.choices, default=Purpose.NOTICE)
    subscription = models.ForeignKey(
        "motions.Subscription",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="messages",
        verbose_name="abonnement",
        help_text="Dat dit bericht laat bevestigen, of waarvan dit het overzicht is.",
    )
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
    bundle = models.CharField(
        "bundel",
        max_length=80,
        blank=True,
        help_text="Wat voor één ontvanger dezelfde bundel heeft, gaat in één bericht.",
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


class DeliveryState(models.Model):
    """Whether messages may leave; one row.

    ``home`` names the database in which the outbox last worked, and ``runs`` counts how often it did. A backup that was
    put back is another home or has counted fewer runs than is remembered outside the database, and its outbox may hold
    what was sent since: delivery is then paused until a person says that it may go on.
    """

    home = models.CharField("databank", max_length=200, blank=True)
    runs = models.PositiveBigIntegerField("bezorgrondes", default=0, editable=False)
    paused_at = models.DateTimeField("stilgelegd op", null=True, blank=True)
    pause_reason = models.CharField("waarom stilgelegd", max_length=300, blank=True)
    paused_by = models.ForeignKey(
        "auth.User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="stilgelegd door"
    )
    resumed_at = models.DateTimeField("hervat op", null=True, blank=True)
    resumed_by = models.ForeignKey(
        "auth.User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="hervat door"
    )

    class Meta:
        verbose_name = "bezorging"
        verbose_name_plural = "bezorging"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="delivery_state_is_one_row")]

    def __str__(self) -> str:
        return "Bezorging stilgelegd" if self.paused_at else "Bezorging loopt"
