"""Follow-ups: what staff edit in place, and the page on which services move term and state."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from motions.admin.actor import actor
from motions.admin.days import written
from motions.admin.deadlines import DeadlineInline
from motions.admin.decision_list_page import decision_list_page
from motions.admin.events import EventInline
from motions.admin.evidence import EvidenceInline
from motions.admin.follow_up_page import step_page
from motions.admin.follow_up_steps import steps_from
from motions.admin.my_work import WorkFilter
from motions.admin.records import HistoryAdmin
from motions.admin.transfer_page import transfer_page
from motions.models import FollowUp
from motions.queries.moves import Destination
from motions.queries.steps import possible_steps
from motions.services import transfers
from motions.services.refusals import REFUSALS

HANDLED_BY = ("unit", "owner")
ASSIGNED_HERE = "Toegewezen op de pagina van de opvolging."
NOT_ASSIGNED = "Behandelaar en directie zijn niet gewijzigd: deze opvolging is aangeboden of al overgedragen."


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
        "ministry_source", "office", "predecessor", "opened_at",
    )  # fmt: skip
    fieldsets = (
        (None, {"fields": ("request", "commitment", "state", "outcome", "term")}),
        ("Wie", {"fields": ("ministry", "ministry_source", "role", "office", "unit", "owner")}),
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
    related = ("request__motion__paper__dossier", "commitment", "ministry", "office", "owner", "predecessor")
    change_form_template = "admin/follow_up.html"
    actions = ("transfer", "decide")

    @admin.action(permissions=["change"], description="Overdragen…")
    def transfer(self, request: HttpRequest, queryset: QuerySet[FollowUp]) -> HttpResponse:
        """Asks where to and why."""
        return transfer_page(self, request, queryset.order_by().values_list("pk", flat=True))

    @admin.action(permissions=["change"], description="Besluitenlijst invoeren…")
    def decide(self, request: HttpRequest, queryset: QuerySet[FollowUp]) -> HttpResponse:
        """Asks what was decided about each."""
        return decision_list_page(self, request, queryset.order_by().values_list("pk", flat=True))

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
        """Only the columns that were edited: services and the sweep write the others at the same time.

        Another owner or unit is a transfer, so that the timeline shows it and the new owner hears of it.
        """
        columns = set(form.changed_data)
        if "ministry" in columns:
            obj.ministry_source = FollowUp.MinistrySource.STAFF
            columns.add("ministry_source")
        handed_over = {name: getattr(obj, name) for name in HANDLED_BY if name in columns and getattr(obj, name)}
        if edited := columns - set(handed_over):
            obj.save(update_fields=edited)
        if handed_over:
            self._hand_over(request, obj, Destination(**handed_over))

    def _hand_over(self, request: HttpRequest, follow_up: FollowUp, to: Destination) -> None:
        now = timezone.now()
        try:
            transfers.move(
                follow_ups=FollowUp.objects.filter(pk=follow_up.pk),
                to=to,
                reason=ASSIGNED_HERE,
                actor=actor(request),
                now=now,
                today=timezone.localdate(now),
            )
        except transfers.NothingToMove:
            messages.error(request, NOT_ASSIGNED)
        except REFUSALS as refused:
            messages.error(request, str(refused))

    def get_urls(self) -> list[URLPattern]:
        """With a page for each step, one to hand over many, and one to decide about many."""
        step = path(
            "<int:follow_up_id>/stap/<slug:step>/",
            self.admin_site.admin_view(self.step_view),
            name="motions_followup_step",
        )
        transfer = path("overdragen/", self.admin_site.admin_view(self.transfer_view), name="motions_followup_transfer")
        decided = path(
            "besluitenlijst/",
            self.admin_site.admin_view(self.decision_list_view),
            name="motions_followup_decision_list",
        )
        return [step, transfer, decided, *super().get_urls()]

    def decision_list_view(self, request: HttpRequest) -> HttpResponse:
        """Decisions of one day and source about many follow-ups."""
        return decision_list_page(self, request)

    def transfer_view(self, request: HttpRequest) -> HttpResponse:
        """Chosen follow-ups handed over: where to, what that does, done."""
        return transfer_page(self, request)

    def step_view(self, request: HttpRequest, follow_up_id: int, step: str) -> HttpResponse:
        """One step: its form, and after it the follow-up again."""
        return step_page(self, request, follow_up_id, step)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the steps that are possible from here."""
        follow_up = self.get_object(request, object_id)
        context: dict[str, Any] = {"steps": (), "may_transfer": False}
        if follow_up:
            context["steps"] = steps_from(follow_up, actor(request))
            context["may_transfer"] = possible_steps(follow_up).transfer
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))
