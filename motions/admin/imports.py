"""Imports: what each run brought, what it could not understand, and how far every source was read."""

from django.contrib import admin

from motions.admin.records import PartAdmin, ReadOnlyAdmin, ReadOnlyInline
from motions.models import (
    AwaitedFile,
    ImportCursor,
    ImportFault,
    ImportRun,
    ImportSighting,
    Publication,
    SourceValue,
    SourceWord,
)


class ImportFaultInline(ReadOnlyInline):
    model = ImportFault
    fields = ("record", "problem", "excerpt")


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = (
        "category", "source", "started_at", "finished_at", "seen", "created", "changed", "unchanged", "removed",
        "faulty", "stopped_by",
    )  # fmt: skip
    list_filter = ("source", "category", ("stopped_by", admin.EmptyFieldListFilter))
    search_fields = ("category", "source", "stopped_by", "faults__record", "faults__problem")
    date_hierarchy = "started_at"
    related = ("started_by",)
    inlines = (ImportFaultInline,)


@admin.register(ImportFault)
class ImportFaultAdmin(PartAdmin):
    list_display = ("record", "problem", "run")
    list_filter = ("run__category",)
    search_fields = ("record", "problem", "excerpt")
    related = ("run",)


@admin.register(SourceWord)
class SourceWordAdmin(ReadOnlyAdmin):
    list_display = ("word", "field", "source", "times", "first_seen_at", "last_seen_at")
    list_filter = ("source", "field")
    search_fields = ("word", "field")
    date_hierarchy = "last_seen_at"


@admin.register(SourceValue)
class SourceValueAdmin(PartAdmin):
    list_display = ("official_id", "category", "field", "value")
    search_fields = ("official_id", "value")


@admin.register(ImportCursor)
class ImportCursorAdmin(ReadOnlyAdmin):
    list_display = ("category", "source", "token", "moved_at", "pass_began_at", "whole_at")
    list_filter = ("source",)
    search_fields = ("category", "source", "token")


@admin.register(ImportSighting)
class ImportSightingAdmin(PartAdmin):
    list_display = ("cursor", "pk", "official_ids")
    search_fields = ("cursor__category", "official_ids")
    related = ("cursor",)


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin):
    list_display = ("official_id", "letter", "source_changed_at", "source_url")
    search_fields = ("=official_id", "letter__subject")
    related = ("letter",)
    deferred = ("letter__text",)


@admin.register(AwaitedFile)
class AwaitedFileAdmin(ReadOnlyAdmin):
    list_display = ("about", "source", "problem", "tries", "again_on")
    list_filter = ("source",)
    search_fields = ("problem", "letter__subject", "motion__title")
    related = ("letter", "motion__paper__dossier")
    prefetched = ("motion__movers",)
    deferred = ("letter__text", "motion__text")

    @admin.display(description="brief of motie")
    def about(self, file: AwaitedFile) -> str:
        return str(file.letter or file.motion)
