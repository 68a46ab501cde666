"""The door of the review screen: which finding is current, and what was asked."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from motions.admin.actor import actor
from motions.admin.review import decisions, sentences
from motions.admin.review.decisions import Outcome
from motions.admin.review.marks import marked_text
from motions.admin.review.screen import Findings, Panel, letter_date_form, panel
from motions.models import Letter, Suggestion
from motions.queries import review
from motions.services.permissions import CHANGE_LETTER, FOLLOW_UP, REVIEW, refusal

ON_SUGGESTION = {"overnemen": decisions.accept, "afwijzen": decisions.reject, "ongedaan": decisions.undo}


def review_page(model_admin: "admin.ModelAdmin[Letter]", request: HttpRequest, letter_id: int) -> HttpResponse:
    """Does what was posted, or shows the finding of ``?voorstel=``, else the next that waits, else what was done."""
    letter = get_object_or_404(Letter, pk=letter_id)
    if not model_admin.has_view_permission(request, letter):
        raise PermissionDenied
    findings = Findings.of(letter)
    asked = request.GET.get("voorstel", "")
    current = findings.find(int(asked)) if asked.isascii() and asked.isdigit() else None
    outcome = _do(request, letter, current) if request.method == "POST" else Outcome()
    if outcome.done:
        messages.success(request, outcome.done)
        if outcome.warning:
            messages.warning(request, outcome.warning)
        return HttpResponseRedirect(_after(request, letter, current, outcome))
    if outcome.form is not None:
        # Refused: somebody may have decided on it, or read the letter again, since this page began.
        findings = Findings.of(letter)
        current = findings.find(current.pk) if current else None
    filled_in = outcome.form if current else None
    if asked and current is None:
        messages.warning(request, "Dit voorstel hoort niet (meer) bij deze brief: zij is opnieuw gelezen.")
    if current is None and "klaar" not in request.GET:
        current = findings.next_open()
    return TemplateResponse(
        request,
        "admin/review/page.html",
        {
            **model_admin.admin_site.each_context(request),
            **_shown(request, letter, findings, current, outcome),
            "panel": _panel(request, current, filled_in),
            "is_nav_sidebar_enabled": False,
        },
    )


def _do(request: HttpRequest, letter: Letter, current: Suggestion | None) -> Outcome:
    asked = request.POST.get("besluit")
    if asked == "datum":
        return decisions.set_date(request, letter)
    if current is not None and asked in ON_SUGGESTION:
        return ON_SUGGESTION[asked](request, current)
    return Outcome()


def _after(request: HttpRequest, letter: Letter, current: Suggestion | None, outcome: Outcome) -> str:
    """The address after a decision: the next finding that waits, or what was done."""
    if current is None or "klaar" in request.POST:
        return f"{request.path}?klaar" if "klaar" in request.POST else request.path
    following = current if outcome.stays else Findings.of(letter).next_open(current)
    if following is None:
        return f"{request.path}?klaar"
    return f"{request.path}?{urlencode({'voorstel': following.pk})}#voorstel-{following.pk}"


def _panel(request: HttpRequest, current: Suggestion | None, filled_in: forms.Form | None) -> Panel | None:
    if current is None:
        return None
    return panel(current, search=request.GET.get("zoek", ""), today=timezone.localdate(), bound=filled_in)


def _shown(
    request: HttpRequest, letter: Letter, findings: Findings, current: Suggestion | None, outcome: Outcome
) -> dict[str, Any]:
    done = review.with_what_was_done(letter)
    mine = [row for row in done if row.decided_by == request.user]
    return {
        "title": "Beoordelen",
        "letter": letter,
        "opts": Letter._meta,
        "findings": findings,
        "current": current,
        "place": findings.place(current) if current else "",
        "previous": findings.neighbour(current, -1) if current else None,
        "next": findings.neighbour(current, 1) if current else findings.next_open(),
        "subject_lines": findings.subject_lines(letter, current),
        "text": marked_text(letter.text, findings.marks(current)),
        "awaited": review.awaited_problem(letter),
        "date_form": letter_date_form(letter, outcome.form),
        "refusal": outcome.form.non_field_errors() if outcome.form else None,
        "visibility": sentences.about_visibility(letter),
        "done": done,
        "last_of_mine": max(mine, key=lambda row: (row.decided_at, row.pk), default=None),
        "next_letter": review.next_to_review(letter),
        "today": timezone.localdate(),
        "only_looking": refusal(actor(request), REVIEW),
        "may_date": not refusal(actor(request), CHANGE_LETTER),
        "may_follow": not refusal(actor(request), FOLLOW_UP),
    }
