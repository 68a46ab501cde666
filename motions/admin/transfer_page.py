"""The page on which chosen follow-ups are handed over: what goes where and why, what that will do, then doing it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from motions.admin.actor import actor
from motions.admin.chosen import ChosenField, as_text
from motions.models import FollowUp, Ministry, Office
from motions.queries.moves import Destination, counted
from motions.services import transfers
from motions.services.permissions import FOLLOW_UP, refusal
from motions.services.refusals import REFUSALS
from motions.services.transfers import MinistryEnded, Moved, OfficeElsewhere, ReasonMissing

NAMED = 10
"""How many of the chosen follow-ups are named on the page."""


class OwnerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A member of staff by name."""

    def label_from_instance(self, user: User) -> str:
        return user.get_full_name() or user.get_username()


class TransferForm(forms.Form):
    """Where to and why. What stays empty stays as it is."""

    keuze = ChosenField()
    ministry = forms.ModelChoiceField(
        Ministry.objects.filter(ended_on=None),
        label="Naar ministerie",
        required=False,
        empty_label="Blijft bij het eigen ministerie",
        help_text="Een ander ministerie krijgt een aanbod en neemt het aan of weigert het.",
    )
    office = forms.ModelChoiceField(
        Office.objects.filter(ministry__ended_on=None).select_related("ministry"),
        label="Naar bewindsambt",
        required=False,
        empty_label="Ongewijzigd",
    )
    unit = forms.CharField(
        label="Naar directie", max_length=120, required=False, help_text="Leeg: ongewijzigd. Niet openbaar."
    )
    owner = OwnerField(
        User.objects.filter(is_active=True, is_staff=True).order_by("last_name", "username"),
        label="Naar behandelaar",
        required=False,
        empty_label="Ongewijzigd",
        help_text="Krijgt één bericht over alles samen. Niet openbaar.",
    )
    reason = forms.CharField(label="Reden", max_length=500, help_text="Alleen voor medewerkers.")

    def chosen(self) -> list[int]:
        """The follow-ups that were ticked."""
        return list(self.cleaned_data["keuze"])

    def destination(self) -> Destination:
        """Where they go."""
        values = self.cleaned_data
        return Destination(values["ministry"], values["office"], values["unit"].strip(), values["owner"])


def transfer_page(model_admin: Any, request: HttpRequest, chosen: Iterable[int] | None = None) -> HttpResponse:
    """The form; then what it will do, with counts; then it is done and the transfer's own page says so.

    ``chosen`` are the follow-ups just ticked in the list; one alone may stand in the address (``?keuze=12``).
    """
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    asked = request.POST.get("stap", "") if chosen is None else ""
    form = TransferForm(request.POST) if asked else TransferForm(initial={"keuze": _keys(request, chosen)})
    keys = form["keuze"].value() or ""
    preview: list[tuple[int, str]] = []
    to = Destination()
    if asked and asked != "wijzigen" and form.is_valid():
        if asked == "uitvoeren":
            moved = _moved(form, request)
            if moved is not None:
                messages.success(request, _done(moved))
                return HttpResponseRedirect(reverse("admin:motions_transfer_change", args=(moved.transfer.pk,)))
        else:
            to, preview = _preview(form, request)
    context: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": "Overdragen",
        "form": form,
        "only_looking": refusal(actor(request), FOLLOW_UP),
        "named": _named(model_admin, request, keys),
        "count": keys.count(",") + 1 if keys else 0,
        "preview": preview,
        "to": to,
        "list_address": reverse("admin:motions_followup_changelist"),
        "opts": FollowUp._meta,
    }
    return TemplateResponse(request, "admin/transfer_page.html", context)


def _keys(request: HttpRequest, chosen: Iterable[int] | None) -> str:
    return as_text(chosen) if chosen is not None else request.GET.get("keuze", "")


def _named(model_admin: Any, request: HttpRequest, keys: str) -> list[FollowUp]:
    first = [int(key) for key in keys.split(",")[:NAMED] if key.isascii() and key.isdigit() and len(key) < 19]
    return list(model_admin.get_queryset(request).filter(pk__in=first))


def _preview(form: TransferForm, request: HttpRequest) -> tuple[Destination, list[tuple[int, str]]]:
    """Where they go, and how many would become what; an error at its field where they cannot go there."""
    follow_ups = FollowUp.objects.filter(pk__in=form.chosen())
    try:
        transfers.require_former_side(actor(request), follow_ups)
        to = transfers.checked(form.destination(), form.cleaned_data["reason"])
    except REFUSALS as refused:
        form.add_error(_field_of(refused), str(refused))
        return Destination(), []
    counts = counted(follow_ups, to)
    return to, [(count, becomes.label) for becomes, count in counts.items()]


def _moved(form: TransferForm, request: HttpRequest) -> Moved | None:
    try:
        return transfers.move(
            follow_ups=FollowUp.objects.filter(pk__in=form.chosen()),
            to=form.destination(),
            reason=form.cleaned_data["reason"],
            actor=actor(request),
            now=timezone.now(),
            today=timezone.localdate(),
        )
    except REFUSALS as refused:
        form.add_error(_field_of(refused), str(refused))
    return None


def _field_of(refused: Exception) -> str | None:
    if isinstance(refused, OfficeElsewhere):
        return "office"
    if isinstance(refused, MinistryEnded):
        return "ministry"
    return "reason" if isinstance(refused, ReasonMissing) else None


def _done(moved: Moved) -> str:
    said = []
    if moved.moved:
        said.append(f"{moved.moved} overgedragen")
    if moved.offered:
        said.append(f"{moved.offered} aangeboden aan {moved.transfer.ministry}")
    return f"{' en '.join(said)}."
