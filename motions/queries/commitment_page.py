"""The page of one commitment."""

from dataclasses import dataclass
from datetime import date

from motions.models import Commitment, Statement
from motions.queries import seen
from motions.queries.corrections import corrections
from motions.queries.criteria import ItemKind
from motions.queries.item_page import ItemPage, dossier_link, item_page
from motions.queries.rows import said_in_public, title_of, with_subjects
from motions.queries.seen import Viewer
from motions.queries.timeline import Passage
from motions.rules.calendar import Calendar
from motions.rules.flowing_text import flowing
from motions.rules.state_lines import intention_line


@dataclass(frozen=True, slots=True)
class Said:
    """One time that a commitment was said."""

    role: str
    day: date
    quote: str
    question: str
    activity: str
    passage: Passage | None
    is_public: bool


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    item: ItemPage
    kind: str
    wording: str
    promised_on: date
    office: str
    addressees: tuple[str, ...]
    register_number: str
    register_status: str
    said: tuple[Said, ...]


def commitment_page(pk: int, *, viewer: Viewer, today: date, calendar: Calendar) -> CommitmentPage | None:
    """The page of this commitment; None where there is none that this viewer may see."""
    commitment = (
        seen.commitments(viewer)
        .filter(pk=pk)
        .select_related("office__ministry", "dossier")
        .prefetch_related("addressees")
        .first()
    )
    if commitment is None:
        return None
    spoken = said_in_public([commitment], viewer).get(pk, "") if commitment.has_unsaid else commitment.wording
    follow_ups = with_subjects(seen.follow_ups(viewer)).select_related("owner").filter(commitment=pk).order_by("pk")
    office = commitment.office
    item = item_page(
        commitment.pk,
        title=title_of(commitment, spoken),
        number=commitment.register_number,
        dossier=dossier_link(commitment.dossier),
        source_url=commitment.source_url,
        unfollowed=intention_line(commitment.promised_on),
        follow_ups=list(follow_ups),
        viewer=viewer,
        today=today,
        calendar=calendar,
        corrected=corrections(ItemKind.COMMITMENT, pk),
        of_example_office=bool(office and office.ministry and office.ministry.is_example),
        is_public=not viewer.is_staff or Commitment.objects.public().filter(pk=pk).exists(),
    )
    return CommitmentPage(
        item=item,
        kind=commitment.get_tier_display(),
        wording=flowing(spoken),
        promised_on=commitment.promised_on,
        office=office.title if office else "",
        addressees=tuple(addressee.name for addressee in commitment.addressees.all()),
        register_number=commitment.register_number,
        register_status=commitment.register_status,
        said=_all_said(pk, viewer),
    )


def _all_said(pk: int, viewer: Viewer) -> tuple[Said, ...]:
    statements = seen.statements(viewer).filter(commitment=pk).select_related("letter", "activity")
    return tuple(_said(statement) for statement in statements.order_by("-said_on", "-pk"))


def _said(statement: Statement) -> Said:
    letter = statement.letter
    return Said(
        role=statement.get_role_display(),
        day=statement.said_on,
        quote=flowing(statement.quote),
        question=statement.question,
        activity=str(statement.activity or ""),
        passage=Passage.of(letter, statement.start) if letter else None,
        is_public=letter is None or letter.is_public,
    )
