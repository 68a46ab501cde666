"""The political calendar."""

from django.contrib import admin

from motions.admin.records import HistoryAdmin
from motions.models import CalendarRow


@admin.register(CalendarRow)
class CalendarRowAdmin(HistoryAdmin):
    list_display = ("kind", "year", "chamber", "starts_on", "ends_on", "confirmed", "source")
    list_filter = ("chamber", "kind", "confirmed", "year")
    search_fields = ("kind", "source", "year")
