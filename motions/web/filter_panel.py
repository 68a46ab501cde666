"""The filter form of a list as it is drawn: groups of choices with counts, fields, and what is chosen as chips."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from motions.queries.criteria import Stand
from motions.queries.lists import Facets
from motions.web.filters import NOT_FOLLOWED, ItemFilter, ListFilter

PAGE = "pagina"
PARTS = frozenset(stand.value for stand in (Stand.IN_PROGRESS, Stand.PARTLY, Stand.TO_ESTABLISH))


@dataclass(frozen=True, slots=True)
class Choice:
    """A checkbox with the number of rows that it would give; ``is_part`` where the choice above holds it."""

    value: str
    label: str
    count: int
    checked: bool
    is_part: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A group of checkboxes; ``is_open`` where something in it is chosen or it comes first."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    is_open: bool

    @property
    def is_chosen(self) -> bool:
        return any(choice.checked for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Chip:
    """Something chosen, and the address of the same list without it."""

    label: str
    value: str
    without: str


def item_groups(filters: ItemFilter, facets: Facets) -> tuple[Group, ...]:
    """The groups of a list of motions or commitments."""
    data = filters.form.data
    return (
        _group(data, "stand", "Stand", [(stand.value, stand.label, count) for stand, count in facets.stands.items()]),
        _group(data, "termijn", "Termijn", [(term.value, term.label, count) for term, count in facets.terms.items()]),
        _group(data, "ministerie", "Ministerie", [(row.code, row.label, row.items) for row in facets.ministries]),
    )


def chips(filters: ListFilter) -> tuple[Chip, ...]:
    """One chip for each value that is applied."""
    form = filters.form
    if not form.is_bound:
        return ()
    found = []
    for name in filters.understood():
        field = form.fields[name]
        labels = {str(value): str(label) for value, label in getattr(field, "choices", ())}
        for value in form.data.getlist(name):
            if value:
                found.append(Chip(str(field.label), labels.get(value, value), without(form.data, name, value)))
    return tuple(found)


def without(data: QueryDict, name: str, value: str) -> str:
    """The query string without one value, from the first page on."""
    kept = data.copy()
    kept.setlist(name, [other for other in kept.getlist(name) if other != value])
    return query_string(kept)


def query_string(data: QueryDict, **changes: str) -> str:
    """``?stand=open&q=haven``: the query string without its page and empty values, with these changes; never empty."""
    kept = QueryDict(mutable=True)
    for name, values in data.lists():
        if name != PAGE and name not in changes:
            kept.setlist(name, [value for value in values if value])
    for name, value in changes.items():
        kept[name] = value
    return f"?{kept.urlencode()}"


def not_followed(data: QueryDict) -> str:
    """The query string of the same list for what is not followed."""
    kept = data.copy()
    for name in ("stand", "termijn", "ministerie"):
        kept.setlist(name, [])
    return query_string(kept, gevolgd=NOT_FOLLOWED)


def _group(data: QueryDict, name: str, label: str, choices: Iterable[tuple[str, str, int]]) -> Group:
    chosen = data.getlist(name)
    drawn = tuple(Choice(value, text, count, value in chosen, value in PARTS) for value, text, count in choices)
    return Group(name, label, drawn, is_open=name in ("stand", "termijn") or any(choice.checked for choice in drawn))
