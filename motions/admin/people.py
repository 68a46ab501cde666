"""Members of parliament and their groups."""

from django.contrib import admin

from motions.admin.records import HistoryAdmin, PartAdmin, RecordInline
from motions.models import Group, Membership, OfficeHolding, Person


class MembershipInline(RecordInline):
    model = Membership
    related = ("person", "group")


class OfficeHoldingInline(RecordInline):
    model = OfficeHolding
    related = ("person", "office", "cabinet")


@admin.register(Person)
class PersonAdmin(HistoryAdmin):
    list_display = ("__str__", "last_name", "initials", "official_id")
    search_fields = ("last_name", "first_name", "particle", "official_id")
    inlines = (MembershipInline, OfficeHoldingInline)


@admin.register(Group)
class GroupAdmin(HistoryAdmin):
    list_display = ("abbreviation", "name", "starts_on", "ends_on", "official_id")
    search_fields = ("abbreviation", "name")


@admin.register(Membership)
class MembershipAdmin(PartAdmin):
    list_display = ("person", "group", "starts_on", "ends_on")
    list_filter = ("group",)
    search_fields = ("person__last_name", "group__abbreviation")
    related = ("person", "group")
