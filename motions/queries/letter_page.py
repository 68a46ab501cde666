"""A letter's text with what was accepted from it."""

from dataclasses import dataclass, replace
from datetime import date

from motions.models import Deadline, Evidence, FollowUp, Letter, Stance, Statement, Suggestion
from motions.queries import seen
from motions.queries.criteria import ItemKind
from motions.queries.letters import signed_by_example
from motions.queries.rows import said_in_public, title_of
from motions.queries.seen import Viewer
from motions.queries.timeline import anchor
from motions.rules.dutch_dates import written


@dataclass(frozen=True, slots=True)
class Finding:
    """Something accepted from a letter: where, what it says, and the item it is about."""

    number: int
    start: int
    end: int
    quote: str
    what: str
    item_kind: ItemKind
    item_pk: int
    item_title: str
    ministry: str
    is_example: bool

    @property
    def anchor(self) -> str:
        """The name of its place on the page."""
        return anchor(self.start)


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter with its findings in the order of the text. ``to_review`` is for staff."""

    pk: int
    title: str
    kind: str
    reference: str
    paper: str
    addressee: str
    sent_on: date | None
    signatories: tuple[str, ...]
    text: str
    findings: tuple[Finding, ...]
    has_file: bool
    file_name: str
    source_url: str
    visibility: str
    is_public: bool
    is_example: bool
    to_review: int


def letter_page(pk: int, *, viewer: Viewer) -> LetterPage | None:
    """The page of this letter; None where there is none that this viewer may see."""
    letter = (
        seen.letters(viewer)
        .filter(pk=pk)
        .select_related("paper__dossier")
        .prefetch_related("signatories__office__ministry")
        .first()
    )
    if letter is None:
        return None
    findings = _findings(letter, viewer)
    waiting = Suggestion.objects.to_review().filter(reading__letter=letter).count() if viewer.is_staff else 0
    return LetterPage(
        pk=letter.pk,
        title=letter.title,
        kind=letter.get_kind_display(),
        reference=letter.reference,
        paper=letter.paper.label if letter.paper else "",
        addressee=letter.addressee,
        sent_on=letter.sent_on,
        signatories=tuple(str(signatory) for signatory in letter.signatories.all()),
        text=letter.text,
        findings=findings,
        has_file=bool(letter.file),
        file_name=letter.file_name,
        source_url=letter.source_url,
        visibility=letter.get_visibility_display(),
        is_public=letter.is_public,
        is_example=signed_by_example(letter) or any(finding.is_example for finding in findings),
        to_review=waiting,
    )


def letter_file(pk: int, *, viewer: Viewer) -> Letter | None:
    """The letter whose file this viewer may have; None without such a letter or without a file."""
    return seen.letters(viewer).filter(pk=pk).exclude(file="").defer("text").first()


def _findings(letter: Letter, viewer: Viewer) -> tuple[Finding, ...]:
    """All that was accepted from this letter, in the order of the text and numbered; five statements."""
    subjects = ("follow_up__ministry", "follow_up__request__motion")
    visible = seen.follow_ups(viewer).order_by().values("pk")
    said = seen.statements(viewer).filter(letter=letter, start__isnull=False)
    statements = list(said.select_related("commitment__office__ministry"))
    passages = list(seen.evidence(viewer).filter(letter=letter, follow_up__in=visible).select_related(*subjects))
    terms = list(
        seen.deadlines(viewer)
        .filter(letter=letter, start__isnull=False, follow_up__in=visible)
        .select_related(*subjects)
    )
    follow_ups = [*(row.follow_up for row in passages), *(row.follow_up for row in terms)]
    keys = {row.commitment_id for row in statements} | {row.commitment_id for row in follow_ups if row.commitment_id}
    titles = _commitment_titles(keys, viewer)
    found = [
        *(_of_statement(row, titles) for row in statements),
        *(_of_passage(row, titles) for row in passages),
        *(_of_term(row, titles) for row in terms),
    ]
    found.sort(key=lambda finding: (finding.start, finding.end, finding.what))
    return tuple(replace(finding, number=number) for number, finding in enumerate(found, 1))


def _commitment_titles(keys: set[int], viewer: Viewer) -> dict[int, str]:
    rows = list(seen.commitments(viewer).filter(pk__in=keys))
    said = said_in_public(rows, viewer)
    return {row.pk: title_of(row, said.get(row.pk, "")) for row in rows}


def _of_statement(statement: Statement, titles: dict[int, str]) -> Finding:
    assert statement.start is not None
    assert statement.end is not None
    office = statement.commitment.office
    ministry = office.ministry if office else None
    return Finding(
        number=0,
        start=statement.start,
        end=statement.end,
        quote=statement.quote,
        what=statement.commitment.get_tier_display(),
        item_kind=ItemKind.COMMITMENT,
        item_pk=statement.commitment_id,
        item_title=titles[statement.commitment_id],
        ministry=ministry.abbreviation if ministry else "",
        is_example=ministry is not None and ministry.is_example,
    )


def _of_passage(passage: Evidence, titles: dict[int, str]) -> Finding:
    what = Stance(passage.stance).label
    return _of_follow_up(passage.follow_up, passage.start, passage.end, passage.quote, what, titles)


def _of_term(deadline: Deadline, titles: dict[int, str]) -> Finding:
    assert deadline.start is not None
    end = deadline.end or deadline.start + max(1, len(deadline.quote))
    what = f"Termijn: uiterlijk {written(deadline.due_on)}" if deadline.due_on else "Termijn zonder datum"
    quote = deadline.quote or deadline.phrase
    return _of_follow_up(deadline.follow_up, deadline.start, end, quote, what, titles)


def _of_follow_up(follow_up: FollowUp, start: int, end: int, quote: str, what: str, titles: dict[int, str]) -> Finding:
    if follow_up.request is not None:
        motion = follow_up.request.motion
        kind, pk, title = ItemKind.MOTION, motion.pk, motion.title
    else:
        assert follow_up.commitment_id is not None
        kind, pk, title = ItemKind.COMMITMENT, follow_up.commitment_id, titles[follow_up.commitment_id]
    ministry = follow_up.ministry
    return Finding(
        number=0,
        start=start,
        end=end,
        quote=quote,
        what=what,
        item_kind=kind,
        item_pk=pk,
        item_title=title,
        ministry=ministry.abbreviation if ministry else "",
        is_example=ministry is not None and ministry.is_example,
    )
