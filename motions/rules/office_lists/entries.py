"""What one row of a list says, in typed values, or why it cannot be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from motions.rules.dutch_dates import written
from motions.rules.follow_ups import Outcome, State
from motions.rules.office_lists.days import day_of, days_in
from motions.rules.office_lists.mappings import Mapping
from motions.rules.office_lists.movers import movers_of
from motions.rules.office_lists.numbers import in_eerste_kamer, papers_in, papers_of, register_numbers
from motions.rules.office_lists.states import standing_of, standing_told_in
from motions.rules.references import Reference, why_incomplete

KINDS = {"motie": "motion", "moties": "motion", "m": "motion"} | dict.fromkeys(
    ("toezegging", "toezeggingen", "t", "tz"), "commitment"
)
_SAYS_NOTHING = frozenset({"-", "–", "—", "--", "?", "n.v.t.", "nvt", "n.v.t", "geen", "onbekend", "n.n.b.", "nnb"})
_NO_PAPER = "dit is geen Kamerstuknummer, zoals 36 410, nr. 74"
_TEXTS = frozenset({"subject", "state_text", "source", "remark"})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one cell: its 0-based column, and what is wrong, in Dutch."""

    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Problems:
    """Why a row cannot be read."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that can be read. ``kind`` is "motion", "commitment" or "" where the row does not say.

    ``term`` is a day, or the phrase as it stands ("zomer 2026"). ``state_word`` is the status as it stands, ``state``
    and ``outcome`` what it means; a word that is unknown means nothing and stands in ``doubts``, as does all else
    that was not understood and is left out.
    """

    kind: str
    subject: str = ""
    papers: tuple[Reference, ...] = ()
    official_number: str = ""
    movers: tuple[str, ...] = ()
    given_on: date | None = None
    term: date | str | None = None
    state: State | None = None
    outcome: Outcome | None = None
    state_word: str = ""
    state_text: str = ""
    ministry: str = ""
    unit: str = ""
    owner: str = ""
    source: str = ""
    remark: str = ""
    doubts: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Cells:
    """The cells of a row by what their columns mean."""

    row: Sequence[str]
    columns: Sequence[str]
    doubts: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def of(self, name: str) -> list[tuple[int, str]]:
        """Place and text of each cell of this meaning that says something."""
        return [
            (place, text)
            for place, (cell, column) in enumerate(zip(self.row, self.columns, strict=False))
            if column == name and (text := cell.strip()) and (name in _TEXTS or text.casefold() not in _SAYS_NOTHING)
        ]

    def text(self, name: str, *, between: str = "\n") -> str:
        return between.join(text for _, text in self.of(name))


def entry_of(row: Sequence[str], columns: Sequence[str], mapping: Mapping, *, today: date) -> Entry | Problems:
    """Read a row; ``columns`` has a field of ``FIELDS`` for each cell. Cells without a column are left out."""
    cells = _Cells(row, columns)
    if _is_banner(cells):
        return Problems(
            (Problem(0, "In alle kolommen staat hetzelfde: dit is een tussenkop, geen motie of toezegging."),)
        )
    official_number = _official_number(cells)
    kind = _kind(cells, mapping, official_number)
    papers = _papers(cells, of_motion_in=mapping.chamber if kind == "motion" else "")
    subject = cells.text("subject")
    if not (subject or papers or official_number):
        problem = Problem(_place(columns, "subject"), "Er staat geen onderwerp, geen nummer en geen Kamerstuk.")
        return Problems((problem,))
    given_on = _given_on(cells, today=today)
    state_word, state, outcome = _standing(cells, mapping)
    if cells.problems:
        return Problems(tuple(sorted(cells.problems, key=lambda problem: problem.column)))
    return Entry(
        kind=kind,
        subject=subject,
        papers=papers,
        official_number=official_number,
        movers=tuple(dict.fromkeys(name for _, text in cells.of("movers") for name in movers_of(text))),
        given_on=given_on,
        term=_term(cells),
        state=state,
        outcome=outcome,
        state_word=state_word,
        state_text=cells.text("state_text"),
        ministry=cells.text("ministry"),
        unit=cells.text("unit"),
        owner=cells.text("owner"),
        source=cells.text("source"),
        remark=cells.text("remark"),
        doubts=tuple(cells.doubts),
    )


def _kind(cells: _Cells, mapping: Mapping, official_number: str) -> str:
    for place, text in cells.of("kind"):
        kind = KINDS.get(text.casefold())
        if kind is None:
            cells.problems.append(Problem(place, f"“{text}” is geen soort: schrijf motie of toezegging."))
        return kind or ""
    return mapping.kind or ("commitment" if official_number else "")


def _official_number(cells: _Cells) -> str:
    """The number in its own column, else the only one that the subject or the source names."""
    for place, text in cells.of("official_number"):
        numbers = register_numbers(text)
        if len(numbers) == 1:
            return numbers[0]
        if numbers:
            cells.problems.append(
                Problem(place, f"Hier staan meer nummers: {', '.join(numbers)}. Geef elk een eigen rij.")
            )
        elif not papers_of(text):
            said = f"“{text}” is geen nummer van een register (zoals TZ202403-123 of T01234) en is niet overgenomen."
            cells.doubts.append(Problem(place, said))
        return ""
    numbers = register_numbers(f"{cells.text('subject')}\n{cells.text('source')}")
    return numbers[0] if len(numbers) == 1 else ""


def _papers(cells: _Cells, *, of_motion_in: str) -> tuple[Reference, ...]:
    """The papers in the column for them, else in that of the number, else in the source, else in the subject.

    `of_motion_in` is the chamber of the motion whose papers they are, or "" for a commitment.
    """

    def named_in(text: str) -> list[Reference]:
        return [in_eerste_kamer(paper) if of_motion_in == "ek" else paper for paper in papers_of(text)]

    named = cells.of("paper")
    for place, text in named:
        found = named_in(text)
        why = why_incomplete(found[0], of_motion=bool(of_motion_in)) if found else _NO_PAPER
        if why:
            cells.problems.append(Problem(place, f"“{text}”: {why[:1].lower()}{why[1:]}."))
    for papers in (
        [paper for _, text in named for paper in named_in(text)],
        [paper for _, text in cells.of("official_number") for paper in named_in(text)],
        papers_in(cells.text("source")),
        papers_in(cells.text("subject")),
    ):
        if papers:
            return tuple(dict.fromkeys(papers))
    return ()


def _given_on(cells: _Cells, *, today: date) -> date | None:
    """The day in its own column, else the only one that the source names ("Debat van 3 maart 2026")."""
    for place, text in cells.of("given_on"):
        day = day_of(text)
        if day is None:
            said = f"“{text}” is geen volledige datum. Schrijf bijvoorbeeld 3 maart 2026 of 03-03-2026."
            cells.problems.append(Problem(place, said))
        elif day > today:
            cells.problems.append(Problem(place, f"{written(day)} ligt in de toekomst."))
        return day
    days = [day for day in days_in(cells.text("source")) if day <= today]
    return days[0] if len(days) == 1 else None


def _term(cells: _Cells) -> date | str | None:
    text = cells.text("term", between=" ")
    return (day_of(text) or text) if text else None


def _standing(cells: _Cells, mapping: Mapping) -> tuple[str, State | None, Outcome | None]:
    """The status as it stands and what it means; without a status, what the progress begins with."""
    for place, text in cells.of("state"):
        standing = standing_of(text, established=mapping.established)
        if standing is None:
            said = f"Status “{text}” is hier niet bekend; de tekst is bewaard, de status is niet overgenomen."
            cells.doubts.append(Problem(place, said))
        return text, *(standing or (None, None))
    standing = standing_told_in(cells.text("state_text"), established=mapping.established)
    return "", *(standing or (None, None))


def _is_banner(cells: _Cells) -> bool:
    """Whether the row is a heading that was merged over the columns."""
    said = [cell.strip() for cell in cells.row]
    return len(said) > 2 and len(set(said)) == 1


def _place(columns: Sequence[str], name: str) -> int:
    return columns.index(name) if name in columns else 0
