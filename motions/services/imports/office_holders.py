"""Who held which office, as far as signed letters prove it.

The source tells no periods. A letter proves its day; two letters of one cabinet prove the days between them. The week
in which a cabinet begins proves nothing: what its predecessors signed is still being registered then.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from motions.models import Cabinet, OfficeHolding

Holder = tuple[int, int]
"""An office and a person, by primary key."""
STILL_REGISTERED = timedelta(days=7)


def attest(held: Mapping[Holder, Iterable[date]]) -> None:
    """Make or widen the holdings that these days prove; holdings that staff filled in or changed stay as they are."""
    if not held:
        return
    known = OfficeHolding.objects.filter(
        office__in={office for office, _ in held}, person__in={person for _, person in held}
    )
    rows: dict[Holder, list[OfficeHolding]] = {}
    for row in known:
        rows.setdefault((row.office_id, row.person_id), []).append(row)
    theirs = set(OfficeHolding.history.filter(id__in=[row.pk for row in known]).values_list("id", flat=True))
    cabinets = list(Cabinet.objects.all())
    new: list[OfficeHolding] = []
    for holder, days in held.items():
        here = rows.get(holder, [])
        if any(row.source == OfficeHolding.Source.STAFF or row.pk in theirs for row in here):
            continue
        for cabinet, proven in _by_cabinet(days, cabinets).items():
            same = [row for row in here if row.cabinet_id == cabinet]
            if same:
                _widen(same[0], proven)
            else:
                new.append(_holding(holder, cabinet, proven))
    OfficeHolding.objects.bulk_create(new)


def _by_cabinet(days: Iterable[date], cabinets: Iterable[Cabinet]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = {}
    for day in days:
        for cabinet in cabinets:
            ends_on = cabinet.ends_on or day
            if cabinet.starts_on + STILL_REGISTERED <= day <= ends_on:
                found.setdefault(cabinet.pk, []).append(day)
    return found


def _holding(holder: Holder, cabinet: int, days: list[date]) -> OfficeHolding:
    office, person = holder
    return OfficeHolding(
        office_id=office,
        person_id=person,
        cabinet_id=cabinet,
        starts_on=min(days),
        ends_on=max(days),
        source=OfficeHolding.Source.OFFICIAL,
    )


def _widen(row: OfficeHolding, days: list[date]) -> None:
    """Past the history, which tells what people changed."""
    first = min(row.starts_on, *days)
    last = max(row.ends_on or row.starts_on, *days)
    if (first, last) != (row.starts_on, row.ends_on):
        OfficeHolding.objects.filter(pk=row.pk).update(starts_on=first, ends_on=last)
