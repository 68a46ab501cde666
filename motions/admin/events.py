"""The timeline of follow-ups: append-only, written by services."""

from django.contrib import admin

from motions.admin.deadlines import FOLLOW_UP
from motions.admin.records import ReadOnlyAdmin, ReadOnlyInline
from motions.models import FollowUpEvent


class EventInline(ReadOnlyInline):
    model = FollowUpEvent
    fields = (
        "happened_on", "kind", "details", "letter", "deadline", "actor", "recorded_at", "taken_back", "seen_by",
    )  # fmt: skip
    readonly_fields = ("details", "taken_back", "seen_by")
    related = ("letter", "deadline", "actor", "retracts", "retracted_by")
    deferred = ("letter__text",)
    verbose_name_plural = "tijdlijn"

    @admin.display(description="toelichting")
    def details(self, event: FollowUpEvent) -> str:
        """What was established and by whom, and the note."""
        established = f"{event.get_outcome_display()} ({event.body})" if event.outcome else ""
        return ". ".join(part for part in (established, event.note) if part) or "-"

    @admin.display(description="ingetrokken")
    def taken_back(self, event: FollowUpEvent) -> str:
        """Whether a later event takes this one back."""
        return "ja" if hasattr(event, "retracted_by") else "nee"

    @admin.display(description="voor wie")
    def seen_by(self, event: FollowUpEvent) -> str:
        """Whether visitors may see it."""
        return "alleen medewerkers" if event.is_internal else "iedereen"


@admin.register(FollowUpEvent)
class FollowUpEventAdmin(ReadOnlyAdmin):
    list_display = ("happened_on", "kind", "follow_up", "letter", "actor", "recorded_at", "is_silent")
    list_filter = ("kind", "is_internal", "is_silent")
    search_fields = ("note", "once_key", "follow_up__commitment__title", "follow_up__request__motion__title")
    date_hierarchy = "recorded_at"
    related = (*FOLLOW_UP, "letter", "actor", "deadline", "evidence", "suggestion", "retracts")
    deferred = ("letter__text",)
