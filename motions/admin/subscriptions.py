"""Who wants to hear of what."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from motions.admin.records import HistoryAdmin
from motions.models import Subscription


@admin.register(Subscription)
class SubscriptionAdmin(HistoryAdmin):
    list_display = ("address", "scope", "frequency", "channel", "confirmed_at", "paused_until", "ended_at")
    list_filter = ("scope", "frequency", "channel", ("ended_at", admin.EmptyFieldListFilter))
    search_fields = ("address", "user__username")
    readonly_fields = ("created_at",)
    related = (
        "user", "motion__paper__dossier", "commitment", "ministry", "dossier", "person", "office", "committee",
    )  # fmt: skip
    prefetched = ("motion__movers",)

    def save_model(self, request: HttpRequest, obj: Any, form: "ModelForm[Any]", change: bool) -> None:
        """A new subscription counts from now."""
        obj.created_at = obj.created_at or timezone.now()
        super().save_model(request, obj, form, change)
