"""The admin of this project: Django's, with a start page that begins with the work that waits."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse


class StaffSite(AdminSite):
    """The admin as an office sees it."""

    site_header = "Nakoming"
    site_title = "Nakoming"
    index_title = "Mijn werk"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """What waits for a person, each number a link to exactly those rows; then the models."""
        # This site is made before models may be imported, and the work lists are made of models.
        from motions.admin.delivery import delivery_on_start_page
        from motions.admin.my_work import counted

        own = {"delivery": delivery_on_start_page(request), "my_work": counted(self, request)}
        return super().index(request, own | (extra_context or {}))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The models in sections; one app's own page lists it as Django does."""
        from motions.admin.sections import in_sections

        apps = super().get_app_list(request, app_label)
        return apps if app_label else in_sections(apps, app_label="motions", address=reverse("admin:index"))


class StaffAdminConfig(AdminConfig):
    """Registers everything on the staff site."""

    default_site = "tracker.staff.StaffSite"
