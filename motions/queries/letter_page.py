"""A letter's text with what was accepted from it."""

from dataclasses import dataclass
from datetime import date

from motions.models import Letter, Suggestion
from motions.queries import seen
from motions.queries.findings import Finding, findings_of
from motions.queries.letter_attachments import AttachmentRow, SentWith, attachments_of, sent_with
from motions.queries.letter_text import Paragraph, paragraphs
from motions.queries.letters import examples_among, letter_title
from motions.queries.seen import Viewer


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
    paragraphs: tuple[Paragraph, ...]
    findings: tuple[Finding, ...]
    has_file: bool
    file_name: str
    source_url: str
    attachments: tuple[AttachmentRow, ...]
    sent_with: SentWith | None
    visibility: str
    is_public: bool
    is_example: bool
    to_review: int


def letter_page(pk: int, *, viewer: Viewer, today: date) -> LetterPage | None:
    """The page of this letter; None where there is none that this viewer may see."""
    letter = seen.letters(viewer).filter(pk=pk).select_related("paper__dossier").prefetch_related("signatories").first()
    if letter is None:
        return None
    findings = findings_of(letter, viewer, today=today)
    waiting = Suggestion.objects.to_review().filter(reading__letter=letter).count() if viewer.is_staff else 0
    return LetterPage(
        pk=letter.pk,
        title=letter_title(letter),
        kind=letter.get_kind_display(),
        reference=letter.reference,
        paper=letter.paper.label if letter.paper else "",
        addressee=letter.addressee,
        sent_on=letter.sent_on,
        signatories=tuple(str(signatory) for signatory in letter.signatories.all()),
        paragraphs=paragraphs(letter.text, findings),
        findings=findings,
        has_file=bool(letter.file),
        file_name=letter.file_name,
        source_url=letter.source_url,
        attachments=attachments_of(letter.pk, viewer=viewer),
        sent_with=sent_with(letter.pk, viewer=viewer),
        visibility=letter.get_visibility_display(),
        is_public=letter.is_public,
        is_example=bool(examples_among([letter.pk])),
        to_review=waiting,
    )


def letter_file(pk: int, *, viewer: Viewer) -> Letter | None:
    """The letter whose file this viewer may have; None without such a letter or without a file."""
    return seen.letters(viewer).filter(pk=pk).exclude(file="").defer("text").first()
