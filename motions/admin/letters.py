"""Letters: their list, their page, and the ways to upload and review them."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from motions.admin.actor import actor
from motions.admin.my_work import WorkFilter
from motions.admin.records import HistoryAdmin, PartAdmin, ReadOnlyInline, RecordInline
from motions.admin.review.page import review_page
from motions.admin.upload import upload_page
from motions.models import Letter, Reading, Signatory, Suggestion, Visibility
from motions.services import publishing, subject_readings

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

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of suggestions that wait."""
        return super().get_queryset(request).annotate(waiting=Coalesce(Subquery(WAITING), 0))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What was read from it points at places in its text."""
        return False

    def save_model(self, request: HttpRequest, obj: Letter, form: Any, change: bool) -> None:
        """Who may see it is changed by the service, which tells of what became public."""
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

    @admin.display(description="brief", ordering="subject")
    def title(self, letter: Letter) -> str:
        return letter.title

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
        return [review, *super().get_urls()]

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
