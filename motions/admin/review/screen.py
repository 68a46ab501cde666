"""What the review screen shows for one finding of one letter."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django import forms
from django.utils.safestring import SafeString

from motions.admin.review import sentences
from motions.admin.review.forms import ChoiceForm, CommitmentForm, EvidenceForm, LetterDateForm, RejectForm
from motions.admin.review.marks import Mark, marked_text
from motions.models import Candidate, Commitment, Letter, Motion, Suggestion
from motions.queries import item_search, review
from motions.services.proposals import EvidenceChoice, proposal


@dataclass(frozen=True, slots=True)
class Findings:
    """A letter's findings in the order in which they are reviewed: intentions come last."""

    main: tuple[Suggestion, ...]
    intentions: tuple[Suggestion, ...]

    @classmethod
    def of(cls, letter: Letter) -> "Findings":
        """Of the letter's present reading, and what was decided before."""
        rows = review.findings(letter)
        return cls(
            main=tuple(row for row in rows if row.tier != Commitment.Tier.ACT),
            intentions=tuple(row for row in rows if row.tier == Commitment.Tier.ACT),
        )

    @property
    def every(self) -> tuple[Suggestion, ...]:
        """All, in the order of review."""
        return (*self.main, *self.intentions)

    @property
    def reviewed(self) -> int:
        """How many of the main ones were decided."""
        return sum(row.state != Suggestion.State.OPEN for row in self.main)

    def find(self, pk: int | None) -> Suggestion | None:
        """The finding with this key, if it belongs to this letter."""
        return next((row for row in self.every if row.pk == pk), None)

    def number(self, finding: Suggestion) -> int:
        """Its number in the text and the lists, counted from 1."""
        return self.every.index(finding) + 1

    def place(self, finding: Suggestion) -> str:
        """ "2 van 15": its place among its own kind, intentions apart."""
        row = self.intentions if finding in self.intentions else self.main
        return f"{row.index(finding) + 1} van {len(row)}"

    def neighbour(self, finding: Suggestion, step: int) -> Suggestion | None:
        """The one before (-1) or after (1), None at an end."""
        at = self.every.index(finding) + step
        return self.every[at] if 0 <= at < len(self.every) else None

    def next_open(self, after: Suggestion | None = None) -> Suggestion | None:
        """The next main finding that waits, going round; None when all were decided."""
        start = self.main.index(after) + 1 if after in self.main else 0
        return next(
            (row for row in (*self.main[start:], *self.main[:start]) if row.state == Suggestion.State.OPEN), None
        )

    def marks(self, current: Suggestion | None) -> list[Mark]:
        """The spans to mark in the text."""
        return [self._mark(row, current) for row in self.every if not row.in_subject]

    def subject_lines(self, letter: Letter, current: Suggestion | None) -> list[tuple[str, SafeString]]:
        """The subject line with its marks, then what it was when somebody decided on it, each with its name."""
        marks: dict[str, list[Mark]] = {letter.subject: []} if letter.subject else {}
        for row in self.every:
            if row.in_subject:
                marks.setdefault(row.reading.subject, []).append(self._mark(row, current))
        return [
            ("Onderwerp" if subject == letter.subject else "Eerder onderwerp", marked_text(subject, of_line))
            for subject, of_line in marks.items()
        ]

    def _mark(self, row: Suggestion, current: Suggestion | None) -> Mark:
        return Mark(row.pk, self.number(row), row.start, row.end, _css(row, current), row == current)


def _css(row: Suggestion, current: Suggestion | None) -> str:
    kind = "intention" if row.tier == Commitment.Tier.ACT else row.kind
    return f"{kind} {row.state}{' current' if row == current else ''}"


@dataclass(slots=True)
class Panel:
    """The right side: the current finding, what it may be about, and its forms."""

    suggestion: Suggestion
    form: ChoiceForm
    reject_form: RejectForm
    options: Sequence[review.Option] = ()
    named: Sequence[Candidate] = ()
    sentence: str = ""
    unmatched: str = ""
    search: str = ""
    found: Sequence[review.Option] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.suggestion.state == Suggestion.State.OPEN

    @property
    def chosen(self) -> set[str]:
        """The follow-ups that are ticked, as text."""
        value = self.form["follow_ups"].value() if "follow_ups" in self.form.fields else None
        return {str(pk) for pk in value or ()}


def panel(suggestion: Suggestion, *, search: str, today: date, bound: forms.Form | None = None) -> Panel:
    """The panel of a finding; ``bound`` is the form that came back with a mistake in it."""
    proposed = proposal(suggestion)
    if isinstance(proposed, EvidenceChoice):
        made: ChoiceForm = EvidenceForm.of(proposed)
        options, named = review.candidates(suggestion, today=today), review.named_only(suggestion)
    else:
        made, options, named = CommitmentForm.of(proposed), [], []
    preselected = set(proposed.follow_ups) if isinstance(proposed, EvidenceChoice) else set()
    chosen = next((row.item for row in options if preselected & {one.pk for one in row.follow_ups}), None)
    return Panel(
        suggestion=suggestion,
        form=bound if isinstance(bound, EvidenceForm | CommitmentForm) else made,
        reject_form=bound if isinstance(bound, RejectForm) else RejectForm(),
        options=options,
        named=named,
        sentence=sentences.proposal(suggestion, chosen),
        unmatched="" if chosen or suggestion.kind == Suggestion.Kind.COMMITMENT else sentences.unmatched(suggestion),
        search=search,
        found=_found(search, options, today=today),
    )


def _found(search: str, options: Sequence[review.Option], *, today: date) -> list[review.Option]:
    """What a search gives beyond the candidates that are there already."""
    known = [option.item for option in options]
    items: list[Motion | Commitment] = (
        [*item_search.motions(search), *item_search.commitments(search)] if search else []
    )
    return review.options(((item, "Gevonden met zoeken") for item in items if item not in known), today=today)


def letter_date_form(letter: Letter, bound: forms.Form | None = None) -> forms.Form:
    """Asked where the letter shows no date, offered where the date may be wrong."""
    return bound if isinstance(bound, LetterDateForm) else LetterDateForm(initial={"sent_on": letter.sent_on})
