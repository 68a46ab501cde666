"""Attachments of letters: on their letter's page, in a list of their own, and taken over where they are a list."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from motions.admin.actor import actor
from motions.admin.records import ReadOnlyAdmin, ReadOnlyInline
from motions.models import Attachment, Letter
from motions.services.office_lists import receiving
from motions.services.office_lists.receiving import NotAList
from motions.services.permissions import OFFICE_LIST, refusal
from motions.services.refusals import REFUSALS

WORD = ".docx"


class AttachmentInline(ReadOnlyInline):
    model = Attachment
    fk_name = "letter"
    fields = ("title", "source", "text")
    readonly_fields = ("source", "text")
    related = ("read_as",)
    deferred = ("read_as__text",)
    ordering = ("number", "pk")

    @admin.display(description="vindplaats")
    def source(self, attachment: Attachment) -> SafeString | str:
        """A link to the file at the source."""
        if not attachment.source_url:
            return "Onbekend"
        name = attachment.number or "Vindplaats"
        return format_html('<a href="{}" rel="external">{}</a>', attachment.source_url, name)

    @admin.display(description="gelezen")
    def text(self, attachment: Attachment) -> SafeString | str:
        """A link to the paper with its text, where it is read."""
        if attachment.read_as is None:
            return "Niet gelezen"
        address = reverse("admin:motions_letter_change", args=(attachment.read_as_id,))
        return format_html('<a href="{}">Tekst van {}</a>', address, attachment.number or "deze bijlage")


@admin.register(Attachment)
class AttachmentAdmin(ReadOnlyAdmin):
    list_display = ("title", "number", "letter", "content_type", "read_as", "removed")
    list_filter = (
        ("read_as", admin.EmptyFieldListFilter),
        ("source_removed_at", admin.EmptyFieldListFilter),
        "content_type",
    )
    search_fields = ("title", "=number", "letter__subject")
    related = ("letter", "read_as")
    deferred = ("letter__text", "read_as__text")

    @admin.display(description="verwijderd in de bron", ordering="source_removed_at", boolean=True)
    def removed(self, attachment: Attachment) -> bool:
        """Whether the source took it away."""
        return attachment.source_removed_at is not None


class ConfirmForm(forms.Form):
    """Nothing to fill in: only to confirm."""


def may_be_a_list(letter: Letter) -> bool:
    """Whether the paper is an attachment in Word, in which tables are rows."""
    return letter.kind == Letter.Kind.ATTACHMENT and bool(letter.file) and str(letter.file.name).endswith(WORD)


def as_list_page(model_admin: Any, request: HttpRequest, letter: Letter) -> HttpResponse:
    """Says what taking the attachment over as a list begins with, and goes on to its columns."""
    if not model_admin.has_view_permission(request, letter):
        raise PermissionDenied
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            if not may_be_a_list(letter):
                raise NotAList("Alleen een bijlage die een Word-document is, kan als lijst worden overgenomen.")
            with letter.file.open("rb") as file:
                office_list = receiving.receive(
                    file=file.file,
                    file_name=f"{letter.title[:200]}{WORD}",
                    size=letter.file.size,
                    actor=actor(request),
                    now=timezone.now(),
                    as_of=letter.sent_on,
                )
        except FileNotFoundError:
            form.add_error(None, "Het bestand van deze bijlage is er niet meer.")
        except REFUSALS as refused:
            form.add_error(None, str(refused))
        else:
            return HttpResponseRedirect(reverse("admin:motions_officelist_columns", args=(office_list.pk,)))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Overnemen als lijst",
        "meaning": (
            "De tabellen in deze bijlage worden een lijst. Daarna kiest u wat de kolommen zijn en ziet u van elke "
            "regel wat zij doet. Er wordt nog niets overgenomen."
        ),
        "form": form,
        "only_looking": refusal(actor(request), OFFICE_LIST),
        "record": letter,
        "record_address": reverse("admin:motions_letter_change", args=(letter.pk,)),
        "list_address": reverse("admin:motions_letter_changelist"),
        "opts": Letter._meta,
    }
    return TemplateResponse(request, "admin/step.html", context)
