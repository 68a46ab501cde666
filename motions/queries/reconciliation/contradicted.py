"""What stands here otherwise than in the source: decisions of the chamber, and what the register established."""

from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, Lower, Replace

from motions.models import Decision, FollowUp, MinistryName, Motion
from motions.models.follow_ups import ENDED_STATES, RUNNING_STATES
from motions.queries.reconciliation.categories import listed, named
from motions.queries.reconciliation.differences import Row, compared
from motions.rules.decisions import DECISION_WORDS, FINAL, FOLLOWED, REGISTER_WORDS, DecisionKind
from motions.rules.follow_ups import Outcome, State
from motions.rules.reconciling import contradicts

NOTHING = "geen besluit"
_FINAL = [kind.value for kind in FINAL]
_FOLLOWED = [kind.value for kind in FOLLOWED]


def decided_otherwise(since: date) -> QuerySet[Motion]:
    """Motions of the source whose outcome according to decisions that staff typed is not the source's."""
    typed = Decision.objects.filter(official_id=None, kind__in=_FINAL)
    rows = listed(Motion).filter(pk__in=typed.values("motion"), official_id__isnull=False)
    ours = _outcome(Decision.objects.filter(official_id=None), OuterRef("pk"))
    theirs = Coalesce(_outcome(_of_source(), OuterRef("pk")), Value(NOTHING))
    return compared(rows, ours=ours, theirs=theirs).exclude(ours=F("theirs"))


def shown_motions(rows: Sequence[Any]) -> list[Row]:
    """With both outcomes in words."""
    return [
        Row(row.record, named(row), _kind(row.ours), _kind(row.theirs), row.submitted_on, row, row.source_url)
        for row in rows
    ]


def edited_decisions(since: date) -> QuerySet[Decision]:
    """Decisions of the source that staff changed into another kind than the source's word means.

    Only what a person edited has history, so that few rows are compared.
    """
    meant = Case(
        *(When(source_word=word, then=Value(kind.value)) for word, kind in DECISION_WORDS.items()),
        default=Value(""),
        output_field=CharField(),
    )
    rows = listed(Decision).filter(
        pk__in=Decision.history.values("id"), official_id__isnull=False, source_removed_at=None
    )
    return compared(rows, ours=F("kind"), theirs=meant).exclude(theirs="").exclude(ours=F("theirs"))


def shown_decisions(rows: Sequence[Any]) -> list[Row]:
    """With both kinds in words, and the page of the motion at the source."""
    return [
        Row(row.record, named(row), _kind(row.ours), _kind(row.theirs), row.decided_on, row, row.motion.source_url)
        for row in rows
    ]


def followed_without_adoption(since: date) -> QuerySet[FollowUp]:
    """Running follow-ups of motions that the source decided on, last otherwise than by adopting or taking over."""
    rows: QuerySet[FollowUp] = FollowUp.objects.filter(
        state__in=RUNNING_STATES, request__motion__official_id__isnull=False
    )
    rows = rows.filter(Exists(_of_source(with_corrected=True).filter(motion=OuterRef("request__motion"))))
    theirs = Coalesce(_outcome(_of_source(), OuterRef("request__motion")), Value(NOTHING))
    rows = compared(rows, ours=F("state"), theirs=theirs).exclude(theirs__in=_FOLLOWED)
    return rows.select_related("request__motion").defer("request__motion__text")


def shown_follow_ups(rows: Sequence[Any]) -> list[Row]:
    """With the state here and the outcome at the source."""
    return [
        Row(
            row.record,
            row.title,
            State(row.ours).label,
            _kind(row.theirs),
            row.follow_from,
            row,
            row.request.motion.source_url,
        )
        for row in rows
    ]


def standing_otherwise(since: date) -> QuerySet[FollowUp]:
    """Follow-ups of commitments whose state and outcome the register contradicts."""
    rows: QuerySet[FollowUp] = FollowUp.objects.filter(commitment__source_removed_at=None)
    rows = rows.annotate(word=Lower("commitment__register_status")).filter(_contradicted())
    ours = Concat(F("state"), Value(" "), F("outcome"))
    return compared(rows, ours=ours, theirs=F("commitment__register_status")).select_related("commitment", "ministry")


def elsewhere(since: date) -> QuerySet[FollowUp]:
    """Follow-ups that lead at a ministry which has never had the name or abbreviation that the register gives."""
    rows: QuerySet[FollowUp] = FollowUp.objects.exclude(state__in=ENDED_STATES).filter(
        role=FollowUp.Role.LEAD, ministry__isnull=False, commitment__source_removed_at=None
    )
    short = Lower(Replace("commitment__register_ministry", Value("Ministerie van "), Value("")))
    rows = rows.exclude(commitment__register_ministry="").annotate(short=short)
    rows = rows.annotate(abbreviation=Lower("ministry__abbreviation"), name=Lower("ministry__name"))
    rows = rows.exclude(short=F("abbreviation")).exclude(short=F("name"))
    former = MinistryName.objects.filter(ministry=OuterRef("ministry")).annotate(
        small_name=Lower("name"), small_abbreviation=Lower("abbreviation")
    )
    named_so = former.filter(Q(small_name=OuterRef("short")) | Q(small_abbreviation=OuterRef("short")))
    rows = rows.filter(~Exists(named_so))
    compare = compared(rows, ours=F("ministry__abbreviation"), theirs=F("commitment__register_ministry"))
    return compare.select_related("commitment", "ministry")


def shown_elsewhere(rows: Sequence[Any]) -> list[Row]:
    """With our ministry and the register's own word."""
    return [
        Row(row.record, row.title, row.ours, row.theirs, row.commitment.promised_on, row, row.commitment.source_url)
        for row in rows
    ]


def shown_commitments(rows: Sequence[Any]) -> list[Row]:
    """With our state and the register's own word and day."""
    shown = []
    for row in rows:
        on = row.commitment.register_fulfilled_on
        theirs = f"{row.commitment.register_status} op {on:%d-%m-%Y}" if on else row.commitment.register_status
        outcome = f" ({Outcome(row.outcome).label.lower()})" if row.outcome else ""
        ours = f"{State(row.state).label}{outcome}"
        title = f"{row.title} ({row.ministry.abbreviation})" if row.ministry else row.title
        address = row.commitment.source_url
        shown.append(Row(row.record, title, ours, theirs, row.commitment.promised_on, row, address))
    return shown


def _of_source(*, with_corrected: bool = False) -> QuerySet[Decision]:
    """Final decisions that the source stands by; or also those that it took back."""
    rows = Decision.objects.filter(official_id__isnull=False)
    if with_corrected:
        return rows.filter(kind__in=[*_FINAL, DecisionKind.CORRECTED.value])
    return rows.filter(kind__in=_FINAL, source_removed_at=None)


def _outcome(decisions: QuerySet[Decision], motion: Any) -> Subquery:
    """The kind of the latest final decision, as ``rules.decisions.outcome_of`` has it."""
    latest = decisions.filter(motion=motion, kind__in=_FINAL).order_by("-decided_on", "-order", "-pk")
    return Subquery(latest.values("kind")[:1])


def _contradicted() -> Q:
    """``rules.reconciling.contradicts`` as a condition on ``state``, ``outcome`` and ``word``, in small letters."""
    words: dict[frozenset[tuple[State, Outcome | None]], list[str]] = {}
    for word in REGISTER_WORDS:
        pairs = frozenset(pair for pair in product(State, (None, *Outcome)) if contradicts(word, *pair))
        words.setdefault(pairs, []).append(word.casefold())
    found = Q(pk__in=[])
    for pairs, same in words.items():
        states: dict[frozenset[str], list[str]] = {}
        for state in State:
            if outcomes := frozenset(outcome or "" for of, outcome in pairs if of is state):
                states.setdefault(outcomes, []).append(state.value)
        for outcomes, alike in states.items():
            condition = Q(word__in=same, state__in=alike)
            found |= condition if len(outcomes) > len(Outcome) else condition & Q(outcome__in=outcomes)
    return found


def _kind(value: str) -> str:
    return NOTHING if value == NOTHING else DecisionKind(value).label
