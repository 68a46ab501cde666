"""Lists of decisions: looked at, and taken back as one step."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from motions.admin.actor import actor
from motions.admin.records import PartAdmin, ReadOnlyAdmin, ReadOnlyInline
from motions.models import DecisionList, DecisionListRow
from motions.services import decision_lists
from motions.services.decision_lists import Undone
from motions.services.permissions import FOLLOW_UP, refusal
from motions.services.refusals import REFUSALS

NAMED = 10
"""How many of the rows that stay are named in the message; the list's page shows all of them."""


class RowInline(ReadOnlyInline):
    model = DecisionListRow
    fields = ("follow_up", "decision", "due_on", "note", "stands")
    readonly_fields = ("stands",)
    related = ("follow_up__request__motion", "follow_up__commitment", "follow_up__ministry", "decision_list")
    verbose_name_plural = "besluiten"

    @admin.display(description="geldt")
    def stands(self, row: DecisionListRow) -> str:
        """Whether the row counts, and why one of a list that was taken back still does."""
        if row.undone_at:
            return "ongedaan gemaakt"
        return "gebleven: daarna is iets anders vastgelegd" if row.decision_list.undone_at else "ja"


@admin.register(DecisionList)
class DecisionListAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "decided_on", "where", "row_count", "undone_count", "made_by", "made_at")
    search_fields = ("body", "source", "letter__subject", "activity__subject")
    date_hierarchy = "decided_on"
    related = ("letter", "activity", "made_by", "undone_by")
    deferred = ("letter__text",)
    inlines = (RowInline,)
    change_form_template = "admin/decision_list.html"
    change_list_template = "admin/decision_lists.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        """With how many rows it has and how many of them no longer count."""
        undone = Count("rows", filter=Q(rows__undone_at__isnull=False))
        return super().get_queryset(request).annotate(rows_listed=Count("rows"), rows_undone=undone)

    @admin.display(description="vindplaats")
    def where(self, decision_list: DecisionList) -> str:
        return str(decision_list.letter or decision_list.activity or decision_list.source)

    @admin.display(description="besluiten", ordering="rows_listed")
    def row_count(self, decision_list: Any) -> int:
        return int(decision_list.rows_listed)

    @admin.display(description="ongedaan", ordering="rows_undone")
    def undone_count(self, decision_list: Any) -> int:
        return int(decision_list.rows_undone)

    def get_urls(self) -> list[URLPattern]:
        """With the page that takes it back."""
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/ongedaan/", view, name="motions_decisionlist_undo"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the way to take it back, for those who may."""
        shown = self.get_object(request, object_id)
        may_undo = bool(shown and shown.rows_undone < shown.rows_listed) and not refusal(actor(request), FOLLOW_UP)
        return super().change_view(request, object_id, form_url, {"may_undo": may_undo} | (extra_context or {}))

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what it takes back, and takes it back."""
        shown = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, shown):
            raise PermissionDenied
        address = reverse("admin:motions_decisionlist_change", args=(pk,))
        form = forms.Form(request.POST if request.method == "POST" else None)
        if form.is_valid() and self._undone(request, shown, form):
            return HttpResponseRedirect(address)
        context = {
            **self.admin_site.each_context(request),
            "title": "Ongedaan maken",
            "meaning": "Elke opvolging wordt weer wat zij was, en wat nog niet is verstuurd vervalt. "
            "Waar daarna iets anders is vastgelegd blijft het besluit staan.",
            "form": form,
            "only_looking": refusal(actor(request), FOLLOW_UP),
            "record": shown,
            "record_address": address,
            "list_address": reverse("admin:motions_decisionlist_changelist"),
            "opts": DecisionList._meta,
        }
        return TemplateResponse(request, "admin/step.html", context)

    def _undone(self, request: HttpRequest, decision_list: DecisionList, form: forms.Form) -> bool:
        now = timezone.now()
        try:
            undone = decision_lists.undo(
                decision_list=decision_list, actor=actor(request), now=now, today=timezone.localdate(now)
            )
        except REFUSALS as refused:
            form.add_error(None, str(refused))
            return False
        messages.success(request, f"{undone.undone} besluit{'en' if undone.undone != 1 else ''} ongedaan gemaakt.")
        if undone.left:
            messages.warning(request, _left(undone))
        return True


@admin.register(DecisionListRow)
class DecisionListRowAdmin(PartAdmin):
    list_display = ("follow_up", "decision", "due_on", "decision_list", "undone_at")
    search_fields = ("follow_up__request__motion__title", "follow_up__commitment__title", "note")
    related = ("follow_up__request__motion", "follow_up__commitment", "follow_up__ministry", "decision_list")


def _left(undone: Undone) -> str:
    """``2 bleven, omdat daarna iets anders is vastgelegd: Motie over varen (BZ); …``."""
    named = "; ".join(str(row.follow_up) for row in undone.left[:NAMED])
    more = "; …" if len(undone.left) > NAMED else ""
    stayed = "bleef" if len(undone.left) == 1 else "bleven"
    return f"{len(undone.left)} {stayed} staan, omdat daarna iets anders is vastgelegd: {named}{more}"
