"""The filters of the lists: from the address bar to criteria. What cannot be understood is said, and not applied."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.forms.utils import ErrorDict

from motions.models import FollowUp, Letter, Ministry, Office
from motions.queries.criteria import NO_MINISTRY, Criteria, ItemKind, Stand, TermStand
from motions.queries.items import typed_dossier
from motions.queries.letters import LetterCriteria
from motions.queries.lists import stands_for
from motions.queries.seen import Viewer

LONGEST_TEXT = 200
NOT_FOLLOWED = "nee"


class DossierField(forms.CharField):
    """A dossier's number as people type it; cleaned to a reference."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        dossier = typed_dossier(text)
        if dossier is None:
            raise forms.ValidationError(f"“{text}” is geen dossiernummer. Typ het als 36 410, 36 410 XVI of 21 501-20.")
        return dossier


class DossierFilter(django_filters.Filter):  # type: ignore[misc]  # django-filter has no types
    field_class = DossierField


class PeriodForm(forms.Form):
    """A form whose period may not end before it begins."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("van"), cleaned.get("tot")
        if since and until and until < since:
            self.add_error("tot", "De periode eindigt voordat zij begint.")
        return cleaned


class ListFilter(django_filters.FilterSet):  # type: ignore[misc]
    """What all lists can be narrowed to."""

    q = django_filters.CharFilter(label="Woorden", max_length=LONGEST_TEXT)
    van = django_filters.DateFilter(label="Van")
    tot = django_filters.DateFilter(label="Tot en met")

    class Meta:
        form = PeriodForm

    def understood(self) -> dict[str, Any]:
        """The cleaned values of the fields that could be understood."""
        form = self.form
        if not form.is_bound:
            return {}
        form.is_valid()
        return {name: value for name, value in form.cleaned_data.items() if value not in (None, "", [])}

    def problems(self) -> list[str]:
        """What could not be understood, in Dutch, each with the filter's name."""
        errors: ErrorDict = self.form.errors if self.form.is_bound else ErrorDict()
        return [
            f"Filter “{self.form.fields[name].label}” is niet toegepast. {message}"
            for name, messages in errors.items()
            if name in self.form.fields
            for message in messages
        ]


class ItemFilter(ListFilter):
    """The filters that motions and commitments share."""

    stand = django_filters.MultipleChoiceFilter(label="Stand")
    termijn = django_filters.MultipleChoiceFilter(label="Termijn", choices=TermStand.choices())
    ministerie = django_filters.MultipleChoiceFilter(label="Ministerie")
    dossier = DossierFilter(label="Dossier", max_length=30)
    gevolgd = django_filters.ChoiceFilter(label="Gevolgd", choices=[(NOT_FOLLOWED, "Niet gevolgd")])

    def __init__(self, data: Any, *, ministries: Sequence[tuple[str, str]], viewer: Viewer) -> None:
        super().__init__(data, queryset=FollowUp.objects.none())
        self.filters["stand"].extra["choices"] = [(stand.value, stand.label) for stand in stands_for(viewer)]
        self.filters["ministerie"].extra["choices"] = [*ministries, (NO_MINISTRY, "Nog geen")]

    def criteria(self) -> Criteria:
        """The criteria of what was understood."""
        values = self.understood()
        office = values.get("door")
        return Criteria(
            stands=tuple(Stand(value) for value in values.get("stand", ())),
            terms=tuple(TermStand(value) for value in values.get("termijn", ())),
            ministries=tuple(values.get("ministerie", ())),
            dossier=values.get("dossier"),
            mover=values.get("indiener", ""),
            office=office.pk if office else None,
            since=values.get("van"),
            until=values.get("tot"),
            text=values.get("q", ""),
            followed=values.get("gevolgd") != NOT_FOLLOWED,
        )


class MotionFilter(ItemFilter):
    indiener = django_filters.CharFilter(label="Indiener", max_length=LONGEST_TEXT)


class CommitmentFilter(ItemFilter):
    door = django_filters.ModelChoiceFilter(
        label="Toegezegd door", empty_label="Alle", queryset=Office.objects.filter(commitments__isnull=False).distinct()
    )


class LetterFilter(ListFilter):
    soort = django_filters.ChoiceFilter(label="Soort", choices=Letter.Kind.choices, empty_label="Alle")
    ministerie = django_filters.ChoiceFilter(label="Ministerie", empty_label="Alle")

    def __init__(self, data: Any, *, ministries: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, queryset=Letter.objects.none())
        self.filters["ministerie"].extra["choices"] = ministries

    def criteria(self) -> LetterCriteria:
        """The criteria of what was understood."""
        values = self.understood()
        return LetterCriteria(
            text=values.get("q", ""),
            kind=values.get("soort", ""),
            ministry=values.get("ministerie", ""),
            since=values.get("van"),
            until=values.get("tot"),
        )


FILTERS: dict[ItemKind, type[ItemFilter]] = {ItemKind.MOTION: MotionFilter, ItemKind.COMMITMENT: CommitmentFilter}


def ministry_choices() -> list[tuple[str, str]]:
    """The ministries that can be chosen: code and name."""
    return list(Ministry.objects.order_by("name").values_list("code", "name"))
