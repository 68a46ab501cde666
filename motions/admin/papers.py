"""Papers and their dossiers."""

from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest

from motions.admin.records import HistoryAdmin
from motions.models import Dossier, Paper


@admin.register(Dossier)
class DossierAdmin(HistoryAdmin):
    list_display = ("label", "title", "papers")
    search_fields = ("number", "suffix", "title")

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of papers."""
        return super().get_queryset(request).annotate(paper_count=Count("papers"))

    @admin.display(description="dossier", ordering="number")
    def label(self, dossier: Dossier) -> str:
        return dossier.label

    @admin.display(description="stukken", ordering="paper_count")
    def papers(self, dossier: Any) -> int:
        return int(dossier.paper_count)


@admin.register(Paper)
class PaperAdmin(HistoryAdmin):
    list_display = ("label", "title", "published_on", "chamber", "series")
    list_filter = ("series", "chamber")
    search_fields = ("dossier__number", "dossier__suffix", "=number", "title", "official_id")
    date_hierarchy = "published_on"
    related = ("dossier",)

    @admin.display(description="stuk", ordering="dossier__number")
    def label(self, paper: Paper) -> str:
        return paper.label
