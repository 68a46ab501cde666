"""Ministries, offices and cabinets: identities whose names and holders change over the years."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class Ministry(models.Model):
    """A ministry as an identity; its names over time are MinistryName rows, ``name`` is the present one."""

    code = models.SlugField(
        "code", max_length=20, unique=True, help_text="Zoals “bz”; blijft gelijk bij een nieuwe naam."
    )
    name = models.CharField("huidige naam", max_length=120)
    abbreviation = models.CharField("afkorting", max_length=20)
    mailbox = models.EmailField(
        "mailbox van de afdeling", blank=True, help_text="Krijgt de herinneringen van dit ministerie."
    )
    staff = models.ManyToManyField(
        "auth.User",
        blank=True,
        related_name="ministries",
        verbose_name="medewerkers",
        help_text=(
            "Zij nemen aan of weigeren wat aan dit ministerie wordt aangeboden; zonder medewerkers mag ieder dat."
        ),
    )
    is_example = models.BooleanField("verzonnen voorbeeld", default=False)
    ended_on = models.DateField("opgeheven op", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "ministerie"
        verbose_name_plural = "ministeries"
        ordering = ("abbreviation",)

    def __str__(self) -> str:
        return self.abbreviation


class MinistryName(models.Model):
    """A name that a ministry bore from one day to another (source: TOOI register of ministries)."""

    ministry = models.ForeignKey(Ministry, models.CASCADE, related_name="names", verbose_name="ministerie")
    name = models.CharField("naam", max_length=120)
    abbreviation = models.CharField("afkorting", max_length=20)
    tooi = models.CharField("TOOI-code", max_length=20, blank=True)
    starts_on = models.DateField("van", null=True, blank=True)
    ends_on = models.DateField("tot en met", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "naam van een ministerie"
        verbose_name_plural = "namen van ministeries"
        ordering = ("ministry", "starts_on")
        constraints = [
            models.UniqueConstraint(fields=("ministry", "name", "starts_on"), name="ministry_name_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="ministry_name_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Cabinet(models.Model):
    """A cabinet; a new one changes offices and moves no term."""

    name = models.CharField("naam", max_length=80, unique=True)
    starts_on = models.DateField("beëdigd op")
    ends_on = models.DateField("tot en met", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "kabinet"
        verbose_name_plural = "kabinetten"
        ordering = ("-starts_on",)

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """An office (ambt) such as "Minister van Buitenlandse Zaken"; it promises and answers, whoever holds it."""

    title = models.CharField("ambt", max_length=160, unique=True)
    ministry = models.ForeignKey(
        Ministry, models.PROTECT, null=True, blank=True, related_name="offices", verbose_name="ministerie"
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "bewindsambt"
        verbose_name_plural = "bewindsambten"
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class OfficeHolding(models.Model):
    """Who held an office from when to when, in which cabinet (bewindspersoon).

    What the source tells is no period: of a holding that comes from there the days are those of the first and the last
    letter that was signed in the office, within one cabinet.
    """

    class Source(models.TextChoices):
        STAFF = "staff", "Door een medewerker ingevuld"
        OFFICIAL = "bron", "Ondertekende brieven (bron)"

    office = models.ForeignKey(Office, models.CASCADE, related_name="holdings", verbose_name="ambt")
    person = models.ForeignKey("motions.Person", models.PROTECT, related_name="holdings", verbose_name="bewindspersoon")
    cabinet = models.ForeignKey(
        Cabinet, models.PROTECT, null=True, blank=True, related_name="holdings", verbose_name="kabinet"
    )
    starts_on = models.DateField("van")
    ends_on = models.DateField("tot en met", null=True, blank=True)
    source = models.CharField("herkomst", max_length=8, choices=Source.choices, default=Source.STAFF, editable=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "bewindsperiode"
        verbose_name_plural = "bewindsperioden"
        ordering = ("-starts_on",)
        constraints = [
            models.UniqueConstraint(fields=("office", "person", "starts_on"), name="office_holding_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="office_holding_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.office}"

    def covers(self, day: date) -> bool:
        """Whether the office was held on this day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
