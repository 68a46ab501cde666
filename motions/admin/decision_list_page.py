"""The page on which a list of decisions is made: ticked or typed follow-ups become rows, then all is noted at once."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from motions.admin.actor import actor
from motions.admin.decision_list_forms import MOST, AddForm, HeadForm, RowForms
from motions.models import DecisionList, FollowUp
from motions.services import decision_lists
from motions.services.decision_lists import ListRefused
from motions.services.listed_rows import RowsRefused, listed_row
from motions.services.permissions import FOLLOW_UP, refusal
from motions.services.refusals import REFUSALS

TOO_MANY = f"Op één lijst passen ten hoogste {MOST} opvolgingen. Maak er meer lijsten van."


def decision_list_page(model_admin: Any, request: HttpRequest, chosen: Iterable[int] | None = None) -> HttpResponse:
    """The day, the source and the rows; then everything is noted and the list's own page says so.

    ``chosen`` are the follow-ups just ticked in the list. Rows are added as often as one likes; what was filled in
    stays.
    """
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    step = request.POST.get("stap", "") if chosen is None else ""
    head, add, rows = HeadForm(), AddForm(), RowForms(initial=[])
    if not step:
        keys = list(islice(chosen or (), MOST + 1))
        if len(keys) > MOST:
            messages.error(request, TOO_MANY)
            return HttpResponseRedirect(reverse("admin:motions_followup_changelist"))
        rows = RowForms(initial=[{"follow_up": key} for key in keys])
    elif step == "vastleggen" and not request.POST.get("numbers", "").strip():
        head, rows = HeadForm(request.POST), RowForms(request.POST)
        # Both, so that every mistake is said at once.
        if all([head.is_valid(), rows.is_valid()]) and (noted := _noted(head, rows, request)):
            count = noted.rows.count()
            messages.success(request, f"{count} besluit{'en' if count > 1 else ''} vastgelegd.")
            return HttpResponseRedirect(reverse("admin:motions_decisionlist_change", args=(noted.pk,)))
    else:
        head = HeadForm(initial=request.POST.dict())
        add, rows = _with_more(request)
    context: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": "Besluitenlijst invoeren",
        "form": head,
        "add": add,
        "rows": rows,
        "named": _named(model_admin, request, rows),
        "only_looking": refusal(actor(request), FOLLOW_UP),
        "list_address": reverse("admin:motions_followup_changelist"),
        "opts": FollowUp._meta,
    }
    return TemplateResponse(request, "admin/decision_list_page.html", context)


def _with_more(request: HttpRequest) -> tuple[AddForm, Any]:
    """The rows as they were filled in and those of the typed numbers; what means nothing stays to be corrected."""
    add, filled = AddForm(request.POST), RowForms(request.POST)
    entered = [{name: form[name].value() for name in form.fields} for form in filled.forms] if filled.is_bound else []
    if not add.is_valid():
        return add, RowForms(initial=entered)
    lines = add.lines()
    there = {str(row["follow_up"]) for row in entered}
    keys = dict.fromkeys(str(key) for line in lines for key in line.follow_ups)
    more = [{"follow_up": key} for key in keys if key not in there]
    if len(entered) + len(more) > MOST:
        add.add_error("numbers", TOO_MANY)
        return add, RowForms(initial=entered)
    everywhere = add.cleaned_data["everywhere"]
    initial = [row | {"decision": row.get("decision") or everywhere} for row in (*entered, *more)]
    unclear = [line for line in lines if line.problem]
    again = AddForm({"numbers": "\n".join(line.text for line in unclear), "everywhere": ""})
    for line in unclear:
        again.add_error("numbers", line.problem)
    return again, RowForms(initial=initial)


def _noted(head: HeadForm, rows: Any, request: HttpRequest) -> DecisionList | None:
    forms = [form for form in rows.forms if form.cleaned_data["decision"]]
    now = timezone.now()
    try:
        return decision_lists.record_list(
            decided_on=head.cleaned_data["decided_on"],
            body=head.cleaned_data["body"],
            source=head.list_source(),
            rows=[listed_row(**form.cleaned_data) for form in forms],
            actor=actor(request),
            now=now,
            today=timezone.localdate(now),
        )
    except RowsRefused as refused:
        for place, problem in refused.problems.items():
            forms[place].add_error(problem.field, problem.message)
        head.add_error(None, str(refused))
    except ListRefused as refused:
        head.add_error(refused.field if refused.field in head.fields else None, str(refused))
    except REFUSALS as refused:
        head.add_error(None, str(refused))
    return None


def _named(model_admin: Any, request: HttpRequest, rows: Any) -> list[tuple[Any, FollowUp | None]]:
    """Each row's form with its follow-up."""
    keys = [str(form["follow_up"].value() or "") for form in rows.forms]
    known = {str(key) for key in keys if key.isascii() and key.isdigit() and len(key) < 19}
    found = {str(row.pk): row for row in model_admin.get_queryset(request).filter(pk__in=known)}
    return [(form, found.get(key)) for form, key in zip(rows.forms, keys, strict=True)]
