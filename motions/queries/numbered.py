"""Follow-ups by the numbers that people type: of motions as papers, of commitments as in their register."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from motions.models import Commitment, FollowUp, Motion
from motions.models.follow_ups import ENDED_STATES
from motions.rules.references import Reference
from motions.rules.register_numbers import typed_register_number
from motions.rules.typed_references import typed_references

PaperKey = tuple[int, str, str]
"""Dossier, suffix and number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One typed number and the follow-ups that it means; ``problem`` says in Dutch why there are none."""

    text: str
    follow_ups: tuple[int, ...] = ()
    problem: str = ""


def numbered(text: str) -> list[Line]:
    """Each line of the text (or part between semicolons) with its follow-ups, in three statements."""
    typed = [line.strip() for line in text.replace(";", "\n").splitlines() if line.strip()]
    papers = {line: [reference for reference in typed_references(line) if reference.number] for line in typed}
    registered = {line: number for line in typed if (number := typed_register_number(line))}
    motions = _motions(reference for references in papers.values() for reference in references)
    commitments = _commitments(registered.values())
    followed = _followed(motions.values(), commitments.values())
    lines = []
    for line in typed:
        motion = next((motions[key] for key in map(_key, papers[line]) if key in motions), None)
        commitment = commitments.get(registered.get(line, ""))
        item = ("request__motion", motion) if motion else ("commitment", commitment)
        found = tuple(followed[item])
        lines.append(Line(line, found, "" if found else _problem(line, bool(motion or commitment), registered, papers)))
    return lines


def _problem(line: str, is_known: bool, registered: dict[str, str], papers: dict[str, list[Reference]]) -> str:
    if is_known:
        return f"“{line}” wordt niet gevolgd. Open eerst een opvolging."
    if line in registered or papers[line]:
        return f"“{line}” is hier niet bekend."
    return f"“{line}” is geen nummer van een motie of toezegging. Typ het als 36 410, nr. 74 of TZ202603-130."


def _key(reference: Reference) -> PaperKey:
    return reference.dossier, reference.suffix, reference.number


def _motions(references: Iterable[Reference]) -> dict[PaperKey, int]:
    keys = {_key(reference) for reference in references}
    rows = Motion.objects.filter(
        paper__dossier__number__in={key[0] for key in keys}, paper__number__in={key[2] for key in keys}
    ).values_list("paper__dossier__number", "paper__dossier__suffix", "paper__number", "pk")
    return {(dossier, suffix, number): pk for dossier, suffix, number, pk in rows}


def _commitments(numbers: Iterable[str]) -> dict[str, int]:
    """By their number, and by that of a later entry of the register that says them once more."""
    wanted = set(numbers)
    rows = Commitment.objects.filter(Q(register_number__in=wanted) | Q(statements__register_number__in=wanted))
    found: dict[str, int] = {}
    for pk, own, said in rows.values_list("pk", "register_number", "statements__register_number"):
        found |= {number: pk for number in (own, said) if number in wanted}
    return found


def _followed(motions: Iterable[int], commitments: Iterable[int]) -> dict[tuple[str, int | None], list[int]]:
    rows: QuerySet[FollowUp] = FollowUp.objects.filter(
        Q(request__motion__in=set(motions)) | Q(commitment__in=set(commitments))
    ).exclude(state__in=ENDED_STATES)
    found: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for pk, motion, commitment in rows.order_by("pk").values_list("pk", "request__motion", "commitment"):
        found["request__motion" if motion else "commitment", motion or commitment].append(pk)
    return found
