"""The page of one step of a follow-up: its form, and a refusal at the field that it is about."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from motions.admin.actor import actor
from motions.admin.follow_up_steps import STEPS, StepForm
from motions.models import FollowUp
from motions.services.follow_ups import DayNotPossible
from motions.services.permissions import refusal
from motions.services.refusals import REFUSALS
from motions.services.terms import NoSource, SameTerm, TermBeforePromise


def step_page(model_admin: Any, request: HttpRequest, follow_up_id: int, slug: str) -> HttpResponse:
    """Shows the form; after a valid answer does the step and returns to the follow-up."""
    follow_up = get_object_or_404(model_admin.get_queryset(request), pk=follow_up_id)
    if not model_admin.has_view_permission(request, follow_up):
        raise PermissionDenied
    if slug not in STEPS:
        raise Http404
    form = STEPS[slug].form(follow_up, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = _taken(form, request)
        if done is not None:
            messages.success(request, f"{STEPS[slug].label}: vastgelegd.")
            return HttpResponseRedirect(reverse("admin:motions_followup_change", args=(done.pk,)))
    context: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": STEPS[slug].label,
        "meaning": STEPS[slug].meaning,
        "form": form,
        "only_looking": refusal(actor(request), STEPS[slug].form.permission),
        "record": follow_up,
        "about": format_html("Stand: {}. Uiterlijk: {}.", follow_up.get_state_display(), model_admin.term(follow_up)),
        "record_address": reverse("admin:motions_followup_change", args=(follow_up.pk,)),
        "list_address": reverse("admin:motions_followup_changelist"),
        "opts": FollowUp._meta,
    }
    return TemplateResponse(request, "admin/step.html", context)


def _taken(form: StepForm, request: HttpRequest) -> FollowUp | None:
    try:
        return form.take(actor=actor(request), now=timezone.now(), today=timezone.localdate())
    except (DayNotPossible, SameTerm, TermBeforePromise) as refused:
        form.add_error(form.day, str(refused))
    except NoSource as refused:
        form.add_error("letter", str(refused))
    except REFUSALS as refused:
        form.add_error(None, str(refused))
    return None
