"""Notices and the messages that carry them; a person resolves a message of which nobody knows whether it went."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from motions.admin.actor import actor
from motions.admin.my_work import WorkFilter
from motions.admin.records import NamedFields, ReadOnlyAdmin, ReadOnlyInline
from motions.models import Message, Notification
from motions.services import outbox
from motions.services.permissions import RESOLVE_MESSAGE, refusal

EVENT = ("event__follow_up__request__motion", "event__follow_up__commitment", "event__follow_up__ministry")


MOST_SHOWN = 100
"""Notices on the page of a message; a digest may carry thousands, which the list of notices shows page by page."""


class FirstNotices(NamedFields):
    def get_queryset(self) -> QuerySet[Notification]:
        """The first of them, counted once."""
        if not hasattr(self, "_first"):
            self._first = super().get_queryset()[:MOST_SHOWN]
        return cast("QuerySet[Notification]", self._first)


class NotificationInline(ReadOnlyInline):
    model = Notification
    formset = FirstNotices
    verbose_name_plural = f"herinneringen (de eerste {MOST_SHOWN})"
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
    actions = ("was_delivered", "send_again")

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of notices each carries."""
        return super().get_queryset(request).annotate(notice_count=Count("notifications"))

    @admin.display(description="herinneringen", ordering="notice_count")
    def notices(self, message: Any) -> int:
        return int(message.notice_count)

    @admin.action(permissions=["resolve"], description="Onzeker: dit bericht is aangekomen")
    def was_delivered(self, request: HttpRequest, queryset: QuerySet[Message]) -> None:
        """Note that the mail server did take these."""
        self._each(request, queryset, lambda message: self._resolve(request, message, was_delivered=True))

    @admin.action(permissions=["resolve"], description="Onzeker of niet te bezorgen: opnieuw versturen")
    def send_again(self, request: HttpRequest, queryset: QuerySet[Message]) -> None:
        """Offer these to the mail server again."""
        self._each(request, queryset, lambda message: self._send_again(request, message))

    def has_resolve_permission(self, request: HttpRequest) -> bool:
        """Who may say what became of a message; the actions of others would only refuse."""
        return not refusal(actor(request), RESOLVE_MESSAGE)

    def _resolve(self, request: HttpRequest, message: Message, *, was_delivered: bool) -> None:
        outbox.resolve_uncertain(message=message, was_delivered=was_delivered, actor=actor(request), now=timezone.now())

    def _send_again(self, request: HttpRequest, message: Message) -> None:
        if message.state == Message.State.FAILED:
            outbox.send_again(message=message, actor=actor(request), now=timezone.now())
        else:
            self._resolve(request, message, was_delivered=False)

    def _each(self, request: HttpRequest, rows: QuerySet[Message], resolve: Callable[[Message], None]) -> None:
        resolved = 0
        for message in rows:
            try:
                resolve(message)
            except (PermissionDenied, outbox.NotUncertain, outbox.NotFailed) as refusal:
                self.message_user(request, f"{message.recipient}: {refusal}", messages.ERROR)
            else:
                resolved += 1
        if resolved:
            self.message_user(request, f"Afgehandeld: {resolved} van {len(rows)}.", messages.SUCCESS)
