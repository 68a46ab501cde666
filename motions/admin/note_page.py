"""The page on which a commitment is noted the day after a debate, before the register has it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from motions.admin.actor import actor
from motions.admin.days import DayField
from motions.models import Activity, Commitment, Deadline, Office
from motions.services import commitments, doubles, joining
from motions.services.commitments import Promise
from motions.services.doubles import Match
from motions.services.follow_ups import DayNotPossible
from motions.services.permissions import ADD_COMMITMENT, CHANGE_COMMITMENT, FOLLOW_UP, refusal
from motions.services.refusals import REFUSALS
from motions.services.terms import TermBeforePromise

TITLE = "Toezegging noteren"


class NoteForm(forms.Form):
    """What was promised, when, where, by whom and to whom; the term may stand in the sentence."""

    wording = forms.CharField(
        label="Wat is toegezegd?",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In één of twee zinnen, met de termijn zoals die is genoemd.",
    )
    said_on = DayField(label="Datum")
    activity = forms.ModelChoiceField(
        Activity.objects.all(),
        label="In welk debat",
        required=False,
        widget=AutocompleteSelect(Deadline._meta.get_field("activity"), admin.site),
        help_text="Met een debat is de toezegging openbaar; zonder debat zien alleen medewerkers haar.",
    )
    office = forms.ModelChoiceField(
        Office.objects.select_related("ministry"),
        label="Toegezegd door",
        required=False,
        widget=AutocompleteSelect(Commitment._meta.get_field("office"), admin.site),
    )
    to = forms.CharField(
        label="Toegezegd aan", max_length=200, required=False, help_text="Een lid, fractie of commissie."
    )
    due_on = DayField(label="Uiterlijk", required=False, help_text="Leeg: de termijn die in de zin staat.")
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def promise(self) -> Promise:
        """The commitment as it was filled in."""
        return Promise(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


def note_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Shows the form; warns once of what the register has already; then notes the commitment, which is followed."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        commitment = _noted(form, request)
        if commitment is not None:
            messages.success(request, "Genoteerd. De toezegging wordt gevolgd.")
            return HttpResponseRedirect(reverse("admin:motions_commitment_change", args=(commitment.pk,)))
    user, address = actor(request), reverse("admin:motions_commitment_changelist")
    context = {
        **model_admin.admin_site.each_context(request),
        "title": TITLE,
        "meaning": "Komt dezelfde toezegging later in het register, dan worden zij aan elkaar gekoppeld.",
        "form": form,
        "only_looking": refusal(user, ADD_COMMITMENT) or refusal(user, FOLLOW_UP),
        "record": "Nieuwe toezegging",
        "record_address": address,
        "list_address": address,
        "opts": Commitment._meta,
    }
    return TemplateResponse(request, "admin/note_page.html", context)


def _noted(form: NoteForm, request: HttpRequest) -> Commitment | None:
    promise, now = form.promise(), timezone.now()
    matches = doubles.already_registered(promise)
    seen = ",".join(str(match.commitment.pk) for match in matches)
    if matches and form.cleaned_data["seen"] != seen:
        form.add_error(None, _warning(matches))
        form.data = {name: form.data[name] for name in form.data} | {"seen": seen}
        return None
    try:
        commitment = commitments.note(promise=promise, actor=actor(request), now=now, today=timezone.localdate(now))
    except (DayNotPossible, TermBeforePromise) as refused:
        form.add_error("said_on" if isinstance(refused, DayNotPossible) else "due_on", str(refused))
        return None
    except REFUSALS as refused:
        form.add_error(None, str(refused))
        return None
    for double in doubles.ask_about(commitment, now=now):
        if not refusal(actor(request), CHANGE_COMMITMENT):
            joining.different(double=double, actor=actor(request), now=now, today=timezone.localdate(now))
    return commitment


def _warning(matches: list[Match]) -> SafeString:
    rows = (
        (
            reverse("admin:motions_commitment_change", args=(match.commitment.pk,)),
            match.commitment.register_number,
            match.commitment.title,
            match.resemblance.reason,
        )
        for match in matches
    )
    return format_html(
        "Dit staat misschien al in het register: {}. Is het een andere toezegging, druk dan nog eens op “{}”.",
        format_html_join("; ", '<a href="{}">{}</a> “{}” ({})', rows),
        TITLE,
    )
