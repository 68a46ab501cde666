"""Differences with the sources: how many there are of each kind, their rows, and settling one or many of them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import urlencode

from motions.admin.actor import actor
from motions.admin.records import ReadOnlyAdmin
from motions.models import ImportGap
from motions.queries.reconciliation.catalogue import by_slug
from motions.queries.reconciliation.differences import Difference, Row, Side
from motions.queries.reconciliation.page import parts
from motions.services import reconciling
from motions.services.imports.motion_follow_ups import follow_from
from motions.services.permissions import RECONCILE, refusal
from motions.services.refusals import REFUSALS

PER_PAGE = 50
RECORD = "record"


class KeepForm(forms.Form):
    """Why these rows stay as they are."""

    reason = forms.CharField(
        label="Waarom blijft dit zo?",
        max_length=500,
        help_text="Alleen voor medewerkers. Verandert een van beide waarden, dan telt het verschil weer mee.",
    )


class AcceptForm(forms.Form):
    """Nothing to fill in: only to confirm."""


@admin.register(ImportGap)
class ReconciliationAdmin(ReadOnlyAdmin):
    """The page in place of a list of gaps: what imports noted and what the rows themselves show, side by side."""

    list_display = ("official_id", "category", "kind", "problem", "since")
    search_fields = ("official_id", "problem")

    def get_urls(self) -> list[URLPattern]:
        """With the rows of a difference and the pages that settle them."""
        wrap = self.admin_site.admin_view
        return [
            path("verschil/<slug:slug>/", wrap(self.rows_view), name="reconciliation_rows"),
            path("verschil/<slug:slug>/zo-laten/", wrap(self.keep_view), name="reconciliation_keep"),
            path("verschil/<slug:slug>/overnemen/", wrap(self.accept_view), name="reconciliation_accept"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Each kind of difference with its number, which leads to its rows."""
        self._look(request)
        shown = parts(follow_from(today=timezone.localdate()))
        context = {"title": "Verschillen met de bron", "parts": shown, "count": sum(part.count for part in shown)}
        return self._page(request, "overview", context)

    def rows_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The rows of one kind of difference, with what may be done about each."""
        difference = self._difference(request, slug)
        rows = Paginator(difference.counted(follow_from(today=timezone.localdate())), PER_PAGE)
        page = rows.get_page(request.GET.get("p"))
        context = {
            "title": difference.title,
            "difference": difference,
            "is_comparison": difference.side is Side.OTHER,
            "page": page,
            "rows": [(row, item_address(row.item), _record(row)) for row in difference.shown(list(page.object_list))],
            "may_settle": not refusal(actor(request), RECONCILE),
            "settled_address": f"{reverse('admin:motions_settlement_changelist')}?{urlencode({'verschil': slug})}",
        }
        return self._page(request, "rows", context)

    def keep_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Asks why the chosen rows stay so."""
        difference = self._difference(request, slug)
        records, address = request.GET.getlist(RECORD), self._rows_address(slug)
        if not records:
            messages.warning(request, "Kies eerst regels in de lijst.")
            return HttpResponseRedirect(address)
        form = KeepForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                kept = reconciling.keep(
                    slug=slug, records=records, reason=form.cleaned_data["reason"], actor=actor(request),
                    now=timezone.now(), today=timezone.localdate(),
                )  # fmt: skip
            except REFUSALS as refused:
                form.add_error(None, str(refused))
            else:
                said = f"{len(kept)} verschil{'len' if len(kept) != 1 else ''} zo gelaten."
                messages.success(request, said)
                return HttpResponseRedirect(address)
        meaning = "Wat u kiest telt niet meer mee. U kunt dit ongedaan maken bij de afgehandelde verschillen."
        return self._step(request, difference, form, "Zo laten", meaning, records)

    def accept_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Asks to confirm that the source's value will count here."""
        difference = self._difference(request, slug)
        record = request.GET.get(RECORD, "")
        if not difference.action:
            raise Http404
        form = AcceptForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                reconciling.accept(
                    slug=slug, record=record, actor=actor(request), now=timezone.now(), today=timezone.localdate()
                )
            except REFUSALS as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Overgenomen van de bron.")
                return HttpResponseRedirect(self._rows_address(slug))
        return self._step(request, difference, form, "Overnemen van de bron", difference.action, [record])

    def _look(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _difference(self, request: HttpRequest, slug: str) -> Difference:
        self._look(request)
        difference = by_slug(slug)
        if difference is None:
            raise Http404
        return difference

    def _step(
        self,
        request: HttpRequest,
        difference: Difference,
        form: forms.Form,
        title: str,
        meaning: str,
        records: Sequence[str],
    ) -> HttpResponse:
        """The form, with the rows that it is about; those that are over are not named."""
        found = difference.of(records[:PER_PAGE], follow_from(today=timezone.localdate()))
        context = {
            "title": title,
            "form": form,
            "meaning": meaning,
            "rows": difference.shown(list(found)),
            "is_comparison": difference.side is Side.OTHER,
            "difference": difference,
            "only_looking": refusal(actor(request), RECONCILE),
            "record_address": self._rows_address(difference.slug),
        }
        return self._page(request, "step", context)

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        every = {**self.admin_site.each_context(request), "opts": self.opts}
        every["list_address"] = reverse("admin:motions_importgap_changelist")
        return TemplateResponse(request, f"admin/reconciliation/{name}.html", every | context)

    @staticmethod
    def _rows_address(slug: str) -> str:
        return reverse("admin:reconciliation_rows", args=(slug,))


def item_address(item: Model | None) -> str:
    """The page of a row in the admin; "" for none."""
    if item is None:
        return ""
    return reverse(f"admin:{item._meta.app_label}_{item._meta.model_name}_change", args=(item.pk,))


def _record(row: Row) -> str:
    return urlencode({RECORD: row.record})
