"""Passages that a person accepted: made and taken back on the review screen."""

from django.contrib import admin

from motions.admin.deadlines import FOLLOW_UP
from motions.admin.records import ReadOnlyAdmin, ReadOnlyInline
from motions.models import Evidence


class EvidenceInline(ReadOnlyInline):
    model = Evidence
    fields = ("letter", "place", "stance", "quote", "accepted_by", "accepted_at", "retracted_at")
    related = ("letter", "accepted_by")
    deferred = ("letter__text",)


@admin.register(Evidence)
class EvidenceAdmin(ReadOnlyAdmin):
    list_display = ("quote", "stance", "follow_up", "letter", "accepted_by", "accepted_at", "retracted_at")
    list_filter = ("stance", "place", ("retracted_at", admin.EmptyFieldListFilter))
    search_fields = ("quote", "letter__subject", "follow_up__commitment__title", "follow_up__request__motion__title")
    date_hierarchy = "accepted_at"
    related = (*FOLLOW_UP, "letter", "accepted_by", "retracted_by", "suggestion")
    deferred = ("letter__text",)
