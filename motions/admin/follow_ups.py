"""Follow-ups: what staff edit in place, and the page on which services move term and state."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from motions.admin.days import written
from motions.admin.deadlines import DeadlineInline
from motions.admin.events import EventInline
from motions.admin.evidence import EvidenceInline
from motions.admin.follow_up_page import step_page
from motions.admin.follow_up_steps import steps_from
from motions.admin.my_work import WorkFilter
from motions.admin.records import HistoryAdmin
from motions.models import FollowUp


@admin.register(FollowUp)
class FollowUpAdmin(HistoryAdmin):
    """Opened on the page of a motion or commitment, moved by steps; only who handles it is edited here."""

    list_display = ("name", "ministry", "state", "term", "owner", "unit")
    list_filter = (
        WorkFilter, "state", "ministry", "role", "outcome", "is_estimate", ("owner", admin.RelatedOnlyFieldListFilter),
    )  # fmt: skip
    search_fields = (
        "part", "unit", "commitment__title", "commitment__register_number", "request__motion__title",
        "request__motion__movers__name", "request__motion__paper__dossier__number", "=request__motion__paper__number",
    )  # fmt: skip
    date_hierarchy = "due_on"
    readonly_fields = (
        "request", "commitment", "state", "outcome", "term", "is_estimate", "notify_from", "next_notice_on",
        "ministry_source", "predecessor", "opened_at",
    )  # fmt: skip
    fieldsets = (
        (None, {"fields": ("request", "commitment", "state", "outcome", "term")}),
        ("Wie", {"fields": ("ministry", "ministry_source", "role", "unit", "owner")}),
        ("Afbakening", {"fields": ("part", "period", "follow_from")}),
        (
            "Boekhouding",
            {
                "fields": ("is_estimate", "notify_from", "next_notice_on", "predecessor", "opened_at"),
                "classes": ["collapse"],
            },
        ),
    )
    inlines = (EventInline, DeadlineInline, EvidenceInline)
    related = ("request__motion__paper__dossier", "commitment", "ministry", "owner", "predecessor")
    change_form_template = "admin/follow_up.html"

    @admin.display(description="opvolging", ordering="open_due_on")
    def name(self, follow_up: FollowUp) -> str:
        return follow_up.title

    @admin.display(description="uiterlijk", ordering="open_due_on")
    def term(self, follow_up: FollowUp) -> str | SafeString:
        """The last day in time, and in words whether it has passed or is a guess."""
        if follow_up.due_on is None:
            return "geen datum"
        if follow_up.is_estimate:
            return f"{written(follow_up.due_on)} (schatting, nog niet bevestigd)"
        if follow_up.open_due_on and follow_up.open_due_on < timezone.localdate():
            return format_html("<strong>{} (verstreken)</strong>", written(follow_up.due_on))
        return written(follow_up.due_on)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A follow-up is opened from what it follows."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Its history stays."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Another ministry than the one that has it takes a transfer."""
        own = super().get_readonly_fields(request, obj)
        return (*own, "ministry") if obj and obj.ministry_id else own

    def save_model(self, request: HttpRequest, obj: Any, form: "ModelForm[Any]", change: bool) -> None:
        """Only the columns that were edited: services and the sweep write the others at the same time."""
        columns = list(form.changed_data)
        if "ministry" in columns:
            obj.ministry_source = FollowUp.MinistrySource.STAFF
            columns.append("ministry_source")
        if columns:
            obj.save(update_fields=columns)

    def get_urls(self) -> list[URLPattern]:
        """With a page for each step."""
        step = path(
            "<int:follow_up_id>/stap/<slug:step>/",
            self.admin_site.admin_view(self.step_view),
            name="motions_followup_step",
        )
        return [step, *super().get_urls()]

    def step_view(self, request: HttpRequest, follow_up_id: int, step: str) -> HttpResponse:
        """One step: its form, and after it the follow-up again."""
        return step_page(self, request, follow_up_id, step)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the steps that are possible from here."""
        follow_up = self.get_object(request, object_id)
        steps = steps_from(follow_up) if follow_up else ()
        return super().change_view(request, object_id, form_url, {"steps": steps} | (extra_context or {}))
