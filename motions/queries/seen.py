"""What a viewer may see. Every read of a public page starts here.

Visitors see public letters and what was accepted from them, never drafts, unpublished letters, internal targets and
judgements. Where such a hidden fact moved a follow-up, a visitor sees the state and the term as they stand without it
(``seen_state``, ``seen_due_on``), and ``unsaid`` is true: lateness is then claimed only where both agree.
"""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.db.models import (
    BooleanField,
    Case,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from motions.models import Commitment, Deadline, Evidence, FollowUp, FollowUpEvent, Letter, Statement, Visibility
from motions.models.events import INTERNAL_KINDS
from motions.models.follow_ups import RUNNING_STATES
from motions.queries.replayed import Replayed
from motions.rules.follow_ups import STATE_AFTER, State

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _Seen(TypedDict):
        seen_state: str
        seen_due_on: date | None
        seen_open_due_on: date | None
        unsaid: bool

    class _Said(TypedDict):
        has_unsaid: bool

    class _Hidden(TypedDict):
        hidden: bool

    SeenEvent = WithAnnotations[FollowUpEvent, _Hidden]
    SeenFollowUp = WithAnnotations[FollowUp, _Seen]
    SeenCommitment = WithAnnotations[Commitment, _Said]


class Viewer(Enum):
    """Who looks: anybody, or somebody who signed in and works here."""

    VISITOR = "visitor"
    STAFF = "staff"

    @property
    def is_staff(self) -> bool:
        return self is Viewer.STAFF


UNPUBLISHED = (Visibility.DRAFT, Visibility.SENT)
INTERNAL_TARGET = Deadline.SetBy.INTERNAL

HIDDEN_EVENT = (
    Q(is_internal=True)
    | Q(kind__in=INTERNAL_KINDS)
    | Q(letter__visibility__in=UNPUBLISHED)
    | Q(evidence__letter__visibility__in=UNPUBLISHED)
    | Q(deadline__letter__visibility__in=UNPUBLISHED)
    | Q(deadline__set_by=INTERNAL_TARGET)
)


def letters(viewer: Viewer) -> QuerySet[Letter]:
    return Letter.objects.all() if viewer.is_staff else Letter.objects.public()


def evidence(viewer: Viewer) -> QuerySet[Evidence]:
    """Passages; for visitors only those in public letters about what they may see."""
    if viewer.is_staff:
        return Evidence.objects.standing()
    about = Q(follow_up__request__isnull=False) | Q(follow_up__commitment__in=_public_commitments())
    return Evidence.objects.public().filter(about)


def statements(viewer: Viewer) -> QuerySet[Statement]:
    standing = Statement.objects.filter(retracted_at=None)
    return standing if viewer.is_staff else Statement.objects.public().exclude(letter__visibility__in=UNPUBLISHED)


def deadlines(viewer: Viewer) -> QuerySet[Deadline]:
    """Standing versions of terms; internal targets are for staff only and bind nobody."""
    standing = Deadline.objects.filter(retracted_at=None)
    return standing if viewer.is_staff else _public_deadlines()


def events(viewer: Viewer, *, today: date) -> "QuerySet[SeenEvent]":
    """Standing events; ``hidden`` is true for those that only staff see.

    What a sweep for a later day wrote has not happened yet: it is shown to nobody before that day.
    """
    standing = FollowUpEvent.objects.standing()
    hidden = Case(When(HIDDEN_EVENT, then=Value(True)), default=Value(False))
    shown = standing.annotate(hidden=hidden) if viewer.is_staff else _public_events().annotate(hidden=Value(False))
    return cast("QuerySet[SeenEvent]", shown.filter(happened_on__lte=today))


def commitments(viewer: Viewer) -> "QuerySet[SeenCommitment]":
    """Commitments; ``has_unsaid`` is true where one of the statements is hidden from this viewer."""
    if viewer.is_staff:
        everything = Commitment.objects.annotate(has_unsaid=Value(False))
        return cast("QuerySet[SeenCommitment]", everything)
    hidden = Statement.objects.filter(commitment=OuterRef("pk"), retracted_at=None, letter__visibility__in=UNPUBLISHED)
    public = Commitment.objects.filter(pk__in=_public_commitments())
    return cast("QuerySet[SeenCommitment]", public.annotate(has_unsaid=Exists(hidden)))


def follow_ups(viewer: Viewer) -> "QuerySet[SeenFollowUp]":
    """Follow-ups with ``seen_state``, ``seen_due_on``, ``seen_open_due_on`` and ``unsaid``; mistakes are left out."""
    rows = FollowUp.objects.exclude(state=State.RETRACTED.value)
    if viewer.is_staff:
        everything = rows.annotate(
            seen_state=F("state"), seen_due_on=F("due_on"), seen_open_due_on=F("open_due_on"), unsaid=Value(False)
        )
        return cast("QuerySet[SeenFollowUp]", everything)
    public = rows.filter(Q(request__isnull=False) | Q(commitment__in=_public_commitments()))
    state_moved, term_moved = Exists(_hidden_changes()), Exists(_hidden_deadlines())
    annotated = public.annotate(
        seen_state=Case(When(state_moved, then=_public_state()), default=F("state")),
        seen_due_on=Case(When(term_moved, then=_public_due_on()), default=F("due_on"), output_field=DateField()),
        seen_open_due_on=Case(
            When(seen_state__in=RUNNING_STATES, open_due_on__isnull=False, then=F("seen_due_on")),
            default=None,
            output_field=DateField(),
        ),
        unsaid=ExpressionWrapper(Q(state_moved) | Q(term_moved), output_field=BooleanField()),
    )
    return cast("QuerySet[SeenFollowUp]", annotated)


def _public_commitments() -> QuerySet[Commitment, Any]:
    return Commitment.objects.public().order_by().values("pk")


def _public_events() -> QuerySet[FollowUpEvent]:
    return FollowUpEvent.objects.standing().exclude(HIDDEN_EVENT)


def _public_deadlines() -> QuerySet[Deadline]:
    return Deadline.objects.binding().exclude(letter__visibility__in=UNPUBLISHED)


def _hidden_changes() -> QuerySet[FollowUpEvent]:
    changing = [kind.value for kind in STATE_AFTER]
    return FollowUpEvent.objects.standing().filter(HIDDEN_EVENT, follow_up=OuterRef("pk"), kind__in=changing)


def _hidden_deadlines() -> QuerySet[Deadline]:
    return Deadline.objects.binding().filter(follow_up=OuterRef("pk"), letter__visibility__in=UNPUBLISHED)


def _public_due_on() -> Subquery:
    newest = _public_deadlines().filter(follow_up=OuterRef("pk")).order_by("-version")
    return Subquery(newest.values("due_on")[:1])


def _public_state() -> Replayed:
    """``rules.follow_ups.replay`` without what is hidden."""
    return Replayed(_public_events().filter(follow_up=OuterRef("pk")))
