"""The versions of a term: read-only, because each is what somebody promised, asked or decided."""

from django.contrib import admin

from motions.admin.records import ReadOnlyAdmin, ReadOnlyInline
from motions.models import Deadline

FOLLOW_UP = ("follow_up__request__motion", "follow_up__commitment", "follow_up__ministry")
"""What naming a follow-up takes."""


class DeadlineInline(ReadOnlyInline):
    model = Deadline
    fk_name = "follow_up"
    fields = (
        "version", "due_on", "set_by", "phrase", "reason", "anchor_on", "certain", "review_on", "letter", "recorded_by",
        "set_at", "retracted_at",
    )  # fmt: skip
    related = ("letter", "recorded_by")
    deferred = ("letter__text",)


@admin.register(Deadline)
class DeadlineAdmin(ReadOnlyAdmin):
    list_display = ("follow_up", "version", "due_on", "set_by", "precision", "certain", "set_at", "recorded_by")
    list_filter = ("set_by", "precision", "certain")
    search_fields = ("phrase", "quote", "follow_up__commitment__title", "follow_up__request__motion__title")
    date_hierarchy = "due_on"
    related = (*FOLLOW_UP, "letter", "activity", "recorded_by", "confirmed_by", "suggestion")
    deferred = ("letter__text",)
