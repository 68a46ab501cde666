"""What the review screen shows: a letter's findings, what each may be about, and what was done with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q

from motions.models import AwaitedFile, Candidate, Commitment, Evidence, FollowUp, Letter, Motion, Statement, Suggestion
from motions.queries import seen
from motions.queries.seen import Viewer
from motions.queries.standings import standings
from motions.rules.follow_ups import State

if TYPE_CHECKING:
    from motions.queries.seen import SeenFollowUp


@dataclass(frozen=True, slots=True)
class FollowUpOption:
    """A follow-up that a passage can be linked to: what it asks, of whom, and where it stands."""

    pk: int
    asks: str
    ministry: str
    line: str


@dataclass(frozen=True, slots=True)
class Option:
    """A motion or commitment that a passage may be about, and why; it may not be followed (yet)."""

    item: Motion | Commitment
    reason: str
    follow_ups: tuple[FollowUpOption, ...]

    @property
    def motion(self) -> Motion | None:
        """The motion, if it is one."""
        return self.item if isinstance(self.item, Motion) else None

    @property
    def commitment(self) -> Commitment | None:
        """The commitment, if it is one."""
        return self.item if isinstance(self.item, Commitment) else None


def findings(letter: Letter) -> list[Suggestion]:
    """The suggestions of the present readings and what was decided on earlier ones: the subject, then the text."""
    present = Q(reading__superseded_at=None) | ~Q(state=Suggestion.State.OPEN)
    return list(
        Suggestion.objects.filter(present, reading__letter=letter)
        .select_related("reading", "citation", "decided_by")
        .order_by("place", "start", "end", "pk")
    )


def with_what_was_done(letter: Letter) -> list[Suggestion]:
    """The decided suggestions with ``done_evidence`` and ``done_statements``: what stands because of them."""
    evidence = Evidence.objects.standing().select_related(
        "follow_up__request__motion__paper__dossier", "follow_up__commitment", "follow_up__ministry"
    )
    statements = Statement.objects.filter(retracted_at=None).select_related("commitment")
    return list(
        Suggestion.objects.filter(reading__letter=letter)
        .exclude(state=Suggestion.State.OPEN)
        .select_related("decided_by")
        .prefetch_related(
            Prefetch("evidence", evidence.prefetch_related("follow_up__request__motion__movers"), "done_evidence"),
            Prefetch("statements", statements.prefetch_related("commitment__follow_ups"), "done_statements"),
        )
        .order_by("place", "start", "end", "pk")
    )


def candidates(suggestion: Suggestion, *, today: date) -> list[Option]:
    """What the reader thinks that the passage is about, most likely first."""
    rows = list(
        Candidate.objects.filter(suggestion=suggestion)
        .select_related("motion__paper__dossier", "commitment__office")
        .prefetch_related("motion__movers")
        .order_by("rank")
    )
    return options(((row.motion or row.commitment, row.reason) for row in rows), today=today)


def named_only(suggestion: Suggestion) -> list[Candidate]:
    """Candidates that are known by their number alone, because some letter's subject names them."""
    return list(Candidate.objects.filter(suggestion=suggestion).exclude(named="").order_by("rank"))


def options(found: Iterable[tuple[Motion | Commitment | None, str]], *, today: date) -> list[Option]:
    """Motions and commitments with their follow-ups as staff see them, in a fixed number of statements."""
    items = [(item, reason) for item, reason in found if item is not None]
    rows = list(
        seen.follow_ups(Viewer.STAFF)
        .filter(
            Q(request__motion__in=[item.pk for item, _ in items if isinstance(item, Motion)])
            | Q(commitment__in=[item.pk for item, _ in items if isinstance(item, Commitment)])
        )
        .exclude(state=State.TRANSFERRED.value)
        .select_related("request__motion__paper", "commitment", "ministry", "successor__ministry")
        .order_by("request__position", "pk")
    )
    standing = standings(rows, viewer=Viewer.STAFF, today=today)
    return [
        Option(
            item,
            reason,
            tuple(_follow_up_option(row, standing[row.pk].line.full) for row in rows if _is_of(row, item)),
        )
        for item, reason in items
    ]


def awaited_problem(letter: Letter) -> str:
    """Why the text of a letter is not here yet, as far as a source said; nothing where it is, or was not asked for."""
    rows = AwaitedFile.objects.filter(letter=letter) if not letter.text else AwaitedFile.objects.none()
    return rows.values_list("problem", flat=True).order_by("-again_on", "pk").first() or ""


def next_to_review(letter: Letter) -> Letter | None:
    """Another letter with suggestions that wait, the newest first."""
    waiting = Suggestion.objects.to_review().filter(reading__letter=OuterRef("pk"))
    return (
        Letter.objects.filter(Exists(waiting)).exclude(pk=letter.pk).defer("text").order_by("-sent_on", "-pk").first()
    )


def _is_of(follow_up: FollowUp, item: Motion | Commitment) -> bool:
    if isinstance(item, Motion):
        return follow_up.request is not None and follow_up.request.motion_id == item.pk
    return follow_up.commitment_id == item.pk


def _follow_up_option(follow_up: "SeenFollowUp", line: str) -> FollowUpOption:
    asks = follow_up.request.text if follow_up.request else follow_up.commitment.wording if follow_up.commitment else ""
    return FollowUpOption(
        pk=follow_up.pk,
        asks=f"{asks} ({follow_up.part})" if follow_up.part else asks,
        ministry=str(follow_up.ministry or "Nog geen ministerie"),
        line=line,
    )
