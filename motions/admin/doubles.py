"""Commitments that may stand here twice: both beside each other, and a person says whether they are the same."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from motions.admin.actor import actor
from motions.admin.my_work import WorkFilter
from motions.admin.records import ReadOnlyAdmin
from motions.models import Commitment, PossibleDouble
from motions.services import joining
from motions.services.permissions import CHANGE_COMMITMENT, refusal
from motions.services.refusals import REFUSALS

State = PossibleDouble.State

ANSWERS = {
    "dezelfde": (joining.same, "Samengevoegd: het nummer van het register staat bij wat was genoteerd."),
    "niet-dezelfde": (joining.different, "Het blijven twee toezeggingen."),
    "terug": (joining.undo, "Het oordeel is teruggenomen."),
}
"""What may be answered: by which service, and what is said afterwards."""


@admin.register(PossibleDouble)
class PossibleDoubleAdmin(ReadOnlyAdmin):
    list_display = ("noted", "register_number", "likeness", "reason", "state", "found_at", "answered_by")
    list_filter = (WorkFilter, "state")
    search_fields = ("noted__title", "register_number", "reason")
    related = ("noted__office", "registered__office", "answered_by")
    fieldsets = (
        (None, {"fields": ("noted_here", "in_register", "likeness", "reason")}),
        ("Oordeel", {"fields": ("state", "answered_by", "answered_at")}),
    )
    readonly_fields = ("noted_here", "in_register")
    change_form_template = "admin/possible_double.html"

    @admin.display(description="genoteerd")
    def noted_here(self, double: PossibleDouble) -> SafeString:
        return _shown(double.noted)

    @admin.display(description="in het register")
    def in_register(self, double: PossibleDouble) -> SafeString | str:
        if double.registered is not None:
            return _shown(double.registered)
        return f"{double.register_number}, nu één met wat was genoteerd"

    def get_urls(self) -> list[URLPattern]:
        """With the address to which an answer is sent."""
        view = self.admin_site.admin_view(require_POST(self.answer_view))
        return [path("<int:pk>/oordeel/", view, name="motions_possibledouble_answer"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the answers that can be given now, for those who may."""
        shown = self.get_object(request, object_id)
        context: dict[str, Any] = {"answers": ()}
        if shown and not refusal(actor(request), CHANGE_COMMITMENT):
            context["answers"] = _answers_to(shown)
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def answer_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answers, and shows the pair again."""
        double = get_object_or_404(PossibleDouble, pk=pk)
        if not self.has_view_permission(request, double):
            raise PermissionDenied
        answer = ANSWERS.get(request.POST.get("oordeel", ""))
        if answer is None:
            messages.error(request, "Kies een oordeel.")
        else:
            service, said = answer
            now = timezone.now()
            try:
                service(double=double, actor=actor(request), now=now, today=timezone.localdate(now))
                messages.success(request, said)
            except REFUSALS as refused:
                messages.error(request, str(refused))
        return HttpResponseRedirect(reverse("admin:motions_possibledouble_change", args=(pk,)))


def warning_of(doubles: list[PossibleDouble]) -> SafeString:
    """That what was just noted may stand in the register already, with the way to say so."""
    rows = (
        (reverse("admin:motions_possibledouble_change", args=(double.pk,)), double.register_number, double.reason)
        for double in doubles
    )
    links = format_html_join("; ", '<a href="{}">{} bekijken</a> ({})', rows)
    return format_html("Dit staat misschien al in het register: {}.", links)


def _answers_to(double: PossibleDouble) -> tuple[tuple[str, str], ...]:
    apart, back = ("niet-dezelfde", "Niet dezelfde"), ("terug", "Oordeel terugnemen")
    if double.state == State.OPEN:
        return ("dezelfde", "Dezelfde: samenvoegen"), apart
    return (apart, back) if double.state == State.SAME else (back,)


def _shown(commitment: Commitment) -> SafeString:
    """The wording with a link, the day, the office and the number."""
    said = (commitment.register_number, commitment.promised_on.strftime("%d-%m-%Y"), str(commitment.office or ""))
    address = reverse("admin:motions_commitment_change", args=(commitment.pk,))
    return format_html('<a href="{}">{}</a><br>{}', address, commitment.wording, ", ".join(filter(None, said)))
