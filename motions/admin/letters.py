"""Letters: their list, their page, and the ways to upload and review them."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from motions.admin.actor import actor
from motions.admin.attachments import as_list_page, attachment_links, may_be_a_list
from motions.admin.my_work import WorkFilter
from motions.admin.records import HistoryAdmin, PartAdmin, ReadOnlyInline, RecordInline
from motions.admin.review.page import review_page
from motions.admin.upload import upload_page
from motions.models import Letter, Reading, Signatory, Suggestion, Visibility
from motions.queries.letter_attachments import sent_with
from motions.queries.seen import Viewer
from motions.services import attachments, publishing, subject_readings
from motions.services.permissions import OFFICE_LIST, refusal

WAITING = (
    Suggestion.objects.to_review()
    .filter(reading__letter=OuterRef("pk"))
    .order_by()
    .values("reading__letter")
    .annotate(count=Count("pk"))
    .values("count")
)


class SignatoryInline(RecordInline):
    model = Signatory
    related = ("office", "person")


class ReadingInline(ReadOnlyInline):
    model = Reading
    fields = ("subject", "reader_version", "anchor", "read_at", "superseded_at")
    show_change_link = True
    related = ("letter",)
    deferred = ("letter__text",)


@admin.register(Letter)
class LetterAdmin(HistoryAdmin):
    """Added on the upload page. Text and file never change: passages are places in them."""

    list_display = ("title", "sent_on", "visibility", "kind", "reference", "review", "received_by")
    list_filter = (WorkFilter, "visibility", "kind", ("sent_on", admin.EmptyFieldListFilter))
    search_fields = ("subject", "reference", "addressee", "signatories__name", "file_name", "=paper__number")
    date_hierarchy = "sent_on"
    readonly_fields = (
        "sent_on",
        "review",
        "attached",
        "file",
        "file_name",
        "sha256",
        "extraction",
        "received_at",
        "received_by",
        "text",
    )
    related = ("paper__dossier", "received_by")
    deferred = ("text",)
    inlines = (SignatoryInline, ReadingInline)
    change_form_template = "admin/letter.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of suggestions that wait."""
        return super().get_queryset(request).annotate(waiting=Coalesce(Subquery(WAITING), 0))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What was read from it points at places in its text."""
        return False

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Who signed an attachment is who signed its letter."""
        is_attachment = obj is not None and obj.kind == Letter.Kind.ATTACHMENT
        return [one for one in self.inlines if not is_attachment or one is not SignatoryInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """What an attachment has from its letter is changed there."""
        own = super().get_readonly_fields(request, obj)
        return (*own, "kind", "visibility") if obj and obj.kind == Letter.Kind.ATTACHMENT else own

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A letter is no attachment because somebody says so: it has to be attached to another."""
        if db_field.name == "kind":
            kwargs["choices"] = [choice for choice in Letter.Kind.choices if choice[0] != Letter.Kind.ATTACHMENT]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the letter that an attachment was sent with."""
        letter = self.get_object(request, object_id)
        context = extra_context or {}
        if letter is not None and letter.kind == Letter.Kind.ATTACHMENT:
            context |= {
                "sent_with": sent_with(letter.pk, viewer=Viewer.STAFF),
                "may_be_a_list": may_be_a_list(letter) and not refusal(actor(request), OFFICE_LIST),
            }
        return super().change_view(request, object_id, form_url, context)

    def save_model(self, request: HttpRequest, obj: Letter, form: Any, change: bool) -> None:
        """Who may see it is changed by the service, which tells of what became public."""
        if "visibility" not in form.fields:
            super().save_model(request, obj, form, change)
            return
        wanted, obj.visibility = obj.visibility, form.initial["visibility"]
        if set(form.changed_data) != {"visibility"}:
            super().save_model(request, obj, form, change)
        if "subject" in form.changed_data:
            subject_readings.store([obj.pk], now=timezone.now())
        if "visibility" in form.changed_data:
            publishing.set_visibility(
                letter=obj,
                visibility=Visibility(wanted),
                actor=actor(request),
                now=timezone.now(),
                today=timezone.localdate(),
            )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Attachments have the signatories of their letter."""
        super().save_related(request, form, formsets, change)
        attachments.follow([form.instance.pk])

    @admin.display(description="brief", ordering="subject")
    def title(self, letter: Letter) -> str:
        return letter.title

    @admin.display(description="bijlagen")
    def attached(self, letter: Letter) -> SafeString | str:
        """What was sent with it."""
        return attachment_links(letter)

    @admin.display(description="beoordelen", ordering="waiting")
    def review(self, letter: Any) -> SafeString:
        """A link to the review screen with the number that waits."""
        address = reverse("admin:motions_letter_review", args=(letter.pk,))
        return format_html('<a href="{}">{}</a>', address, f"{letter.waiting} open" if letter.waiting else "Bekijken")

    def get_urls(self) -> list[URLPattern]:
        """With the review screen."""
        review = path(
            "<int:letter_id>/review/", self.admin_site.admin_view(self.review_view), name="motions_letter_review"
        )
        as_list = path(
            "<int:letter_id>/lijst/", self.admin_site.admin_view(self.list_view), name="motions_letter_as_list"
        )
        return [review, as_list, *super().get_urls()]

    def list_view(self, request: HttpRequest, letter_id: int) -> HttpResponse:
        """An attachment taken over as a list."""
        return as_list_page(self, request, get_object_or_404(Letter.objects.defer("text"), pk=letter_id))

    def review_view(self, request: HttpRequest, letter_id: int) -> HttpResponse:
        """The letter with its findings, and a decision on each."""
        return review_page(self, request, letter_id)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A letter comes in as a file or as pasted text, never as a form of columns."""
        return upload_page(self, request)


@admin.register(Signatory)
class SignatoryAdmin(PartAdmin):
    list_display = ("name", "title", "office", "person", "source", "letter", "position")
    list_filter = ("source",)
    search_fields = ("name", "title")
    related = ("office", "person", "letter")
    deferred = ("letter__text",)
