"""The page on which a list of decisions is made: ticked or typed follow-ups become rows, then all is noted at once."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from motions.admin.actor import actor
from motions.admin.decision_list_forms import MOST, AddForm, HeadForm, RowForms
from motions.models import FollowUp
from motions.services import decision_lists
from motions.services.decision_lists import ListRefused
from motions.services.listed_rows import Plan, RowsRefused, listed_row
from motions.services.permissions import FOLLOW_UP, refusal
from motions.services.refusals import REFUSALS

Answer = TypeVar("Answer")


def too_many(count: int) -> str:
    """What is said of so many rows."""
    return (
        f"Dit zijn er {count}; op één lijst passen ten hoogste {MOST} opvolgingen. Haal er {count - MOST} af, of maak"
        " er meer lijsten van met dezelfde datum en vindplaats."
    )


def decision_list_page(model_admin: Any, request: HttpRequest, chosen: Iterable[int] | None = None) -> HttpResponse:
    """The day, the source and the rows; a look at what will be noted; then it is, and the list's own page says so.

    ``chosen`` are the follow-ups just ticked in the list. Rows are added as often as one likes; what was filled in
    stays.
    """
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    step = request.POST.get("stap", "") if chosen is None else ""
    head, add, rows = HeadForm(), AddForm(), RowForms(initial=[])
    if not step:
        keys = list(chosen or ())
        if len(keys) > MOST:
            messages.error(request, too_many(len(keys)))
            return HttpResponseRedirect(reverse("admin:motions_followup_changelist"))
        rows = RowForms(initial=[{"follow_up": key} for key in keys])
    elif step in ("bekijken", "vastleggen") and not request.POST.get("numbers", "").strip():
        head, rows = HeadForm(request.POST), RowForms(request.POST)
        # Both, so that every mistake is said at once.
        if all([head.is_valid(), rows.is_valid()]):
            if step == "bekijken" and (plans := _asked(decision_lists.foresee, head, rows, request)):
                return _preview(model_admin, request, head, rows, plans)
            if step == "vastleggen" and (noted := _asked(decision_lists.record_list, head, rows, request)):
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
        add.add_error("numbers", too_many(len(entered) + len(more)))
        return add, RowForms(initial=entered)
    everywhere = add.cleaned_data["everywhere"]
    initial = [row | {"decision": row.get("decision") or everywhere} for row in (*entered, *more)]
    unclear = [line for line in lines if line.problem]
    again = AddForm({"numbers": "\n".join(line.text for line in unclear), "everywhere": ""})
    for line in unclear:
        again.add_error("numbers", line.problem)
    return again, RowForms(initial=initial)


def _preview(model_admin: Any, request: HttpRequest, head: HeadForm, rows: Any, plans: Sequence[Plan]) -> HttpResponse:
    """What will be noted of each follow-up, with everything that was filled in; nothing is noted yet."""
    left_out = len(rows.forms) - len(plans)
    context: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": "Besluitenlijst nakijken",
        "head": head,
        "source": head.source_in_words(),
        "rows": rows,
        "plans": plans,
        "left_out": left_out,
        "list_address": reverse("admin:motions_followup_changelist"),
        "opts": FollowUp._meta,
    }
    return TemplateResponse(request, "admin/decision_list_preview.html", context)


def _asked(service: Callable[..., Answer], head: HeadForm, rows: Any, request: HttpRequest) -> Answer | None:
    """What the service answers about the list as it was filled in; None where it refuses, which stands at its place."""
    forms = [form for form in rows.forms if form.cleaned_data["decision"]]
    now = timezone.now()
    try:
        return service(
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
