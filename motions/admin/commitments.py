"""Commitments, each time they were said, and to whom."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.safestring import SafeString

from motions.admin.doubles import warning_of
from motions.admin.following import FollowCommitmentForm, follow_page
from motions.admin.motions import links
from motions.admin.note_page import note_page
from motions.admin.records import HistoryAdmin, PartAdmin, RecordInline
from motions.admin.warnings import with_warning
from motions.models import Commitment, CommitmentAddressee, Statement
from motions.queries.source_words import register_warning
from motions.services import doubles


class StatementInline(RecordInline):
    model = Statement
    fields = ("role", "said_on", "quote", "letter", "question", "activity", "register_number", "retracted_at")
    readonly_fields = ("retracted_at",)
    show_change_link = True
    related = ("letter", "activity")
    deferred = ("letter__text",)


class AddresseeInline(RecordInline):
    model = CommitmentAddressee
    related = ("person", "group", "committee")


class RegisterStatusFilter(admin.AllValuesFieldListFilter):
    """The register's own words, and what is in no register by a name: a link without text cannot be read out."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] or "Niet in het register"}


@admin.register(Commitment)
class CommitmentAdmin(HistoryAdmin):
    list_display = ("title", "tier", "promised_on", "office", "register_number", "word_of_register", "followed")
    list_filter = ("tier", "chamber", ("register_status", RegisterStatusFilter), "office__ministry")
    search_fields = ("title", "wording", "register_number", "office__title", "dossier__number")
    date_hierarchy = "promised_on"
    readonly_fields = ("word_of_register", "followed")
    related = ("office", "dossier")
    prefetched = ("follow_ups__ministry",)
    inlines = (StatementInline, AddresseeInline)
    change_form_template = "admin/followable.html"
    change_list_template = "admin/commitments.html"

    def get_urls(self) -> list[URLPattern]:
        """With the page on which it gets a follow-up, and the one on which it is noted in one go."""
        view, note_view = self.admin_site.admin_view(self.follow_view), self.admin_site.admin_view(self.note_view)
        return [
            path("<int:pk>/opvolgen/", view, name="motions_commitment_follow"),
            path("noteren/", note_view, name="motions_commitment_note"),
            *super().get_urls(),
        ]

    def note_view(self, request: HttpRequest) -> HttpResponse:
        """Note a commitment the day after the debate."""
        return note_page(self, request)

    def follow_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Start to follow this commitment."""
        return follow_page(self, request, pk, FollowCommitmentForm)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Warns of what the register has already; said once, when it is noted."""
        super().save_related(request, form, formsets, change)
        found = [] if change else doubles.ask_about(form.instance, now=timezone.now())
        if found:
            messages.warning(request, warning_of(found))

    @admin.display(description="status in het register", ordering="register_status")
    def word_of_register(self, commitment: Commitment) -> str | SafeString:
        return with_warning(commitment.register_status, register_warning(commitment))

    @admin.display(description="opvolging")
    def followed(self, commitment: Commitment) -> SafeString | str:
        return links(commitment.follow_ups.all())


@admin.register(Statement)
class StatementAdmin(HistoryAdmin):
    """Edited on its own page for its history; listed with its commitment."""

    list_display = ("__str__", "quote", "letter", "commitment")
    list_filter = ("role",)
    search_fields = ("quote", "register_number", "commitment__title")
    readonly_fields = ("suggestion", "start", "end", "retracted_at")
    related = ("commitment", "letter", "activity", "suggestion")
    deferred = ("letter__text",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Never listed on the start page."""
        return False


@admin.register(CommitmentAddressee)
class CommitmentAddresseeAdmin(PartAdmin):
    list_display = ("name", "person", "group", "committee", "commitment")
    search_fields = ("name", "commitment__title")
    related = ("person", "group", "committee", "commitment")
