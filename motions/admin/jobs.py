"""Runs of scheduled work, in the words of who looks whether it ran."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from motions.admin.records import ReadOnlyAdmin
from motions.models import JobRun

JOBS: dict[str, str] = {
    "flag_overdue": "Termijnen nalopen",
    "send_notifications": "Herinneringen bezorgen",
    "forget_unconfirmed": "Niet-bevestigde verzoeken wissen",
    "import_official": "Bronnen inlezen",
}

COUNTS: dict[str, str] = {
    "flagged": "gebeurtenissen",
    "notices": "herinneringen",
    "sent": "bezorgd",
    "failed": "mislukt",
    "uncertain": "onzeker",
    "postponed": "uitgesteld",
    "cancelled": "vervallen",
    "forgotten": "gewist",
    "seen": "gezien",
    "created": "nieuw",
    "changed": "gewijzigd",
    "faulty": "niet over te nemen",
}
"""How a count in a run's summary (``sent=3``) is called; what is not here, such as the day, is no outcome."""


class JobFilter(admin.SimpleListFilter):
    """Which work it was."""

    title = "taak"
    parameter_name = "taak"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Every job by its name."""
        return list(JOBS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[JobRun]) -> QuerySet[JobRun]:
        """The runs of the chosen job."""
        return queryset.filter(job=self.value()) if self.value() else queryset


@admin.register(JobRun)
class JobRunAdmin(ReadOnlyAdmin):
    list_display = ("name", "started_at", "lasted", "outcome")
    list_filter = (JobFilter, ("finished_at", admin.EmptyFieldListFilter))
    search_fields = ("job", "slot", "summary")
    date_hierarchy = "started_at"
    fields = ("name", "slot", "started_at", "finished_at", "outcome", "summary")
    readonly_fields = ("name", "outcome")

    @admin.display(description="taak", ordering="job")
    def name(self, run: JobRun) -> str:
        """What was done."""
        return JOBS.get(run.job, run.job)

    @admin.display(description="duur")
    def lasted(self, run: JobRun) -> str:
        """From begin to end; a run without an end is under way, or was cut off."""
        if run.finished_at is None:
            return "niet afgerond"
        seconds = round((run.finished_at - run.started_at).total_seconds())
        return f"{seconds // 60} min {seconds % 60} s" if seconds >= 60 else f"{seconds} s"

    @admin.display(description="uitkomst")
    def outcome(self, run: JobRun) -> str:
        """The counts that are not zero."""
        counts = [part.partition("=")[::2] for part in run.summary.split()]
        told = [f"{number} {COUNTS[name]}" for name, number in counts if name in COUNTS and number != "0"]
        return ", ".join(told) or ("niets te doen" if run.finished_at else "")
