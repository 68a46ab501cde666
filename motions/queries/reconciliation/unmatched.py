"""Records that stand on one side only: typed here, removed at the source, or announced there and without their text."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from motions.models import Chamber, Commitment, Decision, ImportGap, Letter, Motion, Statement, Visibility
from motions.models.source import SourceRecord
from motions.queries.reconciliation.categories import listed, named
from motions.queries.reconciliation.differences import Difference, Row, Side, compared
from motions.rules.decisions import FOLLOWED, DecisionKind

Rows = Callable[[date], QuerySet[Any]]


def typed_motions(since: date) -> QuerySet[Motion]:
    """Motions of the Tweede Kamer that staff typed and no record of the source means."""
    return compared(listed(Motion).filter(official_id=None, paper__chamber=Chamber.TK))


def typed_decisions(since: date) -> QuerySet[Decision]:
    """Decisions of the Tweede Kamer that staff typed and no record of the source means."""
    return compared(listed(Decision).filter(official_id=None, motion__paper__chamber=Chamber.TK), ours=F("kind"))


def unregistered(since: date) -> QuerySet[Commitment]:
    """Commitments said in a debate, or with a number of the register, that are no entry of it.

    A promise in a letter is in no register by its nature.
    """
    in_debate = Statement.objects.filter(commitment=OuterRef("pk"), activity__isnull=False, retracted_at=None)
    rows = listed(Commitment).filter(official_id=None, chamber=Chamber.TK, tier=Commitment.Tier.INFORM)
    return compared(rows.filter(~Q(register_number="") | Exists(in_debate)), ours=F("register_number"))


def typed_letters(since: date) -> QuerySet[Letter]:
    """Public letters that staff added and no record of the source means, not even as an attachment."""
    rows = listed(Letter).filter(Q(paper=None) | Q(paper__chamber=Chamber.TK), official_id=None, attached_as=None)
    return compared(rows.filter(visibility=Visibility.PUBLIC))


def removed(model: type[SourceRecord]) -> Rows:
    """Rows that the source marked as deleted; a decision only as long as it still counts here."""

    def rows(since: date) -> QuerySet[Any]:
        gone = listed(model).filter(source_removed_at__isnull=False)
        if model is Decision:
            gone = gone.exclude(kind=DecisionKind.CORRECTED.value)
        return compared(gone)

    return rows


def motions_without_text(since: date) -> QuerySet[Motion]:
    """Motions with a number that were adopted or taken over since a day and whose text is not here."""
    followed = Decision.objects.filter(kind__in=[kind.value for kind in FOLLOWED], decided_on__gte=since)
    rows = listed(Motion).filter(pk__in=followed.values("motion"), text="", source_removed_at=None)
    rows = rows.filter(official_id__isnull=False, paper__dossier__isnull=False).exclude(paper__number="")
    return compared(rows.select_related("paper__dossier"))


def letters_without_text(since: date) -> QuerySet[Letter]:
    """Letters that the source announced and whose file is not here."""
    return compared(listed(Letter).filter(official_id__isnull=False, sha256=None, text="", source_removed_at=None))


def difference(
    slug: str,
    side: Side,
    category: str,
    title: str,
    meaning: str,
    rows: Rows,
    *,
    file_of: Callable[[Any], str] | None = None,
) -> Difference:
    """One of these. ``file_of`` names the file of a row without its text; its rows say why, where that is known."""
    shown = partial(_shown_with_reason, file_of=file_of) if file_of else _shown
    return Difference(slug=slug, side=side, category=category, title=title, meaning=meaning, rows=rows, shown=shown)


def letter_file(letter: Letter) -> str:
    """The document whose id stands in the letter's page at the source."""
    return letter.source_url.rpartition("did=")[2]


def motion_file(motion: Motion) -> str:
    """The identifier of the motion's publication ("kst-36410-74")."""
    return f"kst-{motion.paper.reference.normal_form}"


def _shown(rows: Sequence[Any]) -> list[Row]:
    return [_row(row) for row in rows]


def _row(row: Any, theirs: str = "") -> Row:
    return Row(
        record=row.record,
        title=named(row),
        theirs=theirs,
        since=row.source_removed_at or _day(row),
        item=row,
        address=row.source_url,
    )


def _day(row: Any) -> date | None:
    for name in ("submitted_on", "decided_on", "promised_on", "sent_on"):
        if hasattr(row, name):
            day: date | None = getattr(row, name)
            return day
    return None


def _shown_with_reason(rows: Sequence[Any], *, file_of: Callable[[Any], str]) -> list[Row]:
    files = {row.pk: file_of(row) for row in rows}
    refused = ImportGap.objects.filter(kind=ImportGap.Kind.REFUSED, official_id__in=files.values())
    reasons = dict(refused.values_list("official_id", "problem"))
    return [_row(row, reasons.get(files[row.pk], "Nog niet opgehaald.")) for row in rows]
