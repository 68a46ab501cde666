"""Search in titles, texts and numbers, honest and simple: every word must be there, as it was typed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from motions.models import Dossier, Motion, Paper
from motions.queries import seen
from motions.queries.criteria import Criteria, ItemKind
from motions.queries.items import dossier_key
from motions.queries.letters import LetterCriteria, LetterListPage, LetterRow, letter_list, letter_rows
from motions.queries.lists import Page, page, rows_of
from motions.queries.rows import ItemRow
from motions.queries.seen import Viewer
from motions.rules.references import NotAReference, Reference, parse_normal_form
from motions.rules.typed_references import typed_references


@dataclass(frozen=True, slots=True)
class FoundDossier:
    """A dossier that the typed number names, with its number of motions."""

    key: str
    label: str
    title: str
    motions: int


@dataclass(frozen=True, slots=True)
class ByNumber:
    """What bears exactly the typed number."""

    items: tuple[ItemRow, ...] = ()
    letters: tuple[LetterRow, ...] = ()
    dossiers: tuple[FoundDossier, ...] = ()

    @property
    def found(self) -> bool:
        return bool(self.items or self.letters or self.dossiers)


@dataclass(frozen=True, slots=True)
class WordHits:
    """The first page of each kind of thing that holds all the words."""

    motions: Page
    other_motions: Page
    commitments: Page
    intentions: Page
    letters: LetterListPage

    @property
    def total(self) -> int:
        pages = (self.motions, self.other_motions, self.commitments, self.intentions, self.letters)
        return sum(hits.total for hits in pages)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found by number and by words. ``is_number`` tells that the text was read as an official number."""

    is_number: bool
    by_number: ByNumber
    words: WordHits

    @property
    def found(self) -> bool:
        return self.by_number.found or self.words.total > 0


def search(text: str, *, viewer: Viewer, today: date) -> SearchResult:
    """Everything this viewer may see that bears this number or holds these words."""
    text = text.strip()
    references = _references(text)
    return SearchResult(
        is_number=bool(references),
        by_number=_by_number(text, references, viewer=viewer, today=today),
        words=WordHits(
            motions=page(ItemKind.MOTION, Criteria(text=text), viewer=viewer, today=today),
            other_motions=page(ItemKind.MOTION, Criteria(text=text, followed=False), viewer=viewer, today=today),
            commitments=page(ItemKind.COMMITMENT, Criteria(text=text), viewer=viewer, today=today),
            intentions=page(ItemKind.COMMITMENT, Criteria(text=text, followed=False), viewer=viewer, today=today),
            letters=letter_list(LetterCriteria(text=text), viewer=viewer),
        ),
    )


def _references(text: str) -> tuple[Reference, ...]:
    try:
        return (parse_normal_form(text), *typed_references(text))
    except NotAReference:
        return typed_references(text)


def _by_number(text: str, references: tuple[Reference, ...], *, viewer: Viewer, today: date) -> ByNumber:
    papers = Paper.objects.filter(_any_paper(references)).order_by().values("pk")
    motions = Motion.objects.filter(paper__in=papers).order_by("pk").values_list("pk", flat=True)
    registered = seen.commitments(viewer).exclude(register_number="").filter(register_number__iexact=text)
    return ByNumber(
        items=(
            *rows_of(ItemKind.MOTION, list(motions), viewer=viewer, today=today),
            *rows_of(ItemKind.COMMITMENT, [row.pk for row in registered], viewer=viewer, today=today),
        ),
        letters=letter_rows(seen.letters(viewer).filter(paper__in=papers), viewer=viewer),
        dossiers=_dossiers(references),
    )


def _any_paper(references: tuple[Reference, ...]) -> Q:
    found = Q(pk__in=[])
    for reference in references:
        if not reference.is_whole_dossier:
            inside = (
                Q(dossier__number=reference.dossier, dossier__suffix=reference.suffix)
                if reference.series == "kst"
                else Q(dossier=None, session_year=reference.session_year)
            )
            found |= Q(series=reference.series, chamber=reference.chamber, number=reference.number) & inside
    return found


def _dossiers(references: tuple[Reference, ...]) -> tuple[FoundDossier, ...]:
    found = Q(pk__in=[])
    for reference in references:
        if reference.is_whole_dossier:
            found |= Q(number=reference.dossier, suffix=reference.suffix)
    rows = Dossier.objects.filter(found).annotate(motions=Count("papers__motion"))
    return tuple(FoundDossier(dossier_key(row), row.label, row.title, row.motions) for row in rows)
