"""Attachments of letters: on their letter's page, in a list of their own, and taken over where they are a list."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from motions.admin.actor import actor
from motions.admin.records import ReadOnlyAdmin
from motions.models import Attachment, Letter
from motions.queries.letter_attachments import AttachmentRow, attachments_of
from motions.queries.seen import Viewer
from motions.services.office_lists import receiving
from motions.services.office_lists.receiving import NotAList
from motions.services.permissions import OFFICE_LIST, refusal
from motions.services.refusals import REFUSALS

WORD = ".docx"


def attachment_links(letter: Letter) -> SafeString | str:
    """The attachments of a letter: each with its address at the source and, where it is read, its text."""
    rows = attachments_of(letter.pk, viewer=Viewer.STAFF)
    if not rows:
        return "Geen"
    return format_html_join(SafeString("<br>"), "{}{}{}", map(_links, rows))


def _links(row: AttachmentRow) -> tuple[str, SafeString | str, SafeString | str]:
    source = format_html(' · <a href="{}" rel="external">{}</a>', row.url, row.number or "Vindplaats")
    text = ""
    if row.text:
        address = reverse("admin:motions_letter_change", args=(row.text,))
        text = format_html(' · <a href="{}">Tekst van {}</a>', address, row.number or "deze bijlage")
    return row.title, source if row.url else "", text


@admin.register(Attachment)
class AttachmentAdmin(ReadOnlyAdmin):
    list_display = ("title", "number", "letter", "content_type", "read_as", "removed")
    list_filter = (
        ("read_as", admin.EmptyFieldListFilter),
        ("source_removed_at", admin.EmptyFieldListFilter),
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
