"""Starting to follow: a motion's requests or a commitment, at which ministry and until when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from motions.admin.actor import actor
from motions.admin.days import DayField
from motions.models import Addressee, Commitment, Ministry, Motion, Request
from motions.services import commitments, follow_ups
from motions.services.permissions import FOLLOW_UP, refusal
from motions.services.refusals import REFUSALS
from motions.services.requested_terms import requested_terms
from motions.services.terms import NewTerm, TermBeforePromise

RETURN = "terug"
"""The parameter with the page to go back to."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When somebody acts."""

    now: datetime
    today: date


class FollowForm(forms.Form):
    """At which ministry, and the first term where there is a date."""

    ministry = forms.ModelChoiceField(
        Ministry.objects.filter(ended_on=None), required=False, label="Ministerie", empty_label="Nog niet bekend"
    )
    reason = forms.CharField(
        label="Hoe is de datum bepaald?", required=False, max_length=500, help_text="Nodig als u een datum invult."
    )

    def clean(self) -> dict[str, Any]:
        """A date without a reason cannot be explained later."""
        values: dict[str, Any] = super().clean() or {}
        if any(self._is_own_day(name) for name in self.days()) and not values.get("reason"):
            self.add_error("reason", "Zeg hoe deze datum is bepaald; de pagina legt elke datum uit.")
        return values

    def days(self) -> list[str]:
        """The names of the date fields."""
        return [name for name, field in self.fields.items() if isinstance(field, DayField)]

    def _is_own_day(self, name: str) -> bool:
        """Whether a person filled in this day, instead of leaving the day that the phrase leads to."""
        day = self.cleaned_data.get(name)
        return day is not None and day != self.fields[name].initial

    def field_of(self, day: date) -> str | None:
        """The field in which this day was filled in."""
        return next((name for name in self.days() if self.cleaned_data.get(name) == day), None)

    def term(self, name: str, phrase: str = "") -> NewTerm | None:
        """The term of one date field; none where there is neither a date nor a phrase."""
        day = self.cleaned_data[name]
        if day is None and not phrase:
            return None
        precision = "day" if day else "none"
        return NewTerm(phrase=phrase, due_on=day, precision=precision, reason=self.cleaned_data["reason"])

    def follow(self, *, user: User, moment: Moment) -> None:
        """Starts to follow. Raises what the service refuses."""
        raise NotImplementedError


class FollowMotionForm(FollowForm):
    """A date for each request that is not followed yet."""

    def __init__(self, motion: Motion, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.motion = motion
        self.requested = requested_terms(motion)
        self.requests = list(motion.requests.filter(follow_ups=None).exclude(addressee=Addressee.NOBODY))
        for request in self.requests:
            said = f" In de motie: “{request.deadline_phrase}”." if request.deadline_phrase else ""
            term = self.requested.get(request.pk)
            self.fields[_name(request)] = DayField(
                label=f"Uiterlijk, voor verzoek {request.position}",
                required=False,
                initial=term.due_on if term else None,
                help_text=f"{request.text}{said} {term.reason if term else ''}",
            )
        self.order_fields(["ministry", *self.days(), "reason"])

    def clean(self) -> dict[str, Any]:
        """There must be something left to follow."""
        if not self.requests:
            self.add_error(None, "Elk verzoek van deze motie wordt al gevolgd.")
        return super().clean()

    def follow(self, *, user: User, moment: Moment) -> None:
        """Opens a follow-up for each request to the government."""
        terms = {request.pk: self._term(request) for request in self.requests}
        follow_ups.open_for_motion(
            motion=self.motion,
            ministry=self.cleaned_data["ministry"],
            terms={pk: term for pk, term in terms.items() if term},
            actor=user,
            now=moment.now,
            today=moment.today,
        )

    def _term(self, request: Request) -> NewTerm | None:
        requested = self.requested.get(request.pk)
        if requested and not self._is_own_day(_name(request)) and self.cleaned_data[_name(request)] == requested.due_on:
            return requested
        return self.term(_name(request), request.deadline_phrase)


class FollowCommitmentForm(FollowForm):
    due_on = DayField(label="Uiterlijk", required=False)
    field_order = ("ministry", "due_on", "reason")

    def __init__(self, commitment: Commitment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commitment = commitment

    def follow(self, *, user: User, moment: Moment) -> None:
        """Opens the follow-up."""
        commitments.follow(
            commitment=self.commitment,
            ministry=self.cleaned_data["ministry"],
            term=self.term("due_on"),
            actor=user,
            now=moment.now,
            today=moment.today,
        )


def follow_page(
    model_admin: Any, request: HttpRequest, pk: int, form_class: type[FollowMotionForm] | type[FollowCommitmentForm]
) -> HttpResponse:
    """Shows the form; after it, back to the page that asked for it."""
    record = get_object_or_404(model_admin.get_queryset(request), pk=pk)
    if not model_admin.has_view_permission(request, record):
        raise PermissionDenied
    opts = record._meta
    address = reverse(f"admin:motions_{opts.model_name}_change", args=(pk,))
    form = form_class(record, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _followed(form, request):
        messages.success(request, "De opvolging is geopend.")
        return HttpResponseRedirect(_back(request) or address)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Opvolging openen",
        "meaning": "Vanaf nu volgt Nakoming of dit gebeurt. Een ministerie of datum kan later ook.",
        "form": form,
        "only_looking": refusal(actor(request), FOLLOW_UP),
        "record": record,
        "about": record.title,
        "record_address": _back(request) or address,
        "list_address": reverse(f"admin:motions_{opts.model_name}_changelist"),
        "opts": opts,
    }
    return TemplateResponse(request, "admin/step.html", context)


def _followed(form: FollowForm, request: HttpRequest) -> bool:
    try:
        form.follow(user=actor(request), moment=Moment(timezone.now(), timezone.localdate()))
    except TermBeforePromise as refusal:
        form.add_error(form.field_of(refusal.due_on), str(refusal))
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _back(request: HttpRequest) -> str:
    """The page to return to, if it is one of this site."""
    address = request.GET.get(RETURN, "")
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""


def _name(request: Request) -> str:
    return f"due_on_{request.pk}"
