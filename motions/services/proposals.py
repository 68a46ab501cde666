"""What the review screen proposes for a suggestion, and what a person chooses instead."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from motions.models import Commitment, FollowUp, Ministry, Stance, Suggestion
from motions.models.follow_ups import ENDED_STATES


@dataclass(frozen=True, slots=True)
class EvidenceChoice:
    """The follow-ups that a passage is about, what it says of them, and for a postponement the new day."""

    follow_ups: tuple[int, ...]
    stance: Stance
    due_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentChoice:
    """The commitment to note: its title, whether it is followed, by which ministry and until when."""

    title: str
    wording: str
    opens_follow_up: bool = True
    ministry: Ministry | None = None
    due_on: date | None = None
    reason: str = ""


def choices(suggestion: Suggestion) -> list[FollowUp]:
    """The follow-ups of the candidates, most likely first."""
    rank = {(candidate.motion_id, candidate.commitment_id): candidate.rank for candidate in suggestion.candidates.all()}
    found = (
        FollowUp.objects.filter(
            Q(request__motion__in=[motion for motion, _ in rank if motion])
            | Q(commitment__in=[commitment for _, commitment in rank if commitment])
        )
        .exclude(state__in=ENDED_STATES)
        .select_related("request__motion__paper__dossier", "commitment", "ministry")
    )
    return sorted(
        found, key=lambda row: (rank[row.request.motion_id if row.request else None, row.commitment_id], row.pk)
    )


def proposal(suggestion: Suggestion) -> EvidenceChoice | CommitmentChoice:
    """What the screen proposes. A follow-up is preselected only where an exact, complete number led to exactly one."""
    if suggestion.kind == Suggestion.Kind.COMMITMENT:
        signatory = suggestion.reading.letter.signatories.select_related("office__ministry").first()
        line = " ".join(suggestion.quote.split())
        return CommitmentChoice(
            title=line if len(line) <= 120 else f"{line[:119]}…",
            wording=line,
            opens_follow_up=suggestion.tier == Commitment.Tier.INFORM,
            ministry=signatory.office.ministry if signatory and signatory.office else None,
            due_on=suggestion.due_on,
        )
    found = choices(suggestion) if suggestion.match == Suggestion.Match.EXACT else []
    return EvidenceChoice(
        follow_ups=(found[0].pk,) if len(found) == 1 else (),
        stance=Stance(suggestion.stance),
        due_on=suggestion.due_on,
    )
