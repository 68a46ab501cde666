"""Lists of offices: added, their columns named, looked at, taken over and taken back; and each of their rows."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from motions.admin.actor import actor
from motions.admin.office_list_forms import letters
from motions.admin.office_list_pages import columns_page, upload_page
from motions.admin.records import PartAdmin, ReadOnlyAdmin
from motions.models import OfficeList, OfficeListRow
from motions.queries.office_lists import counts_of
from motions.services.office_lists import applying, choosing, files, taking_back, work
from motions.services.permissions import FOLLOW_UP, OFFICE_LIST, refusal
from motions.services.refusals import REFUSALS

State = OfficeList.State


class ConfirmForm(forms.Form):
    """Nothing to fill in: only to confirm."""


class CandidateForm(forms.Form):
    """Which of the items a row is about."""

    about = forms.ChoiceField(label="Deze regel gaat over", widget=forms.RadioSelect)

    def __init__(self, *args: Any, row: OfficeListRow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(f"{one['kind']}-{one['id']}", f"{one['name']} ({one['reason']})") for one in row.candidates]


@admin.register(OfficeList)
class OfficeListAdmin(ReadOnlyAdmin):
    """Added on the upload page; changed only by its steps."""

    list_display = ("__str__", "state", "as_of", "uploaded_at", "uploaded_by", "applied_at", "taken_back_at")
    list_filter = ("state", "kind", "ministry")
    search_fields = ("file_name", "sheet")
    date_hierarchy = "uploaded_at"
    related = ("ministry", "uploaded_by", "applied_by", "taken_back_by")
    fields = (
        *("file_name", "sheet", "kind", "as_of", "terms_are_internal", "ministry", "uploaded_at", "uploaded_by"),
        *("applied_at", "applied_by", "taken_back_at", "taken_back_by", "file_removed_at"),
    )
    change_form_template = "admin/office_list.html"

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        """Who may add lists."""
        return not refusal(actor(request), OFFICE_LIST)

    def get_urls(self) -> list[URLPattern]:
        """With the steps of a list."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/kolommen/", view(self.columns_view), name="motions_officelist_columns"),
            path("<int:pk>/overnemen/", view(self.apply_view), name="motions_officelist_apply"),
            path("<int:pk>/terugnemen/", view(self.take_back_view), name="motions_officelist_take_back"),
            path("<int:pk>/verwijderen/", view(self.remove_view), name="motions_officelist_remove"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A list comes in as a file."""
        return upload_page(self, request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """How the list stands, and the step that comes next for those who may."""
        office_list = self.get_object(request, object_id)
        context = extra_context or {}
        if office_list is not None and self.has_view_permission(request, office_list):
            user = actor(request)
            context |= {
                "counts": counts_of(office_list),
                "may_choose": not refusal(user, OFFICE_LIST),
                "may_apply": not refusal(user, OFFICE_LIST) and not refusal(user, FOLLOW_UP),
            }
        return super().change_view(request, object_id, form_url, context)

    def columns_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the columns mean."""
        return columns_page(self, request, self._list(request, pk))

    def apply_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what taking over does, and does it."""
        office_list = self._list(request, pk)
        counts = counts_of(office_list)
        meaning = (
            f"{counts.to_do} regels worden overgenomen. Niemand krijgt daarover een bericht. Wat hier al staat wordt "
            "niet overschreven. Moties, en toezeggingen met een nummer in het register, zijn daarna openbaar, met het "
            "onderwerp zoals het in de lijst staat. Alles kan worden teruggenomen zolang er niets mee is gebeurd."
        )
        return self._step(request, office_list, "Overnemen", meaning, applying.start)

    def take_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what taking back does, and does it."""
        meaning = (
            "Wat deze lijst heeft toegevoegd vervalt en wat zij heeft aangevuld wordt weer zoals het was. Waar daarna "
            "iets is gebeurd blijft het zoals het is; die regels staan daarna onder “Niet teruggenomen”."
        )
        return self._step(request, self._list(request, pk), "Terugnemen", meaning, taking_back.start)

    def remove_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what deleting does, and deletes."""
        meaning = (
            "De lijst, haar regels en haar bestand verdwijnen. Zij is niet overgenomen: verder verandert er niets."
        )
        return self._step(request, self._list(request, pk), "Verwijderen", meaning, files.delete, then=_removed)

    def _list(self, request: HttpRequest, pk: int) -> OfficeList:
        office_list: OfficeList = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, office_list):
            raise PermissionDenied
        return office_list

    def _step(
        self,
        request: HttpRequest,
        office_list: OfficeList,
        title: str,
        meaning: str,
        start: Callable[..., None],
        then: Callable[[HttpRequest, OfficeList], str] | None = None,
    ) -> HttpResponse:
        address = reverse("admin:motions_officelist_change", args=(office_list.pk,))
        then = then or _worked_on
        form = ConfirmForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                start(office_list=office_list, actor=actor(request), now=timezone.now())
            except REFUSALS as refused:
                form.add_error(None, str(refused))
            else:
                return HttpResponseRedirect(then(request, office_list))
        user = actor(request)
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "meaning": meaning,
            "form": form,
            "only_looking": refusal(user, OFFICE_LIST) or refusal(user, FOLLOW_UP),
            "record": office_list,
            "record_address": address,
            "list_address": reverse("admin:motions_officelist_changelist"),
            "opts": OfficeList._meta,
        }
        return TemplateResponse(request, "admin/step.html", context)


def _worked_on(request: HttpRequest, office_list: OfficeList) -> str:
    """Does the first batches at once, so that a short list is done when its page shows. Returns that page."""
    work.go_on(office_list, clock=timezone.now, batches=2)
    return reverse("admin:motions_officelist_change", args=(office_list.pk,))


def _removed(request: HttpRequest, office_list: OfficeList) -> str:
    messages.success(request, f"De lijst {office_list} is verwijderd.")
    return reverse("admin:motions_officelist_changelist")


@admin.register(OfficeListRow)
class OfficeListRowAdmin(PartAdmin):
    list_display = ("number", "text", "plan", "what_it_does", "outcome", "about")
    list_filter = ("plan", "outcome")
    show_full_result_count = False
    search_fields = ("key", "cells", "problems", "says")
    related = ("office_list", "motion__paper__dossier", "commitment")
    prefetched = ("motion__movers",)
    fields = ("office_list", "number", "content", "plan", "what_it_does", "outcome", "about")
    readonly_fields = ("content", "what_it_does", "about")
    change_form_template = "admin/office_list_row.html"

    def get_urls(self) -> list[URLPattern]:
        """With the page on which a person says what the row is about."""
        view = self.admin_site.admin_view(self.choose_view)
        return [path("<int:pk>/kiezen/", view, name="motions_officelistrow_choose"), *super().get_urls()]

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """The rows of one list are linked to from its page."""
        return lookup == "office_list__id__exact" or super().lookup_allowed(lookup, value, request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the way to choose, while that is still a question."""
        row = self.get_object(request, object_id)
        may_choose = bool(row and row.candidates and row.office_list.state == State.READ)
        context = {"may_choose": may_choose and not refusal(actor(request), OFFICE_LIST)} | (extra_context or {})
        return super().change_view(request, object_id, form_url, context)

    def choose_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The items that the row may be about."""
        row: OfficeListRow = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        address = reverse("admin:motions_officelistrow_change", args=(pk,))
        form = CandidateForm(request.POST if request.method == "POST" else None, row=row)
        if form.is_valid():
            kind, _, key = form.cleaned_data["about"].partition("-")
            try:
                choosing.choose(row=row, kind=kind, pk=int(key), actor=actor(request), today=timezone.localdate())
            except REFUSALS as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, f"Regel {row.number} gaat nu over uw keuze.")
                return HttpResponseRedirect(address)
        context = {
            **self.admin_site.each_context(request),
            "title": "Kiezen",
            "about": row.text,
            "form": form,
            "only_looking": refusal(actor(request), OFFICE_LIST),
            "record": row,
            "record_address": address,
            "list_address": reverse("admin:motions_officelist_change", args=(row.office_list_id,)),
            "opts": OfficeListRow._meta,
        }
        return TemplateResponse(request, "admin/step.html", context)

    @admin.display(description="wat er staat")
    def text(self, row: OfficeListRow) -> str:
        return row.text if len(row.text) <= 200 else f"{row.text[:199]}…"

    @admin.display(description="cellen")
    def content(self, row: OfficeListRow) -> SafeString:
        """The cells with the heading of their column."""
        headers = row.office_list.headers
        names = [*headers, *(letters(place) for place in range(len(headers), len(row.cells)))]
        named = zip(names, row.cells, strict=False)
        return format_html_join("", "<p><strong>{}</strong>: {}</p>", named)

    @admin.display(description="toelichting")
    def what_it_does(self, row: OfficeListRow) -> SafeString:
        """What is wrong and in which column, what happens, and what was remarked in reading."""
        said = [*(self._problem(row, problem) for problem in row.problems), *row.says, *row.remarks]
        return format_html_join("", "<p>{}</p>", ((one,) for one in said))

    @admin.display(description="gaat over")
    def about(self, row: OfficeListRow) -> SafeString | str:
        item: Model | None = row.motion or row.commitment
        if item is None:
            return "-"
        address = reverse(f"admin:motions_{item._meta.model_name}_change", args=(item.pk,))
        return format_html('<a href="{}">{}</a>', address, str(item))

    def _problem(self, row: OfficeListRow, problem: dict[str, Any]) -> str:
        """``Kolom B (Datum): “morgen” is geen datum.``"""
        place, headers = problem["column"], row.office_list.headers
        header = f" ({headers[place]})" if place < len(headers) and headers[place] else ""
        return f"Kolom {letters(place)}{header}: {problem['message']}"
