"""What the reader found: looked at here, decided on the review screen."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from motions.admin.records import PartAdmin, ReadOnlyAdmin, ReadOnlyInline
from motions.models import Candidate, Citation, CitedReference, Reading, Suggestion


class SuggestionInline(ReadOnlyInline):
    model = Suggestion
    fields = ("place", "kind", "quote", "stance", "about", "match", "state", "decided_by", "decided_at")
    related = ("decided_by",)
    show_change_link = True


class CitationInline(ReadOnlyInline):
    model = Citation
    fields = ("kind", "quote", "movers", "numbers", "complete", "incomplete_reason", "rule")
    readonly_fields = ("numbers",)
    prefetched = ("references",)

    @admin.display(description="nummers")
    def numbers(self, citation: Citation) -> str:
        return ", ".join(reference.normal_form for reference in citation.references.all()) or "-"


class CitedReferenceInline(ReadOnlyInline):
    model = CitedReference
    related = ("paper__dossier",)


class CandidateInline(ReadOnlyInline):
    model = Candidate
    fields = ("rank", "motion", "commitment", "reason")
    related = ("motion__paper__dossier", "commitment")
    prefetched = ("motion__movers",)


@admin.register(Reading)
class ReadingAdmin(ReadOnlyAdmin):
    list_display = ("letter", "subject", "reader_version", "anchor", "read_at", "superseded_at")
    list_filter = ("reader_version", ("superseded_at", admin.EmptyFieldListFilter))
    search_fields = ("letter__subject", "letter__reference")
    date_hierarchy = "read_at"
    related = ("letter",)
    deferred = ("letter__text",)
    inlines = (SuggestionInline, CitationInline)


@admin.register(Citation)
class CitationAdmin(ReadOnlyAdmin):
    list_display = ("quote", "kind", "movers", "complete", "reading")
    list_filter = ("kind", "complete")
    search_fields = ("quote", "movers", "references__normal_form")
    related = ("reading__letter",)
    deferred = ("reading__letter__text",)
    inlines = (CitedReferenceInline,)


@admin.register(CitedReference)
class CitedReferenceAdmin(PartAdmin):
    list_display = ("normal_form", "paper", "citation")
    list_filter = (("paper", admin.EmptyFieldListFilter),)
    search_fields = ("=normal_form",)
    related = ("paper__dossier", "citation")


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnlyAdmin):
    list_display = ("quote", "kind", "stance", "about", "match", "state", "decided_by", "review")
    list_filter = ("state", "place", "kind", "stance", "tier", "match", "rule")
    search_fields = ("quote", "about", "reading__letter__subject")
    related = ("reading__letter", "citation", "decided_by")
    deferred = ("reading__letter__text",)
    inlines = (CandidateInline,)

    @admin.display(description="beoordelen")
    def review(self, suggestion: Suggestion) -> SafeString:
        """A link to this finding on the review screen."""
        address = reverse("admin:motions_letter_review", args=(suggestion.reading.letter_id,))
        return format_html('<a href="{}?voorstel={}">In de brief</a>', address, suggestion.pk)


@admin.register(Candidate)
class CandidateAdmin(PartAdmin):
    list_display = ("suggestion", "rank", "motion", "commitment", "reason")
    search_fields = ("reason",)
    related = ("suggestion", "motion__paper__dossier", "commitment")
    prefetched = ("motion__movers",)
