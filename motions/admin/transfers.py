"""Transfers and their items: looked at, answered by the receiving side, and taken back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from motions.admin.actor import actor
from motions.admin.chosen import ChosenField, as_text
from motions.admin.my_work import WorkFilter
from motions.admin.records import ReadOnlyAdmin
from motions.models import Transfer, TransferItem
from motions.services import transfer_answers
from motions.services.permissions import FOLLOW_UP, refusal
from motions.services.refusals import REFUSALS
from motions.services.transfer_answers import Answered

State = TransferItem.State


class UndoForm(forms.Form):
    """Nothing to fill in: only to confirm."""


class RefuseForm(forms.Form):
    """Why the offer is refused."""

    keuze = ChosenField()
    reason = forms.CharField(
        label="Waarom niet", max_length=500, help_text="Leest het ministerie dat aanbood. Alleen voor medewerkers."
    )


@admin.register(Transfer)
class TransferAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "reason", "done", "offered", "refused", "made_by", "made_at")
    list_filter = ("ministry",)
    search_fields = ("reason", "unit", "ministry__abbreviation", "ministry__name", "office__title")
    date_hierarchy = "made_at"
    related = ("ministry", "office", "owner", "made_by")
    change_form_template = "admin/transfer.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        """With how many of its items stand how."""
        counts = {f"{state.value}_count": Count("items", filter=Q(items__state=state)) for state in State}
        return super().get_queryset(request).annotate(item_count=Count("items"), **counts)

    @admin.display(description="overgedragen", ordering="done_count")
    def done(self, transfer: Any) -> int:
        return int(transfer.done_count)

    @admin.display(description="wacht op antwoord", ordering="offered_count")
    def offered(self, transfer: Any) -> int:
        return int(transfer.offered_count)

    @admin.display(description="geweigerd", ordering="refused_count")
    def refused(self, transfer: Any) -> int:
        return int(transfer.refused_count)

    def get_urls(self) -> list[URLPattern]:
        """With the page that takes it back."""
        undo = path(
            "<int:transfer_id>/ongedaan/", self.admin_site.admin_view(self.undo_view), name="motions_transfer_undo"
        )
        return [undo, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the way to take it back, for those who may."""
        transfer = self.get_object(request, object_id)
        may_undo = bool(transfer and transfer.done_count + transfer.offered_count)
        may_undo = may_undo and not refusal(actor(request), FOLLOW_UP)
        return super().change_view(request, object_id, form_url, {"may_undo": may_undo} | (extra_context or {}))

    def undo_view(self, request: HttpRequest, transfer_id: int) -> HttpResponse:
        """Says what it takes back, and takes it back."""
        transfer = get_object_or_404(self.get_queryset(request), pk=transfer_id)
        if not self.has_view_permission(request, transfer):
            raise PermissionDenied
        address = reverse("admin:motions_transfer_change", args=(transfer_id,))
        form = UndoForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            done = self._undone(request, transfer, form)
            if done is not None:
                messages.success(request, said(done, "weer zoals voor de overdracht"))
                return HttpResponseRedirect(address)
        context = {
            **self.admin_site.each_context(request),
            "title": "Ongedaan maken",
            "meaning": "Aanbiedingen vervallen en wat is overgedragen keert terug, met dezelfde termijnen. "
            "Waar daarna iets is gebeurd blijft het zoals het is.",
            "form": form,
            "only_looking": refusal(actor(request), FOLLOW_UP),
            "record": transfer,
            "record_address": address,
            "list_address": reverse("admin:motions_transfer_changelist"),
            "opts": Transfer._meta,
        }
        return TemplateResponse(request, "admin/step.html", context)

    def _undone(self, request: HttpRequest, transfer: Transfer, form: UndoForm) -> Answered | None:
        try:
            return transfer_answers.undo(
                transfer=transfer, actor=actor(request), now=timezone.now(), today=timezone.localdate()
            )
        except REFUSALS as refused:
            form.add_error(None, str(refused))
        return None


@admin.register(TransferItem)
class TransferItemAdmin(ReadOnlyAdmin):
    list_display = ("follow_up", "route", "state", "reason", "made_at")
    list_filter = (WorkFilter, "state", "former_ministry", "transfer__ministry")
    search_fields = (
        "follow_up__request__motion__title", "follow_up__commitment__title", "transfer__reason",
        "former_ministry__abbreviation", "transfer__ministry__abbreviation",
    )  # fmt: skip
    related = (
        *("follow_up__request__motion", "follow_up__commitment", "follow_up__ministry", "successor"),
        *("former_ministry", "former_office", "former_owner", "answered_by"),
        *("transfer__ministry", "transfer__office", "transfer__owner"),
    )
    actions = ("accept", "refuse", "withdraw")

    @admin.display(description="van → naar", ordering="transfer__ministry")
    def route(self, item: TransferItem) -> str:
        """``BZ → DEF, Minister van Defensie, DGB``."""
        transfer = item.transfer
        there = (transfer.ministry, transfer.office, transfer.unit, transfer.owner)
        return f"{item.former_ministry or '-'} → {', '.join(str(part) for part in there if part)}"

    @admin.display(description="reden")
    def reason(self, item: TransferItem) -> str:
        return item.transfer.reason

    @admin.display(description="gedaan op", ordering="transfer__made_at")
    def made_at(self, item: TransferItem) -> Any:
        return item.transfer.made_at

    def has_answer_permission(self, request: HttpRequest) -> bool:
        """Who may answer; the services ask for which ministry."""
        return not refusal(actor(request), FOLLOW_UP)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """One transfer's items are linked to from its page."""
        return lookup == "transfer__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.action(permissions=["answer"], description="Aannemen voor ons ministerie")
    def accept(self, request: HttpRequest, queryset: QuerySet[TransferItem]) -> None:
        """The chosen offers go on at the receiving ministry."""
        self._answer(
            request,
            "aangenomen",
            lambda: transfer_answers.accept(
                items=_rows(queryset), actor=actor(request), now=timezone.now(), today=timezone.localdate()
            ),
        )

    @admin.action(permissions=["answer"], description="Weigeren, met reden")
    def refuse(self, request: HttpRequest, queryset: QuerySet[TransferItem]) -> HttpResponse:
        """Asks why."""
        return self.refuse_view(request, as_text(queryset.values_list("pk", flat=True)))

    @admin.action(permissions=["answer"], description="Eigen aanbod terugnemen")
    def withdraw(self, request: HttpRequest, queryset: QuerySet[TransferItem]) -> None:
        """The chosen offers no longer stand."""
        self._answer(
            request,
            "teruggenomen",
            lambda: transfer_answers.withdraw(
                items=_rows(queryset), actor=actor(request), now=timezone.now(), today=timezone.localdate()
            ),
        )

    def get_urls(self) -> list[URLPattern]:
        """With the page that asks why an offer is refused."""
        refuse = path("weigeren/", self.admin_site.admin_view(self.refuse_view), name="motions_transferitem_refuse")
        return [refuse, *super().get_urls()]

    def refuse_view(self, request: HttpRequest, chosen: str = "") -> HttpResponse:
        """The reason, and after it the list again."""
        if not self.has_answer_permission(request):
            raise PermissionDenied
        address = reverse("admin:motions_transferitem_changelist")
        answered = request.method == "POST" and not chosen
        form = RefuseForm(request.POST) if answered else RefuseForm(initial={"keuze": chosen})
        if answered and form.is_valid():
            items, reason = TransferItem.objects.filter(pk__in=form.cleaned_data["keuze"]), form.cleaned_data["reason"]
            self._answer(
                request,
                "geweigerd",
                lambda: transfer_answers.refuse(
                    items=items, reason=reason, actor=actor(request), now=timezone.now(), today=timezone.localdate()
                ),
            )
            return HttpResponseRedirect(address)
        count = (form["keuze"].value() or "").count(",") + 1
        context = {
            **self.admin_site.each_context(request),
            "title": "Weigeren",
            "form": form,
            "form_address": reverse("admin:motions_transferitem_refuse"),
            "record": f"{count} aangeboden opvolging{'en' if count > 1 else ''}",
            "record_address": address,
            "list_address": address,
            "opts": TransferItem._meta,
        }
        return TemplateResponse(request, "admin/step.html", context)

    def _answer(self, request: HttpRequest, what: str, answer: Callable[[], Answered]) -> None:
        try:
            self.message_user(request, said(answer(), what), messages.SUCCESS)
        except REFUSALS as refused:
            self.message_user(request, str(refused), messages.ERROR)


def said(answered: Answered, what: str) -> str:
    """``12 opvolgingen aangenomen; 2 bleven zoals zij waren.``"""
    done = f"{answered.answered} opvolging{'en' if answered.answered != 1 else ''} {what}"
    if not answered.stayed:
        return f"{done}."
    return f"{done}; {answered.stayed} {'bleven' if answered.stayed > 1 else 'bleef'} zoals het was."


def _rows(ticked: QuerySet[TransferItem]) -> QuerySet[TransferItem]:
    """The same rows without the joins of the list."""
    return TransferItem.objects.filter(pk__in=ticked.order_by().values("pk"))
