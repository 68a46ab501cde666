"""How staff edit any record: what the source wrote stays as it is, and no page asks the database once per row.

Related rows are found by typing (autocomplete); the row that a field holds already comes with the page's own query.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import URLPattern
from simple_history.admin import SimpleHistoryAdmin

from motions.queries.item_search import separate_words
from motions.services import source_values


class LoadedSelect(AutocompleteSelect):
    """A search field that shows the related row it was given; Django's own fetches that row again for every form."""

    loaded: models.Model | None = None

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        """The chosen row and, where the field may stay empty, the empty choice."""
        if self.loaded is None or list(value) != [str(self.loaded.pk)]:
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options.append(self.create_option(name, self.loaded.pk, str(self.loaded), True, len(options)))
        return [(None, options, 0)]


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """Hands each search field the related row that came with the query."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = _inner(field)
            if isinstance(widget, LoadedSelect):
                widget.loaded = self.instance._state.fields_cache.get(name)


class RecordOptions(BaseModelAdmin):  # type: ignore[type-arg]
    """What pages of records and their inlines share.

    ``related`` and ``prefetched`` come with the page's own query; ``deferred`` are long texts that no list shows.
    """

    form: Any = RecordForm
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()
    deferred: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """The rows with what their columns show."""
        rows = super().get_queryset(request).prefetch_related(*self.prefetched).defer(*self.deferred)
        return rows.select_related(*self.related) if self.related else rows

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        """Source columns are read-only for everybody, whatever the class adds to them."""
        own = super().get_readonly_fields(request, obj)
        return (*own, *(name for name in source_columns(self.model) if name not in own))

    def get_autocomplete_fields(self, request: HttpRequest) -> tuple[str, ...]:
        """Every relation: a list of all motions or people in a select box would not fit on a page."""
        relations = (*self.model._meta.fields, *self.model._meta.many_to_many)
        return tuple(field.name for field in relations if field.remote_field and field.editable)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A search field that knows the row it holds."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = LoadedSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class RecordAdmin(RecordOptions, admin.ModelAdmin):  # type: ignore[type-arg]
    """A record's list and page."""

    list_per_page = 50

    class Media:
        js = ("motions/admin/search_field_names.js",)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Paper numbers may be typed as they are printed: "36 410, nr. 74" or "36410-74"."""
        return super().get_search_results(request, queryset, separate_words(search_term))

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """The columns of the source apart, at the end, and absent from a new record."""
        fieldsets = super().get_fieldsets(request, obj)
        source = source_columns(self.model)
        if self.fieldsets or not source:
            return fieldsets
        own = [name for name in self.get_fields(request, obj) if name not in source]
        return [(None, {"fields": own}), *([("Bron", {"fields": source, "classes": ["collapse"]})] if obj else [])]


class HistoryAdmin(RecordAdmin, SimpleHistoryAdmin):  # type: ignore[misc]
    """A record whose every edit is kept: who, when and what. An old version is shown, never put back in one click."""

    object_history_list_template = "admin/history_of_edits.html"

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The source's values are kept before somebody writes others over them."""
        source_values.keep(obj)
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """The same for the rows on the page."""
        for row in formset.initial_forms:
            if row.has_changed():
                source_values.keep(row.instance)
        super().save_formset(request, form, formset, change)

    def get_urls(self) -> list[URLPattern]:
        """Without the page that writes an old version over what services wrote since."""
        return admin.ModelAdmin.get_urls(self)

    def history_view_title(self, request: HttpRequest, obj: models.Model) -> str:
        """What the page is about."""
        return f"Wijzigingen: {obj}"

    def revert_disabled(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """No way back but a new edit."""
        return True


class NamedFields(BaseInlineFormSet):  # type: ignore[type-arg]
    """Rows whose fields carry their name themselves: in a table no label stands beside them."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Names every field by its column and, for a row that is there, its number."""
        super().add_fields(form, index)
        row = f", regel {index + 1}" if index is not None else ""
        for field in form.fields.values():
            if not field.widget.is_hidden and field.label:
                _inner(field).attrs["aria-label"] = f"{field.label}{row}"


class RecordInline(RecordOptions, admin.TabularInline):  # type: ignore[type-arg]
    """Rows that belong to a record, edited on its page."""

    extra = 0
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3, "cols": 40})}}
    formset = NamedFields
    template = "admin/records_inline.html"


class ReadOnly(BaseModelAdmin):  # type: ignore[type-arg]
    """Rows that only services write: looked at, never added, changed or deleted here."""

    def has_add_permission(self, *args: Any, **kwargs: Any) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, *args: Any, **kwargs: Any) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, *args: Any, **kwargs: Any) -> bool:
        """Nobody."""
        return False


class ReadOnlyAdmin(ReadOnly, RecordAdmin):
    """A list and page to look at."""


class PartAdmin(ReadOnlyAdmin):
    """Rows edited on the page of what they belong to: found by search and link, absent from the start page."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Never listed."""
        return False


class ReadOnlyInline(ReadOnly, RecordInline):
    """Rows of a record to look at."""

    can_delete = False


def source_columns(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that only imports write; none for a record that has no source."""
    return getattr(model, "SOURCE_FIELDS", ())


def _inner(field: forms.Field) -> forms.Widget:
    """The field's own widget, without the links that Django's admin puts around one for a relation."""
    wrapped: forms.Widget | None = getattr(field.widget, "widget", None)
    return wrapped or field.widget
