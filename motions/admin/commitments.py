"""Commitments, each time they were said, and to whom."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.safestring import SafeString

from motions.admin.following import FollowCommitmentForm, follow_page
from motions.admin.motions import links
from motions.admin.records import HistoryAdmin, PartAdmin, RecordInline
from motions.admin.warnings import with_warning
from motions.models import Commitment, CommitmentAddressee, Statement
from motions.queries.source_words import register_warning


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


@admin.register(Commitment)
class CommitmentAdmin(HistoryAdmin):
    list_display = ("title", "tier", "promised_on", "office", "register_number", "word_of_register", "followed")
    list_filter = ("tier", "chamber", "register_status", "office__ministry")
    search_fields = ("title", "wording", "register_number", "office__title", "dossier__number")
    date_hierarchy = "promised_on"
    readonly_fields = ("word_of_register", "followed")
    related = ("office", "dossier")
    prefetched = ("follow_ups__ministry",)
    inlines = (StatementInline, AddresseeInline)
    change_form_template = "admin/followable.html"

    def get_urls(self) -> list[URLPattern]:
        """With the page on which it gets a follow-up."""
        view = self.admin_site.admin_view(self.follow_view)
        return [path("<int:pk>/opvolgen/", view, name="motions_commitment_follow"), *super().get_urls()]

    def follow_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Start to follow this commitment."""
        return follow_page(self, request, pk, FollowCommitmentForm)

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
