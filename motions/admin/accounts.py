"""Accounts and groups of staff: groups to tick, and permissions in the words of the rest of these pages."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.http import HttpRequest

ACTIONS: dict[str, str] = {
    "view": "bekijken",
    "add": "toevoegen",
    "change": "wijzigen",
    "delete": "verwijderen",
}
"""The permissions that Django makes for every model, by the first word of their codename."""


class PermissionsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Permissions named by what they are about and what they allow: "Motie: wijzigen"."""

    def label_from_instance(self, obj: Permission) -> str:
        """The model and the act; a permission of our own says itself what it allows."""
        model = obj.content_type.model_class()
        about = str(model._meta.verbose_name if model else obj.content_type.model).capitalize()
        act = obj.codename.partition("_")[0]
        own = f"{act}_{obj.content_type.model}" != obj.codename
        return f"{about}: {obj.name if own else ACTIONS.get(act, obj.name)}"


class _Permissions(BaseModelAdmin):  # type: ignore[type-arg]
    """Plain fields, without the widget that Django translated by half."""

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        """Permissions as a list, groups as boxes to tick."""
        if db_field.related_model is Permission:
            rows = Permission.objects.select_related("content_type")
            return PermissionsField(
                rows.order_by("content_type__app_label", "content_type__model", "codename"),
                label=db_field.verbose_name.capitalize(),
                required=False,
                widget=forms.SelectMultiple(attrs={"size": 16}),
                help_text="Met Ctrl of Cmd kiest u er meer.",
            )
        if db_field.related_model is Group:
            return forms.ModelMultipleChoiceField(
                Group.objects.order_by("name"),
                label="Groepen",
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text="Wat iemand mag, volgt uit de groepen.",
            )
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[arg-type]


admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class AccountAdmin(_Permissions, UserAdmin):  # type: ignore[type-arg]
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Persoonlijke gegevens", {"fields": ("first_name", "last_name", "email")}),
        ("Rechten", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("Losse rechten", {"fields": ("user_permissions",), "classes": ("collapse",)}),
        ("Belangrijke datums", {"fields": ("last_login", "date_joined")}),
    )


@admin.register(Group)
class AccountGroupAdmin(_Permissions, GroupAdmin):
    filter_horizontal = ()
