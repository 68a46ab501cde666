"""The list of letters, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from motions.models import Evidence, Letter, Statement
from motions.queries import seen
from motions.queries.seen import Viewer
from motions.rules.dutch_dates import written

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class LetterCriteria:
    """A narrowing of the list of letters; ``ministry`` is a code."""

    text: str = ""
    kind: str = ""
    ministry: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One line of the list of letters. ``findings`` counts the accepted passages and commitments in it."""

    pk: int
    title: str
    kind: str
    sent_on: date | None
    signed_by: tuple[str, ...]
    findings: int
    visibility: str
    is_public: bool
    is_example: bool


@dataclass(frozen=True, slots=True)
class LetterListPage:
    """One page of the list of letters."""

    rows: tuple[LetterRow, ...]
    total: int
    number: int
    pages: int


def letter_list(criteria: LetterCriteria, *, viewer: Viewer, number: int = 1) -> LetterListPage:
    """One page of letters, newest first; ``number`` is brought back to the last page."""
    letters = _matching(criteria, viewer)
    total = letters.count()
    pages = max(1, -(-total // PAGE_SIZE))
    number = min(max(1, number), pages)
    shown = letters.order_by(F("sent_on").desc(nulls_last=True), "-pk")[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return LetterListPage(letter_rows(shown, viewer=viewer), total, number, pages)


def letter_rows(letters: QuerySet[Letter], *, viewer: Viewer) -> tuple[LetterRow, ...]:
    """The rows of these letters, in six statements; their texts stay in the database."""
    rows = list(letters.defer("text").prefetch_related("signatories"))
    keys = [row.pk for row in rows]
    passages = _per_letter(seen.evidence(viewer).filter(letter__in=keys))
    said = _per_letter(seen.statements(viewer).filter(letter__in=keys))
    examples = examples_among(keys)
    return tuple(
        LetterRow(
            pk=row.pk,
            title=letter_title(row),
            kind=row.get_kind_display(),
            sent_on=row.sent_on,
            signed_by=tuple(signatory.title or signatory.name for signatory in row.signatories.all()),
            findings=passages.get(row.pk, 0) + said.get(row.pk, 0),
            visibility=row.get_visibility_display(),
            is_public=row.is_public,
            is_example=row.pk in examples,
        )
        for row in rows
    )


def letters_that_say(text: str) -> QuerySet[Letter]:
    """Letters with each of these words in the subject, the text, the reference or a signature."""
    letters = Letter.objects.all()
    for word in text.split():
        letters = letters.filter(
            Q(subject__icontains=word)
            | Q(text__icontains=word)
            | Q(reference__icontains=word)
            | Q(signatories__name__icontains=word)
        )
    return letters


def _matching(criteria: LetterCriteria, viewer: Viewer) -> QuerySet[Letter]:
    letters = seen.letters(viewer)
    if criteria.text:
        letters = letters.filter(pk__in=letters_that_say(criteria.text).order_by().values("pk"))
    if criteria.kind:
        letters = letters.filter(kind=criteria.kind)
    if criteria.ministry:
        letters = letters.filter(signatories__office__ministry__code=criteria.ministry).distinct()
    if criteria.since:
        letters = letters.filter(sent_on__gte=criteria.since)
    if criteria.until:
        letters = letters.filter(sent_on__lte=criteria.until)
    return letters


def letter_title(letter: Letter) -> str:
    """Its subject, else its kind with its day and reference: "Kamerbrief van 11 oktober 2023 (BZ-2023.1)"."""
    if letter.subject:
        return letter.subject
    day = f" van {written(letter.sent_on)}" if letter.sent_on else ""
    return f"{letter.get_kind_display()}{day}{f' ({letter.reference})' if letter.reference else ''}"


OF_AN_EXAMPLE = (
    Q(signatories__office__ministry__is_example=True)
    | Q(events__follow_up__ministry__is_example=True)
    | Q(statements__commitment__office__ministry__is_example=True)
)
"""Letters of which an invented ministry signs, promises or owes something."""


def examples_among(letters: Iterable[int]) -> set[int]:
    """Which of these letters belong to the invented examples; one statement."""
    rows = Letter.objects.filter(OF_AN_EXAMPLE, pk__in=letters)
    return set(rows.order_by().values_list("pk", flat=True))


def _per_letter(rows: QuerySet[Evidence] | QuerySet[Statement]) -> dict[int, int]:
    return dict(rows.order_by().values("letter").annotate(rows=Count("pk")).values_list("letter", "rows"))
