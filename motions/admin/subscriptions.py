"""Who wants to hear of what: everybody their own first, others' with permission."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from motions.admin.actor import actor
from motions.admin.days import written
from motions.admin.records import HistoryAdmin
from motions.admin.subscription_forms import CHOICES, WHAT, AddForm, ChangeForm
from motions.admin.subscription_rows import NamedRows, StandFilter, WhoseFilter, last_messages, viewer_of
from motions.models import Channel, Subscription
from motions.queries.followed import WITH, followed
from motions.services.following import subscriptions
from motions.services.refusals import REFUSALS


@admin.register(Subscription)
class SubscriptionAdmin(HistoryAdmin):
    list_display = ("what", "address", "frequency", "stand", "created_at")
    list_filter = (WhoseFilter, StandFilter, "channel", "scope", "frequency")
    search_fields = ("address", "user__username")
    related = ("user", *WITH)
    change_form_template = "admin/subscription.html"
    actions = ("end_these", "try_these_again")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return NamedRows

    def get_queryset(self, request: HttpRequest) -> QuerySet[Subscription]:
        """One's own, and others' with permission."""
        rows: QuerySet[Subscription] = super().get_queryset(request)
        return rows if self.may_see_others(request) else rows.filter(user=actor(request))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Another form for what is new."""
        form: Any = super().get_form(request, obj, change, form=ChangeForm if obj else AddForm, **kwargs)
        form.actor = actor(request)
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What, how often, and what became of it."""
        if obj is None:
            return [
                ("Wat", {"fields": WHAT, "description": "Kies wat, en vul alleen het veld in dat erbij hoort."}),
                ("Hoe", {"fields": ("channel", "address", *CHOICES)}),
            ]
        return [
            (None, {"fields": ("what", "address", "stand")}),
            ("Hoe", {"fields": CHOICES}),
            ("Berichten", {"fields": ("last_messages",)}),
            ("Boekhouding", {"fields": ("user", "created_at", "confirmed_at"), "classes": ["collapse"]}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        own = ("what", "address", "stand", "last_messages", "user", "created_at", "confirmed_at")
        return own if obj else ()

    @admin.display(description="volgt")
    def what(self, row: Any) -> str:
        if not hasattr(row, "followed_name"):
            row.followed_name = followed([row], viewer=row.viewer)[0].name
        name = str(row.followed_name)
        return name[:1].upper() + name[1:]

    @admin.display(description="stand")
    def stand(self, row: Subscription) -> str:
        today = timezone.localdate()
        if row.ended_at:
            return f"Opgezegd op {written(timezone.localdate(row.ended_at))}"
        if row.refused_at:
            return f"Geweigerd sinds {written(timezone.localdate(row.refused_at))}; er gaat niets heen"
        if row.confirmed_at is None:
            return "Nog niet bevestigd"
        if row.paused_until and row.paused_until > today:
            return f"Gepauzeerd tot {written(row.paused_until)}"
        return f"Loopt; laatst {row.refusals} keer geweigerd" if row.refusals else "Loopt"

    @admin.display(description="laatste berichten naar dit adres")
    def last_messages(self, row: Subscription) -> str:
        return last_messages(row)

    def save_model(self, request: HttpRequest, obj: Any, form: "ModelForm[Any]", change: bool) -> None:
        """Through the services, which keep the rules."""
        if isinstance(form, AddForm):
            row = subscriptions.follow(
                wanted=form.wanted(), actor=actor(request), now=timezone.now(), today=timezone.localdate()
            )
            obj.__dict__.update({name: value for name, value in row.__dict__.items() if name != "_state"})
            obj._state = row._state
            if row.channel == Channel.WEBHOOK:
                self._show_secret(request, row.webhook_secret)
        elif isinstance(form, ChangeForm):
            subscriptions.change(
                subscription=Subscription.objects.get(pk=obj.pk),
                choices=form.choices(),
                by=actor(request),
                today=timezone.localdate(),
            )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the steps that this subscription has."""
        row = self.get_queryset(request).filter(pk=object_id).first() if object_id.isdecimal() else None
        steps = _steps(row) if row and subscriptions.may_change(row, actor(request)) else []
        response: HttpResponse = super().change_view(
            request, object_id, form_url, {**(extra_context or {}), "steps": steps}
        )
        return response

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        row: Any = super().get_object(request, object_id, from_field)
        if row is not None:
            row.viewer = viewer_of(request)
        return row

    def get_urls(self) -> list[URLPattern]:
        """With the address of the steps."""
        step = self.admin_site.admin_view(require_POST(self.step_view))
        return [path("<int:pk>/stap/<slug:step>/", step, name="motions_subscription_step"), *super().get_urls()]

    def step_view(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        """Does the step of the pressed button, and returns to the subscription."""
        row = get_object_or_404(self.get_queryset(request), pk=pk)
        do = self._step(request, step)
        if do is None:
            raise Http404
        try:
            do(row)
        except REFUSALS as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        return HttpResponseRedirect(reverse("admin:motions_subscription_change", args=(pk,)))

    @admin.action(description="Stoppen")
    def end_these(self, request: HttpRequest, queryset: QuerySet[Subscription]) -> None:
        self._each(request, queryset, "stoppen")

    @admin.action(description="Weer proberen wat werd geweigerd")
    def try_these_again(self, request: HttpRequest, queryset: QuerySet[Subscription]) -> None:
        self._each(request, queryset, "proberen")

    def _each(self, request: HttpRequest, rows: QuerySet[Subscription], step: str) -> None:
        do = self._step(request, step)
        assert do is not None
        done = 0
        for row in rows:
            try:
                do(row)
                done += 1
            except REFUSALS as refusal:
                self.message_user(request, f"{row.address}: {refusal}", messages.ERROR)
        if done:
            self.message_user(request, f"Gedaan: {done} van {len(rows)}.", messages.SUCCESS)

    def _step(self, request: HttpRequest, step: str) -> Callable[[Subscription], None] | None:
        by = actor(request)
        return {
            "stoppen": lambda row: subscriptions.end(subscription=row, by=by, now=timezone.now()),
            "hervatten": lambda row: subscriptions.resume(subscription=row, by=by),
            "proberen": lambda row: subscriptions.try_again(subscription=row, by=by),
            "geheim": lambda row: self._show_secret(request, subscriptions.reset_secret(subscription=row, by=by)),
        }.get(step)

    def _show_secret(self, request: HttpRequest, secret: str) -> None:
        told = "Het geheim waarmee wij ondertekenen; bewaar het nu, het wordt niet nog eens getoond: {}"
        self.message_user(request, format_html(told, secret), messages.WARNING)

    def may_see_others(self, request: HttpRequest) -> bool:
        """Whether other people's subscriptions are shown."""
        return super().has_view_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Everybody who works here has their own."""
        return _works_here(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _works_here(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        own = obj is None or obj.user_id == request.user.pk
        return _works_here(request) and (own or self.may_see_others(request))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _works_here(request) and (obj is None or subscriptions.may_change(obj, actor(request)))


def _steps(row: Subscription) -> list[tuple[str, str]]:
    """The steps that make sense now: each its slug and button."""
    steps = [("hervatten", "Weer volgen") if row.ended_at else ("stoppen", "Stoppen")]
    if row.refusals or row.refused_at:
        steps.append(("proberen", "Weer proberen"))
    if row.channel == Channel.WEBHOOK:
        steps.append(("geheim", "Nieuw geheim"))
    return steps


def _works_here(request: HttpRequest) -> bool:
    return bool(request.user.is_active and request.user.is_staff)
