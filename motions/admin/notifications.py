"""Notices and the messages that carry them; a person resolves a message of which nobody knows whether it went."""

from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest

from motions.admin.my_work import WorkFilter
from motions.admin.records import ReadOnlyAdmin, ReadOnlyInline
from motions.models import Message, Notification

EVENT = ("event__follow_up__request__motion", "event__follow_up__commitment", "event__follow_up__ministry")


class NotificationInline(ReadOnlyInline):
    model = Notification
    fields = ("event", "follow_up", "role", "created_at", "cancelled_at")
    readonly_fields = ("follow_up",)
    related = EVENT

    @admin.display(description="opvolging")
    def follow_up(self, notification: Notification) -> str:
        return str(notification.event.follow_up)


@admin.register(Notification)
class NotificationAdmin(ReadOnlyAdmin):
    list_display = ("event", "follow_up", "recipient", "role", "channel", "message", "created_at", "cancelled_at")
    list_filter = ("channel", "role", "event__kind", ("cancelled_at", admin.EmptyFieldListFilter))
    search_fields = ("recipient", "event__once_key")
    date_hierarchy = "created_at"
    related = (*EVENT, "message", "subscription")

    @admin.display(description="opvolging")
    def follow_up(self, notification: Notification) -> str:
        return str(notification.event.follow_up)


@admin.register(Message)
class MessageAdmin(ReadOnlyAdmin):
    list_display = ("recipient", "state", "notices", "created_at", "sent_at", "attempts", "error", "resolved_by")
    list_filter = (WorkFilter, "state", "channel")
    search_fields = ("recipient", "message_id", "error")
    date_hierarchy = "created_at"
    related = ("resolved_by",)
    inlines = (NotificationInline,)

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of notices each carries."""
        return super().get_queryset(request).annotate(notice_count=Count("notifications"))

    @admin.display(description="herinneringen", ordering="notice_count")
    def notices(self, message: Any) -> int:
        return int(message.notice_count)
