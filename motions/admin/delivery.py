"""Delivery as a whole: that it stands still is said on the start page, with the button that lets it go on."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from motions.admin.actor import actor
from motions.admin.records import ReadOnlyAdmin
from motions.models import DeliveryState
from motions.queries.delivery import delivery_now
from motions.services.delivery import delivery_state
from motions.services.permissions import RESOLVE_MESSAGE, refusal
from motions.services.refusals import REFUSALS


def delivery_on_start_page(request: HttpRequest) -> str:
    """What the start page says of delivery to this person; a button for who may stop it or let it go on."""
    may = not refusal(actor(request), RESOLVE_MESSAGE)
    now = delivery_now()
    if not may and not now.is_paused:
        return ""
    return render_to_string("admin/delivery.html", {"delivery": now, "may": may}, request)


@admin.register(DeliveryState)
class DeliveryStateAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "paused_at", "pause_reason", "paused_by", "resumed_at", "resumed_by", "runs")
    search_fields = ("pause_reason",)
    related = ("paused_by", "resumed_by")

    def get_urls(self) -> list[URLPattern]:
        """With the two buttons."""
        return [
            path("hervatten/", self._button(delivery_state.resume, "De bezorging loopt weer."), name="delivery_resume"),
            path("stilleggen/", self._button(delivery_state.pause, "De bezorging ligt stil."), name="delivery_pause"),
            *super().get_urls(),
        ]

    def _button(self, step: Callable[..., None], done: str) -> Callable[..., HttpResponse]:
        def pressed(request: HttpRequest) -> HttpResponse:
            user: User = actor(request)
            try:
                step(actor=user, now=timezone.now())
            except REFUSALS as refused:
                self.message_user(request, str(refused), messages.ERROR)
            else:
                self.message_user(request, done, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:index"))

        return self.admin_site.admin_view(require_POST(pressed))
