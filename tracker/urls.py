"""Addresses: the admin for staff, and the public pages of ``motions.web``."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("motions.web.urls")),
]
