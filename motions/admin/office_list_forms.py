"""The forms of a list: the file, then what its columns mean."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from motions.admin.days import DayField
from motions.models import Ministry, OfficeList
from motions.services.office_lists.receiving import FIELD_CHOICES, MAPPING_CHOICES, Choice


class ListFileForm(forms.Form):
    """The file as the office keeps it."""

    file = forms.FileField(
        label="Bestand",
        allow_empty_file=True,
        help_text="CSV, Excel (.xlsx), OpenDocument (.ods), of een Word-document (.docx) met tabellen.",
    )


class ColumnsForm(forms.Form):
    """Of which day the list is, what it is about, and the meaning of each column (``column_0``, ``column_1``, ...)."""

    mapping = forms.ChoiceField(
        label="Soort lijst", choices=MAPPING_CHOICES, help_text="Bepaalt van welke Kamer de lijst is."
    )
    kind = forms.ChoiceField(
        label="Waarover",
        required=False,
        choices=[("", "Dat staat in een kolom, of volgt uit de soort lijst"), *OfficeList.Kind.choices],
    )
    as_of = DayField(label="Stand op", help_text="De dag waarop de lijst zegt hoe het ervoor staat.")
    ministry = forms.ModelChoiceField(
        Ministry.objects.filter(ended_on=None),
        label="Ministerie",
        required=False,
        empty_label="Staat in een kolom, of nog niet bekend",
        help_text="Voor regels die zelf geen ministerie noemen.",
    )

    terms_are_internal = forms.BooleanField(
        label="De termijnen zijn een intern streven",
        required=False,
        help_text="Dan zien alleen medewerkers ze en binden ze niemand. Anders gelden ze als toegezegd of gevraagd.",
    )

    def __init__(self, *args: Any, sheet: str, header_row: int, headers: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sheet, self._header_row = sheet, header_row
        self._columns = [f"column_{place}" for place in range(len(headers))]
        for place, (name, header) in enumerate(zip(self._columns, headers, strict=True)):
            label = f"Kolom {letters(place)}: {header}" if header else f"Kolom {letters(place)}"
            self.fields[name] = forms.ChoiceField(label=label, choices=FIELD_CHOICES, required=False, initial="ignore")

    def clean_as_of(self) -> Any:
        """A day that has come."""
        day = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen. Vul de dag van de lijst in.")
        return day

    def of_list(self) -> list[forms.BoundField]:
        """The fields about the list as a whole."""
        return [field for field in self.visible_fields() if field.name not in self._columns]

    def choice(self) -> Choice:
        """What was chosen."""
        values = self.cleaned_data
        return Choice(
            sheet=self._sheet,
            header_row=self._header_row,
            mapping=values["mapping"],
            kind=values["kind"],
            columns=tuple(values[name] or "ignore" for name in self._columns),
            as_of=values["as_of"],
            ministry=values["ministry"],
            terms_are_internal=values["terms_are_internal"],
        )


def letters(place: int) -> str:
    """A column as spreadsheets name it: ``A``, ``Z``, ``AA``."""
    name = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
