"""Official papers and the dossiers that group them."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from motions.models.source import SourceRecord
from motions.rules.references import Reference


class Chamber(models.TextChoices):
    """The two chambers; each has its own calendar and numbering."""

    TK = "tk", "Tweede Kamer"
    EK = "ek", "Eerste Kamer"


class Dossier(models.Model):
    """A numbered file of papers; "36410" and "36410-V" are different dossiers."""

    number = models.PositiveIntegerField("nummer")
    suffix = models.CharField("toevoeging", max_length=20, blank=True)
    title = models.CharField("titel", max_length=500, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        ordering = ("number", "suffix")
        constraints = [models.UniqueConstraint(fields=("number", "suffix"), name="dossier_once")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """As printed: "36 410", "21 501-02", "36 410 XVI"."""
        digits = str(self.number)
        spaced = f"{digits[:-3]} {digits[-3:]}" if len(digits) > 3 else digits
        separator = "-" if self.suffix[:1].isdigit() else " "
        return f"{spaced}{separator}{self.suffix}" if self.suffix else spaced


class Paper(SourceRecord):
    """An official document's identity: the structured reference decides, the printed form is for people.

    Papers of a dossier have a number in it; written answers have a session year and a number; anything else is known
    by its official id only.
    """

    class Series(models.TextChoices):
        KST = "kst", "Kamerstuk"
        AH = "ah", "Aanhangsel van de Handelingen"
        H = "h", "Handelingen"
        OTHER = "other", "Ander stuk"

    series = models.CharField("reeks", max_length=8, choices=Series.choices, default=Series.KST)
    chamber = models.CharField("kamer", max_length=2, choices=Chamber.choices, default=Chamber.TK)
    session_year = models.CharField(
        "vergaderjaar", max_length=9, blank=True, help_text="Alleen waar het deel van het nummer is: 20222023."
    )
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="dossier"
    )
    also_in = models.ManyToManyField(Dossier, blank=True, related_name="shared_papers", verbose_name="ook in dossier")
    number = models.CharField("nummer", max_length=20, blank=True)
    title = models.CharField("titel", max_length=1000, blank=True)
    published_on = models.DateField("datum", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "Kamerstuk"
        verbose_name_plural = "Kamerstukken"
        ordering = ("dossier", "number")
        constraints = [
            models.UniqueConstraint(
                fields=("series", "chamber", "session_year", "dossier", "number"),
                condition=Q(dossier__isnull=False),
                name="paper_once_in_dossier",
            ),
            models.UniqueConstraint(
                fields=("series", "chamber", "session_year", "number"),
                condition=Q(dossier__isnull=True) & ~Q(number=""),
                name="paper_once_in_session",
            ),
            models.CheckConstraint(
                condition=Q(official_id__isnull=False) | ~Q(number=""), name="paper_has_number_or_official_id"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def reference(self) -> Reference:
        """The structured reference that the reader's citations are compared with."""
        return Reference(
            chamber=self.chamber,
            series=self.series,
            session_year=self.session_year,
            dossier=self.dossier.number if self.dossier else 0,
            suffix=self.dossier.suffix if self.dossier else "",
            number=self.number,
        )

    @property
    def label(self) -> str:
        """As printed: "Kamerstuk 36 410, nr. 74", "Aanhangsel 2022–2023, nr. 1505"."""
        if self.dossier and self.chamber == Chamber.EK:
            return f"Kamerstuk I {self.dossier.label}, {self.number}"
        if self.dossier:
            return f"Kamerstuk {self.dossier.label}, nr. {self.number}"
        if self.session_year:
            years = f"{self.session_year[:4]}–{self.session_year[4:]}"
            return f"{self.get_series_display()} {years}, nr. {self.number}"
        return self.official_id or self.number
