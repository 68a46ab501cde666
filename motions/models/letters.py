"""Letters to parliament: the file as received, the text taken from it, and who sent it."""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from motions.models.source import SourceRecord


class Visibility(models.TextChoices):
    """Who may see a letter: a draft never leaves the office, a sent letter is not yet published."""

    DRAFT = "draft", "Concept"
    SENT = "sent", "Verzonden"
    PUBLIC = "public", "Openbaar"


class LetterQuerySet(models.QuerySet["Letter"]):
    def public(self) -> Self:
        """Letters that visitors may see."""
        return self.filter(visibility=Visibility.PUBLIC)


class Letter(SourceRecord):
    """A letter or written answer. ``text`` is the extraction as stored; it never changes, offsets count in it."""

    class Kind(models.TextChoices):
        LETTER = "brief", "Kamerbrief"
        ANSWER = "antwoord", "Antwoord op Kamervragen"
        NOTICE = "mededeling", "Mededeling (uitstel)"
        ATTACHMENT = "bijlage", "Bijlage bij een brief"
        OTHER = "anders", "Ander stuk"

    paper = models.OneToOneField(
        "motions.Paper", models.PROTECT, null=True, blank=True, related_name="letter", verbose_name="Kamerstuk"
    )
    kind = models.CharField("soort", max_length=12, choices=Kind.choices, default=Kind.LETTER)
    subject = models.CharField("onderwerp", max_length=500, blank=True)
    reference = models.CharField("kenmerk", max_length=120, blank=True)
    addressee = models.CharField("gericht aan", max_length=200, blank=True)
    sent_on = models.DateField("datum", null=True, blank=True, db_index=True)
    visibility = models.CharField(
        "zichtbaarheid", max_length=8, choices=Visibility.choices, default=Visibility.DRAFT, db_index=True
    )
    file = models.FileField("bestand", upload_to="letters/%Y/", blank=True, max_length=300)
    file_name = models.CharField("bestandsnaam", max_length=255, blank=True)
    sha256 = models.CharField("sha256", max_length=64, null=True, blank=True, unique=True, editable=False)
    text = models.TextField("tekst", editable=False)
    extraction = models.CharField("tekst verkregen met", max_length=80, blank=True, editable=False)
    received_at = models.DateTimeField("toegevoegd op", editable=False)
    received_by = models.ForeignKey(
        "auth.User",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="toegevoegd door",
    )
    history = HistoricalRecords(excluded_fields=["text"])

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "brief"
        verbose_name_plural = "brieven"
        ordering = ("-sent_on", "-pk")
        indexes = [
            models.Index(fields=("id",), name="letter_removed", condition=Q(source_removed_at__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="letter_visibility_known"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What to call the letter: its subject, else its kind with number or date."""
        if self.subject:
            return self.subject
        name = self.reference or self.file_name
        day = f" van {self.sent_on:%d-%m-%Y}" if self.sent_on else ""
        return f"{self.get_kind_display()}{day}{f' ({name})' if name else ''}"

    @property
    def is_public(self) -> bool:
        """Whether visitors may see it."""
        return self.visibility == Visibility.PUBLIC

    @property
    def was_sent(self) -> bool:
        """Whether it left the office, so that it can report anything."""
        return self.visibility in (Visibility.SENT, Visibility.PUBLIC)


class Signatory(models.Model):
    """Who signed a letter, in order and as written; the office and its holder as far as they are certain."""

    class Source(models.TextChoices):
        READ = "read", "Gelezen in de brief"
        OFFICIAL = "bron", "Volgens de bron"

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="signatories", verbose_name="brief")
    position = models.PositiveSmallIntegerField("volgorde")
    name = models.CharField("naam", max_length=120)
    title = models.CharField("ambt", max_length=200, blank=True)
    office = models.ForeignKey(
        "motions.Office", models.PROTECT, null=True, blank=True, related_name="signed", verbose_name="bewindsambt"
    )
    person = models.ForeignKey(
        "motions.Person",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="signed",
        verbose_name="bewindspersoon",
    )
    source = models.CharField("herkomst", max_length=8, choices=Source.choices, default=Source.READ, editable=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "ondertekenaar"
        verbose_name_plural = "ondertekenaars"
        ordering = ("letter", "position")
        constraints = [models.UniqueConstraint(fields=("letter", "position"), name="signatory_position_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.title}" if self.title else self.name
