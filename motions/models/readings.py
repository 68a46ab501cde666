"""A letter read by one version of the reader, and the suggestions that a person decides on."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from motions.models.terms import Term


class Place(models.TextChoices):
    """Where in a letter something stands; offsets count in the text, or in the subject line as it was read."""

    SUBJECT = "subject", "In het onderwerp"
    TEXT = "text", "In de tekst"


class ReadingQuerySet(models.QuerySet["Reading"]):
    def of_text(self) -> Self:
        """Readings of the text of a letter."""
        return self.filter(subject="")

    def of_subject(self) -> Self:
        """Readings of a subject line."""
        return self.exclude(subject="")


class Reading(models.Model):
    """One text or one subject line read once, by one reader version, anchored on one day. Reading again adds a row.

    Of each letter one reading of the text and one of the subject line are the present ones.
    """

    letter = models.ForeignKey("motions.Letter", models.CASCADE, related_name="readings", verbose_name="brief")
    reader_version = models.CharField("versie van de lezer", max_length=20)
    anchor = models.CharField("gelezen met datum", max_length=10, blank=True, help_text="ISO-datum, leeg zonder datum.")
    subject = models.CharField(
        "gelezen onderwerp", max_length=500, blank=True, help_text="Leeg waar de tekst is gelezen."
    )
    read_at = models.DateTimeField("gelezen op")
    superseded_at = models.DateTimeField("vervangen op", null=True, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = "lezing"
        verbose_name_plural = "lezingen"
        ordering = ("-read_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("letter", "reader_version", "anchor", "subject"), name="reading_once")
        ]

    def __str__(self) -> str:
        return f"lezing van {self.letter} ({self.reader_version})"


class Citation(models.Model):
    """A place in a letter that refers to a paper, motion, commitment or questions, matched or not."""

    class Kind(models.TextChoices):
        MOTION = "motion", "motie"
        PAPER = "paper", "Kamerstuk"
        QUESTIONS = "questions", "Kamervragen"
        PROCEEDINGS = "proceedings", "Handelingen"
        COMMITMENT = "commitment", "toezegging"

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="citations", verbose_name="lezing")
    kind = models.CharField("soort", max_length=12, choices=Kind.choices)
    start = models.PositiveIntegerField("begin")
    end = models.PositiveIntegerField("eind")
    quote = models.TextField("letterlijk")
    rule = models.CharField("regel", max_length=80)
    movers = models.CharField("indieners", max_length=300, blank=True, help_text="Achternamen, gescheiden door “/”.")
    others = models.BooleanField("c.s.", default=False)
    footnote = models.TextField("voetnoot", blank=True)
    complete = models.BooleanField("volledig", default=True)
    incomplete_reason = models.CharField("waarom onvolledig", max_length=300, blank=True)

    class Meta:
        verbose_name = "verwijzing"
        verbose_name_plural = "verwijzingen"
        ordering = ("reading", "start", "end")
        constraints = [
            models.UniqueConstraint(fields=("reading", "kind", "start", "end"), name="citation_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="citation_span_not_empty"),
        ]

    def __str__(self) -> str:
        return self.quote


class CitedReference(models.Model):
    """A paper number in a citation, in normal form; ``paper`` is filled as soon as that paper is known."""

    citation = models.ForeignKey(Citation, models.CASCADE, related_name="references", verbose_name="verwijzing")
    normal_form = models.CharField("nummer", max_length=60, db_index=True)
    paper = models.ForeignKey(
        "motions.Paper", models.SET_NULL, null=True, blank=True, related_name="cited_by", verbose_name="Kamerstuk"
    )

    class Meta:
        verbose_name = "aangehaald nummer"
        verbose_name_plural = "aangehaalde nummers"
        constraints = [models.UniqueConstraint(fields=("citation", "normal_form"), name="cited_reference_once")]

    def __str__(self) -> str:
        return self.normal_form


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def current(self) -> Self:
        """Suggestions of the present readings of their letter."""
        return self.filter(reading__superseded_at=None)

    def to_review(self) -> Self:
        """Suggestions that wait for a person; written intentions do not ask for attention."""
        return self.current().filter(state=Suggestion.State.OPEN).exclude(tier="act")


class Suggestion(Term):
    """What the reader proposes for one sentence. ``state`` moves only by compare-and-swap, so deciding twice cannot be.

    An evidence suggestion says that the sentence is about a follow-up, with a stance; a commitment suggestion proposes
    a commitment with its term. The term columns hold the date found in the sentence, for a postponement the new one.
    """

    class Kind(models.TextChoices):
        EVIDENCE = "evidence", "Passage"
        COMMITMENT = "commitment", "Toezegging"

    class State(models.TextChoices):
        OPEN = "open", "Te beoordelen"
        ACCEPTED = "accepted", "Overgenomen"
        REJECTED = "rejected", "Afgewezen"

    class Match(models.TextChoices):
        EXACT = "exact", "Precies één, op nummer"
        ONE = "one", "Eén kandidaat"
        SEVERAL = "several", "Meer kandidaten"
        NONE = "none", "Niet gevonden"

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="suggestions", verbose_name="lezing")
    kind = models.CharField("soort", max_length=12, choices=Kind.choices)
    place = models.CharField("plaats", max_length=8, choices=Place.choices, default=Place.TEXT)
    start = models.PositiveIntegerField("begin")
    end = models.PositiveIntegerField("eind")
    quote = models.TextField("letterlijk")
    rule = models.CharField("regel", max_length=80)
    stance = models.CharField("strekking", max_length=10, blank=True)
    tier = models.CharField("soort toezegging", max_length=10, blank=True)
    about_kind = models.CharField(
        "gaat over een", max_length=10, choices=[("motion", "motie"), ("commitment", "toezegging")], blank=True
    )
    about = models.CharField("gaat over", max_length=300, blank=True, help_text="Zoals de brief het noemt.")
    citation = models.ForeignKey(
        Citation, models.CASCADE, null=True, blank=True, related_name="suggestions", verbose_name="verwijzing"
    )
    match = models.CharField("gevonden", max_length=8, choices=Match.choices, blank=True)
    state = models.CharField("stand", max_length=10, choices=State.choices, default=State.OPEN, db_index=True)
    decided_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="reviewed", verbose_name="beoordeeld door"
    )
    decided_at = models.DateTimeField("beoordeeld op", null=True, blank=True)
    note = models.CharField("toelichting", max_length=500, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = "voorstel"
        verbose_name_plural = "voorstellen"
        ordering = ("reading", "place", "start", "end", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("reading", "place", "kind", "start", "end", "about"), name="suggestion_once"
            ),
            models.CheckConstraint(condition=Q(place__in=Place.values), name="suggestion_place_known"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="suggestion_span_not_empty"),
            models.CheckConstraint(
                condition=Q(state="open", decided_by__isnull=True, decided_at__isnull=True)
                | Q(state__in=("accepted", "rejected"), decided_by__isnull=False, decided_at__isnull=False),
                name="suggestion_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.quote

    @property
    def in_subject(self) -> bool:
        """Whether it stands in the subject line."""
        return self.place == Place.SUBJECT


class Candidate(models.Model):
    """What an evidence suggestion may be about, most likely first, with the reason. None is chosen for you."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="candidates", verbose_name="voorstel")
    rank = models.PositiveSmallIntegerField("volgorde")
    motion = models.ForeignKey("motions.Motion", models.CASCADE, null=True, blank=True, verbose_name="motie")
    commitment = models.ForeignKey(
        "motions.Commitment", models.CASCADE, null=True, blank=True, verbose_name="toezegging"
    )
    named = models.CharField(
        "alleen bekend als", max_length=60, blank=True, help_text="Nummer van een motie die hier nog geen rij heeft."
    )
    reason = models.CharField("reden", max_length=300)

    class Meta:
        verbose_name = "kandidaat"
        verbose_name_plural = "kandidaten"
        ordering = ("suggestion", "rank")
        constraints = [
            models.UniqueConstraint(fields=("suggestion", "rank"), name="candidate_rank_once"),
            models.CheckConstraint(
                condition=Q(motion__isnull=False, commitment__isnull=True, named="")
                | Q(motion__isnull=True, commitment__isnull=False, named="")
                | (Q(motion__isnull=True, commitment__isnull=True) & ~Q(named="")),
                name="candidate_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.motion or self.commitment or self.named)
