"""Where imports from official sources stand, what they brought, and what they could not understand."""

from django.db import models
from django.db.models import Q


class ImportCursor(models.Model):
    """How far one category of a source was read: the token of the last page that was committed.

    ``pass_began_at`` is set while the category is read from its beginning, whatever runs that takes; ``whole_at`` is
    when the last pass that reached the end began.
    """

    source = models.CharField("bron", max_length=40)
    category = models.CharField("categorie", max_length=60)
    token = models.CharField("gebleven bij", max_length=1000, blank=True)
    moved_at = models.DateTimeField("bijgewerkt op")
    pass_began_at = models.DateTimeField("volledige lezing begonnen op", null=True, blank=True)
    whole_at = models.DateTimeField("laatste volledige lezing", null=True, blank=True)

    class Meta:
        verbose_name = "leespositie"
        verbose_name_plural = "leesposities"
        ordering = ("source", "category")
        constraints = [models.UniqueConstraint(fields=("source", "category"), name="import_cursor_once")]

    def __str__(self) -> str:
        return f"{self.source}: {self.category}"


class ImportRun(models.Model):
    """One import of one category: how many records came, and what became of them.

    A run without ``finished_at`` is at work or was cut off; what its pages brought is kept, the next one goes on.
    """

    source = models.CharField("bron", max_length=40)
    category = models.CharField("categorie", max_length=60)
    started_at = models.DateTimeField("begonnen op")
    finished_at = models.DateTimeField("klaar op", null=True, blank=True)
    started_by = models.ForeignKey(
        "auth.User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="door"
    )
    pages = models.PositiveIntegerField("pagina's", default=0)
    seen = models.PositiveIntegerField("gelezen", default=0)
    created = models.PositiveIntegerField("nieuw", default=0)
    changed = models.PositiveIntegerField("gewijzigd", default=0)
    unchanged = models.PositiveIntegerField("ongewijzigd", default=0)
    removed = models.PositiveIntegerField("verwijderd", default=0)
    faulty = models.PositiveIntegerField("met een fout", default=0)
    stopped_by = models.CharField("gestopt door", max_length=500, blank=True)

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ("-started_at", "-pk")

    def __str__(self) -> str:
        return f"{self.source} {self.category} van {self.started_at:%d-%m-%Y %H:%M}"


class ImportFault(models.Model):
    """A record that could not be taken over as it is: named, with what it said, while the rest went on."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="faults", verbose_name="import")
    record = models.CharField("record", max_length=120, blank=True)
    problem = models.CharField("wat er mis is", max_length=500)
    excerpt = models.TextField("uit de bron", blank=True)

    class Meta:
        verbose_name = "fout in de bron"
        verbose_name_plural = "fouten in de bron"
        ordering = ("run", "pk")

    def __str__(self) -> str:
        return f"{self.record}: {self.problem}" if self.record else self.problem


class SourceWord(models.Model):
    """A word of a source's vocabulary that no table knows: kept as text with the record, and listed here once."""

    source = models.CharField("bron", max_length=40)
    field = models.CharField("veld", max_length=60)
    word = models.CharField("woord", max_length=300)
    first_seen_at = models.DateTimeField("voor het eerst gezien op")
    last_seen_at = models.DateTimeField("laatst gezien op")
    times = models.PositiveIntegerField("keer gezien", default=1)

    class Meta:
        verbose_name = "onbekend woord"
        verbose_name_plural = "onbekende woorden"
        ordering = ("source", "field", "word")
        constraints = [
            models.UniqueConstraint(fields=("source", "field", "word"), name="source_word_once"),
            models.CheckConstraint(condition=~Q(word=""), name="source_word_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.word}"
