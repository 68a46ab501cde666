"""The forms of a list of decisions: its day and source, numbers to add, and a row for each follow-up."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect

from motions.admin.days import DayField
from motions.models import Activity, DecisionList, Letter
from motions.models.decision_lists import DECISIONS
from motions.queries.numbered import Line, numbered
from motions.services.decision_lists import ListSource

MOST = 500
"""The most rows on one page: more fields than this makes are refused (DATA_UPLOAD_MAX_NUMBER_FIELDS)."""


def _search_field(name: str) -> AutocompleteSelect:
    return AutocompleteSelect(DecisionList._meta.get_field(name), admin.site)


class HeadForm(forms.Form):
    """The one day, the one body and the one source of all rows."""

    decided_on = DayField(label="Datum van de besluiten")
    body = forms.CharField(
        label="Besloten door", max_length=120, help_text="Zoals “toezeggingenregister” of de naam van de commissie."
    )
    letter = forms.ModelChoiceField(
        Letter.objects.defer("text"), label="In welke brief", required=False, widget=_search_field("letter")
    )
    activity = forms.ModelChoiceField(
        Activity.objects.all(), label="In welk debat of welke vergadering", required=False,
        widget=_search_field("activity"),
    )  # fmt: skip
    source = forms.CharField(
        label="Of waar het staat",
        max_length=300,
        required=False,
        help_text="Eén van de drie is nodig. Zoals “Besluitenlijst procedurevergadering”.",
    )

    def list_source(self) -> ListSource:
        """The source as it was filled in."""
        values = self.cleaned_data
        return ListSource(values["letter"], values["activity"], values["source"])

    def source_in_words(self) -> str:
        """All that was filled in of it."""
        source = self.list_source()
        return "; ".join(str(part) for part in (source.letter, source.activity, source.text) if part)


class AddForm(forms.Form):
    """Numbers whose follow-ups become rows, and the decision of the rows where none was chosen."""

    numbers = forms.CharField(
        label="Nummers toevoegen",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Eén per regel: 36 410, nr. 74 of TZ202603-130. U kunt een lijst plakken.",
    )
    everywhere = forms.ChoiceField(
        label="Besluit bij elke regel waar u nog niets koos",
        required=False,
        choices=[("", "Geen"), *DECISIONS],
    )

    def lines(self) -> list[Line]:
        """Each typed number with its follow-ups."""
        return numbered(self.cleaned_data.get("numbers", ""))


class RowForm(forms.Form):
    """What was decided about one follow-up; a row without a decision is left out."""

    follow_up = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**63 - 1)
    decision = forms.ChoiceField(label="Besluit", required=False, choices=[("", "Geen besluit"), *DECISIONS])
    due_on = DayField(label="Nieuwe termijn", required=False)
    note = forms.CharField(label="Toelichting", required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """What was filled in beside no decision would be lost."""
        values: dict[str, Any] = super().clean() or {}
        if not values.get("decision") and (values.get("due_on") or values.get("note")):
            self.add_error("decision", "Kies een besluit, of maak deze regel leeg.")
        return values


class _NumberedRows(forms.BaseFormSet):  # type: ignore[type-arg]
    def add_fields(self, form: Any, index: int | None) -> None:
        """In a table no label stands beside a field: each carries its own, with the number of its row."""
        super().add_fields(form, index)
        for field in form.fields.values():
            if not field.widget.is_hidden:
                field.widget.attrs["aria-label"] = f"{field.label}, regel {(index or 0) + 1}"


RowForms = forms.formset_factory(RowForm, formset=_NumberedRows, extra=0, max_num=MOST, absolute_max=MOST)
"""The rows of a page."""
