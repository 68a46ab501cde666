"""The list of subscriptions: whose, how they stand, and in words what they follow; and the last messages of one."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from motions.admin.actor import actor
from motions.admin.days import written
from motions.models import Message, Subscription
from motions.queries.followed import followed
from motions.queries.seen import Viewer

LAST_MESSAGES = 10
VIEW_LETTER = "motions.view_letter"


class WhoseFilter(admin.SimpleListFilter):
    """Their own, unless all are asked for."""

    title = "van wie"
    parameter_name = "van"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("alle", "Alle abonnementen")] if model_admin.may_see_others(request) else []

    def has_output(self) -> bool:
        """Also where there is one choice beside the usual one."""
        return bool(self.lookup_choices)

    def choices(self, changelist: Any) -> Any:
        """The usual choice is one's own."""
        usual, *others = super().choices(changelist)
        return [usual | {"display": "Mijn abonnementen"}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Subscription]) -> QuerySet[Subscription]:
        return queryset if self.value() == "alle" else queryset.filter(user=actor(request))


class StandFilter(admin.SimpleListFilter):
    """Running, refused, waiting to be confirmed, or ended."""

    title = "stand"
    parameter_name = "stand"
    STANDS = {
        "lopend": ("Lopend", Q(ended_at=None, confirmed_at__isnull=False, refused_at=None)),
        "geweigerd": ("Geweigerd", Q(ended_at=None, refused_at__isnull=False)),
        "onbevestigd": ("Nog niet bevestigd", Q(ended_at=None, confirmed_at=None)),
        "opgezegd": ("Opgezegd", Q(ended_at__isnull=False)),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(value, label) for value, (label, _) in self.STANDS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Subscription]) -> QuerySet[Subscription]:
        value = self.value()
        return queryset.filter(self.STANDS[value][1]) if value in self.STANDS else queryset


class NamedRows(ChangeList):
    """A list whose rows know in words what they follow, in a fixed number of statements."""

    def get_results(self, request: HttpRequest) -> None:
        """The rows of the page with their names."""
        super().get_results(request)
        rows: Sequence[Any] = list(self.result_list)
        for row, what in zip(rows, followed(rows, viewer=viewer_of(request)), strict=True):
            row.followed_name = what.name
        self.result_list = rows


def last_messages(row: Subscription) -> str:
    """The newest messages to the subscription's address, each a link with what became of it. One statement."""
    sent = Message.objects.filter(recipient=row.address, channel=row.channel)[:LAST_MESSAGES]
    lines = [
        (
            reverse("admin:motions_message_change", args=(message.pk,)),
            written(timezone.localdate(message.created_at)),
            message.get_purpose_display(),
            message.get_state_display().lower(),
            f": {message.error}" if message.error else "",
        )
        for message in sent
    ]
    listed = format_html_join("", '<li><a href="{}">{}: {}</a>, {}{}</li>', lines)
    return format_html("<ul>{}</ul>", listed) if lines else "Nog geen."


def viewer_of(request: HttpRequest) -> Viewer:
    """Titles that are not public are for those who may view letters."""
    return Viewer.STAFF if actor(request).has_perm(VIEW_LETTER) else Viewer.VISITOR
