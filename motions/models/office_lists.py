"""Lists that offices keep (CSV, XLSX, ODS, DOCX): the file, what its columns mean, and what became of each row."""

from django.db import models
from django.db.models import Q


class OfficeList(models.Model):
    """One uploaded list (lijst): first looked at, then taken over, and taken back where nobody changed it since.

    ``columns`` names the field of each column in order. ``read_up_to`` and the rows' outcomes are the marks from which
    interrupted work goes on. ``as_of`` is the day on which the list says how things stand.
    ``worked_at`` is the lease of who works on it. The file goes some time after the last step; what the list did stays.
    """

    class State(models.TextChoices):
        RECEIVED = "received", "Kolommen kiezen"
        READING = "reading", "Wordt gelezen"
        READ = "read", "Te beoordelen"
        APPLYING = "applying", "Wordt overgenomen"
        APPLIED = "applied", "Overgenomen"
        TAKING_BACK = "taking_back", "Wordt teruggenomen"
        TAKEN_BACK = "taken_back", "Teruggenomen"

    class Kind(models.TextChoices):
        MOTION = "motion", "Moties"
        COMMITMENT = "commitment", "Toezeggingen"

    file = models.FileField("bestand", upload_to="lists/%Y/", max_length=300, blank=True)
    file_name = models.CharField("bestandsnaam", max_length=255)
    sheet = models.CharField("blad", max_length=255, blank=True)
    header_row = models.PositiveIntegerField("regel met de koppen", default=1)
    mapping = models.CharField("soort lijst", max_length=60, blank=True)
    kind = models.CharField("waarover", max_length=10, choices=Kind.choices, blank=True)
    columns = models.JSONField("kolommen", default=list, blank=True)
    headers = models.JSONField("koppen", default=list, blank=True)
    as_of = models.DateField("stand op", null=True, blank=True)
    ministry = models.ForeignKey(
        "motions.Ministry", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ministerie"
    )
    terms_are_internal = models.BooleanField("termijnen zijn een intern streven", default=False)
    state = models.CharField("stand", max_length=12, choices=State.choices, default=State.RECEIVED)
    read_up_to = models.PositiveIntegerField("gelezen tot en met regel", default=0)
    problem = models.CharField("wat er mis is", max_length=500, blank=True)
    worked_at = models.DateTimeField("laatst aan gewerkt op", null=True, blank=True, editable=False)
    file_removed_at = models.DateTimeField("bestand verwijderd op", null=True, blank=True)
    uploaded_at = models.DateTimeField("toegevoegd op")
    uploaded_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="toegevoegd door"
    )
    applied_at = models.DateTimeField("overgenomen op", null=True, blank=True)
    applied_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="overgenomen door"
    )
    taken_back_at = models.DateTimeField("teruggenomen op", null=True, blank=True)
    taken_back_by = models.ForeignKey(
        "auth.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="teruggenomen door"
    )

    class Meta:
        verbose_name = "lijst"
        verbose_name_plural = "lijsten"
        ordering = ("-uploaded_at", "-pk")
        indexes = [
            models.Index(
                fields=("id",),
                name="office_list_at_work",
                condition=Q(state__in=("reading", "applying", "taking_back")),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("received", "reading", "read")) | Q(applied_at__isnull=False),
                name="office_list_applied_at_a_moment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.sheet})" if self.sheet else self.file_name

    @property
    def is_at_work(self) -> bool:
        """Whether rows are being read, taken over or taken back."""
        return self.state in (self.State.READING, self.State.APPLYING, self.State.TAKING_BACK)


class OfficeListRow(models.Model):
    """One row of a list: what it says, what it would do (``plan``) and what became of it (``outcome``).

    ``key`` names the item that the row is about, so that no two rows of a list are about the same. ``says`` are Dutch
    sentences on what happens and on what differs. ``candidates`` are the items that it may be about where that is a
    question. ``made`` holds what taking it back needs: keys of what was made, and columns as they were.
    """

    class Plan(models.TextChoices):
        NEW = "new", "Nieuw"
        ADDS = "adds", "Vult aan"
        DIFFERS = "differs", "Wijkt af, blijft zoals het hier staat"
        SAME = "same", "Staat er al zo"
        UNCLEAR = "unclear", "Kiezen: meer mogelijkheden"
        FAULTY = "faulty", "Fout in de regel"

    class Outcome(models.TextChoices):
        WAITING = "", "Nog niets mee gedaan"
        DONE = "done", "Overgenomen"
        LEFT = "left", "Niet overgenomen"
        TAKEN_BACK = "taken_back", "Teruggenomen"
        KEPT = "kept", "Niet teruggenomen"

    office_list = models.ForeignKey(OfficeList, models.CASCADE, related_name="rows", verbose_name="lijst")
    number = models.PositiveIntegerField("regel")
    cells = models.JSONField("cellen", default=list)
    remarks = models.JSONField("opmerkingen bij het lezen", default=list, blank=True)
    problems = models.JSONField("fouten", default=list, blank=True)
    key = models.CharField("gaat over", max_length=120, blank=True)
    plan = models.CharField("wat de regel doet", max_length=10, choices=Plan.choices)
    says = models.JSONField("toelichting", default=list, blank=True)
    candidates = models.JSONField("mogelijkheden", default=list, blank=True)
    motion = models.ForeignKey(
        "motions.Motion", models.SET_NULL, null=True, blank=True, related_name="list_rows", verbose_name="motie"
    )
    commitment = models.ForeignKey(
        "motions.Commitment", models.SET_NULL, null=True, blank=True, related_name="list_rows",
        verbose_name="toezegging",
    )  # fmt: skip
    deadline = models.ForeignKey(
        "motions.Deadline", models.SET_NULL, null=True, blank=True, related_name="list_rows", verbose_name="termijn"
    )
    is_chosen = models.BooleanField("gekozen door een medewerker", default=False)
    outcome = models.CharField("wat ermee is gedaan", max_length=10, choices=Outcome.choices, blank=True, default="")
    made = models.JSONField("om terug te nemen", default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = "regel van een lijst"
        verbose_name_plural = "regels van lijsten"
        ordering = ("office_list", "number")
        indexes = [
            models.Index(fields=("office_list", "plan", "outcome", "number"), name="office_list_row_plan"),
            models.Index(fields=("office_list", "key"), name="office_list_row_key"),
        ]
        constraints = [
            models.UniqueConstraint(fields=("office_list", "number"), name="office_list_row_once"),
        ]

    def __str__(self) -> str:
        return f"regel {self.number}"

    @property
    def text(self) -> str:
        """The row in one line: its cells as far as they say something."""
        return " | ".join(cell for cell in self.cells if cell)
