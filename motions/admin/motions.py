"""Motions with their movers, requests and decisions."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from motions.admin.decisions import DecisionInline
from motions.admin.following import FollowMotionForm, follow_page
from motions.admin.records import HistoryAdmin, PartAdmin, RecordInline
from motions.models import Motion, Mover, Request


class MoverInline(RecordInline):
    model = Mover
    related = ("person",)


class RequestInline(RecordInline):
    model = Request
    readonly_fields = ("followed",)
    prefetched = ("follow_ups__ministry",)
    show_change_link = True

    @admin.display(description="opvolging")
    def followed(self, request: Request) -> SafeString | str:
        """A link to each follow-up of this request."""
        return links(request.follow_ups.all())


def links(follow_ups: Any) -> SafeString | str:
    """Follow-ups as links that name ministry and state, one a line."""
    rows = (
        (
            reverse("admin:motions_followup_change", args=(row.pk,)),
            row.ministry or "Zonder ministerie",
            row.get_state_display(),
        )
        for row in follow_ups
    )
    return format_html_join(mark_safe("<br>"), '<a href="{}">{}: {}</a>', rows) or "-"


@admin.register(Motion)
class MotionAdmin(HistoryAdmin):
    list_display = ("name", "number", "title", "submitted_on", "decision", "followed")
    list_display_links = ("name", "title")
    list_filter = ("decisions__kind", "amended", "paper__chamber")
    search_fields = ("title", "movers__name", "paper__dossier__number", "paper__dossier__suffix", "=paper__number")
    date_hierarchy = "submitted_on"
    related = ("paper__dossier", "replaces__paper__dossier", "activity")
    prefetched = ("movers", "decisions", "requests__follow_ups__ministry", "replaces__movers")
    inlines = (MoverInline, RequestInline, DecisionInline)
    change_form_template = "admin/followable.html"

    def get_urls(self) -> list[URLPattern]:
        """With the page on which its requests get follow-ups."""
        follow = path("<int:pk>/opvolgen/", self.admin_site.admin_view(self.follow_view), name="motions_motion_follow")
        return [follow, *super().get_urls()]

    def follow_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Start to follow this motion."""
        return follow_page(self, request, pk, FollowMotionForm)

    @admin.display(description="motie")
    def name(self, motion: Motion) -> str:
        return motion.name

    @admin.display(description="Kamerstuk", ordering="paper__dossier__number")
    def number(self, motion: Motion) -> str:
        return motion.paper.label

    @admin.display(description="laatste besluit")
    def decision(self, motion: Motion) -> str:
        decisions = motion.decisions.all()
        return str(decisions[0]) if decisions else "-"

    @admin.display(description="opvolging")
    def followed(self, motion: Motion) -> SafeString | str:
        return links(row for request in motion.requests.all() for row in request.follow_ups.all())


@admin.register(Mover)
class MoverAdmin(PartAdmin):
    list_display = ("name", "group", "position", "motion")
    search_fields = ("name", "group")
    related = ("motion__paper__dossier", "person")
    prefetched = ("motion__movers",)


@admin.register(Request)
class RequestAdmin(HistoryAdmin):
    """Edited on its own page for its history; listed with its motion."""

    list_display = ("__str__", "addressee", "deadline_phrase", "motion")
    list_filter = ("addressee",)
    search_fields = ("text", "motion__title", "motion__paper__dossier__number", "=motion__paper__number")
    related = ("motion__paper__dossier",)
    prefetched = ("motion__movers",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Never listed on the start page."""
        return False
