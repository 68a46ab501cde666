"""Commitments (toezeggingen): the case, and each time it was said."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from simple_history.models import HistoricalRecords

from motions.models.papers import Chamber
from motions.models.source import SourceRecord


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def standing(self) -> Self:
        """Commitments whose statements were not all taken back."""
        said = Statement.objects.filter(commitment=OuterRef("pk"))
        return self.filter(~Q(Exists(said)) | Q(Exists(said.filter(retracted_at=None))) | ~Q(register_number=""))

    def public(self) -> Self:
        """Commitments that were said in public: in a public letter, in a debate, or by the register."""
        said = Statement.objects.filter(commitment=OuterRef("pk")).public()
        return self.filter(Q(Exists(said)) | ~Q(register_number=""))


class Commitment(SourceRecord):
    """Something the cabinet undertook: its newest wording counts, its first date stays.

    ``tier`` separates what informs parliament from a written intention to act (voornemen), which opens a follow-up
    only when somebody chooses to. Promises in letters stand in no official register (``register_number`` is empty).
    """

    SOURCE_FIELDS = (
        *SourceRecord.SOURCE_FIELDS,
        "register_number",
        "register_status",
        "register_fulfilled_on",
        "register_ministry",
    )

    class Tier(models.TextChoices):
        INFORM = "inform", "Toezegging"
        ACT = "act", "Voornemen"

    chamber = models.CharField("kamer", max_length=2, choices=Chamber.choices, default=Chamber.TK)
    tier = models.CharField("soort", max_length=10, choices=Tier.choices, default=Tier.INFORM)
    title = models.CharField("in één regel", max_length=300)
    wording = models.TextField("tekst")
    promised_on = models.DateField("eerste toezegging op", db_index=True)
    office = models.ForeignKey(
        "motions.Office",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name="toegezegd door",
    )
    dossier = models.ForeignKey(
        "motions.Dossier", models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name="dossier"
    )
    register_number = models.CharField("nummer in het register", max_length=20, blank=True)
    register_status = models.CharField("status in het register", max_length=60, blank=True)
    register_ministry = models.CharField("ministerie in het register", max_length=120, blank=True)
    register_fulfilled_on = models.DateField("nagekomen volgens het register", null=True, blank=True)
    register_letters = models.ManyToManyField(
        "motions.Paper",
        blank=True,
        editable=False,
        related_name="fulfils",
        verbose_name="nagekomen in (register)",
    )
    history = HistoricalRecords()

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = "toezegging"
        verbose_name_plural = "toezeggingen"
        ordering = ("-promised_on", "-pk")
        indexes = [
            models.Index(fields=("id",), name="commitment_removed", condition=Q(source_removed_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("register_number",), condition=~Q(register_number=""), name="commitment_register_number_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class StatementQuerySet(models.QuerySet["Statement"]):
    def public(self) -> Self:
        """Statements said in public."""
        return self.filter(
            Q(letter__visibility="public") | Q(activity__isnull=False) | ~Q(register_number=""), retracted_at=None
        )


class Statement(models.Model):
    """One time that a commitment was said (uitspraak): in a debate, a letter, an answer, or by the register.

    ``official_id`` and ``source_hash`` are those of the register's entry, where it has one.
    """

    class Role(models.TextChoices):
        FIRST = "first", "Eerste toezegging"
        REPEAT = "repeat", "Herhaling"
        CHANGE = "change", "Wijziging"
        ADDITION = "addition", "Aanvulling"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="statements", verbose_name="toezegging")
    role = models.CharField("rol", max_length=10, choices=Role.choices, default=Role.FIRST)
    said_on = models.DateField("datum")
    quote = models.TextField("letterlijk", blank=True)
    letter = models.ForeignKey(
        "motions.Letter", models.PROTECT, null=True, blank=True, related_name="statements", verbose_name="brief"
    )
    start = models.PositiveIntegerField("begin in de brief", null=True, blank=True)
    end = models.PositiveIntegerField("eind in de brief", null=True, blank=True)
    question = models.CharField("vraagnummer", max_length=40, blank=True)
    activity = models.ForeignKey(
        "motions.Activity", models.PROTECT, null=True, blank=True, related_name="statements", verbose_name="debat"
    )
    register_number = models.CharField("nummer in het register", max_length=20, blank=True)
    official_id = models.CharField("officiële id", max_length=80, null=True, unique=True, editable=False)
    source_hash = models.CharField("inhoud (hash)", max_length=64, blank=True, editable=False)
    suggestion = models.ForeignKey(
        "motions.Suggestion", models.PROTECT, null=True, blank=True, related_name="statements", verbose_name="voorstel"
    )
    retracted_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    history = HistoricalRecords()

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = "uitspraak"
        verbose_name_plural = "uitspraken"
        ordering = ("said_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(letter__isnull=False) | Q(activity__isnull=False) | ~Q(register_number="") | ~Q(quote=""),
                name="statement_has_a_source",
            ),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="statement_span_not_empty"
            ),
            models.UniqueConstraint(
                fields=("suggestion",), condition=Q(retracted_at__isnull=True), name="statement_once_per_suggestion"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} van {self.said_on:%d-%m-%Y}"


class CommitmentAddressee(models.Model):
    """To whom a commitment was made: a member, a group, a committee, or the chamber (none of these)."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="addressees", verbose_name="toezegging")
    name = models.CharField("toegezegd aan", max_length=200)
    person = models.ForeignKey("motions.Person", models.PROTECT, null=True, blank=True, verbose_name="lid")
    group = models.ForeignKey("motions.Group", models.PROTECT, null=True, blank=True, verbose_name="fractie")
    committee = models.ForeignKey("motions.Committee", models.PROTECT, null=True, blank=True, verbose_name="commissie")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "toegezegd aan"
        verbose_name_plural = "toegezegd aan"
        ordering = ("commitment", "name")
        constraints = [models.UniqueConstraint(fields=("commitment", "name"), name="addressee_once")]

    def __str__(self) -> str:
        return self.name
