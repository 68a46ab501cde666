"""What readers say is wrong, and the answer to it: corrected in public with its day, or kept with the reason."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import urlencode

from motions.admin.actor import actor
from motions.admin.my_work import WorkFilter
from motions.admin.records import ReadOnlyAdmin
from motions.models import CorrectionRequest
from motions.services import corrections
from motions.services.permissions import CORRECT, refusal
from motions.services.refusals import REFUSALS

State = CorrectionRequest.State


class AnswerForm(forms.Form):
    """What was done with it."""

    outcome = forms.ChoiceField(
        label="Wat is ermee gedaan?",
        choices=[
            (State.CORRECTED.value, "Gecorrigeerd: het antwoord staat met de datum op de openbare pagina"),
            (State.KEPT.value, "Niet gewijzigd: het antwoord blijft intern"),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label="Antwoord",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In uw eigen woorden. Noem de afzender niet. Verbeter eerst zelf wat niet klopt.",
    )


class TakeBackForm(forms.Form):
    """Nothing to fill in: only to confirm."""


@admin.register(CorrectionRequest)
class CorrectionRequestAdmin(ReadOnlyAdmin):
    list_display = ("about", "words", "state", "sent_at", "answered_by", "answered_at")
    list_filter = (WorkFilter, "state")
    search_fields = ("text", "answer", "address", "motion__title", "commitment__title")
    date_hierarchy = "sent_at"
    related = ("motion__paper__dossier", "commitment", "answered_by")
    prefetched = ("motion__movers",)
    change_form_template = "admin/correction.html"

    @admin.display(description="over")
    def about(self, request: CorrectionRequest) -> str:
        return request.motion.title if request.motion else str(request.commitment)

    @admin.display(description="wat klopt er niet")
    def words(self, request: CorrectionRequest) -> str:
        """The beginning of what was written."""
        return request.text if len(request.text) <= 120 else f"{request.text[:119]}…"

    def get_urls(self) -> list[URLPattern]:
        """With the pages that answer and that take the answer back."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/antwoord/", wrap(self.answer_view), name="motions_correctionrequest_answer"),
            path("<int:pk>/terugnemen/", wrap(self.take_back_view), name="motions_correctionrequest_take_back"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the ways to answer, for those who may."""
        asked = self.get_object(request, object_id)
        context: dict[str, Any] = {"may_answer": not refusal(actor(request), CORRECT)}
        if asked is not None:
            context |= {"is_new": asked.state == State.NEW, "item": _item(asked), "mail": _mail(asked)}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def answer_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The answer to one request."""
        asked = self._asked(request, pk)
        form = AnswerForm(request.POST if request.method == "POST" else None, initial={"answer": asked.answer})
        if form.is_valid():
            corrected = form.cleaned_data["outcome"] == State.CORRECTED
            service = corrections.correct if corrected else corrections.keep
            try:
                service(
                    request=asked, answer=form.cleaned_data["answer"], actor=actor(request), now=timezone.now(),
                    today=timezone.localdate(),
                )  # fmt: skip
            except REFUSALS as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Beantwoord." if not corrected else "Beantwoord; de correctie is openbaar.")
                return HttpResponseRedirect(self._address(pk))
        return self._page(request, asked, form, "Beantwoorden", f"Wat de lezer schreef: {asked.text}")

    def take_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes the answer to one request back."""
        asked = self._asked(request, pk)
        form = TakeBackForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                corrections.take_back(
                    request=asked, actor=actor(request), now=timezone.now(), today=timezone.localdate()
                )
            except REFUSALS as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Het antwoord is teruggenomen.")
                return HttpResponseRedirect(self._address(pk))
        meaning = f"Het antwoord verdwijnt van de openbare pagina: {asked.answer}"
        return self._page(request, asked, form, "Antwoord terugnemen", meaning)

    def _asked(self, request: HttpRequest, pk: int) -> CorrectionRequest:
        asked: CorrectionRequest = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, asked):
            raise PermissionDenied
        return asked

    def _page(
        self, request: HttpRequest, asked: CorrectionRequest, form: forms.Form, title: str, meaning: str
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "meaning": meaning,
            "form": form,
            "only_looking": refusal(actor(request), CORRECT),
            "record": self.about(asked),
            "record_address": self._address(asked.pk),
            "list_address": reverse("admin:motions_correctionrequest_changelist"),
            "opts": CorrectionRequest._meta,
        }
        return TemplateResponse(request, "admin/step.html", context)

    @staticmethod
    def _address(pk: int) -> str:
        return reverse("admin:motions_correctionrequest_change", args=(pk,))


def _item(asked: CorrectionRequest) -> str:
    """The public page that it is about."""
    if asked.motion_id is not None:
        return reverse("motion", args=(asked.motion_id,))
    return reverse("commitment", args=(asked.commitment_id,))


def _mail(asked: CorrectionRequest) -> str:
    """A mail to who asked for an answer, written by the person who answers; empty without an address."""
    if not asked.address:
        return ""
    about = asked.motion.title if asked.motion else str(asked.commitment)
    body = f"{asked.answer}\n\nU schreef op {timezone.localdate(asked.sent_at):%d-%m-%Y}:\n{asked.text}\n"
    letter = urlencode({"subject": f"Uw melding over: {about}"[:150], "body": body}).replace("+", "%20")
    return f"mailto:{asked.address}?{letter}"
