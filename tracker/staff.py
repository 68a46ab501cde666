"""The admin of this project: Django's, with a start page that begins with the work that waits."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.template.response import TemplateResponse


class StaffSite(AdminSite):
    """The admin as an office sees it."""

    site_header = "Nakoming"
    site_title = "Nakoming"
    index_title = "Mijn werk"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """What waits for a person, each number a link to exactly those rows; then the models."""
        # This site is made before models may be imported, and the work lists are made of models.
        from motions.admin.my_work import counted

        return super().index(request, {"my_work": counted(self, request)} | (extra_context or {}))


class StaffAdminConfig(AdminConfig):
    """Registers everything on the staff site."""

    default_site = "tracker.staff.StaffSite"
