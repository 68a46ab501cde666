"""Entries of the register that say a commitment once more: they join the case of their original, whichever came first.

An entry whose original is not here begins a case of its own, and what it lacks is noted. When the original comes it
takes that case over, with the work on it; further cases that wait for it join.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from motions.models import Commitment, FollowUp, ImportGap
from motions.models.follow_ups import ENDED_STATES
from motions.services import bulk, doubles, joining
from motions.services.imports import unadopted_follow_ups
from motions.services.imports.records import CommitmentRecord, Lack
from motions.services.refusals import Refused

ORIGINAL = ImportGap.Thing.ORIGINAL


class BothHaveWork(Refused):
    """Two cases of one chain were both worked on: a person has to say which stays."""

    def __init__(self, one: Commitment, other: Commitment) -> None:
        super().__init__(
            f"{one.register_number} hoort bij {other.register_number}, maar aan allebei is gewerkt. "
            "Trek de opvolging van een van beide in."
        )


def case_of(official_id: str) -> Commitment | None:
    """The case in which an entry of the register was said."""
    return (
        Commitment.objects.filter(official_id=official_id).first()
        or Commitment.objects.filter(statements__official_id=official_id).first()
    )


def lacks(record: CommitmentRecord) -> list[Lack]:
    """The originals of an entry that are not here."""
    key = record.origin.official_id
    return [Lack(key, ORIGINAL, other) for _, other in record.earlier if other != key and case_of(other) is None]


class Waiting:
    """The entries that wait for those of a page, from earlier pages and of this one."""

    def __init__(self, official_ids: Iterable[str]) -> None:
        rows = bulk.among(ImportGap, "about", official_ids, "id", "about", "official_id", "thing")
        self._lacks = [Lack(key, thing, about) for _, about, key, thing in sorted(rows) if thing == ORIGINAL]

    def add(self, lacks: Iterable[Lack]) -> None:
        """Let an entry of the page wait for its originals."""
        self._lacks += [lack for lack in lacks if lack.thing == ORIGINAL]

    def cases(self, original: str) -> list[Commitment]:
        """The cases that wait for an entry, longest first."""
        keys = [lack.record for lack in self._lacks if lack.about == original]
        cases = {case.official_id: case for case in Commitment.objects.filter(official_id__in=keys)} if keys else {}
        return [cases[key] for key in dict.fromkeys(keys) if key in cases]


def wait_no_longer(original: str) -> None:
    """Forget that entries wait for this one."""
    ImportGap.objects.filter(kind=ImportGap.Kind.LACKING, thing=ORIGINAL, about=original).delete()


def join(joining_case: Commitment, case: Commitment, *, now: datetime) -> Commitment:
    """Let two cases become one, known to the register as ``case``, and return it. Raises BothHaveWork.

    The row with staff's words stays. Of two follow-ups the one that nobody worked on goes back.
    """
    keeps_words = edited_by_staff(joining_case) and not edited_by_staff(case)
    goes, stays = (case, joining_case) if keeps_words else (joining_case, case)
    _leave_one_follow_up(goes, stays, now=now)
    FollowUp.objects.filter(commitment=goes).update(commitment=stays)
    joining.move_what_hangs_on(goes, stays)
    stays.register_letters.add(*goes.register_letters.all())
    columns = {name: getattr(case, name) for name in Commitment.SOURCE_FIELDS}
    for name, value in columns.items():
        setattr(stays, name, value)
    doubles.move(row=goes, to=stays)
    doubles.move(row=stays, to=stays)
    goes.delete()
    stays.save_without_historical_record()  # type: ignore[attr-defined]  # simple_history adds it
    return stays


def edited_by_staff(commitment: Commitment) -> bool:
    """Whether somebody typed or edited it: an import leaves no history, an edit does."""
    return bool(Commitment.history.filter(id=commitment.pk).exists())


def _leave_one_follow_up(goes: Commitment, stays: Commitment, *, now: datetime) -> None:
    if not (_lasting(goes).exists() and _lasting(stays).exists()):
        return
    if _worked_on(goes) and _worked_on(stays):
        raise BothHaveWork(goes, stays)
    for follow_up in unadopted_follow_ups.untouched(_lasting(stays if _worked_on(goes) else goes)):
        unadopted_follow_ups.retract(follow_up, now=now, today=localdate(now))


def _lasting(case: Commitment) -> QuerySet[FollowUp]:
    return case.follow_ups.exclude(state__in=ENDED_STATES)


def _worked_on(case: Commitment) -> bool:
    lasting = _lasting(case)
    return lasting.exclude(pk__in=unadopted_follow_ups.untouched(lasting).values("pk")).exists()
