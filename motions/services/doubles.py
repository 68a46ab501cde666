"""Commitments that staff noted and the register's entries about them: found both ways, kept for a person to judge."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from motions.analysis.likeness import EARLIEST, LATEST, Resemblance, Said, resemblance
from motions.models import Chamber, Commitment, PossibleDouble, Statement
from motions.services.commitments import Promise

State = PossibleDouble.State
Compare = Callable[[Said, Said], Resemblance | None]


@dataclass(frozen=True, slots=True)
class Match:
    """A commitment that resembles the one at hand."""

    commitment: Commitment
    resemblance: Resemblance


def noted_like(entry: Said) -> list[Match]:
    """The commitments that staff noted without a number and that resemble an entry, most alike first.

    Promises in letters never are: the register holds what was said in a meeting.
    """
    from_letter = Exists(Statement.objects.filter(commitment=OuterRef("pk"), letter__isnull=False))
    rows = Commitment.objects.filter(official_id=None, register_number="", chamber=Chamber.TK).exclude(from_letter)
    near = Q(promised_on__range=(entry.on - LATEST, entry.on - EARLIEST))
    return _matches(rows, near, entry, resemblance)


def registered_like(noted: Said) -> list[Match]:
    """The register's entries that resemble what somebody notes, most alike first."""
    rows = Commitment.objects.exclude(register_number="").filter(chamber=Chamber.TK, source_removed_at=None)
    near = Q(promised_on__range=(noted.on + EARLIEST, noted.on + LATEST))
    return _matches(rows, near, noted, lambda entry, own: resemblance(own, entry))


def already_registered(promise: Promise) -> list[Match]:
    """The register's entries that resemble what somebody is about to note."""
    activities = frozenset({promise.activity.pk} if promise.activity else ())
    office = promise.office.pk if promise.office else None
    return registered_like(Said(promise.wording, promise.said_on, office, activities))


def clear_one(matches: Iterable[Match]) -> Match | None:
    """The match that is the same beyond doubt: clear, and the only one."""
    found = list(matches)
    return found[0] if len(found) == 1 and found[0].resemblance.is_clear else None


def said(commitment: Commitment) -> Said:
    """A row as far as it can be compared."""
    return _said([commitment])[commitment.pk]


def ask(*, noted: Commitment, registered: Commitment, resemblance: Resemblance, now: datetime) -> PossibleDouble:
    """Keep a pair for a person to judge; one that was found before stays as it was judged."""
    double, _ = PossibleDouble.objects.get_or_create(
        noted=noted,
        register_number=registered.register_number,
        defaults={"registered": registered, "found_at": now, **_why(resemblance)},
    )
    return double


def keep_link(*, noted: Commitment, number: str, resemblance: Resemblance, now: datetime) -> PossibleDouble:
    """Keep why an import took an entry for what was noted, so that a person can see it and take it back."""
    return PossibleDouble.objects.create(
        noted=noted, register_number=number, state=State.SAME, found_at=now, answered_at=now, **_why(resemblance)
    )


def move(*, row: Commitment, to: Commitment) -> None:
    """Keep the pairs of a row of the register under the number and row of the case that it became part of."""
    for pair in PossibleDouble.objects.filter(Q(registered=row) | Q(noted=row, registered=None, state=State.SAME)):
        if pair.registered_id:
            pair.registered = to
        else:
            pair.noted = to
        pair.register_number = to.register_number
        others = PossibleDouble.objects.filter(noted=pair.noted, register_number=pair.register_number)
        if pair.registered == pair.noted or others.exclude(pk=pair.pk).exists():
            pair.delete()
        else:
            pair.save(update_fields=["registered", "noted", "register_number"])


def ask_about(noted: Commitment, *, now: datetime) -> list[PossibleDouble]:
    """Keep what the register has already and this resembles; nothing for one with a number or from a letter."""
    if noted.register_number or noted.official_id or noted.statements.filter(letter__isnull=False).exists():
        return []
    return [
        ask(noted=noted, registered=match.commitment, resemblance=match.resemblance, now=now)
        for match in registered_like(said(noted))
    ]


def _why(found: Resemblance) -> dict[str, object]:
    return {"likeness": found.likeness, "reason": found.reason}


def _matches(rows: "QuerySet[Commitment]", near: Q, own: Said, compare: Compare) -> list[Match]:
    in_debate = Exists(Statement.objects.filter(commitment=OuterRef("pk"), activity__in=own.activities))
    candidates = list(rows.filter(near | Q(in_debate)).select_related("office").order_by("pk"))
    others = _said(candidates)
    found = [(row, compare(others[row.pk], own)) for row in candidates]
    matches = [Match(row, alike) for row, alike in found if alike is not None]
    return sorted(matches, key=lambda match: -match.resemblance.likeness)


def _said(rows: Iterable[Commitment]) -> dict[int, Said]:
    commitments = {row.pk: row for row in rows}
    activities: dict[int, set[int]] = defaultdict(set)
    spoken = Statement.objects.filter(commitment__in=commitments, activity__isnull=False, retracted_at=None)
    for commitment, activity in spoken.values_list("commitment", "activity"):
        activities[commitment].add(activity)
    return {
        pk: Said(row.wording, row.promised_on, row.office_id, frozenset(activities[pk]))
        for pk, row in commitments.items()
    }
