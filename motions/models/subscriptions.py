"""Who wants to hear of what, how often, and until when not."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Lower
from simple_history.models import HistoricalRecords

from motions.models.notifications import Channel

TARGETS = ("motion", "commitment", "ministry", "dossier", "person", "office", "committee")
"""The scopes that have a row of their own as target; the column bears the scope's name."""


class Subscription(models.Model):
    """A wish to be told: about one item, a ministry, a dossier, a person, an office, a committee, a filter, or all.

    The scope is the one target that is filled; ``everything`` has none. Somebody without an account counts only after
    confirming (``confirmed_at``). An address that keeps refusing (``refusals``, ``refused_at``) gets no more mail until
    somebody looked at it.
    """

    class Scope(models.TextChoices):
        MOTION = "motion", "Eén motie"
        COMMITMENT = "commitment", "Eén toezegging"
        MINISTRY = "ministry", "Een ministerie"
        DOSSIER = "dossier", "Een dossier"
        PERSON = "person", "Een Kamerlid"
        OFFICE = "office", "Een bewindsambt"
        COMMITTEE = "committee", "Een commissie"
        FILTER = "filter", "Een bewaard filter"
        EVERYTHING = "everything", "Alles"

    class Frequency(models.TextChoices):
        AT_ONCE = "at_once", "Meteen"
        DAILY = "daily", "Dagelijks"
        WEEKLY = "weekly", "Wekelijks"

    user = models.ForeignKey(
        "auth.User", models.CASCADE, null=True, blank=True, related_name="subscriptions", verbose_name="medewerker"
    )
    address = models.CharField("e-mailadres of webhook", max_length=254)
    channel = models.CharField("kanaal", max_length=8, choices=Channel.choices, default=Channel.EMAIL)
    language = models.CharField("taal", max_length=2, choices=[("nl", "Nederlands"), ("en", "Engels")], default="nl")
    scope = models.CharField("volgt", max_length=12, choices=Scope.choices)
    motion = models.ForeignKey("motions.Motion", models.CASCADE, null=True, blank=True, verbose_name="motie")
    commitment = models.ForeignKey(
        "motions.Commitment", models.CASCADE, null=True, blank=True, verbose_name="toezegging"
    )
    ministry = models.ForeignKey("motions.Ministry", models.CASCADE, null=True, blank=True, verbose_name="ministerie")
    dossier = models.ForeignKey("motions.Dossier", models.CASCADE, null=True, blank=True, verbose_name="dossier")
    person = models.ForeignKey("motions.Person", models.CASCADE, null=True, blank=True, verbose_name="Kamerlid")
    office = models.ForeignKey("motions.Office", models.CASCADE, null=True, blank=True, verbose_name="bewindsambt")
    committee = models.ForeignKey("motions.Committee", models.CASCADE, null=True, blank=True, verbose_name="commissie")
    filter = models.CharField("filter", max_length=1000, blank=True, help_text="Zoals het in de adresbalk staat.")
    frequency = models.CharField("hoe vaak", max_length=8, choices=Frequency.choices, default=Frequency.AT_ONCE)
    quiet_in_recess = models.BooleanField("stil tijdens reces", default=False)
    paused_until = models.DateField("gepauzeerd tot", null=True, blank=True)
    created_at = models.DateTimeField("gemaakt op")
    confirmed_at = models.DateTimeField("bevestigd op", null=True, blank=True)
    webhook_secret = models.CharField("geheim van de webhook", max_length=100, blank=True, editable=False)
    refusals = models.PositiveSmallIntegerField("geweigerd achtereen", default=0, editable=False)
    refused_at = models.DateTimeField("onbereikbaar sinds", null=True, blank=True, editable=False)
    ended_at = models.DateTimeField("opgezegd op", null=True, blank=True)
    history = HistoricalRecords(excluded_fields=["webhook_secret", "refusals", "refused_at"])

    class Meta:
        verbose_name = "abonnement"
        verbose_name_plural = "abonnementen"
        ordering = ("address", "scope")
        indexes = [models.Index(fields=("address",), name="subscription_of_address")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    Q(scope="motion", motion__isnull=False)
                    | Q(scope="commitment", commitment__isnull=False)
                    | Q(scope="ministry", ministry__isnull=False)
                    | Q(scope="dossier", dossier__isnull=False)
                    | Q(scope="person", person__isnull=False)
                    | Q(scope="office", office__isnull=False)
                    | Q(scope="committee", committee__isnull=False)
                    | (Q(scope="filter") & ~Q(filter=""))
                    | Q(scope="everything")
                ),
                name="subscription_scope_has_its_target",
            ),
            # One open row a wish, however often it is asked for and by however many at once.
            models.UniqueConstraint(
                "address",
                "channel",
                "scope",
                "filter",
                *(Coalesce(target, 0) for target in TARGETS),
                condition=Q(ended_at__isnull=True),
                name="subscription_open_once",
            ),
            models.CheckConstraint(
                condition=~Q(channel=Channel.EMAIL) | Q(address=Lower("address")),
                name="subscription_mail_address_is_lower_case",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.get_scope_display().lower()}"
