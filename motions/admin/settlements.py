"""Differences with the sources that people settled, each with the way to undo it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from motions.admin.actor import actor
from motions.admin.records import ReadOnlyAdmin
from motions.models import Settlement
from motions.queries.reconciliation.catalogue import DIFFERENCES, by_slug
from motions.services import reconciling
from motions.services.permissions import RECONCILE, refusal
from motions.services.refusals import REFUSALS


class UndoForm(forms.Form):
    """Nothing to fill in: only to confirm."""


class DifferenceFilter(admin.SimpleListFilter):
    """By kind of difference."""

    title = "verschil"
    parameter_name = "verschil"

    def lookups(self, request: HttpRequest, model_admin: "admin.ModelAdmin[Any]") -> list[tuple[str, str]]:
        """All kinds."""
        return [(one.slug, one.title) for one in DIFFERENCES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the chosen kind."""
        return queryset.filter(difference=self.value()) if self.value() else queryset


@admin.register(Settlement)
class SettlementAdmin(ReadOnlyAdmin):
    list_display = ("title", "choice", "kind", "reason", "made_by", "made_at", "undone_at")
    list_filter = (DifferenceFilter, "choice", ("undone_at", admin.EmptyFieldListFilter))
    search_fields = ("title", "reason", "record")
    date_hierarchy = "made_at"
    related = ("made_by", "undone_by", "event", "decision")
    change_form_template = "admin/settlement.html"
    fields = (
        "title", "kind", "choice", "ours", "theirs", "reason", "made_at", "made_by", "event", "decision", "undone_at",
        "undone_by", "record",
    )  # fmt: skip
    readonly_fields = ("kind",)

    @admin.display(description="verschil")
    def kind(self, settlement: Settlement) -> str:
        """What its kind of difference is called."""
        difference = by_slug(settlement.difference)
        return difference.title if difference else settlement.difference

    def get_urls(self) -> list[URLPattern]:
        """With the page that undoes it."""
        undo = path("<int:pk>/ongedaan/", self.admin_site.admin_view(self.undo_view), name="motions_settlement_undo")
        return [undo, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the way to undo it, for those who may."""
        settlement = self.get_object(request, object_id)
        may_undo = bool(settlement and settlement.undone_at is None and not refusal(actor(request), RECONCILE))
        return super().change_view(request, object_id, form_url, {"may_undo": may_undo} | (extra_context or {}))

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what it takes back, and takes it back."""
        settlement = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, settlement):
            raise PermissionDenied
        address = reverse("admin:motions_settlement_change", args=(pk,))
        form = UndoForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                reconciling.undo(
                    settlement=settlement, actor=actor(request), now=timezone.now(), today=timezone.localdate()
                )
            except REFUSALS as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Ongedaan gemaakt; het verschil telt weer mee.")
                return HttpResponseRedirect(address)
        is_kept = settlement.choice == Settlement.Choice.KEPT
        context = {
            **self.admin_site.each_context(request),
            "title": "Ongedaan maken",
            "meaning": "Het verschil telt weer mee."
            if is_kept
            else "Wat van de bron is overgenomen wordt teruggenomen; het verschil telt weer mee.",
            "form": form,
            "only_looking": refusal(actor(request), RECONCILE),
            "record": settlement,
            "record_address": address,
            "list_address": reverse("admin:motions_settlement_changelist"),
            "opts": Settlement._meta,
        }
        return TemplateResponse(request, "admin/step.html", context)
