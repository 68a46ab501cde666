"""Committees, debates and other meetings."""

from django.contrib import admin

from motions.admin.records import HistoryAdmin
from motions.models import Activity, Committee


@admin.register(Committee)
class CommitteeAdmin(HistoryAdmin):
    list_display = ("name", "abbreviation", "chamber", "starts_on", "ends_on")
    list_filter = ("chamber",)
    search_fields = ("name", "abbreviation")


@admin.register(Activity)
class ActivityAdmin(HistoryAdmin):
    list_display = ("subject", "kind", "held_on", "committee", "chamber", "status")
    list_filter = ("chamber", "kind")
    search_fields = ("subject", "kind", "committee__name")
    date_hierarchy = "held_on"
    related = ("committee",)
