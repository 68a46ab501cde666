"""The pages of a list beside its own: adding one, and saying what its columns mean."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from motions.admin.actor import actor
from motions.admin.office_list_forms import ColumnsForm, ListFileForm
from motions.models import OfficeList
from motions.services.office_lists import receiving, work
from motions.services.office_lists.receiving import MOST_COLUMNS, NotAList
from motions.services.permissions import OFFICE_LIST, refusal
from motions.services.refusals import REFUSALS


def upload_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """The file in, and on to its columns."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = ListFileForm(request.POST, request.FILES) if request.method == "POST" else ListFileForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            office_list = receiving.receive(
                file=file.file, file_name=file.name, size=file.size, actor=actor(request), now=timezone.now()
            )
        except REFUSALS as refused:
            form.add_error("file", str(refused))
        else:
            return HttpResponseRedirect(reverse("admin:motions_officelist_columns", args=(office_list.pk,)))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Lijst toevoegen",
        "form": form,
        "about": "Een lijst met moties of toezeggingen, zoals uw afdeling haar bijhoudt. U kiest wat de kolommen zijn, "
        "ziet van elke regel wat zij doet, en neemt dan pas over.",
        "button": "Toevoegen",
        "list_address": reverse("admin:motions_officelist_changelist"),
        "opts": OfficeList._meta,
    }
    return TemplateResponse(request, "admin/add_file.html", context)


def columns_page(model_admin: Any, request: HttpRequest, office_list: OfficeList) -> HttpResponse:
    """The first rows with the guessed meaning of each column; then the rows are looked at.

    ``?blad=`` and ``?kop=`` show another sheet, or take another row as the one with the headings.
    """
    address = reverse("admin:motions_officelist_change", args=(office_list.pk,))
    context: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": "Kolommen kiezen",
        "office_list": office_list,
        "only_looking": refusal(actor(request), OFFICE_LIST),
        "list_address": address,
        "opts": OfficeList._meta,
    }
    sheet = request.GET.get("blad", office_list.sheet)
    try:
        sheets = receiving.sheets_of(office_list)
        rows = receiving.first_rows(office_list, sheet=sheet if sheet in sheets else office_list.sheet)
    except NotAList as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(address)
    sheet = sheet if sheet in sheets else office_list.sheet
    found = receiving.guessed(rows) if sheet != office_list.sheet or not office_list.columns else _as_kept(office_list)
    header_row = _number(request.GET.get("kop", ""), among=[row.number for row in rows]) or found.get("header_row", 1)
    width = min(max((len(row.cells) for row in rows), default=0), MOST_COLUMNS)
    cells = next((row.cells for row in rows if row.number == header_row), ())
    headers = [*cells[:width], *[""] * (width - len(cells))]
    if header_row != found.get("header_row"):
        found |= receiving.guessed([row for row in rows if row.number == header_row])
    initial = {"as_of": office_list.as_of or timezone.localdate(), "ministry": office_list.ministry_id}
    initial["terms_are_internal"] = office_list.terms_are_internal
    initial |= {"mapping": found.get("mapping"), "kind": found.get("kind")}
    initial |= {f"column_{place}": name for place, name in enumerate(found.get("columns", ()))}
    sent = request.POST if request.method == "POST" else None
    form = ColumnsForm(sent, initial=initial, sheet=sheet, header_row=header_row, headers=headers)
    if form.is_valid():
        try:
            receiving.choose(office_list=office_list, choice=form.choice(), actor=actor(request), now=timezone.now())
        except REFUSALS as refused:
            form.add_error(None, str(refused))
        else:
            work.go_on(office_list, clock=timezone.now, batches=1)
            return HttpResponseRedirect(address)
    samples = [row for row in rows if row.number > header_row][:3]
    context |= {
        "form": form,
        "sheets": sheets,
        "sheet": sheet,
        "header_row": header_row,
        "row_numbers": [row.number for row in rows],
        "columns": [
            (form[f"column_{place}"], [row.cells[place] if place < len(row.cells) else "" for row in samples])
            for place in range(width)
        ],
        "most_columns": MOST_COLUMNS if any(len(row.cells) > MOST_COLUMNS for row in rows) else 0,
    }
    return TemplateResponse(request, "admin/office_list_columns.html", context)


def _as_kept(office_list: OfficeList) -> dict[str, Any]:
    return {
        "header_row": office_list.header_row,
        "mapping": office_list.mapping,
        "kind": office_list.kind,
        "columns": office_list.columns,
    }


def _number(typed: str, *, among: list[int]) -> int | None:
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 8 else None
    return number if number in among else None
