"""Ministries, offices, who held them, and cabinets."""

from django.contrib import admin

from motions.admin.people import OfficeHoldingInline
from motions.admin.records import HistoryAdmin, PartAdmin, RecordAdmin, RecordInline
from motions.models import Cabinet, Ministry, MinistryName, Office, OfficeHolding


class MinistryNameInline(RecordInline):
    model = MinistryName


@admin.register(Ministry)
class MinistryAdmin(HistoryAdmin):
    list_display = ("abbreviation", "name", "mailbox", "is_example", "ended_on")
    list_filter = ("is_example", ("ended_on", admin.EmptyFieldListFilter))
    search_fields = ("abbreviation", "name", "names__name", "code")
    inlines = (MinistryNameInline,)


@admin.register(MinistryName)
class MinistryNameAdmin(PartAdmin):
    list_display = ("name", "abbreviation", "ministry", "starts_on", "ends_on")
    list_filter = ("ministry",)
    search_fields = ("name", "abbreviation")
    related = ("ministry",)


@admin.register(Cabinet)
class CabinetAdmin(RecordAdmin):
    list_display = ("name", "starts_on", "ends_on")
    search_fields = ("name",)


@admin.register(Office)
class OfficeAdmin(HistoryAdmin):
    list_display = ("title", "ministry")
    list_filter = ("ministry",)
    search_fields = ("title", "ministry__abbreviation")
    related = ("ministry",)
    inlines = (OfficeHoldingInline,)


@admin.register(OfficeHolding)
class OfficeHoldingAdmin(PartAdmin):
    list_display = ("person", "office", "cabinet", "starts_on", "ends_on", "source")
    list_filter = ("cabinet", "source")
    search_fields = ("person__last_name", "office__title")
    related = ("person", "office", "cabinet")
