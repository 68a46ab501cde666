"""Decisions on motions and the votes on them."""

from collections import defaultdict

from django.contrib import admin
from django.utils.safestring import SafeString

from motions.admin.records import HistoryAdmin, PartAdmin, RecordInline
from motions.admin.warnings import with_warning
from motions.models import Decision, Vote
from motions.queries.source_words import decision_warning


class VoteInline(RecordInline):
    model = Vote
    fields = ("voter", "choice", "seats", "is_mistake", "group", "person")
    related = ("group", "person")


class DecisionColumns:
    """Columns of a decision, in lists and on the page of its motion."""

    @admin.display(description="besluit in de bron")
    def word(self, decision: Decision) -> str | SafeString:
        return with_warning(decision.source_word, decision_warning(decision))

    @admin.display(description="stemmen")
    def votes_in_words(self, decision: Decision) -> str:
        """ "Voor: CDA (5), VVD (24). Tegen: PVV (37)"."""
        voters: dict[str, list[str]] = defaultdict(list)
        for vote in decision.votes.all():
            voters[vote.choice].append(f"{vote.voter} ({vote.seats})")
        return (
            ". ".join(f"{choice.label}: {', '.join(voters[choice])}" for choice in Vote.Choice if voters[choice]) or "-"
        )


class DecisionInline(DecisionColumns, RecordInline):
    model = Decision
    fields = ("decided_on", "kind", "order", "activity", "word", "votes_in_words", "note")
    readonly_fields = ("word", "votes_in_words")
    show_change_link = True
    related = ("activity",)
    prefetched = ("votes",)


@admin.register(Decision)
class DecisionAdmin(DecisionColumns, HistoryAdmin):
    list_display = ("motion", "kind", "decided_on", "word", "votes_in_words")
    list_filter = ("kind",)
    search_fields = ("motion__title", "motion__movers__name", "motion__paper__dossier__number", "source_word")
    date_hierarchy = "decided_on"
    readonly_fields = ("word",)
    related = ("motion__paper__dossier", "activity")
    prefetched = ("motion__movers", "votes")
    inlines = (VoteInline,)


@admin.register(Vote)
class VoteAdmin(PartAdmin):
    list_display = ("voter", "choice", "seats", "decision", "is_mistake")
    list_filter = ("choice", "is_mistake")
    search_fields = ("voter",)
    related = ("decision", "group", "person")
