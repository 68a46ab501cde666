"""The lists of Mijn werk as numbers on the start page and as a filter on the lists behind them."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from motions.admin.actor import actor
from motions.queries.my_work import WORK, WorkList

PARAMETER = "werk"


@dataclass(frozen=True, slots=True)
class Counted:
    """A work list with its number of rows today and the address that lists exactly those."""

    work: WorkList
    count: int
    address: str


def counted(site: admin.AdminSite, request: HttpRequest) -> list[Counted]:
    """The work lists that this person may see."""
    today = timezone.localdate()
    return [
        Counted(work, work.of(actor(request), today).count(), _address(work))
        for work in WORK
        if site.get_model_admin(work.model).has_view_permission(request)
    ]


def _address(work: WorkList) -> str:
    name = f"admin:{work.model._meta.app_label}_{work.model._meta.model_name}_changelist"
    return f"{reverse(name)}?{PARAMETER}={work.slug}"


class WorkFilter(admin.SimpleListFilter):
    """Limits a list to the rows of one work list."""

    title = "mijn werk"
    parameter_name = PARAMETER

    def lookups(self, request: HttpRequest, model_admin: "admin.ModelAdmin[Any]") -> list[tuple[str, str]]:
        """The work lists of this model."""
        return [(work.slug, work.title) for work in WORK if work.model is model_admin.model]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the chosen list, today."""
        for work in WORK:
            if work.slug == self.value() and work.model is queryset.model:
                return queryset.filter(pk__in=work.of(actor(request), timezone.localdate()).order_by().values("pk"))
        return queryset
