"""What was corrected on a public page, with its day."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from motions.models import Commitment, CorrectionRequest, Motion
from motions.queries import seen
from motions.queries.criteria import ItemKind
from motions.queries.rows import said_in_public, title_of
from motions.queries.seen import Viewer


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction in our own words; never those of who asked for it."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Disputable:
    """An item that somebody may call wrong, by the title that this viewer may read."""

    item: Motion | Commitment
    title: str


def corrections(kind: ItemKind, pk: int) -> tuple[Corrected, ...]:
    """The corrections of one item, newest first; one statement."""
    about = {"motion": pk} if kind.is_motion else {"commitment": pk}
    rows = CorrectionRequest.objects.filter(**about, state=CorrectionRequest.State.CORRECTED).order_by(
        "-answered_at", "-pk"
    )
    return tuple(Corrected(localdate(row.answered_at), row.answer) for row in rows if row.answered_at)


def disputable(kind: ItemKind, pk: int, *, viewer: Viewer) -> Disputable | None:
    """The item; None where there is none that this viewer may see."""
    if kind.is_motion:
        motion = Motion.objects.filter(pk=pk).first()
        return Disputable(motion, motion.title) if motion else None
    commitment = seen.commitments(viewer).filter(pk=pk).first()
    if commitment is None:
        return None
    return Disputable(commitment, title_of(commitment, said_in_public([commitment], viewer).get(pk, "")))
