"""The admin of this project: Django's, with a start page of its own."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    """Registers everything on the staff site."""

    default_site = "motions.admin.site.StaffSite"
