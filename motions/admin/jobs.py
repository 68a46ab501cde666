"""Runs of scheduled work."""

from django.contrib import admin

from motions.admin.records import ReadOnlyAdmin
from motions.models import JobRun


@admin.register(JobRun)
class JobRunAdmin(ReadOnlyAdmin):
    list_display = ("job", "slot", "started_at", "finished_at", "summary")
    list_filter = ("job", ("finished_at", admin.EmptyFieldListFilter))
    search_fields = ("job", "slot", "summary")
    date_hierarchy = "started_at"
